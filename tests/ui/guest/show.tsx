import { render } from '@testing-library/react';
import { vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { App } from '#renderer/guest/App.tsx';
import { en } from '#renderer/guest/i18n/en.ts';
import { languages } from '#renderer/guest/i18n/languages.ts';
import type { BrowserFamily } from '#renderer/guest/media/browserFamily.ts';
import type { GuestActions } from '#renderer/guest/page/guestPage.ts';
import type { DeviceState, MediaState } from '#renderer/guest/page/mediaState.ts';
import { firstMedia } from '#renderer/guest/page/mediaState.ts';
import type { MoodConsent } from '#shared/model/mood.ts';
import type { LiveCall, People, Step } from '#renderer/guest/page/state.ts';
import type { Shown } from '#renderer/guest/page/store.ts';
import { keepNoDraft } from '#renderer/guest/survey/draft.ts';
import type { SendSurvey } from '#renderer/guest/survey/sendSurvey.ts';
import { createSurveyDesk } from '#renderer/guest/survey/surveyDesk.ts';

export const people: People = {
  customerName: 'Maya',
  agentName: 'Sam',
  company: 'Northwind',
  offersMood: false,
};

export const liveCall: LiveCall = {
  callId: 'call-0001',
  answeredAt: 0,
  line: 'good',
  causes: [],
  giveUpAt: null,
  relayMissing: false,
  picturePaused: false,
  peer: { muted: false, cameraOn: false },
  held: false,
  moodStopped: false,
  agentPresent: true,
};

/** A device in a given state; on and chosen by the system unless said otherwise. */
export function device(change: Partial<DeviceState> = {}): DeviceState {
  return { state: 'on', problem: null, chosenId: null, actualId: null, ...change };
}

const nothing = (): GuestActions => ({
  lookAgain: vi.fn<GuestActions['lookAgain']>(),
  beginCheck: vi.fn<GuestActions['beginCheck']>(),
  openDevice: vi.fn<GuestActions['openDevice']>(),
  closeCamera: vi.fn<GuestActions['closeCamera']>(),
  listenOnly: vi.fn<GuestActions['listenOnly']>(),
  chooseSpeaker: vi.fn<GuestActions['chooseSpeaker']>(),
  setMuted: vi.fn<GuestActions['setMuted']>(),
  ring: vi.fn<GuestActions['ring']>(),
  answerMood: vi.fn<GuestActions['answerMood']>(),
  sendChat: vi.fn<GuestActions['sendChat']>(() => true),
  cancel: vi.fn<GuestActions['cancel']>(),
  end: vi.fn<GuestActions['end']>(),
  soundBlocked: vi.fn<GuestActions['soundBlocked']>(),
  dismissNotice: vi.fn<GuestActions['dismissNotice']>(),
});

/** Renders one screen of the customer's page from a plain state; broken words throw. */
export function show(
  step: Step,
  media: Partial<MediaState> = {},
  options: {
    readonly hubOnline?: boolean;
    readonly browser?: BrowserFamily;
    readonly consent?: MoodConsent;
    readonly chat?: Shown['chat'];
    /** What becomes of answers that are sent. */
    readonly sendSurvey?: SendSurvey;
  } = {},
) {
  const shown: Shown = {
    page: { step, hubOnline: options.hubOnline ?? true, consent: options.consent ?? null },
    media: { ...firstMedia, ...media },
    ownAudio: null,
    ownVideo: null,
    remote: null,
    chat: options.chat ?? [],
  };
  const store = createStore<Shown>(() => shown);
  const actions = nothing();
  const survey = createSurveyDesk({
    keeper: keepNoDraft,
    send: options.sendSurvey ?? (async () => 'sent'),
    newId: () => 'a-request',
  });
  const reload = vi.fn<() => void>();
  const [language] = languages;
  if (language === undefined) throw new Error('no language');
  const view = render(
    <App
      page={{ store, actions, survey, reload, browser: options.browser ?? 'chromeDesktop' }}
      language={language}
      messages={en}
      onTextProblem={(problem) => {
        throw problem;
      }}
    />,
  );
  const go = (next: Step): void =>
    store.setState((before) => ({ page: { ...before.page, step: next } }));
  return { ...view, store, actions, survey, reload, go };
}
