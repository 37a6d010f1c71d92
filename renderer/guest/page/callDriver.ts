import type { CallState } from '#shared/contract/hub.ts';
import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { EndReason } from '#shared/model/call.ts';
import type { MoodConsent } from '#shared/model/mood.ts';
import { assertNever } from '#shared/lib/assertNever.ts';
import type { Expected } from '#renderer/rtc/quality/quality.ts';
import type { MediaKind, PeerLinkFactory } from '#renderer/rtc/peer/types.ts';
import type { GuestLinkFactory } from '#renderer/rtc/signalling/guestLink.ts';
import { answerFirst } from '../call/answerFirst.ts';
import { createGuestCall } from '../call/guestCall.ts';
import { ringAgain } from '../call/ringAgain.ts';
import type { CallFact, GuestCall } from '../call/types.ts';
import type { Memory, SeatKeeper, WaitingChat } from '../call/seatKeeper.ts';
import type { OwnMediaDevices } from '../media/ownMedia.ts';
import { watchCall } from './callWatch.ts';
import type { CallWatch } from './callWatch.ts';
import { tellable } from './mediaState.ts';
import { mayRingAgain } from './reduce.ts';
import type { Ending, Step } from './state.ts';
import type { PageStore } from './store.ts';

export interface CallDriverOptions {
  readonly origin: string;
  readonly token: string | null;
  readonly pageId: string;
  readonly newId: () => string;
  readonly now: () => EpochMs;
  readonly locale: () => string;
  readonly memory: SeatKeeper;
  readonly openLink: GuestLinkFactory;
  readonly createPeer: PeerLinkFactory;
  readonly watchNetwork?: (signal: AbortSignal, act: () => void) => void;
  readonly store: PageStore;
  readonly own: OwnMediaDevices;
}

/** Runs the page's call: what the person does goes out, what comes in becomes page events. */
export interface CallDriver {
  readonly ring: (video: boolean) => Promise<void>;
  readonly comeBack: (memory: Memory) => void;
  readonly cancel: () => void;
  readonly end: () => void;
  readonly tellMedia: () => void;
  readonly tellConsent: () => void;
  readonly sendChat: (text: string) => boolean;
  readonly replaceTrack: (kind: MediaKind, track: MediaStreamTrack | null) => void;
  /** Which devices were in use when the last ring or call ended. */
  readonly lastMedia: () => { readonly microphone: boolean; readonly camera: boolean };
  readonly dispose: () => void;
}

/** How long the hub may take to say where the call stands before there is nothing to go back to. */
const RETURN_MS: Ms = 6000;

/** There is a call to go back to after a reload. */
function isUnderWay({ name }: Step): boolean {
  return name === 'ringing' || name === 'returning' || name === 'call' || name === 'elsewhere';
}

