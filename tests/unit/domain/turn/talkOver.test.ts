import { describe, expect, it } from 'vitest';
import { ms, only, talk, turnEventsOf } from '../talk.ts';

/** The customer speaks from frame 100 on; the agent as given. */
const over = (
  agent: readonly (readonly [number, number])[],
  customer: readonly (readonly [number, number])[] = [[100, 300]],
) => turnEventsOf(talk({ frames: 400, agent, customer }));

describe('a talk-over', () => {
  it('is decided after 608 ms (19 frames) of speech over the other', () => {
    expect(only(over([[200, 218]]), 'talkOver')).toEqual([]);
    expect(only(over([[200, 219]]), 'talkOver')).toEqual([
      { type: 'talkOver', by: 'agent', startMs: ms(200), atMs: ms(219) },
    ]);
  });

  it('counts speech across short pauses, up to 512 ms, and no longer', () => {
    const linked = over([
      [200, 212],
      [227, 240],
    ]);
    expect(only(linked, 'talkOver')).toMatchObject([{ startMs: ms(200) }]);
    const apart = over([
      [200, 212],
      [229, 241],
    ]);
    expect(only(apart, 'talkOver')).toEqual([]);
    expect(only(apart, 'backchannel')).toHaveLength(2);
  });

  it('does not join a backchannel to the answer that follows the other’s last word', () => {
    const events = over(
      [
        [200, 210],
        [224, 260],
      ],
      [[100, 215]],
    );
    expect(only(events, 'talkOver')).toEqual([]);
    expect(only(events, 'backchannel')).toMatchObject([{ startMs: ms(200), endMs: ms(210) }]);
    expect(only(events, 'response')).toMatchObject([{ by: 'agent', gapMs: ms(9) }]);
  });

  it('is one when it jumps in within 192 ms of a breath, and the other goes on', () => {
    const jump = (start: number) =>
      over(
        [[start, 240]],
        [
          [100, 200],
          [214, 300],
        ],
      );
    expect(only(jump(205), 'talkOver')).toMatchObject([{ by: 'agent', startMs: ms(205) }]);
    expect(only(jump(206), 'talkOver')).toEqual([]);
    expect(only(jump(206), 'simultaneousStart')).toHaveLength(1);
  });

  it('counts once, though its speaker draws breath for less than 896 ms', () => {
    const breath = (quiet: number) =>
      only(
        over([
          [160, 190],
          [190 + quiet, 230 + quiet],
        ]),
        'interruption',
      );
    expect(breath(27)).toMatchObject([{ startMs: ms(160), endMs: ms(257) }]);
    expect(breath(28)).toHaveLength(2);
  });

  it('goes both ways', () => {
    const events = turnEventsOf(talk({ frames: 400, agent: [[100, 300]], customer: [[200, 240]] }));
    expect(only(events, 'talkOver')).toMatchObject([{ by: 'customer', startMs: ms(200) }]);
  });

  it('is an interruption when it is over: not yielded where the other went on', () => {
    const events = over([[200, 240]]);
    expect(only(events, 'interruption')).toEqual([
      {
        type: 'interruption',
        by: 'agent',
        startMs: ms(200),
        endMs: ms(240),
        cueAtMs: ms(219),
        yielded: false,
        atMs: ms(268),
      },
    ]);
    expect(only(events, 'turn')).toMatchObject([{ party: 'customer', endMs: ms(300) }]);
  });

  it('is yielded to where the other fell silent, and then the floor has passed', () => {
    const events = over([[200, 260]], [[100, 215]]);
    expect(only(events, 'interruption')).toMatchObject([
      { startMs: ms(200), endMs: ms(260), yielded: true },
    ]);
    expect(only(events, 'turn')).toMatchObject([
      { party: 'customer', startMs: ms(100), endMs: ms(215) },
      { party: 'agent', startMs: ms(200), endMs: ms(260) },
    ]);
    expect(only(events, 'response')).toEqual([]);
  });

  it('does not turn against the one who was interrupted and goes on after a breath', () => {
    const events = over(
      [[200, 280]],
      [
        [100, 230],
        [250, 320],
      ],
    );
    expect(only(events, 'interruption')).toMatchObject([{ by: 'agent' }]);
  });

  it('is not one when the other was at its last words (less than 256 ms)', () => {
    const last = over([[200, 260]], [[100, 207]]);
    expect(only(last, 'talkOver')).toEqual([]);
    expect(only(last, 'terminalOverlap')).toMatchObject([{ by: 'agent', startMs: ms(200) }]);
    expect(only(last, 'response')).toMatchObject([{ by: 'agent', gapMs: -ms(7) }]);
    expect(only(over([[200, 260]], [[100, 208]]), 'talkOver')).toHaveLength(1);
  });

  it('is nobody’s fault when both begin within 224 ms of each other after a silence', () => {
    const together = over([[106, 150]]);
    expect(only(together, 'talkOver')).toEqual([]);
    expect(only(together, 'simultaneousStart')).toMatchObject([{ startMs: ms(106) }]);
    const later = over([[107, 150]]);
    expect(only(later, 'talkOver')).toMatchObject([{ by: 'agent', startMs: ms(107) }]);
    expect(only(later, 'simultaneousStart')).toEqual([]);
  });

  it('is one, though both begin together, when the holder had only drawn breath in its turn', () => {
    const breath = (quiet: number) =>
      over(
        [[184 + quiet, 230 + quiet]],
        [
          [100, 180],
          [180 + quiet, 300],
        ],
      );
    expect(only(breath(15), 'talkOver')).toMatchObject([{ by: 'agent', startMs: ms(199) }]);
    expect(only(breath(16), 'talkOver')).toEqual([]);
  });

  it('is not made of a backchannel, however many there are', () => {
    const events = over([
      [120, 135],
      [160, 175],
      [200, 215],
      [240, 255],
    ]);
    expect(only(events, 'talkOver')).toEqual([]);
    expect(only(events, 'backchannel').map((e) => e.startMs)).toEqual([120, 160, 200, 240].map(ms));
  });
});
