import type { Ms } from '#shared/lib/units.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import type { Band } from '#shared/model/mood.ts';
import type { Party } from '#shared/model/party.ts';

/** What the picture of a call is drawn from. */
export type TimelineData = Pick<
  CallSummary,
  | 'durationMs'
  | 'speech'
  | 'interruptions'
  | 'backchannels'
  | 'longPauses'
  | 'goodPauses'
  | 'held'
  | 'unmeasured'
  | 'mood'
>;

export type MomentKind =
  'speech' | 'interruption' | 'backchannel' | 'pause' | 'goodPause' | 'hold' | UnheardKind | Band;

/** Muted is known silence; the rest is not known at all. */
export type UnheardKind = 'muted' | 'notHeard';

/** A stretch in which a party could not be heard. */
export interface Unheard {
  readonly kind: UnheardKind;
  readonly by: Party;
  readonly startMs: Ms;
  readonly endMs: Ms;
}

/** When each party could not be heard. */
export function unheardOf({ unmeasured }: Pick<TimelineData, 'unmeasured'>): readonly Unheard[] {
  return unmeasured.flatMap(({ party, reason, spans }) =>
    party === null
      ? []
      : spans.map(([startMs, endMs]) => ({
          kind: reason === 'muted' ? ('muted' as const) : ('notHeard' as const),
          by: party,
          startMs,
          endMs,
        })),
  );
}

/** One row of the table that says what the picture shows. */
export interface Moment {
  readonly kind: MomentKind;
  readonly by: Party | null;
  readonly startMs: Ms;
  readonly endMs: Ms;
}

/** Everything in the picture, in order of time. */
export function momentsOf(data: TimelineData): readonly Moment[] {
  const speech = (by: Party): readonly Moment[] =>
    data.speech[by].map(([startMs, endMs]) => ({ kind: 'speech', by, startMs, endMs }));
  return [
    ...speech('agent'),
    ...speech('customer'),
    ...data.interruptions.map(({ by, startMs, endMs }) => {
      return { kind: 'interruption', by, startMs, endMs } as const;
    }),
    ...data.backchannels.map(({ by, startMs, endMs }) => {
      return { kind: 'backchannel', by, startMs, endMs } as const;
    }),
    ...data.longPauses.map(([startMs, endMs]) => {
      return { kind: 'pause', by: null, startMs, endMs } as const;
    }),
    ...data.goodPauses.map(([startMs, endMs]) => {
      return { kind: 'goodPause', by: 'agent', startMs, endMs } as const;
    }),
    ...data.held.map(([startMs, endMs]) => {
      return { kind: 'hold', by: null, startMs, endMs } as const;
    }),
    ...unheardOf(data),
    ...(data.mood?.spans ?? []).map(({ band, startMs, endMs }) => {
      return { kind: band, by: 'customer', startMs, endMs } as const;
    }),
  ].sort((one, other) => one.startMs - other.startMs);
}

const STEPS_S = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600] as const;

/** Moments for the axis: round values, at most `most` of them after the zero. */
export function ticksOf(durationMs: Ms, most = 8): readonly Ms[] {
  const seconds = durationMs / 1000;
  const step = STEPS_S.find((s) => seconds / s <= most) ?? 3600 * Math.ceil(seconds / 3600 / most);
  const count = Math.floor(seconds / step);
  return Array.from({ length: count + 1 }, (_, at) => at * step * 1000);
}
