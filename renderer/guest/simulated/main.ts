import { createPeerLink } from '#renderer/rtc/peer/peerLink.ts';
import { openGuestLink } from '#renderer/rtc/signalling/guestLink.ts';
import type { Scenario } from '#shared/model/scenario.ts';
import { createGuestCall } from '../call/guestCall.ts';
import type { CallFact } from '../call/types.ts';
import { errandOf } from './address.ts';
import type { Errand } from './address.ts';
import { bundledScenario, faceAddress, speechAddress } from './bundled.ts';
import { openEar } from './ear.ts';
import { openFace } from './face.ts';
import { perform } from './perform.ts';
import { openVoice } from './voice.ts';

/*
 * A customer made of bundled speech and a portrait, in a hidden window of the app: the same call
 * code as a real customer's page, with nobody in front of it. The window closes when it is done.
 */

async function play(errand: Errand, scenario: Scenario): Promise<void> {
  const scope = new AbortController();
  const { signal } = scope;
  const context = new AudioContext();
  await context.resume();
  const voice = openVoice(context, signal);
  const ear = openEar(context, signal);
  const face =
    scenario.face === null
      ? null
      : await openFace(faceAddress(scenario.face), scenario.customerName, signal);

  let onConnected = (): void => undefined;
  const connected = new Promise<void>((resolve) => {
    onConnected = resolve;
    signal.addEventListener('abort', () => resolve());
  });
  const onFact = (fact: CallFact): void => {
    const over =
      fact.type === 'bye' ||
      fact.type === 'hubRefused' ||
      (fact.type === 'state' && fact.state.phase === 'ended');
    if (over) scope.abort();
    if (fact.type === 'remote') ear.listenTo(fact.stream);
    // A sentence that a hold cuts off goes on where it stopped.
    if (fact.type === 'peerMedia') {
      ear.setHeld(fact.held);
      void (fact.held ? context.suspend() : context.resume()).catch(() => undefined);
    }
    if (fact.type === 'line' && fact.line === 'connected') onConnected();
  };
  const call = createGuestCall({
    origin: errand.hub,
    token: errand.token,
    seat: null,
    pageId: crypto.randomUUID(),
    newId: () => crypto.randomUUID(),
    now: Date.now,
    ownMedia: () => ({
      tracks: face === null ? [voice.track] : [voice.track, face],
      muted: false,
      cameraOn: face !== null,
    }),
    onFact,
    openLink: openGuestLink,
    createPeer: createPeerLink,
  });
  try {
    const seat = await call.ring({ video: face !== null, locale: scenario.lang });
    if (!seat.ok) throw new Error(seat.error.message);
    await connected;
    const performer = {
      say: (line: Scenario['lines'][number]) => voice.play(speechAddress(line.audio)),
      listen: ear.listen,
    };
    if (!signal.aborted) await perform(scenario, performer, signal);
    if (!signal.aborted) await call.end(seat.value.callId, 'hungUp');
  } finally {
    scope.abort();
    call.close();
    await context.close();
  }
}

async function start(): Promise<void> {
  const errand = errandOf(new URL(location.href));
  const scenario = errand === null ? null : bundledScenario(errand.scenarioId);
  try {
    if (errand !== null && scenario !== null) await play(errand, scenario);
  } catch {
    // Declined, ended or refused: whoever started this sees that in the call itself.
  } finally {
    window.close();
  }
}

void start();
