import { deskState } from '../snapshots/desk.ts';
import { services } from '../snapshots/services.ts';
import type { TestServices } from '../snapshots/services.ts';
import { summary } from '../snapshots/stored.ts';

/** A call with a hold, a mute and a line that went away: most figures cannot be told. */
export function partlyHeard(): TestServices {
  const unknown = { agent: null, customer: null };
  const part = summary({
    held: [[205_000, 250_000]],
    unmeasured: [
      { party: 'agent', reason: 'muted', ms: 30_000, spans: [[86_000, 116_000]], figures: [] },
      {
        party: 'customer',
        reason: 'missing',
        ms: 212_000,
        spans: [
          [20_000, 205_000],
          [250_000, 277_000],
        ],
        figures: ['shareOfCall', 'shareOfSpeech', 'interruptions'],
      },
    ],
    speech: {
      agent: [
        [1200, 9800],
        [47_000, 48_000],
        [61_500, 84_000],
        [140_000, 152_000],
        [251_000, 262_000],
        [301_000, 309_000],
      ],
      customer: [
        [10_300, 20_000],
        [277_000, 300_000],
      ],
    },
    interruptions: [],
    backchannels: [],
    goodPauses: [],
    line: null,
    longPauses: [],
    responses: [],
    metrics: {
      speechMs: { agent: 63_100, customer: 32_700 },
      overlapMs: null,
      silenceMs: null,
      heldMs: 45_000,
      shareOfSpeech: unknown,
      shareOfCall: { agent: 0.236, customer: null },
      interruptions: unknown,
      backchannels: unknown,
      turns: unknown,
      longestMonologueMs: unknown,
      medianResponseGapMs: unknown,
      longPauses: null,
    },
    wentWell: { code: 'wentWell.tookTheCall', value: null, atMs: null },
    tryNext: { code: 'tryNext.keepIt', value: null, atMs: null },
    notMeasured: { agent: 0, customer: 212_000 },
  });
  return services({
    summaries: [part],
    deskState: deskState({
      ended: {
        callId: part.callId,
        customerName: part.customerName,
        by: 'agent',
        reason: 'hungUp',
        save: 'saved',
        summary: part,
      },
    }),
  });
}
