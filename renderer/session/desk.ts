import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { CallState, RingingCall } from '#shared/contract/hub.ts';
import type { IpcErrorCode, Notice } from '#shared/contract/ipc.ts';
import type { Settings, SettingsPatch } from '#shared/model/settings.ts';
import type { LinkStats } from '#renderer/rtc/peer/stats.ts';
import type { AgentLink, AgentLinkFactory } from '#renderer/rtc/signalling/agentLink.ts';
import type { Bridge } from './bridge.ts';
import { newCall } from './call/newCall.ts';
import { notesOf } from './call/notes.ts';
import type { CallParts } from './call/parts.ts';
import { createCallKeeper } from './callKeeper.ts';
import { createCueOpinions, followCues } from './cueOpinions.ts';
import { DeskError } from './deskError.ts';
import { createDoorbell } from './doorbell.ts';
import { doubtHub } from './doubtHub.ts';
import { createHubClient } from './hubClient.ts';
import { noticeOfTrouble, withNotice } from './notices.ts';
import { createReadiness } from './readiness.ts';
import { recoverCalls } from './recover.ts';
import type { StartRinging } from './ringer.ts';
import { tellHub } from './tellHub.ts';
import { createTemplates } from './templates.ts';
import type { DeskActions, DeskState } from './types.ts';

export interface DeskOptions {
  readonly bridge: Bridge;
  /** As they are now. */
  readonly settings: () => Settings;
  /** Whether this app may read a customer's mood at all, as of now. */
  readonly mayReadMood: () => boolean;
  /** Saves a change and applies it; rejects where that failed. */
  readonly saveSettings: (patch: SettingsPatch) => Promise<unknown>;
  /** The language the agent speaks. */
  readonly locale: () => string;
  readonly parts: CallParts;
  readonly openAgentLink: AgentLinkFactory;
  readonly startRinging: StartRinging;
  /** There may be answers of customers at the hub. */
  readonly onSurveyNews: () => void;
  /** Random, for the life of the window. */
  readonly clientId: string;
}

export interface Desk {
  readonly store: StoreApi<DeskState>;
  readonly actions: DeskActions;
  /** How the running call's media does; null without one. For diagnostics, tests and the demo. */
  readonly stats: () => Promise<LinkStats | null>;
  /** The agent pinned a sentence, or took its pin away. */
  readonly pinned: (templateId: string, pinned: boolean) => void;
  /** Something was changed in the settings. */
  readonly settingsChanged: () => void;
  readonly dispose: () => void;
}

const emptyDesk: DeskState = {
  hubConnection: 'connecting',
  ringing: [],
  call: null,
  ended: null,
  recoveredCallIds: [],
  notices: [],
  cueQuestion: null,
};

