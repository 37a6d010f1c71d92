import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageParts } from '#renderer/ui/chat/links.ts';

const links = (text: string) =>
  messageParts(text).flatMap((part) => (part.type === 'link' ? [part] : []));

describe('links in a message', () => {
  test.each([
    ['See https://example.com/a.', 'https://example.com/a', 'example.com'],
    ['(https://example.com/a)', 'https://example.com/a', 'example.com'],
    ['https://example.com/a_(b)!', 'https://example.com/a_(b)', 'example.com'],
    ['HTTPS://EXAMPLE.com', 'https://example.com/', 'example.com'],
    ['http://127.0.0.1:4610/x?y=1#z,', 'http://127.0.0.1:4610/x?y=1#z', '127.0.0.1:4610'],
    // A Cyrillic "а": shown as what it is.
    ['https://аpple.com/login', 'https://xn--pple-43d.com/login', 'xn--pple-43d.com'],
  ])('%s leads to %s', (text, href, host) => {
    expect(links(text)).toMatchObject([{ href, host }]);
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,hello',
    'file:///etc/passwd',
    'example.com',
    'https://',
    'https://bank.example@evil.example/',
    'https://user:word@evil.example/',
    'mailto:sam@example.com',
  ])('%s stays text', (text) => {
    expect(messageParts(text)).toEqual([{ type: 'text', text }]);
  });

  test('the text around and between stays', () => {
    expect(messageParts('a https://x.example b\nhttps://y.example/q; c')).toEqual([
      { type: 'text', text: 'a ' },
      {
        type: 'link',
        href: 'https://x.example/',
        before: 'https://',
        host: 'x.example',
        after: '',
      },
      { type: 'text', text: ' b\n' },
      {
        type: 'link',
        href: 'https://y.example/q',
        before: 'https://',
        host: 'y.example',
        after: '/q',
      },
      { type: 'text', text: '; c' },
    ]);
  });

  test('nothing makes it throw, and only http and https are ever followed', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('https://', 'http://a.b', '(', ')', '@', ':', ' ', '%', '[', ']'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        for (const { href, host } of links(pieces.join(''))) {
          expect(href).toMatch(/^https?:\/\//);
          expect(new URL(href).host).toBe(host);
          expect(host).toMatch(/^[\u0021-\u007E]+$/);
        }
      }),
    );
  });
});
