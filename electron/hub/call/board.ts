import type { CallId } from '#shared/model/call.ts';
import type { Clock } from '../clock.ts';
import type { IceFor } from '../ice.ts';
import type { Log } from '../log.ts';
import { briefly } from '../log.ts';
import type { HubLimits } from '../options.ts';
import type { KeyedQueue } from '../queue.ts';
import type { HubRecords } from '../records.ts';
import { Refusal } from '../refusal.ts';
import type { Ids } from '../security/secrets.ts';
import type { CallEntry } from './entry.ts';
import { createEntry, stateOf } from './entry.ts';
import type { CallInput, CallLife } from './life.ts';
import { deadlineOf, step } from './life.ts';
import type { AgentLink } from './links.ts';

/** What every part of the hub that touches calls is given. */
export interface CallSurroundings {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly limits: HubLimits;
  readonly records: HubRecords;
  /** Keyed by invite: what is read there follows what was written. */
  readonly queue: KeyedQueue;
  readonly iceFor: IceFor;
  readonly log: Log;
}

/** The calls that ring or are live, and who is connected. */
export interface Board {
  /** Connected agents: one connection each, the newest. */
  readonly agents: Map<string, AgentLink>;
  call(callId: CallId): CallEntry | null;
  /** The call of this link that rings or is live. */
  callOfInvite(inviteId: string): CallEntry | null;
  callsOfAgent(ownerId: string): readonly CallEntry[];
  /** How many calls ring, or are live. */
  count(phase: 'ringing' | 'live'): number;
  /** Puts a call on the board; it ends by itself when its time is up. */
  add(entry: CallEntry): void;
  /**
   * Moves a call on: tells both sides of a new phase and has it saved. That it is saved is not
   * waited for: a full disk must not keep two people from talking.
   * @throws Refusal where the call's life does not allow the input
   */
  move(entry: CallEntry, input: CallInput): void;
  /** Takes up the calls that went on when the hub stopped, with both sides away. */
  restore(): Promise<void>;
  close(): void;
}

/** A step of a call for the log: no more than why and how long. */
function courseOf(life: CallLife): Readonly<Record<string, string | number | null>> {
  if (life.phase === 'ringing') return {};
  if (life.phase === 'live') return { rangMs: life.answeredAt - life.since };
  const lastedMs = life.answeredAt === null ? null : life.at - life.answeredAt;
  return { by: life.by, reason: life.reason, lastedMs };
}

export function createBoard(around: CallSurroundings): Board {
  const { clock, limits, log, queue, records, iceFor } = around;
  const byId = new Map<CallId, CallEntry>();
  const byInvite = new Map<string, CallEntry>();
  const byOwner = new Map<string, Set<CallEntry>>();
  const agents = new Map<string, AgentLink>();

  const arm = (entry: CallEntry): void => {
    entry.cancelDeadline();
    const deadline = deadlineOf(entry.life, limits);
    entry.cancelDeadline =
      deadline === null
        ? () => undefined
        : clock.after(deadline - clock.now(), () => {
            move(entry, { type: 'timePassed', at: clock.now() });
            // Early by a rounding, or a delay longer than a timer can wait: again.
            arm(entry);
          });
  };

  const save = (entry: CallEntry, life: CallLife): void => {
    const write = async (): Promise<unknown> => {
      if (life.phase === 'live') return records.calls.answer(entry.callId, life.answeredAt);
      if (life.phase === 'ended') return records.calls.end(entry.callId, life);
      return undefined;
    };
    queue.run(entry.invite.inviteId, write).catch((error: unknown) => {
      const fields = { callId: entry.callId, phase: life.phase, error: briefly(error) };
      log({ level: 'error', event: 'callNotSaved', fields });
    });
  };

  const tellBoth = (entry: CallEntry): void => {
    agents.get(entry.invite.ownerId)?.state(stateOf(entry, 'agent', iceFor));
    entry.guest?.state(stateOf(entry, 'customer', iceFor));
  };

  const takeOff = (entry: CallEntry): void => {
    byId.delete(entry.callId);
    byInvite.delete(entry.invite.inviteId);
    const { ownerId } = entry.invite;
    const own = byOwner.get(ownerId);
    own?.delete(entry);
    if (own?.size === 0) byOwner.delete(ownerId);
    entry.toAgent.clear('ended');
    entry.toCustomer.clear('ended');
  };

  const move = (entry: CallEntry, input: CallInput): void => {
    const result = step(entry.life, input, limits);
    if (!result.ok) throw new Refusal(result.error);
    const before = entry.life;
    entry.life = result.life;
    if (entry.life === before) return;
    arm(entry);
    if (entry.life.phase === before.phase) return;
    const { callId, life } = entry;
    log({ level: 'info', event: `call.${life.phase}`, fields: { callId, ...courseOf(life) } });
    save(entry, life);
    if (life.phase === 'ended') takeOff(entry);
    tellBoth(entry);
  };

  const add = (entry: CallEntry): void => {
    byId.set(entry.callId, entry);
    byInvite.set(entry.invite.inviteId, entry);
    const { ownerId } = entry.invite;
    byOwner.set(ownerId, (byOwner.get(ownerId) ?? new Set()).add(entry));
    arm(entry);
  };

  return {
    agents,
    call: (callId) => byId.get(callId) ?? null,
    callOfInvite: (inviteId) => byInvite.get(inviteId) ?? null,
    callsOfAgent: (ownerId) => [...(byOwner.get(ownerId) ?? [])],
    count: (phase) => [...byId.values()].filter(({ life }) => life.phase === phase).length,
    add,
    move,
    async restore() {
      for (const call of await records.calls.unended()) {
        const invite = await records.invites.find(call.inviteId);
        if (!invite) continue;
        const at = clock.now();
        const life: CallLife = {
          since: call.ringingSince,
          away: { agent: at, customer: at },
          ...(call.liveAt === null
            ? { phase: 'ringing' }
            : { phase: 'live', answeredAt: call.liveAt }),
        };
        add(createEntry({ ...call, invite, seat: null, life }, limits));
      }
      if (byId.size > 0)
        log({ level: 'info', event: 'calls.restored', fields: { count: byId.size } });
    },
    close() {
      for (const entry of byId.values()) {
        entry.cancelDeadline();
        entry.toAgent.clear('internal');
        entry.toCustomer.clear('internal');
      }
      byId.clear();
      byInvite.clear();
      byOwner.clear();
    },
  };
}
