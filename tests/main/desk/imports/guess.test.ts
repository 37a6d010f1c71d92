import { describe, expect, it } from 'vitest';
import { agentFirst, guessDetails, pairUp } from '#electron/main/desk/imports/guess.ts';

const nils = { personId: 'p-1', teamId: 't-1', name: 'Nils Åberg' };
const ada = { personId: 'p-2', teamId: 't-1', name: 'Ada' };
const agents = [nils, ada];
const CHANGED = 1_700_000_000_000;

const guess = (...names: string[]) => guessDetails(names, CHANGED, agents);

describe('what a recording’s name says', () => {
  it.each([
    ['2026-03-04_14-05-09 call.wav', new Date(2026, 2, 4, 14, 5, 9)],
    ['20260304-140509_x.wav', new Date(2026, 2, 4, 14, 5, 9)],
    ['rec 2026-03-04T14:05.flac', new Date(2026, 2, 4, 14, 5)],
    ['2026.03.04.mp3', new Date(2026, 2, 4)],
  ])('is when the call was: %s', (name, when) => {
    expect(guess(name).startedAt).toBe(when.getTime());
  });

  it.each(['call-17.wav', '2026-02-30 call.wav', '4930202603041234567.wav', '2026-13-01.wav'])(
    'is not when the call was: %s; the file’s own time is',
    (name) => {
      expect(guess(name).startedAt).toBe(CHANGED);
    },
  );

  it.each([
    ['2026-03-04_14-05 Maria López.wav', 'Maria López'],
    ['maria_lopez-2026-03-04-nils aberg.wav', 'maria lopez'],
    ['recording_20260304-140509_+49 30 123456_stereo.wav', '+49 30 123456'],
    ['Jean-Luc.wav', 'Jean Luc'],
    ['call-000017.wav', ''],
    ['Recording (2).wav', ''],
    [`${'x'.repeat(200)}.wav`, 'x'.repeat(80)],
  ])('is who the customer was, or nothing: %s', (name, customer) => {
    expect(guess(name).customerName).toBe(customer);
  });

  it('is whose call it was, accents and case aside, but never part of another word', () => {
    const who = (name: string) => guess(name).agent?.personId ?? null;
    expect(who('NILS-ABERG_17.wav')).toBe('p-1');
    expect(who('17 ada maria.wav')).toBe('p-2');
    expect(who('Canada.wav')).toBeNull();
    expect(guessDetails(['17.wav'], CHANGED, [ada]).agent).toEqual({
      personId: 'p-2',
      teamId: 't-1',
    });
    expect(guessDetails(['17.wav'], CHANGED, []).agent).toBeNull();
  });
});

describe('files of one call', () => {
  const pairs = (...names: string[]) =>
    pairUp(names.map((name) => ({ name }))).map((group) => group.map(({ name }) => name));

  it('are put together by their names, the agent’s first', () => {
    expect(pairs('17-customer.wav', '17-agent.wav', '18.wav', '19_Agent.wav')).toEqual([
      ['17-agent.wav', '17-customer.wav'],
      ['18.wav'],
      ['19_Agent.wav'],
    ]);
    expect(pairs('a-left.wav', 'b-right.wav')).toEqual([['a-left.wav'], ['b-right.wav']]);
    expect(pairs('x agent customer.wav')).toEqual([['x agent customer.wav']]);
  });

  it('that a person puts together keep their order where names say nothing', () => {
    const order = (a: string, b: string) =>
      agentFirst([{ name: a }, { name: b }]).map(({ name }) => name);
    expect(order('1.wav', '2.wav')).toEqual(['1.wav', '2.wav']);
    expect(order('caller.wav', '2.wav')).toEqual(['2.wav', 'caller.wav']);
    expect(order('1.wav', 'operator.wav')).toEqual(['operator.wav', '1.wav']);
  });
});