export function createCallDriver(options: CallDriverOptions): CallDriver {
  const { store, own, memory, now } = options;
  const shown = store.api.getState;
  let call: GuestCall | null = null;
  let watch: CallWatch | null = null;
  let seat: string | null = null;
  let answeredAt: EpochMs | null = null;
  /** On hold, as remembered from before a reload. */
  let heldBefore = false;
  /** Text that was under way before a reload. */
  let waitingBefore: WaitingChat | null = null;
  let returnTimer: ReturnType<typeof setTimeout> | undefined;
  let lastMedia = { microphone: true, camera: false };
  /** Counts the rings, so that one given up while it was on its way is taken back. */
  let rings = 0;

  const stopWatching = (): void => {
    watch?.stop();
    watch = null;
    clearTimeout(returnTimer);
  };

  /** Frees the devices, and keeps in mind which ones were in use for another ring. */
  const rest = (): void => {
    const { media } = shown();
    lastMedia = { microphone: !media.listenOnly, camera: media.camera.state === 'on' };
    own.closeAll();
  };

  const close = (): void => {
    call?.close();
    call = null;
  };

  /** Everything that a call's end means for this page, except the way to the hub. */
  const finish = (ending: Ending): void => {
    const { step } = shown().page;
    if (step.name !== 'ringing' && step.name !== 'call' && step.name !== 'returning') return;
    stopWatching();
    rings += 1;
    store.page({ type: 'ended', ending, talked: answeredAt !== null });
    call?.hangUp();
    rest();
    store.show({ remote: null });
    store.media({ type: 'notice', notice: null });
  };

  /** The other side or the hub ended the call. */
  const endedThere = (ending: Ending): void => {
    finish(ending);
    if (!mayRingAgain(ending)) close();
  };

  /** Ends the call from here: for this person at once, for the others as soon as they hear of it. */
  const endHere = (ending: Extract<Ending, { readonly reason: EndReason }>): void => {
    const { step } = shown().page;
    const callId =
      step.name === 'call' ? step.call.callId : step.name === 'ringing' ? step.callId : null;
    const ended = call;
    const told = callId === null ? undefined : ended?.end(callId, ending.reason);
    finish(ending);
    if (mayRingAgain(ending)) return;
    call = null;
    void Promise.resolve(told).finally(() => ended?.close());
  };

  const giveUp = (): void => {
    const { step } = shown().page;
    if (step.name !== 'call') return;
    const away = !step.call.agentPresent && shown().page.hubOnline;
    endHere({ by: 'system', reason: away ? 'agentLeft' : 'connectionLost' });
  };

  const onState = (state: CallState): void => {
    clearTimeout(returnTimer);
    const { callId } = state;
    switch (state.phase) {
      case 'ringing':
        store.page({ type: 'stillRinging', callId });
        return;
      case 'live': {
        // Null says that the hub lost sight of this page, which says nothing about the media.
        if (state.pageId === null) return;
        const mine = state.pageId === options.pageId;
        answeredAt ??= now();
        store.page({ type: 'live', callId, mine, held: heldBefore, at: answeredAt });
        const { step } = shown().page;
        if (step.name === 'elsewhere') leave();
        if (step.name === 'call') {
          watch ??= watchCall({
            stats: async () => (await call?.stats()) ?? null,
            expected,
            now,
            onLine: (line, causes, giveUpAt) =>
              store.page({ type: 'line', line, causes, giveUpAt }),
            onLimit: (limit) => {
              call?.limitVideo(limit);
              store.page({ type: 'picturePaused', paused: !limit.active });
            },
            onGivenUp: giveUp,
          });
        }
        return;
      }
      case 'ended':
        endedThere({ by: state.by, reason: state.reason });
        return;
      default:
        assertNever(state, 'call state');
    }
  };

  /** What the two sides mean to send now; nothing on hold. */
  const expected = (): Expected | null => {
    const { page, media } = shown();
    if (page.step.name !== 'call' || page.step.call.held) return null;
    const { peer } = page.step.call;
    return {
      hears: peer?.muted === false,
      sees: peer?.cameraOn === true && peer.picturePaused !== true,
      speaks: !tellable(media).muted,
    };
  };

  /** The call goes on in another tab: this one lets go without ending it. */
  const leave = (): void => {
    stopWatching();
    close();
    own.closeAll();
    store.show({ remote: null });
  };

  const onHubBack = (): void => {
    if (shown().page.step.name !== 'returning') return;
    clearTimeout(returnTimer);
    returnTimer = setTimeout(() => {
      store.page({ type: 'nothingToReturnTo' });
      own.closeAll();
    }, RETURN_MS);
  };

  const onFact = (fact: CallFact): void => {
    switch (fact.type) {
      case 'hub':
        store.page({ type: 'hub', online: fact.online });
        if (fact.online) onHubBack();
        return;
      case 'hubRefused':
        store.page({ type: 'hubRefused', error: fact.error });
        if (shown().page.step.name !== 'call') leave();
        return;
      case 'state':
        onState(fact.state);
        return;
      case 'presence':
        store.page({ type: 'presence', present: fact.present });
        return;
      case 'line':
        watch?.line(fact.line);
        return;
      case 'remote':
        store.show({ remote: fact.stream });
        return;
      case 'relay':
      case 'peerMedia':
      case 'moodStopped':
        store.page(fact);
        return;
      case 'chat':
        store.show({ chat: fact.entries });
        return;
      case 'bye':
        endedThere({ by: 'agent', reason: fact.reason });
        return;
      default:
        assertNever(fact, 'call fact');
    }
  };

  /** What the agent's side may hear: nothing where it did not ask. */
  const consent = (): MoodConsent | null => {
    const { page } = shown();
    return 'people' in page.step && page.step.people.offersMood ? page.consent : null;
  };

  const openCall = (token: string): GuestCall =>
    createGuestCall({
      origin: options.origin,
      token,
      seat,
      pageId: options.pageId,
      newId: options.newId,
      now: options.now,
      ownMedia: () => ({
        tracks: [own.track('microphone'), own.track('camera')].filter((track) => track !== null),
        ...tellable(shown().media),
      }),
      consent,
      ...answerFirst({ pageId: options.pageId, onFact, openLink: options.openLink }),
      createPeer: options.createPeer,
      ...(options.watchNetwork === undefined ? {} : { watchNetwork: options.watchNetwork }),
      held: heldBefore,
      waiting: waitingBefore,
    });

  /** Text that did not arrive yet, kept only as long as there is a call for it. */
  const waiting = (): WaitingChat | null => {
    const { page, chat } = shown();
    const { step } = page;
    const callId = step.name === 'call' ? step.call.callId : (waitingBefore?.callId ?? null);
    const messages = chat.filter(({ arrived }) => !arrived);
    if (callId === null || messages.length === 0 || !isUnderWay(step)) return null;
    return { callId, messages: messages.map(({ chatId, text }) => ({ chatId, text })) };
  };

  const remember = (): void => {
    const { page, media } = shown();
    const { step } = page;
    if (seat === null || step.name === 'looking') return;
    memory.write({
      seat,
      inCall: isUnderWay(step),
      answeredAt,
      held: step.name === 'call' ? step.call.held : step.name === 'returning' && heldBefore,
      muted: media.muted,
      listenOnly: media.listenOnly,
      cameraOn: media.camera.state === 'on' || media.camera.state === 'opening',
      microphoneId: media.microphone.chosenId,
      cameraId: media.camera.chosenId,
      consent: page.consent,
      waiting: waiting(),
      speakerId: media.speakerId,
    });
  };
  const forgetStore = store.api.subscribe(remember);

  return {
    async ring(video) {
      if (options.token === null || shown().page.step.name !== 'ringing') return;
      const turn = rings;
      answeredAt = null;
      heldBefore = false;
      waitingBefore = null;
      call ??= openCall(options.token);
      const ringing = call;
      const answer = await ringAgain(() => ringing.ring({ video, locale: options.locale() }), {
        wanted: () => turn === rings,
        pause: (ms) => new Promise((resolve) => void setTimeout(resolve, ms)),
        random: Math.random,
      });
      if (!answer.ok) {
        if (turn !== rings) return;
        store.page({ type: 'ringFailed', error: answer.error.error });
        rest();
        return;
      }
      ({ seat } = answer.value);
      const { callId } = answer.value;
      remember();
      if (turn === rings) store.page({ type: 'seated', callId });
      else void ringing.end(callId, 'cancelled');
    },
    comeBack(remembered) {
      if (options.token === null) return;
      ({ seat, answeredAt, held: heldBefore, waiting: waitingBefore } = remembered);
      call ??= openCall(options.token);
    },
    cancel: () => endHere({ by: 'customer', reason: 'cancelled' }),
    end: () => endHere({ by: 'customer', reason: 'hungUp' }),
    tellConsent() {
      const said = consent();
      if (said !== null) call?.tellConsent(said);
    },
    sendChat: (text) => call?.sendChat(text) ?? false,
    tellMedia: () => call?.tellMedia(tellable(shown().media)),
    replaceTrack: (kind, track) => void call?.replaceTrack(kind, track).catch(() => undefined),
    lastMedia: () => lastMedia,
    dispose() {
      forgetStore();
      stopWatching();
      close();
    },
  };
}
