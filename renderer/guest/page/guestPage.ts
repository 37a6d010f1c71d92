import type { StoreApi } from 'zustand/vanilla';
import type { InviteView } from '#shared/contract/hub.ts';
import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { MoodConsent } from '#shared/model/mood.ts';
import type { DeviceList } from '#renderer/rtc/media/deviceList.ts';
import type { OpenDevice } from '#renderer/rtc/media/openDevice.ts';
import type { PeerLinkFactory } from '#renderer/rtc/peer/types.ts';
import type { GuestLinkFactory } from '#renderer/rtc/signalling/guestLink.ts';
import type { LookUp } from '../call/lookUp.ts';
import type { SeatKeeper } from '../call/seatKeeper.ts';
import { createOwnMedia } from '../media/ownMedia.ts';
import { createCallDriver } from './callDriver.ts';
import type { DeviceKind } from './mediaState.ts';
import { tellable } from './mediaState.ts';
import type { Unfit } from './state.ts';
import { CONSENT_TEXT_VERSION } from '../consent/textVersion.ts';
import { createPageStore } from './store.ts';
import type { Shown } from './store.ts';

/** Everything the page needs of the world around it. */
export interface GuestPageOptions {
  /** The hub, e.g. https://calls.example.com */
  readonly origin: string;
  /** From the address; null where there is no whole one. */
  readonly token: string | null;
  readonly unfit: Unfit | null;
  readonly pageId: string;
  readonly newId: () => string;
  readonly now: () => EpochMs;
  readonly locale: () => string;
  readonly memory: SeatKeeper;
  readonly lookUp: LookUp;
  readonly openLink: GuestLinkFactory;
  readonly createPeer: PeerLinkFactory;
  /** Tells when this machine may have another network than before. */
  readonly watchNetwork?: (signal: AbortSignal, act: () => void) => void;
  readonly openMicrophone: OpenDevice;
  readonly openCamera: OpenDevice;
  readonly watchDevices: (signal: AbortSignal, onList: (list: DeviceList) => void) => void;
  readonly lookAgainAfterMs?: Ms;
}

/** What a person can do on the page. */
export interface GuestActions {
  readonly lookAgain: () => void;
  readonly beginCheck: () => void;
  readonly openDevice: (kind: DeviceKind, chosenId?: string | null) => void;
  readonly closeCamera: () => void;
  readonly listenOnly: () => void;
  readonly chooseSpeaker: (speakerId: string | null) => void;
  readonly setMuted: (muted: boolean) => void;
  /** Rings, or asks about the mood cue first where the agent's side offers it. */
  readonly ring: () => void;
  /** Answers that question; before the ring this rings, in the call it takes effect at once. */
  readonly answerMood: (given: boolean) => void;
  /** Text to the other side. @returns false where it was not taken, and should stay in the field */
  readonly sendChat: (text: string) => boolean;
  readonly cancel: () => void;
  readonly end: () => void;
  readonly soundBlocked: (blocked: boolean) => void;
  readonly dismissNotice: () => void;
}

export interface GuestPage {
  readonly store: StoreApi<Shown>;
  readonly actions: GuestActions;
  /** Looks the link up and goes on from there. */
  readonly start: () => void;
  readonly dispose: () => void;
}

/** Soon enough that nobody reaches for "reload", seldom enough for a hub that is starting. */
const LOOK_AGAIN_MS: Ms = 3000;