/** The agent's desk: who rings, the call, what came of the last one. */
export function createDesk(options: DeskOptions): Desk {
  const { bridge, parts } = options;
  const store = createStore<DeskState>(() => emptyDesk);
  const templates = createTemplates(bridge['templates.list']);
  /** The call that the agent has answered and the hub has not confirmed yet. */
  let answering: { readonly ringing: RingingCall; readonly begin: () => void } | null = null;
  let ringScope: AbortController | null = null;
  let trouble: Notice | null = null;

  const addNotice = (notice: Notice): void => {
    store.setState(({ notices }) => ({ notices: withNotice(notices, notice) }));
  };
  const onTrouble = (code: IpcErrorCode | null): void => {
    const others = store.getState().notices.filter((each) => each !== trouble);
    trouble = code === null ? null : noticeOfTrouble(code);
    store.setState({ notices: trouble === null ? others : withNotice(others, trouble) });
  };
  const tellMain = (active: boolean, customerName: string | null): void => {
    void bridge['call.active']({ active, customerName }).catch(() => undefined);
  };

  const keeper = createCallKeeper({
    bridge,
    parts,
    settings: options.settings,
    mayReadMood: options.mayReadMood,
    hub: () => hub.link(),
    onCall: (call) => store.setState({ call }),
    onEnded: (ended) => {
      const { call, ended: before } = store.getState();
      // A call before the last one, still being saved, must not take over the screen.
      if (call !== null && call.callId !== ended.callId) return;
      if (call === null && before?.callId !== ended.callId) return;
      store.setState({ call: null, ended });
    },
    onTrouble,
  });

  const cueOpinions = createCueOpinions({
    clock: parts.clock,
    settings: options.settings,
    saveSettings: options.saveSettings,
    onQuestion: (cueQuestion) => store.setState({ cueQuestion }),
  });
  const readiness = createReadiness({
    parts,
    settings: options.settings,
    locale: options.locale,
    templates,
    standing: bridge['templates.standing'],
  });
  const followRing = (): void => {
    const { ringing, call } = store.getState();
    const wanted = ringing.length > 0 && call === null;
    if (call === null) readiness.ring(ringing);
    if (wanted === (ringScope !== null)) return;
    ringScope?.abort();
    ringScope = wanted ? new AbortController() : null;
    if (ringScope !== null) {
      options.startRinging(() => options.settings().ringerId, ringScope.signal);
    }
  };
  const stopFollowing = [
    store.subscribe(followRing),
    store.subscribe(followCues(cueOpinions)),
    doubtHub(store, () => hub.lookAgain()),
  ];

  const doorbell = createDoorbell({
    clock: parts.clock,
    onChange: (ringing) => {
      const before = store.getState().ringing.length > 0;
      store.setState({ ringing });
      if (before !== ringing.length > 0) {
        void bridge['window.ring']({ ringing: ringing.length > 0 }).catch(() => undefined);
      }
    },
  });

  const onCallState = (state: CallState): void => {
    if (state.phase === 'ringing') return;
    doorbell.stops(state.callId);
    if (answering?.ringing.callId === state.callId) {
      if (state.phase === 'live') answering.begin();
      else giveUpAnswering();
    }
    if (state.phase === 'live' && keeper.runningId() !== state.callId) keeper.disown(state.callId);
    else keeper.hubSays(state);
  };
  const giveUpAnswering = (): void => {
    answering = null;
    readiness.coolDown();
    store.setState({ call: null });
    tellMain(false, null);
  };

  const hub = createHubClient({
    credentials: bridge['hub.credentials'],
    openLink: options.openAgentLink,
    clock: parts.clock,
    clientId: options.clientId,
    isUrgent: () => store.getState().call !== null,
    onConnection: (hubConnection) => {
      store.setState({ hubConnection });
      keeper.hubOnline(hubConnection === 'online');
      if (hubConnection !== 'online') return;
      doorbell.recount();
      // Answers may have come while this window did not hear.
      options.onSurveyNews();
    },
    heard: {
      onRinging: (call) => {
        const { callId } = call;
        if (answering?.ringing.callId !== callId && keeper.runningId() !== callId) {
          doorbell.rings(call);
        }
      },
      onCallState,
      onSurveyAnswered: options.onSurveyNews,
      onPresence: ({ callId, present }) => keeper.presence(callId, present),
      onSignal: ({ callId, signal }) => keeper.receive(callId, signal),
    },
  });

  /** @throws DeskError where the hub cannot be asked */
  const link = (): AgentLink => {
    const now = hub.link();
    if (now === null) throw new DeskError('hubAway', 'The call server is away at the moment.');
    return now;
  };

  const accept: DeskActions['accept'] = async (callId, { camera }) => {
    if (store.getState().call !== null) throw new DeskError('inCall', 'There is a call already.');
    const ringing = doorbell.find(callId);
    if (ringing === null) throw new DeskError('gone', 'That customer does not ring any more.');
    const to = link();
    const locale = options.locale();
    let library = readiness.library();
    const mine = {
      ringing,
      begin: () => {
        if (answering !== mine) return;
        answering = null;
        keeper.begin(ringing, {
          camera,
          locale,
          templates: library?.templates ?? [],
          standing: library?.standing ?? { pins: [], use: [] },
          ...readiness.take(callId),
        });
      },
    };
    answering = mine;
    readiness.answer(callId, camera);
    // Before the window is drawn anew, which takes longer than the way to the hub and back.
    let asked = library === null ? null : readiness.accept(to, callId);
    store.setState({
      call: newCall(ringing, Math.round(parts.clock.now()), options.mayReadMood()),
      ended: null,
    });
    tellMain(true, ringing.customerName);
    if (asked === null) {
      library = await readiness.askLibrary();
      if (answering !== mine) return;
      asked = readiness.accept(to, callId);
    }
    const answer = await asked;
    if (answer.ok) {
      doorbell.stops(callId);
      mine.begin();
      return;
    }
    if (answering === mine) giveUpAnswering();
    if (answer.error.error !== 'noAnswer') doorbell.stops(callId);
    if (keeper.runningId() !== callId) {
      throw new DeskError(answer.error.error, answer.error.message);
    }
  };

  const actions: DeskActions = {
    accept,
    async decline(callId) {
      doorbell.stops(callId);
      await hub.link()?.decline(callId);
    },
    async hangUp() {
      if (answering !== null) {
        const { callId } = answering.ringing;
        giveUpAnswering();
        await tellHub(parts.clock, hub.link()?.end(callId, 'hungUp'));
      }
      keeper.running()?.end('agent', 'hungUp');
    },
    setMuted: (muted) => keeper.running()?.setMuted(muted),
    setCameraOn: async (on) => keeper.running()?.setCameraOn(on),
    setHeld: (held) => keeper.running()?.setHeld(held),
    stopMood: () => keeper.running()?.stopMood(),
    useMicrophone: async (deviceId) => keeper.running()?.useMicrophone(deviceId),
    useCamera: async (deviceId) => keeper.running()?.useCamera(deviceId),
    ...notesOf(keeper.running),
    sendChat: (text) => keeper.running()?.sendChat(text) ?? false,
    markSaid: (templateId) => keeper.running()?.markSaid(templateId),
    notNow: (templateId) => keeper.running()?.notNow(templateId),
    promptNotUseful: (templateId) => keeper.running()?.promptNotUseful(templateId),
    promptsInSight: (templateIds) => keeper.running()?.promptsInSight(templateIds),
    offerAgain: (templateId) => keeper.running()?.offerAgain(templateId),
    findPrompts: (query, words) => keeper.running()?.findPrompts(query, words) ?? [],
    holdPrompts: (held) => keeper.running()?.holdPrompts(held),
    dismissCue: () => keeper.running()?.dismissCue(),
    cueNotUseful: () => {
      const kind = store.getState().call?.cue?.kind;
      keeper.running()?.cueNotUseful();
      if (kind !== undefined) cueOpinions.notUseful(kind);
    },
    switchOffCue: cueOpinions.switchOff,
    keepCue: cueOpinions.keep,
    diagnostics: () => keeper.running()?.diagnostics() ?? null,
    clearEnded: () => store.setState({ ended: null }),
    retrySave: async () => {
      const { ended } = store.getState();
      if (ended !== null) await keeper.retrySave(ended.callId);
    },
  };

  const quit = async (): Promise<void> => {
    if (answering !== null) await actions.hangUp();
    keeper.running()?.end('agent', 'appClosed');
    await keeper.settled();
    await bridge['quit.ready']();
  };

  const stopListening = [
    bridge.on('hub.status', hub.follow),
    bridge.on('system.resumed', hub.lookAgain),
    bridge.on('templates.changed', () => {
      templates.forget();
      readiness.forgetLibrary();
    }),
    bridge.on('notice', addNotice),
    bridge.on('power.suspending', () => keeper.running()?.keep()),
    bridge.on('quit.requested', () => void quit().catch(() => undefined)),
  ];
  const start = async (): Promise<void> => {
    hub.follow(await bridge['hub.status']());
    for (const notice of (await bridge['app.info']()).notices) addNotice(notice);
    await templates.in(options.locale());
  };
  void recoverCalls(bridge, parts.clock).then((recoveredCallIds) => {
    if (recoveredCallIds.length === 0) return;
    store.setState({ recoveredCallIds });
    addNotice({ code: 'callsRecovered', detail: String(recoveredCallIds.length) });
  });
  void start().catch(() => store.setState({ hubConnection: 'offline' }));

  return {
    store,
    actions,
    stats: async () => (await keeper.running()?.stats()) ?? null,
    pinned: (templateId, pinned) => keeper.running()?.setPinned(templateId, pinned),
    settingsChanged: () => {
      cueOpinions.lookAgain();
      void keeper.running()?.soundChanged();
      if (!options.mayReadMood()) keeper.running()?.stopMood();
    },
    dispose() {
      for (const stop of [...stopListening, ...stopFollowing]) stop();
      cueOpinions.dispose();
      ringScope?.abort();
      readiness.coolDown();
      doorbell.clear();
      keeper.running()?.end('agent', 'appClosed');
      hub.close();
    },
  };
}
