import type { Ms } from '#shared/lib/units.ts';
import type { PerParty } from '#shared/model/callSummary.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';

/** Both parties' frames of one moment; null where a party's frame is missing. */
export interface Moment {
  /** End of the frames. */
  readonly atMs: Ms;
  readonly agent: VadFrame | null;
  readonly customer: VadFrame | null;
}

/** Frames that wait for the other party's, oldest first. */
export interface PairState {
  readonly waiting: PerParty<readonly VadFrame[]>;
  /** End of the last frame of each party that was taken; older ones come too late. */
  readonly takenMs: PerParty<Ms>;
}

export const emptyPairs: PairState = {
  waiting: { agent: [], customer: [] },
  takenMs: { agent: -1, customer: -1 },
};

/** Frames this near to each other are of the same moment. */
const SAME_MOMENT_MS = VAD_FRAME_MS / 2;

/**
 * Joins the two parties' frames into moments, in order of time. The two arrive on separate ways: a
 * frame waits for its partner up to `maxSkewMs`, then goes on alone. Frames that come too late, out
 * of order or with values that are not numbers are dropped.
 */
export function pairFrame(
  state: PairState,
  frame: VadFrame,
  maxSkewMs: Ms,
): { readonly state: PairState; readonly moments: readonly Moment[] } {
  if (!isUsable(frame) || frame.atMs <= state.takenMs[frame.party]) return { state, moments: [] };
  const queues = { ...state.waiting, [frame.party]: [...state.waiting[frame.party], frame] };
  const takenMs = { ...state.takenMs, [frame.party]: frame.atMs };
  return release({ waiting: queues, takenMs }, maxSkewMs);
}

/** Gives out every frame that still waits: nothing more will come. */
export function drainPairs(state: PairState): readonly Moment[] {
  return release(state, -1).moments;
}

function isUsable(frame: VadFrame): boolean {
  return (
    Number.isFinite(frame.atMs) &&
    Number.isFinite(frame.speechProbability) &&
    Number.isFinite(frame.levelDbfs)
  );
}

function release(state: PairState, maxSkewMs: Ms) {
  const moments: Moment[] = [];
  let { agent, customer } = state.waiting;
  for (;;) {
    const a = agent[0];
    const c = customer[0];
    if (a && c && Math.abs(a.atMs - c.atMs) < SAME_MOMENT_MS) {
      moments.push({ atMs: Math.max(a.atMs, c.atMs), agent: a, customer: c });
      agent = agent.slice(1);
      customer = customer.slice(1);
    } else if (a && (c ? a.atMs < c.atMs : waitedLong(agent, maxSkewMs))) {
      moments.push({ atMs: a.atMs, agent: a, customer: null });
      agent = agent.slice(1);
    } else if (c && (a ? c.atMs < a.atMs : waitedLong(customer, maxSkewMs))) {
      moments.push({ atMs: c.atMs, agent: null, customer: c });
      customer = customer.slice(1);
    } else break;
  }
  // A frame whose moment has gone must not come again behind it.
  const last = moments.at(-1);
  const takenMs = last ? settle(state.takenMs, last) : state.takenMs;
  return { state: { waiting: { agent, customer }, takenMs }, moments };
}

function waitedLong(queue: readonly VadFrame[], maxSkewMs: Ms): boolean {
  const first = queue[0];
  const last = queue.at(-1);
  return first !== undefined && last !== undefined && last.atMs - first.atMs > maxSkewMs;
}

function settle(takenMs: PerParty<Ms>, last: Moment): PerParty<Ms> {
  if (last.agent && last.customer) return takenMs;
  const missing = last.agent ? 'customer' : 'agent';
  return { ...takenMs, [missing]: Math.max(takenMs[missing], last.atMs) };
}
