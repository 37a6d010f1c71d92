import { describe, expect, it } from 'vitest';
import { ms, only, talk, turnEventsOf } from '../talk.ts';

describe('turns and responses', () => {
  it('pass with the gap between the last word and the first', () => {
    const events = turnEventsOf(
      talk({
        frames: 400,
        customer: [
          [50, 150],
          [260, 340],
        ],
        agent: [[160, 250]],
      }),
    );
    expect(only(events, 'turn')).toMatchObject([
      { party: 'customer', startMs: ms(50), endMs: ms(150) },
      { party: 'agent', startMs: ms(160), endMs: ms(250) },
      { party: 'customer', startMs: ms(260), endMs: ms(340) },
    ]);
    expect(only(events, 'response')).toMatchObject([
      { by: 'agent', gapMs: ms(10), startMs: ms(160) },
      { by: 'customer', gapMs: ms(10), startMs: ms(260) },
    ]);
  });

  it('do not pass for one’s own pauses', () => {
    const events = turnEventsOf(
      talk({
        frames: 400,
        customer: [
          [50, 100],
          [130, 200],
          [300, 350],
        ],
      }),
    );
    expect(only(events, 'turn')).toMatchObject([{ startMs: ms(50), endMs: ms(350) }]);
    expect(only(events, 'response')).toEqual([]);
  });
});

describe('a short sound', () => {
  const inPause = (back: number) =>
    turnEventsOf(
      talk({
        frames: 400,
        customer: [
          [50, 150],
          [back, 300],
        ],
        agent: [[155, 170]],
      }),
    );

  it('in the other’s pause is a backchannel when the other goes on within 800 ms', () => {
    const events = inPause(190);
    expect(only(events, 'backchannel')).toMatchObject([
      { by: 'agent', startMs: ms(155), endMs: ms(170) },
    ]);
    expect(only(events, 'turn')).toMatchObject([{ party: 'customer', endMs: ms(300) }]);
    expect(only(events, 'response')).toEqual([]);
  });

  it('is an answer when the other waits longer', () => {
    const events = inPause(200);
    expect(only(events, 'backchannel')).toEqual([]);
    expect(only(events, 'turn').map((e) => e.party)).toEqual(['customer', 'agent', 'customer']);
    expect(only(events, 'response')).toHaveLength(2);
  });

  it('under the other’s speech is credited up to 704 ms', () => {
    const under = (length: number) =>
      turnEventsOf(talk({ frames: 400, customer: [[50, 300]], agent: [[150, 150 + length]] }));
    expect(only(under(18), 'backchannel')).toHaveLength(1);
    expect(only(under(30), 'backchannel')).toEqual([]);
  });

  it('of less than 96 ms is nothing at all', () => {
    const events = turnEventsOf(talk({ frames: 300, customer: [[50, 250]], agent: [[150, 152]] }));
    expect(only(events, 'backchannel')).toEqual([]);
    expect(only(events, 'speech').map((e) => e.party)).toEqual(['customer']);
  });
});

describe('a long pause', () => {
  const pause = (length: number) =>
    only(
      turnEventsOf(
        talk({
          frames: 400,
          customer: [[50, 150]],
          agent: [[150 + length, 300]],
        }),
      ),
      'longPause',
    );

  it('is 2 s of nobody speaking: not 62 frames (1984 ms), but 63 (2016 ms)', () => {
    expect(pause(62)).toEqual([]);
    expect(pause(63)).toMatchObject([{ startMs: ms(150), endMs: ms(213) }]);
  });

  it('is not the silence before the first word or after the last', () => {
    const events = turnEventsOf(talk({ frames: 600, customer: [[200, 250]] }));
    expect(only(events, 'longPause')).toEqual([]);
  });
});

describe('a monologue', () => {
  const speech = (length: number, more: readonly (readonly [number, number])[] = []) =>
    only(
      turnEventsOf(
        talk({ frames: 3200, agent: [[50, 50 + length], ...more], customer: [[800, 815]] }),
      ),
      'monologue',
    );

  it('is 45 s without the other’s turn: not 1406 frames (44.99 s), but 1407 (45.02 s)', () => {
    expect(speech(1406)).toEqual([]);
    expect(speech(1407)).toMatchObject([{ by: 'agent', startMs: ms(50), endMs: ms(1457) }]);
  });

  it('goes on over a pause of less than 2 s, and ends with a longer one', () => {
    expect(speech(1000, [[1112, 1500]])).toMatchObject([{ startMs: ms(50), endMs: ms(1500) }]);
    expect(speech(1000, [[1113, 1500]])).toEqual([]);
    expect(speech(1407, [[1600, 1700]])).toMatchObject([{ endMs: ms(1457) }]);
  });
});
