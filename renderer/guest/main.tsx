import { createRoot } from 'react-dom/client';
import { watchDevices } from '#renderer/rtc/media/deviceList.ts';
import { openCamera, openMicrophone } from '#renderer/rtc/media/openDevice.ts';
import { createPeerLink } from '#renderer/rtc/peer/peerLink.ts';
import { openGuestLink } from '#renderer/rtc/signalling/guestLink.ts';
import { missingSupport } from '#renderer/rtc/support.ts';
import { App } from './App.tsx';
import { lookUpAt } from './call/lookUp.ts';
import { keepNothing, keepSeat } from './call/seatKeeper.ts';
import { tokenOf } from './call/token.ts';
import { chooseLanguage, loadLanguage } from './i18n/languages.ts';
import { browserFamily } from './media/browserFamily.ts';
import { stayAwake } from './media/stayAwake.ts';
import { createGuestPage } from './page/guestPage.ts';
import type { Unfit } from './page/state.ts';
import { sessionStore } from './page/sessionStore.ts';

const LANGUAGE_KEY = 'hearback.language';

function unfitness(): Unfit | null {
  // Without TLS the microphone is hidden as if the browser were old: the more helpful word first.
  if (!window.isSecureContext) return 'insecure';
  return missingSupport().length > 0 ? 'oldBrowser' : null;
}

async function start(root: HTMLElement): Promise<void> {
  const storage = sessionStore();
  const chosen = storage?.getItem(LANGUAGE_KEY);
  const wanted = chosen ? [chosen, ...navigator.languages] : navigator.languages;
  const { language, messages } = await loadLanguage(chooseLanguage(wanted));

  const unfit = unfitness();
  const token = tokenOf(location.hash);
  const mayKeep = unfit === null && token !== null;
  const page = createGuestPage({
    origin: location.origin,
    token,
    unfit,
    pageId: crypto.randomUUID?.() ?? 'unfit-page',
    newId: () => crypto.randomUUID(),
    now: Date.now,
    locale: () => document.documentElement.lang,
    memory: mayKeep ? await keepSeat(token, storage) : keepNothing,
    lookUp: lookUpAt(location.origin),
    openLink: openGuestLink,
    createPeer: createPeerLink,
    openMicrophone,
    openCamera,
    watchDevices,
  });

  const inCall = (): boolean => page.store.getState().page.step.name === 'call';
  window.addEventListener('beforeunload', (event) => {
    if (inCall()) event.preventDefault();
  });
  // Another link pasted into the same tab changes only what is behind the #.
  window.addEventListener('hashchange', () => location.reload());
  stayAwake(page.store, inCall);

  createRoot(root).render(
    <App
      page={{
        store: page.store,
        actions: page.actions,
        browser: browserFamily(navigator.userAgent),
        reload: () => location.reload(),
      }}
      language={language}
      messages={messages}
      onLanguage={(tag) => storage?.setItem(LANGUAGE_KEY, tag)}
    />,
  );
  page.start();
}

const root = document.getElementById('root');
if (root !== null) void start(root);
