import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLine } from '#shared/domain/capture/line.ts';
import { zoneOf } from './zones.ts';

const here = { now: Date.UTC(2026, 10, 28, 13, 30), zone: zoneOf('UTC') };
const friday = Date.UTC(2026, 11, 4, 12);
const read = (line: string) => readLine(line, here);

describe('a line of the capture field', () => {
  it.each([
    ['bill doubled', { kind: 'fact', text: 'bill doubled' }],
    ['/fact  moved in May ', { kind: 'fact', text: 'moved in May' }],
    ['/Action call back', { kind: 'action', text: 'call back', dueAt: null }],
    ['/action call back /due fri noon', { kind: 'action', text: 'call back', dueAt: friday }],
    ['/due fri 12:00 /action call back', { kind: 'action', text: 'call back', dueAt: friday }],
    ['send the bill /due fri 12:00', { kind: 'action', text: 'send the bill', dueAt: friday }],
    ['/due fri 12:00', { kind: 'due', dueAt: friday }],
    [
      'phones 24/7, see /var/log and https://x.example/due/',
      {
        kind: 'fact',
        text: 'phones 24/7, see /var/log and https://x.example/due/',
      },
    ],
    ['/5 of the invoices', { kind: 'fact', text: '/5 of the invoices' }],
    ['/actionable', { code: 'noCommand', words: '/actionable' }],
    ['/todo call back', { code: 'noCommand', words: '/todo' }],
    ['/fact', { code: 'noText', command: 'fact' }],
    ['/action /due fri 12:00', { code: 'noText', command: 'action' }],
    ['/due', { code: 'missing' }],
    ['/action call back /due yesterday', { code: 'unknown', words: 'yesterday' }],
    ['/fact moved /due fri', { code: 'tooMuch', command: 'due' }],
    ['/fact moved /action call back', { code: 'tooMuch', command: 'fact' }],
    ['/due fri /due sat', { code: 'tooMuch', command: 'due' }],
  ])('%s', (line, expected) => {
    const result = read(line);
    const meant = result?.ok === true ? result.value : result?.error;
    expect(meant).toEqual(expected);
  });

  it('is nothing while it is empty', () => {
    expect(read('')).toBeNull();
    expect(read('  ')).toBeNull();
  });

  it('of plain text is that text, in any writing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), (text) => {
        fc.pre(text.trim() !== '' && !text.includes('/'));
        expect(read(text)).toEqual({ ok: true, value: { kind: 'fact', text: text.trim() } });
      }),
    );
  });
});
