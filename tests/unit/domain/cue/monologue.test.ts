import { describe, expect, it } from 'vitest';
import { agentSpeaks, cuesOf, customerSpeaks, kindsOf, moment, over } from './moments.ts';

/** The agent speaks from `sinceMs` to `untilMs`, asked every 32 ms. */
const speech = (sinceMs: number, untilMs: number) =>
  Array.from({ length: Math.floor((untilMs - sinceMs) / 32) + 1 }, (_, i) =>
    agentSpeaks(sinceMs + i * 32, sinceMs),
  );

describe('a monologue of the agent', () => {
  it('is hinted at after 75 s and said strongly after 150 s, while it goes on', () => {
    expect(cuesOf([agentSpeaks(84_999, 10_000)])).toEqual([]);
    expect(cuesOf(speech(10_000, 180_000))).toEqual([
      { id: 0, kind: 'monologue', tone: 'hint', atMs: 85_008, aboutMs: 10_000 },
      { id: 1, kind: 'monologue', tone: 'strong', atMs: 160_016, aboutMs: 10_000 },
    ]);
    expect(cuesOf([agentSpeaks(85_000, 10_000)])).toHaveLength(1);
  });

  it('is the agent’s, not the customer’s', () => {
    expect(cuesOf([customerSpeaks(200_000, 10_000)])).toEqual([]);
  });

  it('is said while the agent speaks, not in a pause', () => {
    const floor = { holder: 'agent', sinceMs: 10_000, spokenMs: 70_000 } as const;
    expect(cuesOf([moment(90_000, { floor })])).toEqual([]);
    expect(kindsOf([moment(90_000, { floor }), agentSpeaks(91_000, 10_000)])).toEqual([
      ['monologue', 91_000],
    ]);
  });

  it('is told anew for the next stretch', () => {
    const moments = [agentSpeaks(85_000, 10_000), agentSpeaks(174_999, 100_000)];
    expect(kindsOf(moments)).toHaveLength(1);
    expect(kindsOf([...moments, agentSpeaks(175_000, 100_000)])).toHaveLength(2);
  });

  it('that could not be hinted at in time is not hinted at later', () => {
    const moments = [over(80_000), ...speech(10_000, 155_000)].sort((a, b) => a.atMs - b.atMs);
    expect(kindsOf(moments)).toEqual([['talkOver', 80_000]]);
  });
});
