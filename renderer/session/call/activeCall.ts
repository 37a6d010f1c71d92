import type { CallState, RingingCall } from '#shared/contract/hub.ts';
import type { SignalMessage } from '#shared/contract/signal.ts';
import type { PeerMessage } from '#shared/contract/peer.ts';
import type { PipelineOptions } from '#shared/domain/pipeline.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { EndedBy, EndReason } from '#shared/model/call.ts';
import type { CallEvent } from '#shared/model/callEvent.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { LinkStats } from '#renderer/rtc/peer/stats.ts';
import type { AgentLink } from '#renderer/rtc/signalling/agentLink.ts';
import type { ActiveCall, DeskActions, NoteActions } from '../types.ts';
import { createChat } from './chat.ts';
import { createCoach } from './coach.ts';
import type { PlainEvent } from './coach.ts';
import type { Journal } from './journal.ts';
import type { Line } from './line.ts';
import { connectionEvent, isDown } from './lineEvents.ts';
import { lookAtLine } from './lineLook.ts';
import { runLine } from './lineRunner.ts';
import type { Listening } from './listening.ts';
import { createLocalMedia } from './localMedia.ts';
import type { LocalMediaEvent, LocalMediaState } from './localMedia.ts';
import { createMoodConsent, moodNow } from './moodConsent.ts';
import { createMoodReader } from './moodReader.ts';
import { newCall, startOfCall } from './newCall.ts';
import type { CallParts } from './parts.ts';

export interface CallOptions {
  readonly ringing: RingingCall;
  /** Whether the agent answers with the camera on. */
  readonly camera: boolean;
  readonly parts: CallParts;
  readonly settings: () => Settings;
  /** Whether this app may read a customer's mood at all. */
  readonly mayReadMood: boolean;
  readonly hub: () => AgentLink | null;
  readonly journal: Journal;
  readonly pipeline: PipelineOptions;
  /** Got ready while it rang; the call stops it. */
  readonly listening: Listening;
  /** A new snapshot of the call. */
  readonly onCall: (call: ActiveCall) => void;
  /** Told once; the journal is complete then, `callEnded` included. */
  readonly onEnded: (by: EndedBy, reason: EndReason) => void;
}

type InCallActions = Pick<
  DeskActions,
  | 'setMuted'
  | 'setCameraOn'
  | 'setHeld'
  | 'stopMood'
  | 'useMicrophone'
  | 'useCamera'
  | keyof NoteActions
  | 'sendChat'
  | 'markSaid'
  | 'notNow'
  | 'promptNotUseful'
  | 'promptsInSight'
  | 'offerAgain'
  | 'holdPrompts'
  | 'findPrompts'
  | 'dismissCue'
  | 'cueNotUseful'
  | 'diagnostics'
>;

export interface RunningCall extends InCallActions {
  readonly hubSaysLive: (state: Extract<CallState, { readonly phase: 'live' }>) => void;
  readonly presence: (present: boolean) => void;
  /** The app's way to the hub came or went. */
  readonly hubOnline: (online: boolean) => void;
  /** The hub has ended the call; as long as both hear each other, only a person's end counts. */
  readonly hubEnded: (by: EndedBy, reason: EndReason) => void;
  readonly receive: (signal: SignalMessage) => void;
  readonly end: (by: EndedBy, reason: EndReason) => void;
  /** The agent pinned a sentence, or took its pin away: shown at once, ranked by in the next call. */
  readonly setPinned: (templateId: string, pinned: boolean) => void;
  readonly stats: () => Promise<LinkStats | null>;
  /** What is done to the microphone's sound may have been chosen anew. */
  readonly soundChanged: () => Promise<void>;
  /** Writes down what was heard so far. */
  readonly keep: () => void;
}

/**
 * Runs one answered call from now (media clock 0) to its end: binds own media, line, listening and
 * coach together. Everything it starts hangs on one scope and stops with it.
 */