/** Ties the pure state to the hub, the connection and the devices. */
export function createGuestPage(options: GuestPageOptions): GuestPage {
  const { memory } = options;
  const store = createPageStore();
  const scope = new AbortController();
  let lookTimer: ReturnType<typeof setTimeout> | undefined;

  /** The names of devices are hidden until one was allowed, so the list is fetched again then. */
  let watching = new AbortController();
  const listDevices = (): Promise<void> =>
    new Promise((resolve) => {
      watching.abort();
      watching = new AbortController();
      const { signal } = watching;
      signal.addEventListener('abort', () => resolve());
      options.watchDevices(signal, (devices) => {
        store.media({ type: 'devices', devices });
        resolve();
      });
    });
  // What a device can be changed for is known before it counts as open: the screen grows once, and
  // not under the finger that is about to ring.
  const withList =
    (open: OpenDevice): OpenDevice =>
    async (chosenId) => {
      const result = await open(chosenId);
      if (!scope.signal.aborted) await listDevices();
      return result;
    };

  const own = createOwnMedia({
    openMicrophone: withList(options.openMicrophone),
    openCamera: withList(options.openCamera),
    state: () => store.api.getState().media,
    tell(event) {
      store.media(event);
      driver.tellMedia();
    },
    onTrack(kind, track) {
      store.show(kind === 'audio' ? { ownAudio: track } : { ownVideo: track });
      driver.replaceTrack(kind, track);
    },
  });
  const driver = createCallDriver({ ...options, store, own });

  const enter = (view: InviteView): void => {
    const remembered = memory.read();
    const consent = remembered?.consent ?? null;
    if (consent !== null) store.page({ type: 'moodAnswered', consent });
    store.page({ type: 'lookedUp', view, mayReturn: remembered?.inCall === true });
    if (store.api.getState().page.step.name !== 'returning' || remembered === null) {
      // The call ended while this page was away: its text has nobody to go to.
      if (remembered?.waiting) memory.write({ ...remembered, waiting: null });
      return;
    }
    own.setMuted(remembered.muted);
    store.media({ type: 'speaker', speakerId: remembered.speakerId });
    if (remembered.listenOnly) store.media({ type: 'listenOnly' });
    else void own.open('microphone', remembered.microphoneId);
    if (remembered.cameraOn) void own.open('camera', remembered.cameraId);
    driver.comeBack(remembered);
  };

  const look = async (token: string): Promise<void> => {
    clearTimeout(lookTimer);
    const view = await options.lookUp({ token, seat: memory.read()?.seat ?? null });
    if (scope.signal.aborted || store.api.getState().page.step.name !== 'looking') return;
    if (view !== null) {
      enter(view);
      return;
    }
    store.page({ type: 'lookUpFailed' });
    clearTimeout(lookTimer);
    lookTimer = setTimeout(() => void look(token), options.lookAgainAfterMs ?? LOOK_AGAIN_MS);
  };

  const ring = async (): Promise<void> => {
    const { step } = store.api.getState().page;
    // What did not work before the ring is not brought up again in the call.
    if (store.api.getState().media.camera.state === 'problem') own.close('camera');
    store.page({ type: 'ringWanted' });
    if (store.api.getState().page.step.name !== 'ringing') return;
    await begin(step.name === 'after');
  };
  const begin = async (afterAnother: boolean): Promise<void> => {
    const again = afterAnother ? driver.lastMedia() : null;
    if (again !== null) {
      if (again.microphone) await own.open('microphone');
      if (again.camera) await own.open('camera');
    }
    await driver.ring(tellable(store.api.getState().media).cameraOn);
  };

  const answerMood = (given: boolean): void => {
    const { step } = store.api.getState().page;
    const consent: MoodConsent = {
      given,
      textVersion: CONSENT_TEXT_VERSION,
      locale: options.locale(),
      answeredAt: options.now(),
    };
    store.page({ type: 'moodAnswered', consent });
    driver.tellConsent();
    if (step.name === 'consent') void begin(step.again);
  };

  return {
    store: store.api,
    actions: {
      lookAgain() {
        if (options.token !== null) void look(options.token);
      },
      beginCheck() {
        store.page({ type: 'checkWanted' });
        void own.open('microphone');
      },
      openDevice: (kind, chosenId) => void own.open(kind, chosenId),
      closeCamera: () => own.close('camera'),
      listenOnly: () => store.media({ type: 'listenOnly' }),
      chooseSpeaker: (speakerId) => store.media({ type: 'speaker', speakerId }),
      setMuted: (muted) => own.setMuted(muted),
      ring: () => void ring(),
      answerMood,
      sendChat: driver.sendChat,
      cancel: driver.cancel,
      end: driver.end,
      soundBlocked: (blocked) => store.media({ type: 'sound', blocked }),
      dismissNotice: () => store.media({ type: 'notice', notice: null }),
    },
    start() {
      if (options.unfit !== null) store.page({ type: 'unfit', why: options.unfit });
      else if (options.token === null) store.page({ type: 'noToken' });
      else void look(options.token);
    },
    dispose() {
      scope.abort();
      watching.abort();
      clearTimeout(lookTimer);
      driver.dispose();
      own.closeAll();
    },
  };
}
