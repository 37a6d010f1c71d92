import { describe, expect, it } from 'vitest';
import {
  floorNow,
  muteTurns,
  quietNow,
  speakingSince,
  startTurns,
  stepTurns,
} from '#shared/domain/turn/turn.ts';
import type { Talk } from '../talk.ts';
import { ms, talk } from '../talk.ts';

const after = (plan: Talk) =>
  talk(plan).reduce((state, frame) => stepTurns(state, frame).state, startTurns());

describe('what is known live', () => {
  it('is nothing before anybody spoke', () => {
    const state = after({ frames: 200 });
    expect(speakingSince(state, 'agent')).toBeNull();
    expect(floorNow(state)).toBeNull();
    expect(quietNow(state)).toBeNull();
  });

  it('is who speaks, and since when', () => {
    const state = after({ frames: 200, customer: [[50, 200]] });
    expect(speakingSince(state, 'customer')).toBe(ms(50));
    expect(speakingSince(state, 'agent')).toBeNull();
    expect(floorNow(state)).toEqual({ holder: 'customer', sinceMs: ms(50), spokenMs: ms(150) });
    expect(quietNow(state)).toBeNull();
  });

  it('counts the holder’s speech over its pauses and the other’s backchannels', () => {
    const state = after({
      frames: 300,
      agent: [[120, 135]],
      customer: [
        [50, 150],
        [180, 300],
      ],
    });
    expect(floorNow(state)).toEqual({ holder: 'customer', sinceMs: ms(50), spokenMs: ms(220) });
  });

  it('begins anew with the other’s turn, and after a pause of 2 s', () => {
    const answered = after({ frames: 300, customer: [[50, 150]], agent: [[160, 300]] });
    expect(floorNow(answered)).toMatchObject({ holder: 'agent', sinceMs: ms(160) });
    const paused = after({
      frames: 400,
      customer: [
        [50, 150],
        [213, 400],
      ],
    });
    expect(floorNow(paused)).toEqual({ holder: 'customer', sinceMs: ms(213), spokenMs: ms(187) });
  });

  it('forgets the floor after 2 s of quiet: not after 1984 ms, but after 2016 ms', () => {
    const quiet = (length: number) =>
      floorNow(after({ frames: 150 + length, customer: [[50, 150]] }));
    expect(quiet(62)).toMatchObject({ holder: 'customer' });
    expect(quiet(63)).toBeNull();
  });

  it('is the quiet, and whose words came before it', () => {
    const state = after({ frames: 220, customer: [[50, 150]] });
    expect(quietNow(state)).toEqual({ sinceMs: ms(150), after: 'customer' });
  });

  it('takes no backchannel for the last words, while it may still be one', () => {
    const state = after({ frames: 185, customer: [[50, 150]], agent: [[155, 170]] });
    expect(quietNow(state)).toEqual({ sinceMs: ms(170), after: 'customer' });
    expect(floorNow(state)).toMatchObject({ holder: 'customer' });
  });

  it('is no quiet where a party’s sound is missing, but where it is muted', () => {
    const frames = talk({ frames: 220, customer: [[50, 150]] });
    const lost = frames.filter((f) => f.party === 'customer' || f.atMs <= ms(160));
    const hear = (muted: boolean) =>
      lost.reduce(
        (state, frame) => stepTurns(state, frame).state,
        muteTurns(startTurns(), 'agent', ms(155), muted),
      );
    expect(quietNow(hear(false))).toBeNull();
    expect(quietNow(hear(true))).toEqual({ sinceMs: ms(150), after: 'customer' });
  });
});
