import { pressRing } from '#tests/helpers/customer.ts';
import { answer, hangUp, pastCalls, storedSummary } from '#tests/helpers/desk.ts';
import { mediaFlow } from '#tests/helpers/mediaProbe.ts';
import { expect, media, ringFrom, test } from './fixtures.ts';

test.describe('a call between the app and a customer’s browser', () => {
  test('flows both ways, and is kept over a restart', async ({ startApp, startCustomer }) => {
    const app = await startApp({ microphone: media.agentSpeech });
    const customer = await startCustomer({
      microphone: media.customerSpeech,
      camera: media.customerFace,
    });
    await ringFrom(app, customer, { camera: true, issue: 'Bill doubled' });
    await expect(app.page.getByRole('heading', { name: 'Maya is calling' })).toBeVisible();
    await answer(app.page, true);

    await expect(app.page.getByText('Connected', { exact: true })).toBeVisible();
    // Sound and picture in both directions, and not silence.
    for (const page of [app.page, customer.page]) {
      await expect
        .poll(async () => {
          const flow = await mediaFlow(page);
          return (
            flow.audioPacketsReceived > 50 &&
            flow.audioEnergyReceived > 0.001 &&
            flow.framesDecoded > 5
          );
        })
        .toBe(true);
    }
    await expect(app.page.locator('video[aria-label="Video of Maya"]')).toBeVisible();

    await hangUp(app.page);
    await expect(customer.page.getByText('Sam ended the call.')).toBeVisible();
    await expect(app.page.getByRole('heading', { name: 'What went well' })).toBeVisible();
    await expect(app.page.getByText('The summary is saved.')).toBeVisible();
    expect(app.trouble).toEqual([]);
    expect(customer.trouble).toEqual([]);
    await app.close({ keepProfile: true });

    const again = await startApp();
    await again.page.getByRole('navigation').getByRole('button', { name: 'Past calls' }).click();
    await expect(again.page.getByText('Maya').first()).toBeVisible();
    const [call] = await pastCalls(again.page);
    expect(call).toMatchObject({ customerName: 'Maya', issue: 'Bill doubled', video: true });
    const summary = await storedSummary(again.page, call?.callId ?? '');
    expect(summary).toMatchObject({ endedBy: 'agent', endReason: 'hungUp', recovered: false });
    expect(summary.durationMs).toBeGreaterThan(1000);
  });

  test('ends from the customer’s side, and says so to both', async ({
    startApp,
    startCustomer,
  }) => {
    const app = await startApp({ microphone: media.agentSpeech });
    const customer = await startCustomer({ microphone: media.customerSpeech });
    await ringFrom(app, customer);
    await answer(app.page);
    await expect(app.page.getByText('Connected', { exact: true })).toBeVisible();
    await customer.page.getByRole('button', { name: 'End call' }).click();
    await expect(customer.page.getByText('You ended the call.')).toBeVisible();
    await expect(app.page.getByText('Maya ended the call.')).toBeVisible();
  });

  test('can be declined, and rung again', async ({ startApp, startCustomer }) => {
    const app = await startApp();
    const customer = await startCustomer({ microphone: media.customerSpeech });
    await ringFrom(app, customer);
    await app.page.getByRole('button', { name: 'Decline' }).click();
    await expect(customer.page.getByText('Sam cannot talk right now.')).toBeVisible();
    await pressRing(customer.page, { again: true });
    await expect(app.page.getByRole('heading', { name: 'Maya is calling' })).toBeVisible();
  });

  test('can be muted, seen and turned off on either side', async ({ startApp, startCustomer }) => {
    const app = await startApp({ microphone: media.agentSpeech });
    const customer = await startCustomer({
      microphone: media.customerSpeech,
      camera: media.customerFace,
    });
    await ringFrom(app, customer);
    await answer(app.page);
    await expect(app.page.getByText('Connected', { exact: true })).toBeVisible();

    await app.page.keyboard.press('m');
    await expect(customer.page.getByText('Sam is muted')).toBeVisible();
    await app.page.keyboard.press('m');
    await expect(customer.page.getByText('Sam is muted')).toBeHidden();

    await customer.page.getByRole('button', { name: 'Mute', exact: true }).click();
    await expect(app.page.getByText('Maya is muted')).toBeVisible();

    const before = (await mediaFlow(app.page)).framesDecoded;
    await customer.page.getByRole('button', { name: 'Start camera' }).click();
    await expect
      .poll(async () => (await mediaFlow(app.page)).framesDecoded)
      .toBeGreaterThan(before + 5);
    await app.page.keyboard.press('v');
    await expect
      .poll(async () => (await mediaFlow(customer.page)).framesDecoded)
      .toBeGreaterThan(5);
  });

  test('survives the customer’s reload: the same call, one summary', async ({
    startApp,
    startCustomer,
  }) => {
    const app = await startApp({ microphone: media.agentSpeech });
    const customer = await startCustomer({ microphone: media.customerSpeech });
    await ringFrom(app, customer);
    await answer(app.page);
    await expect(app.page.getByText('Connected', { exact: true })).toBeVisible();
    // Leaving in mid-call asks; this person means it.
    customer.page.on('dialog', (dialog) => void dialog.accept());
    await customer.page.reload();
    await expect(customer.page.getByRole('button', { name: 'End call' })).toBeVisible();
    await expect
      .poll(async () => (await mediaFlow(customer.page)).audioEnergyReceived, { timeout: 30_000 })
      .toBeGreaterThan(0);
    await expect(app.page.getByText('Connected', { exact: true })).toBeVisible();
    await hangUp(app.page);
    await expect(app.page.getByText('The summary is saved.')).toBeVisible();
    expect(await pastCalls(app.page)).toHaveLength(1);
  });

  test('the simulated customer rings, talks and is marked as such', async ({ startApp }) => {
    const app = await startApp({ microphone: media.agentSpeech });
    await app.page.getByRole('textbox', { name: 'Your name' }).fill('Sam');
    await app.page.getByRole('button', { name: 'Start' }).click();
    await app.page.getByRole('button', { name: 'Start the simulated customer' }).click();
    await expect(app.page.getByRole('heading', { name: / is calling$/ })).toBeVisible();
    await answer(app.page);
    await expect
      .poll(async () => {
        const flow = await mediaFlow(app.page);
        return flow.audioEnergyReceived > 0.001 && flow.framesDecoded > 5;
      })
      .toBe(true);
    await hangUp(app.page);
    await expect(app.page.getByText('The summary is saved.')).toBeVisible();
    expect((await pastCalls(app.page))[0]).toMatchObject({ simulated: true });
    expect(app.trouble).toEqual([]);
  });
});
