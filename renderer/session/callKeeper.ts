import type { CallState, RingingCall } from '#shared/contract/hub.ts';
import type { Standing } from '#shared/contract/templatesIpc.ts';
import type { SignalMessage } from '#shared/contract/signal.ts';
import { useOf } from '#shared/domain/prompt/standing.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { CallId, EndedBy, EndReason } from '#shared/model/call.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { Template } from '#shared/model/template.ts';
import type { IpcErrorCode } from '#shared/contract/ipc.ts';
import type { AgentLink } from '#renderer/rtc/signalling/agentLink.ts';
import type { Bridge } from './bridge.ts';
import { startCall } from './call/activeCall.ts';
import type { RunningCall } from './call/activeCall.ts';
import { createJournal } from './call/journal.ts';
import type { Listening } from './call/listening.ts';
import type { CallParts } from './call/parts.ts';
import { createSaving } from './call/saving.ts';
import type { Saving } from './call/saving.ts';
import { createFormat, createJoinList } from './format.ts';
import { tellHub } from './tellHub.ts';
import type { ActiveCall, EndedCall } from './types.ts';

export interface CallKeeperOptions {
  readonly bridge: Pick<
    Bridge,
    'journal.append' | 'calls.save' | 'call.active' | 'templates.recordUse'
  >;
  readonly parts: CallParts;
  readonly settings: () => Settings;
  readonly mayReadMood: () => boolean;
  readonly hub: () => AgentLink | null;
  readonly onCall: (call: ActiveCall) => void;
  /** The call is over; told again as its saving goes on. */
  readonly onEnded: (ended: EndedCall) => void;
  readonly onTrouble: (code: IpcErrorCode | null) => void;
}

/** The one call that can run at a time, and what is still to be saved of those before it. */
export interface CallKeeper {
  readonly running: () => RunningCall | null;
  readonly runningId: () => CallId | null;
  readonly begin: (
    ringing: RingingCall,
    answer: {
      readonly camera: boolean;
      readonly locale: string;
      readonly templates: readonly Template[];
      /** How they stand as the call begins; the order in this call rests on it to its end. */
      readonly standing: Standing;
      readonly listening: Listening;
      /** What is ready for this very call. */
      readonly parts: CallParts;
    },
  ) => RunningCall;
  /** The hub has a call for live that does not run here: whoever waits there is told. */
  readonly disown: (callId: CallId) => void;
  readonly hubSays: (state: CallState) => void;
  readonly hubOnline: (online: boolean) => void;
  readonly receive: (callId: CallId, signal: SignalMessage) => void;
  readonly presence: (callId: CallId, present: boolean) => void;
  readonly retrySave: (callId: CallId) => Promise<void>;
  /** Waits until the hub was told of every end, and every summary was saved or could not be. */
  readonly settled: () => Promise<void>;
}

/**
 * The customer's page tells the hub of its own end. Only where that did not arrive does the hub
 * hear it from here, after this: the reason it keeps would otherwise be the wrong one.
 */
const CUSTOMER_TELLS_MS: Ms = 5000;

export function createCallKeeper(options: CallKeeperOptions): CallKeeper {
  const { bridge, parts } = options;
  const { clock } = parts;
  const reasons = new Map<CallId, EndReason>();
  const savings = new Map<CallId, Saving>();
  const pending = new Set<Promise<unknown>>();
  let running: { readonly callId: CallId; readonly call: RunningCall } | null = null;

  const track = (work: Promise<unknown>): void => {
    pending.add(work);
    void work.finally(() => pending.delete(work));
  };
  const tell = (callId: CallId): void => {
    const told = options.hub()?.end(callId, reasons.get(callId) ?? 'appClosed');
    if (told === undefined) return;
    track(tellHub(clock, told));
  };

  const ended = (
    ringing: RingingCall,
    journal: ReturnType<typeof createJournal>,
    by: EndedBy,
    reason: EndReason,
    relayMissing: boolean,
  ): void => {
    const { callId, customerName } = ringing;
    reasons.set(callId, reason);
    if (by === 'customer') clock.after(CUSTOMER_TELLS_MS, () => tell(callId));
    else tell(callId);
    const save = async (): Promise<void> => {
      // One turn of the loop, so that "ending" is on screen while a long call is summed up.
      await new Promise<void>((resolve) => void clock.after(0, resolve));
      running = null;
      const saving = createSaving({
        journal,
        save: bridge['calls.save'],
        recordUse: bridge['templates.recordUse'],
        clock,
        onState: (state) => {
          options.onEnded({
            callId,
            customerName,
            by,
            reason,
            relayMissing,
            save: state,
            summary: saving.summary,
          });
        },
      });
      savings.set(callId, saving);
      if (await saving.attempt()) savings.delete(callId);
      if (running === null) await bridge['call.active']({ active: false, customerName: null });
    };
    track(save().catch(() => undefined));
  };

  return {
    running: () => running?.call ?? null,
    runningId: () => running?.callId ?? null,
    begin(ringing, { camera, locale, templates, standing, listening, parts: ready }) {
      const { callId, customerName, issue } = ringing;
      const { agentName, company, switchedOffCues } = options.settings();
      const journal = createJournal({
        callId,
        append: bridge['journal.append'],
        clock,
        onTrouble: options.onTrouble,
      });
      let relayMissing = false;
      const call = startCall({
        ringing,
        camera,
        parts: ready,
        journal,
        listening,
        settings: options.settings,
        mayReadMood: options.mayReadMood(),
        hub: options.hub,
        pipeline: {
          callId,
          // The first-run page asks for a name; a link cannot be made without one.
          agentName: agentName ?? '—',
          company,
          customerName,
          issue,
          locale,
          startedAt: Math.round(clock.now()),
          timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          channel: ringing.video ? 'video' : 'voice',
          templates,
          favourites: standing.pins,
          use: useOf(standing.use, templates),
          switchedOffCues,
          format: createFormat(locale),
          joinList: createJoinList(locale),
        },
        onCall: (next) => {
          ({ relayMissing } = next);
          options.onCall(next);
        },
        onEnded: (by, reason) => ended(ringing, journal, by, reason, relayMissing),
      });
      running = { callId, call };
      return call;
    },
    disown: tell,
    hubSays(state) {
      if (running?.callId !== state.callId) return;
      if (state.phase === 'live') running.call.hubSaysLive(state);
      if (state.phase === 'ended') running.call.hubEnded(state.by, state.reason);
    },
    hubOnline: (online) => running?.call.hubOnline(online),
    receive(callId, signal) {
      if (running?.callId === callId) running.call.receive(signal);
    },
    presence(callId, present) {
      if (running?.callId === callId) running.call.presence(present);
    },
    async retrySave(callId) {
      if (await savings.get(callId)?.attempt()) savings.delete(callId);
    },
    async settled() {
      while (pending.size > 0) await Promise.allSettled(pending);
    },
  };
}
