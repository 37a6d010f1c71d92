import { createRoot } from 'react-dom/client';
import { watchDevices } from '#renderer/rtc/media/deviceList.ts';
import { openCamera, openMicrophone } from '#renderer/rtc/media/openDevice.ts';
import { watchNetwork } from '#renderer/rtc/networkNews.ts';
import { createPeerLink } from '#renderer/rtc/peer/peerLink.ts';
import { openGuestLink } from '#renderer/rtc/signalling/guestLink.ts';
import { missingSupport } from '#renderer/rtc/support.ts';
import type { FeedbackView } from '#shared/contract/survey.ts';
import { App } from './App.tsx';
import { keepHubs } from './call/hubKeeper.ts';
import { lookUpAt } from './call/lookUp.ts';
import { keepNothing, keepSeat, nameOf } from './call/seatKeeper.ts';
import { tokenOf } from './call/token.ts';
import { chooseLanguage, loadLanguage } from './i18n/languages.ts';
import { browserFamily } from './media/browserFamily.ts';
import { stayAwake } from './media/stayAwake.ts';
import { createGuestPage } from './page/guestPage.ts';
import type { Unfit } from './page/state.ts';
import { hexOf } from './page/hex.ts';
import { sessionStore } from './page/sessionStore.ts';
import type { SpokenProps } from './parts/Spoken.tsx';
import { FeedbackApp } from './survey/FeedbackApp.tsx';
import { keepDraft, keepNoDraft } from './survey/draft.ts';
import { lookUpFeedback, sendFromLink, sendFromSeat } from './survey/sendSurvey.ts';
import { createSurveyDesk } from './survey/surveyDesk.ts';

/** 128 random bits; `randomUUID` is hidden on addresses without TLS. */
const freshId = (): string => hexOf(crypto.getRandomValues(new Uint8Array(16)));

const LANGUAGE_KEY = 'hearback.language';

function unfitness(): Unfit | null {
  // Without TLS the microphone is hidden as if the browser were old: the more helpful word first.
  if (!window.isSecureContext) return 'insecure';
  return missingSupport().length > 0 ? 'oldBrowser' : null;
}

const draftKey = async (token: string): Promise<string> => `hearback.survey.${await nameOf(token)}`;

/** The page behind a signed link: only the questions. It needs no device and no call. */
async function startFeedback(
  root: HTMLElement,
  spoken: Omit<SpokenProps, 'children'>,
  token: string | null,
  storage: Storage | null,
): Promise<void> {
  const { addresses } = keepHubs(location.origin, null, null);
  // Storage keys are hashed, which browsers allow on secure addresses only.
  const mayKeep = token !== null && window.isSecureContext;
  const desk = createSurveyDesk({
    keeper: mayKeep ? keepDraft(await draftKey(token), storage) : keepNoDraft,
    send: sendFromLink(addresses, token ?? ''),
    newId: freshId,
  });
  const lookUp = async (): Promise<FeedbackView | null> =>
    token === null ? { state: 'unknown' } : lookUpFeedback(addresses, token);
  createRoot(root).render(<FeedbackApp {...spoken} lookUp={lookUp} desk={desk} />);
}

async function start(root: HTMLElement): Promise<void> {
  const storage = sessionStore();
  const chosen = storage?.getItem(LANGUAGE_KEY);
  const wanted = chosen ? [chosen, ...navigator.languages] : navigator.languages;
  const { language, messages } = await loadLanguage(chooseLanguage(wanted));

  const spoken = {
    language,
    messages,
    onLanguage: (tag: string) => storage?.setItem(LANGUAGE_KEY, tag),
  };
  const token = tokenOf(location.hash);
  // Another link pasted into the same tab changes only what is behind the #.
  window.addEventListener('hashchange', () => location.reload());
  if (location.pathname === '/feedback') {
    await startFeedback(root, spoken, token, storage);
    return;
  }
  const unfit = unfitness();
  const mayKeep = unfit === null && token !== null;
  const memory = mayKeep ? await keepSeat(token, storage) : keepNothing;
  const hubs = keepHubs(location.origin, mayKeep ? await nameOf(token) : null, storage);
  const { addresses } = hubs;
  const survey = createSurveyDesk({
    keeper: mayKeep ? keepDraft(await draftKey(token), storage) : keepNoDraft,
    send: sendFromSeat(addresses, token ?? '', () => memory.read()?.seat ?? null),
    newId: freshId,
  });
  const page = createGuestPage({
    origin: location.origin,
    token,
    unfit,
    pageId: crypto.randomUUID?.() ?? 'unfit-page',
    newId: () => crypto.randomUUID(),
    now: Date.now,
    locale: () => document.documentElement.lang,
    memory,
    lookUp: lookUpAt(addresses, hubs.learn),
    openLink: (link) => openGuestLink({ ...link, addresses }),
    createPeer: createPeerLink,
    watchNetwork,
    openMicrophone,
    openCamera,
    watchDevices,
  });

  const inCall = (): boolean => page.store.getState().page.step.name === 'call';
  window.addEventListener('beforeunload', (event) => {
    if (inCall()) event.preventDefault();
  });
  stayAwake(page.store, inCall);

  createRoot(root).render(
    <App
      page={{
        store: page.store,
        actions: page.actions,
        survey,
        browser: browserFamily(navigator.userAgent),
        reload: () => location.reload(),
      }}
      {...spoken}
    />,
  );
  page.start();
}

const root = document.getElementById('root');
if (root !== null) void start(root);
