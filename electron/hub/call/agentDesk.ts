import type { CallId, EndReason } from '#shared/model/call.ts';
import type { SignalEnvelope } from '#shared/contract/hub.ts';
import { Refusal } from '../refusal.ts';
import type { Board, CallSurroundings } from './board.ts';
import type { CallEntry } from './entry.ts';
import { attachAgent, ringingOf, stateOf } from './entry.ts';
import type { AgentLink } from './links.ts';
import type { Acknowledge } from './relay.ts';

/** What an agent's connection may do. Calls of other agents do not exist for it. */
export interface AgentDesk {
  /** @throws Refusal `used` where another start of the app has taken this one's place */
  admit(ownerId: string, clientId: string): Promise<void> | void;
  arrive(link: AgentLink): Promise<void> | void;
  leave(link: AgentLink): void;
  accept(link: AgentLink, callId: CallId): Promise<void>;
  decline(link: AgentLink, callId: CallId): Promise<void>;
  end(link: AgentLink, callId: CallId, reason: EndReason): Promise<void>;
  /**
   * Passed on; `acknowledge` gets the customer's own answer. At once where it can be: there are many.
   * @throws Refusal, or rejects with it
   */
  signal(link: AgentLink, envelope: SignalEnvelope, acknowledge: Acknowledge): Promise<void> | void;
}

/** Replaced starts of an app that are remembered, for each agent. */
const maxReplaced = 50;

export function createAgentDesk(board: Board, around: CallSurroundings): AgentDesk {
  const { clock, iceFor, log, records } = around;
  const replaced = new Map<string, Set<string>>();

  const replace = (link: AgentLink): void => {
    const gone = replaced.get(link.ownerId) ?? new Set();
    replaced.set(link.ownerId, gone);
    gone.add(link.clientId);
    const [oldest] = gone;
    if (gone.size > maxReplaced && oldest !== undefined) gone.delete(oldest);
  };

  const ownCall = (link: AgentLink, callId: CallId): CallEntry | null => {
    const entry = board.call(callId);
    return entry?.invite.ownerId === link.ownerId ? entry : null;
  };

  /** For repeats that arrive after the call is over: whether it was this agent's. */
  const hadCall = async (link: AgentLink, callId: CallId): Promise<boolean> => {
    const call = await records.calls.find(callId);
    const invite = call && (await records.invites.find(call.inviteId));
    return invite?.ownerId === link.ownerId;
  };

  const refuseGone = async (link: AgentLink, callId: CallId): Promise<never> => {
    throw new Refusal((await hadCall(link, callId)) ? 'ended' : 'notFound');
  };

  const resume = (entry: CallEntry, link: AgentLink): void => {
    board.move(entry, { type: 'arrived', at: clock.now(), party: 'agent' });
    const { callId } = entry;
    if (entry.life.phase === 'ringing') link.ringing(ringingOf(entry, iceFor));
    else link.state(stateOf(entry, 'agent', iceFor));
    link.presence({ callId, present: entry.guest !== null });
    entry.guest?.presence({ callId, present: true });
    attachAgent(entry, link);
  };

  return {
    admit(ownerId, clientId) {
      if (replaced.get(ownerId)?.has(clientId)) {
        throw new Refusal(
          'used',
          'This agent is connected from another place now. Restart the app here to take over.',
        );
      }
    },
    arrive(link) {
      const before = board.agents.get(link.ownerId);
      board.agents.set(link.ownerId, link);
      if (before && before.clientId !== link.clientId) replace(before);
      before?.drop();
      log({ level: 'info', event: 'agent.arrived', fields: { replaced: before !== undefined } });
      for (const entry of board.callsOfAgent(link.ownerId)) resume(entry, link);
    },
    leave(link) {
      if (board.agents.get(link.ownerId) !== link) return;
      board.agents.delete(link.ownerId);
      log({ level: 'info', event: 'agent.left' });
      for (const entry of board.callsOfAgent(link.ownerId)) {
        entry.toAgent.pause();
        board.move(entry, { type: 'left', at: clock.now(), party: 'agent' });
        entry.guest?.presence({ callId: entry.callId, present: false });
      }
    },
    async accept(link, callId) {
      const entry = ownCall(link, callId);
      if (!entry) throw new Refusal((await hadCall(link, callId)) ? 'ended' : 'notFound');
      const other = board
        .callsOfAgent(link.ownerId)
        .some((each) => each !== entry && each.life.phase === 'live');
      if (other) throw new Refusal('busy');
      board.move(entry, { type: 'accept', at: clock.now() });
    },
    async decline(link, callId) {
      const entry = ownCall(link, callId);
      if (entry) board.move(entry, { type: 'decline', at: clock.now() });
      else if (!(await hadCall(link, callId))) throw new Refusal('notFound');
    },
    async end(link, callId, reason) {
      const entry = ownCall(link, callId);
      if (entry) board.move(entry, { type: 'end', at: clock.now(), by: 'agent', reason });
      else if (!(await hadCall(link, callId))) throw new Refusal('notFound');
    },
    signal(link, { callId, signal }, acknowledge) {
      const entry = ownCall(link, callId);
      if (!entry) return refuseGone(link, callId);
      if (entry.life.phase !== 'live') throw new Refusal('wrongState');
      entry.toCustomer.send(signal, acknowledge);
    },
  };
}
