import type { Dbfs, Ms } from '#shared/lib/units.ts';
import type { VadBatch } from '#shared/model/callEvent.ts';
import { MISSING_FRAME_DBFS } from '#shared/model/callEvent.ts';
import type { Party } from '#shared/model/party.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';

/** Most moments that fit in one batch; about two seconds. */
const MAX_BATCH_FRAMES = 64;

const parties = ['agent', 'customer'] as const;

/**
 * A frame as the journal keeps it: whole percent, whole dBFS. The live engine works on these too,
 * so that a replay finds exactly what was found live.
 */
export function quantise(frame: VadFrame): VadFrame {
  return {
    party: frame.party,
    atMs: frame.atMs,
    speechProbability: percentOf(frame.speechProbability) / 100,
    levelDbfs: levelOf(frame.levelDbfs),
  };
}

/**
 * Packs frames of at most 64 moments, in any order, into one journal entry. Moments lie on a 32 ms
 * grid that starts at the earliest frame; frames off it go to the nearest moment.
 * @throws RangeError when the frames span more than 64 moments: use packBatches
 */
export function packFrames(frames: readonly VadFrame[]): VadBatch {
  const usable = frames.filter((frame) => Number.isFinite(frame.atMs));
  const startMs = usable.reduce((least, frame) => Math.min(least, frame.atMs), Infinity);
  if (usable.length === 0) return noFrames(0);
  const slotOf = (frame: VadFrame) => Math.round((frame.atMs - startMs) / VAD_FRAME_MS);
  const length = usable.reduce((most, frame) => Math.max(most, slotOf(frame) + 1), 0);
  if (length > MAX_BATCH_FRAMES) {
    throw new RangeError(`Frames over ${length} moments do not fit into one batch.`);
  }
  const percent = perParty(() => Array.from({ length }, () => 0));
  const level = perParty(() => Array.from({ length }, () => MISSING_FRAME_DBFS as Dbfs));
  for (const frame of usable) {
    percent[frame.party][slotOf(frame)] = percentOf(frame.speechProbability);
    level[frame.party][slotOf(frame)] = levelOf(frame.levelDbfs);
  }
  return {
    type: 'vad',
    atMs: startMs,
    agentPercent: percent.agent,
    customerPercent: percent.customer,
    agentDbfs: level.agent,
    customerDbfs: level.customer,
  };
}

/** Packs any number of frames, with any holes between them, into as many entries as it takes. */
export function packBatches(frames: readonly VadFrame[]): VadBatch[] {
  const sorted = frames
    .filter((frame) => Number.isFinite(frame.atMs))
    .toSorted((a, b) => a.atMs - b.atMs);
  const batches: VadBatch[] = [];
  let group: VadFrame[] = [];
  for (const frame of sorted) {
    const first = group[0];
    const span = first ? Math.round((frame.atMs - first.atMs) / VAD_FRAME_MS) : 0;
    if (span >= MAX_BATCH_FRAMES) {
      batches.push(packFrames(group));
      group = [];
    }
    group.push(frame);
  }
  if (group.length > 0) batches.push(packFrames(group));
  return batches;
}

/** Says only that the call went on until then: nobody was heard, which is not silence. */
export function noFrames(atMs: Ms): VadBatch {
  return {
    type: 'vad',
    atMs,
    agentPercent: [],
    customerPercent: [],
    agentDbfs: [],
    customerDbfs: [],
  };
}

/** The frames of a journal entry, in order of time. Missing ones are left out. */
export function unpackFrames(batch: VadBatch): VadFrame[] {
  const length = Math.max(
    ...[batch.agentPercent, batch.customerPercent, batch.agentDbfs, batch.customerDbfs].map(
      (list) => list.length,
    ),
  );
  const frames: VadFrame[] = [];
  for (let i = 0; i < length; i += 1) {
    const atMs = batch.atMs + i * VAD_FRAME_MS;
    for (const party of parties) {
      const frame = frameAt(batch, party, i, atMs);
      if (frame) frames.push(frame);
    }
  }
  return frames;
}

function frameAt(batch: VadBatch, party: Party, i: number, atMs: Ms): VadFrame | null {
  const percent = (party === 'agent' ? batch.agentPercent : batch.customerPercent)[i];
  const levelDbfs = (party === 'agent' ? batch.agentDbfs : batch.customerDbfs)[i];
  if (percent === undefined || levelDbfs === undefined) return null;
  if (levelDbfs <= MISSING_FRAME_DBFS) return null;
  return { party, atMs, speechProbability: percent / 100, levelDbfs };
}

function percentOf(probability: number): number {
  const percent = Math.round(Math.min(1, Math.max(0, probability)) * 100);
  return Number.isFinite(percent) ? percent : 0;
}

/** The schema's bounds, less the mark for a missing frame. */
function levelOf(level: Dbfs): Dbfs {
  const whole = Math.round(Math.min(20, Math.max(MISSING_FRAME_DBFS + 1, level)));
  return Number.isFinite(whole) ? whole + 0 : MISSING_FRAME_DBFS + 1;
}

function perParty<T>(value: () => T): Record<Party, T> {
  return { agent: value(), customer: value() };
}
