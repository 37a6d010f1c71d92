import type { Page } from 'playwright';
import { startCoturn } from '#tests/helpers/coturn.ts';
import { hangUp, introduce, pastCalls, storedSummary } from '#tests/helpers/desk.ts';
import { chosenPaths, mediaFlow } from '#tests/helpers/mediaProbe.ts';
import { answeredCall, expect, media, test } from './fixtures.ts';

/* A call of the real app that goes over a TURN server alone, with credentials that its hub minted. */

const hears = async (page: Page): Promise<boolean> => {
  const flow = await mediaFlow(page);
  return flow.audioPacketsReceived > 50 && flow.audioEnergyReceived > 0.001;
};

test('a call goes over the TURN server alone where the agent says so, and is kept whole', async ({
  startApp,
  startCustomer,
}) => {
  const coturn = await startCoturn();
  try {
    const app = await startApp({ microphone: media.agentSpeech });
    await introduce(app.page, 'Sam', 'Northwind');
    const { urls, secret } = coturn;
    // The window opens anew with its hub.
    const opened = app.page.waitForEvent('load');
    await app.page.evaluate(
      async (turn) => {
        const settings = await window.hearback['settings.get'](undefined);
        if (!settings.ok || settings.value.hub.mode !== 'embedded') throw new Error('no own hub');
        const { hub } = settings.value;
        await window.hearback['settings.save']({ hub: { ...hub, turn } });
      },
      { urls: [urls.udp], secret, relayOnly: true },
    );
    await opened;

    const customer = await startCustomer({ microphone: media.customerSpeech });
    await answeredCall(app, customer);
    for (const page of [app.page, customer.page]) {
      await expect.poll(() => hears(page)).toBe(true);
      expect(await chosenPaths(page)).toEqual(['relay/relay']);
    }
    // Both sides' own names at the server: an expiry and the call, signed with the secret.
    expect(coturn.log()).toMatch(/user <\d{10}:[^>]+>.*(?:success|ALLOCATE)/);

    await hangUp(app.page);
    await expect(app.page.getByText('The summary is saved.')).toBeVisible();
    const [call] = await pastCalls(app.page);
    const summary = await storedSummary(app.page, call?.callId ?? '');
    expect(summary).toMatchObject({
      customerName: 'Maya',
      endedBy: 'agent',
      endReason: 'hungUp',
      recovered: false,
    });
    expect(summary.durationMs).toBeGreaterThan(1000);
    expect(app.trouble).toEqual([]);
    expect(customer.trouble).toEqual([]);
  } finally {
    await coturn.stop();
  }
});