export function startCall(options: CallOptions): RunningCall {
  const { parts, ringing, journal, listening } = options;
  const { clock } = parts;
  const scope = new AbortController();
  const { signal } = scope;
  const startedAt = clock.now();
  const mediaNow = (): Ms => Math.max(0, Math.round(clock.now() - startedAt));
  let over = false;

  let call = newCall(ringing, Math.round(startedAt), options.mayReadMood);
  const change = (patch: Partial<ActiveCall>): void => {
    const wasAllowed = call.mood.allowed;
    const next = { ...call, ...patch };
    call = { ...next, mood: moodNow(next.mood, next) };
    // Before anybody is told: whoever reads that it is over is not looked at any more.
    if (call.mood.allowed !== wasAllowed) followMood(call.mood.allowed);
    if (!over) options.onCall(call);
  };
  const followMood = (allowed: boolean): void => {
    listening.setToneAllowed(allowed);
    moodReader.setAllowed(allowed);
    coach.allowMood(allowed);
  };
  const record = (event: CallEvent, urgent?: boolean): void => journal.add(event, urgent);
  const note = (event: PlainEvent): void => {
    if (!over) coach.note(event);
  };

  record(startOfCall(ringing, Math.round(startedAt), options.pipeline.agentName), true);

  const coach = createCoach({
    pipeline: options.pipeline,
    clock,
    mediaNow,
    switchedOffCues: () => options.settings().switchedOffCues,
    record,
    onState: change,
    onMood: (read) => change({ mood: { ...call.mood, ...read } }),
    signal,
  });

  const moodConsent = createMoodConsent({
    mood: () => call.mood,
    onMood: (mood) => change({ mood }),
    onReceipt: (consent, by) => note({ type: 'moodConsent', atMs: mediaNow(), consent, by }),
    tellStopped: () => line.send({ type: 'moodStopped' }),
    now: clock.now,
  });

  const moodReader = createMoodReader({
    startFaceSensing: parts.startFaceSensing,
    assets: parts.faceAssets,
    sight: parts.sight,
    mediaNow,
    ownTracks: () => local.tracks(),
    onFrame: coach.face,
    onIdle: (idle) => change({ mood: { ...call.mood, idle } }),
  });

  const chat = createChat({
    newId: parts.newId,
    now: clock.now,
    mediaNow,
    send: (message) => line.send(message),
    onChat: (next) => change({ chat: next }),
    onEntry: ({ atMs, by, chatId, text }) => note({ type: 'chat', atMs, by, chatId, text }),
  });

  const ownState = (): PeerMessage => {
    const { muted, cameraOn } = local.state();
    const held = call.heldSince !== null;
    const paused = call.picturePaused ? { picturePaused: true } : {};
    return { type: 'media', muted: muted || held, cameraOn: cameraOn && !held, held, ...paused };
  };

  const tellOwn = (): void => line.send(ownState());

  const line = runLine({
    callId: ringing.callId,
    clock,
    createPeerLink: parts.createPeerLink,
    hub: options.hub,
    newId: parts.newId,
    outgoing: () => {
      const tracks = local.outgoing();
      return tracks.length === 0 ? null : parts.newStream(tracks);
    },
    onLine: (next, before, quietMs) => followLine(next, before, quietMs),
    onConnected: () => {
      tellOwn();
      moodConsent.connected();
    },
    onRemoteStream: (stream) => {
      change({ remoteStream: stream });
      if (stream === null) {
        moodConsent.forget();
        chat.forget();
      }
      keepOut();
      listening.setSource('customer', stream);
    },
    onRemoteVideo: moodReader.setVideo,
    onMessage: (message) => hear(message),
    onRelay: (reached) => change({ relayMissing: !reached }),
    signal,
  });

  const local = createLocalMedia({
    openMicrophone: parts.openMicrophone,
    sound: options.settings,
    openCamera: parts.openCamera,
    newStream: parts.newStream,
    microphoneId: options.settings().microphoneId,
    cameraId: options.settings().cameraId,
    signal,
    onState: (state) => followLocal(state),
    onTrack: line.replaceTrack,
    onEvent: (event) => noteLocal(event),
  });

  /** On hold the agent must not overhear the customer, whatever the customer's side sends. */
  const keepOut = (): void => {
    for (const track of call.remoteStream?.getAudioTracks() ?? []) {
      track.enabled = call.heldSince === null;
    }
  };
  const setHeld = (held: boolean): void => {
    if (over || call.phase === 'connecting' || held === (call.heldSince !== null)) return;
    // Told last: whoever reads "on hold" is no longer heard, whoever reads "back" already is.
    change({ heldSince: held ? Math.round(clock.now()) : null });
    local.setHeld(held);
    keepOut();
    pauseListening();
    note({ type: 'held', atMs: mediaNow(), held });
    tellOwn();
  };

  const pauseListening = (): void => {
    listening.setPaused(call.heldSince !== null || isDown(line.line()));
  };
  /** Nobody speaks into a line of which the screen says that it is down, and nobody is measured. */
  const followDown = (next: Line, before: Line): void => {
    if (isDown(next) === isDown(before)) return;
    local.setLineDown(isDown(next));
    pauseListening();
  };
  const followLine = (next: Line, before: Line, quietMs: Ms): void => {
    if (next.ended !== null) {
      finish(next.ended.by, next.ended.reason);
      return;
    }
    followDown(next, before);
    const event = connectionEvent(next, before, mediaNow(), quietMs);
    if (event !== null) note(event);
    if (next.phase !== before.phase || next.giveUpAt !== before.giveUpAt) {
      change({ phase: next.phase, giveUpAt: next.giveUpAt });
    }
  };

  const followLocal = (state: LocalMediaState): void => {
    const { stream, ...rest } = state;
    const newSource = stream !== call.localStream;
    change({ ...rest, localStream: stream });
    if (newSource) listening.setSource('agent', stream);
  };
  const noteLocal = (event: LocalMediaEvent): void => {
    if (event.type === 'device') {
      note({ ...event, atMs: mediaNow() });
      return;
    }
    note({ ...event, atMs: mediaNow(), party: 'agent' });
    tellOwn();
  };

  const hear = (message: PeerMessage): void => {
    if (message.type === 'bye') end('customer', message.reason);
    if (message.type === 'consent') moodConsent.hear(message.consent);
    if ((message.type === 'chat' || message.type === 'chatAck') && !over) chat.hear(message);
    if (message.type !== 'media') return;
    const { muted, cameraOn, picturePaused = false } = message;
    const party = 'customer';
    if (muted !== call.customerMuted) note({ type: 'muted', atMs: mediaNow(), party, muted });
    if (cameraOn !== call.customerCameraOn) {
      note({ type: 'camera', atMs: mediaNow(), party, on: cameraOn });
    }
    change({
      customerMuted: muted,
      customerCameraOn: cameraOn,
      customerPicturePaused: picturePaused,
    });
  };

  const end = (by: EndedBy, reason: EndReason): void => line.input({ type: 'end', by, reason });

  const finish = (by: EndedBy, reason: EndReason): void => {
    change({ phase: 'ending', cue: null });
    coach.inSight([]);
    note({ type: 'callEnded', atMs: mediaNow(), by, reason });
    over = true;
    const stop = (): void => scope.abort();
    // The customer who hung up is gone already; anyone else should hear that the call is over.
    if (by === 'customer') stop();
    else void line.farewell(reason === 'appClosed' ? 'appClosed' : 'hungUp').then(stop, stop);
    // The goodbye takes a moment; the camera's light need not.
    for (const track of local.tracks()) track.stop();
    options.onEnded(by, reason);
  };

  options.onCall(call);
  signal.addEventListener('abort', listening.stop, { once: true });
  listening.begin({
    onFrames: (frames) => {
      if (!over) coach.frames(frames);
    },
    onTone: (tones) => {
      if (!over) coach.tone(tones);
    },
    onState: (sensing) => change({ sensing }),
  });
  lookAtLine({ clock, mediaNow, signal, line, listening, call: () => call, change, note, tellOwn });
  parts.onDevicesChanged(signal, () => void local.devicesChanged());
  parts.onNetworkChanged(signal, () => line.input({ type: 'network' }));
  void local.start();
  if (options.camera) void local.setCameraOn(true);

  return {
    hubSaysLive: line.hubSaysLive,
    presence: (present) => line.input({ type: 'presence', present }),
    hubOnline: (online) => line.input({ type: 'hub', online }),
    hubEnded: (by, reason) => line.input({ type: 'hubEnded', by, reason }),
    receive: line.receive,
    end,
    stats: line.stats,
    keep: coach.recordNow,
    setPinned: coach.setPinned,
    setMuted: local.setMuted,
    setCameraOn: local.setCameraOn,
    setHeld,
    stopMood: moodConsent.stop,
    useMicrophone: local.useMicrophone,
    soundChanged: local.soundChanged,
    useCamera: local.useCamera,
    ...coach.notes,
    sendChat: (text) => !over && chat.write(text),
    markSaid: (templateId) => {
      if (!over) coach.markSaid(templateId);
    },
    notNow: coach.notNow,
    promptNotUseful: (templateId) => {
      if (!over) coach.notUseful(templateId);
    },
    promptsInSight: (templateIds) => coach.inSight(over ? [] : templateIds),
    offerAgain: coach.offerAgain,
    holdPrompts: coach.holdPrompts,
    findPrompts: coach.findPrompts,
    dismissCue: () => coach.answerCue('dismissed'),
    cueNotUseful: () => coach.answerCue('notUseful'),
    diagnostics: listening.diagnostics,
  };
}
