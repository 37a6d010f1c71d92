import { packBatches } from '#shared/domain/pipeline.ts';
import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { CallId } from '#shared/model/call.ts';
import { callIdSchema } from '#shared/model/call.ts';
import type { CallEvent } from '#shared/model/callEvent.ts';
import { callEventSchema } from '#shared/model/callEvent.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import type { Moment } from './moments.ts';

export const callId: CallId = callIdSchema.parse('bench-prompts-0001');
export const startedAt: EpochMs = Date.UTC(2026, 10, 28, 9);

/** One call as it is recorded, and what is wanted in it. */
export interface Recorded {
  readonly journal: readonly CallEvent[];
  readonly moments: readonly Moment[];
}

/**
 * A call's journal as the app writes it (read back from NDJSON): the frames of a dialogue, and an agent
 * who notes two facts, says the paraphrase, notes an action, promises it and asks what is missing.
 * @param shiftMs how much later the agent does all that
 */
export function record(
  frames: readonly VadFrame[],
  heard: readonly Moment[],
  shiftMs: Ms,
): Recorded {
  const at = (ms: Ms) => ms + shiftMs;
  const said = (atMs: Ms, situation: Moment['wanted'], id: string): CallEvent => ({
    type: 'promptSaid',
    atMs,
    templateId: `en.${situation}.${id}`,
    situation,
    text: 'as it was said',
  });
  const done: readonly CallEvent[] = [
    { type: 'factAdded', atMs: at(20_000), factId: 1, text: 'the bill doubled in October' },
    { type: 'factAdded', atMs: at(32_000), factId: 2, text: 'you moved house in the same week' },
    said(at(45_000), 'paraphrase', 'right'),
    {
      type: 'actionAdded',
      atMs: at(70_000),
      actionId: 1,
      text: 'send you a corrected bill',
      dueAt: startedAt + 27 * 3_600_000,
    },
    said(at(85_000), 'commit', 'readBack'),
    said(at(100_000), 'anythingMissed', 'asked'),
  ];
  const lines = [
    {
      type: 'callStarted',
      atMs: 0,
      callId,
      startedAt,
      agentName: 'Sam Berg',
      customerName: 'Maya Lindqvist',
      issue: null,
      video: false,
      simulated: false,
    } satisfies CallEvent,
    ...[...packBatches(frames), ...done].toSorted((a, b) => a.atMs - b.atMs),
  ].map((event) => JSON.stringify(event));
  const moments: readonly Moment[] = [
    ...heard,
    { what: 'a fact was noted', atMs: at(20_000), wanted: 'paraphrase' },
    { what: 'several facts and no question', atMs: at(32_000), wanted: 'openQuestion' },
    { what: 'an action was noted', atMs: at(70_000), wanted: 'commit' },
    { what: 'it was promised', atMs: at(85_000), wanted: 'anythingMissed' },
    { what: 'goodbye', atMs: at(100_000), wanted: 'closing' },
  ];
  return { journal: lines.map((line) => callEventSchema.parse(JSON.parse(line))), moments };
}
