import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_CHAT_CHARS, cleanChatText } from '#shared/model/chat.ts';
import { peerMessageSchema } from '#shared/contract/peer.ts';

describe('a chat message’s text', () => {
  it.each([
    ['  as it is  ', 'as it is'],
    ['two\r\nlines\rand\u2028more', 'two\nlines\nand\nmore'],
    ['a\n\n\n\n\nb', 'a\n\nb'],
    ['bell\u0007 and\u001B[31m escape', 'bell and[31m escape'],
    ['photo\u202Egpj.exe', 'photogpj.exe'],
    ['\u2067turned\u2069', 'turned'],
    ['half a pair \uD83D', 'half a pair \uFFFD'],
    ['a\tb', 'a b'],
    ['\u0000\u0001\n \n', ''],
    ['<b>שלום</b> 👋🏽 é', '<b>שלום</b> 👋🏽 é'],
  ])('%j becomes %j', (text, clean) => {
    expect(cleanChatText(text)).toBe(clean);
  });

  it('is cleaned once and for all, well-formed and never too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const clean = cleanChatText(text);
        expect(cleanChatText(clean)).toBe(clean);
        expect(clean.length).toBeLessThanOrEqual(MAX_CHAT_CHARS);
        expect(clean).not.toMatch(/[\u202A-\u202E\u2066-\u2069]|\p{Surrogate}/u);
        // oxlint-disable-next-line no-control-regex
        expect(clean).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/u);
      }),
    );
  });

  it('does not halve a pair where it is cut', () => {
    const clean = cleanChatText(`${'a'.repeat(MAX_CHAT_CHARS - 1)}👋`);
    expect(clean).toBe('a'.repeat(MAX_CHAT_CHARS - 1));
  });
});

describe('a chat message on the line', () => {
  const message = { type: 'chat', chatId: 'c1', by: 'customer', place: 0, text: 'Hello' } as const;

  it('passes, cleaned', () => {
    expect(peerMessageSchema.parse(message)).toEqual(message);
    expect(peerMessageSchema.parse({ ...message, text: ' a\u202Eb\u0000 ' })).toEqual({
      ...message,
      text: 'ab',
    });
  });

  it.each([
    { text: '' },
    { text: '\u0000' },
    { text: 'a'.repeat(MAX_CHAT_CHARS + 1) },
    { text: null },
    { chatId: '' },
    { chatId: 'x'.repeat(65) },
    { by: 'somebody' },
    { place: -1 },
    { place: 0.5 },
    { place: 1e9 },
  ])('is refused with %o', (wrong) => {
    expect(peerMessageSchema.safeParse({ ...message, ...wrong }).success).toBe(false);
  });
});
