import type { Page } from 'playwright/test';
import type { CallEvent } from '#shared/model/callEvent.ts';
import type { AppUnderTest } from '#tests/helpers/app.ts';
import type { CustomerUnderTest } from '#tests/helpers/customer.ts';
import { answer, hangUp, introduce, pastCalls } from '#tests/helpers/desk.ts';
import { mediaFlow } from '#tests/helpers/mediaProbe.ts';
import type { MediaFlow } from '#tests/helpers/mediaProbe.ts';
import { expect, media, ringFrom, test } from './fixtures.ts';

/* A customer on hold, in the real app and a real browser: what goes over the line, and the words. */

/** What is watched long enough for a sentence, and for any packet that was still under way. */
const WATCH_MS = 1500;

const journal = (page: Page): Promise<readonly CallEvent[]> =>
  page.evaluate(async () => {
    const all = await window.hearback['journal.unfinished'](undefined);
    return all.ok ? (all.value[0]?.events ?? []) : [];
  });

/** How much came in on a page within WATCH_MS. */
async function comesIn(page: Page): Promise<MediaFlow> {
  const before = await mediaFlow(page);
  await page.waitForTimeout(WATCH_MS);
  const after = await mediaFlow(page);
  const grown = Object.entries(after).map(
    ([name, value]) => [name, value - before[name as keyof MediaFlow]] as const,
  );
  return Object.fromEntries(grown) as unknown as MediaFlow;
}

const nothing: MediaFlow = {
  audioPacketsSent: 0,
  audioPacketsReceived: 0,
  audioEnergyReceived: 0,
  videoPacketsReceived: 0,
  framesDecoded: 0,
};

/** Nothing at all arrives on either side, not even silence. */
async function silent(pages: readonly Page[]): Promise<void> {
  for (const page of pages) await expect.poll(() => comesIn(page)).toEqual(nothing);
}

async function heard(page: Page): Promise<void> {
  await expect.poll(async () => (await comesIn(page)).audioEnergyReceived).toBeGreaterThan(0.0005);
}

interface Call {
  readonly app: AppUnderTest;
  readonly customer: CustomerUnderTest;
  readonly pages: readonly Page[];
}

interface Start {
  readonly startApp: (options: { microphone: string; loop: boolean }) => Promise<AppUnderTest>;
  readonly startCustomer: (options: {
    microphone: string;
    camera: string;
    loop: boolean;
  }) => Promise<CustomerUnderTest>;
}

/** Both speak without end, and see each other where there are cameras. */
async function talk({ startApp, startCustomer }: Start, camera: boolean): Promise<Call> {
  const app = await startApp({ microphone: media.agentSpeech, loop: true });
  const customer = await startCustomer({
    microphone: media.customerSpeech,
    camera: media.customerFace,
    loop: true,
  });
  await ringFrom(app, customer, { camera });
  await answer(app.page, camera);
  await expect(app.page.getByText('Connected', { exact: true })).toBeVisible();
  const pages = [app.page, customer.page];
  for (const page of pages) await heard(page);
  return { app, customer, pages };
}

const onHold = async ({ app, customer }: Call): Promise<void> => {
  await expect(app.page.getByText(/^On hold for \d\d:\d\d$/)).toBeVisible();
  await expect(
    app.page.getByText('Maya cannot hear or see you, and you cannot hear or see them.'),
  ).toBeVisible();
  await expect(customer.page.getByText('Sam has put you on hold')).toBeVisible();
  await expect(customer.page.getByText(/nobody hears or sees you/)).toBeVisible();
};

test('nothing goes either way on hold, and everything afterwards', async ({
  startApp,
  startCustomer,
}) => {
  const call = await talk({ startApp, startCustomer }, true);
  const { app, customer, pages } = call;
  for (const page of pages) {
    await expect.poll(async () => (await comesIn(page)).framesDecoded).toBeGreaterThan(5);
  }
  await app.page.keyboard.press('h');
  await onHold(call);
  await silent(pages);
  for (const [page, name] of [
    [app.page, 'agent'],
    [customer.page, 'customer'],
  ] as const) {
    await page.screenshot({ path: test.info().outputPath(`held-${name}.png`) });
  }

  await app.page
    .getByRole('region', { name: 'Video of Maya' })
    .getByRole('button', { name: 'Resume' })
    .click();
  await expect(customer.page.getByText('Sam has put you on hold')).toBeHidden();
  await expect(app.page.getByText('Connected', { exact: true })).toBeVisible();
  for (const page of pages) {
    await heard(page);
    await expect.poll(async () => (await comesIn(page)).framesDecoded).toBeGreaterThan(5);
  }

  // What was said meanwhile was said to nobody: no frame of it, and no cue about it.
  await expect
    .poll(async () => (await journal(app.page)).filter(({ type }) => type === 'held').length)
    .toBe(2);
  const events = await journal(app.page);
  const [from = -1, to = -1] = events.flatMap(({ type }, i) => (type === 'held' ? [i] : []));
  expect([events[from], events[to]]).toMatchObject([{ held: true }, { held: false }]);
  // In the journal's own order, because the sound's clock may be a little behind the call's.
  // What says that time went on has no frame in it.
  const isEmpty = (each: (typeof events)[number]): boolean =>
    each.type === 'vad' && each.agentPercent.length + each.customerPercent.length === 0;
  expect(events.slice(from + 1, to).filter((each) => !isEmpty(each))).toEqual([]);
  const [since, until] = [events[from]?.atMs ?? 0, events[to]?.atMs ?? 0];
  const cues = events.flatMap((each) => (each.type === 'cueShown' ? [each.cue] : []));
  expect(cues.filter(({ aboutMs }) => aboutMs > since && aboutMs <= until)).toEqual([]);
  expect(app.trouble).toEqual([]);
  expect(customer.trouble).toEqual([]);

  await app.page.keyboard.press('h');
  await onHold(call);
  await hangUp(app.page);
  await expect(customer.page.getByText('Sam ended the call.')).toBeVisible();
  await expect(app.page.getByText('The summary is saved.')).toBeVisible();
});

test('each side’s mute, and the hold itself, stand over a reload of the customer’s page', async ({
  startApp,
  startCustomer,
}) => {
  const call = await talk({ startApp, startCustomer }, false);
  const { app, customer, pages } = call;
  await app.page.keyboard.press('m');
  await expect(customer.page.getByText('Sam is muted')).toBeVisible();
  await app.page.getByRole('button', { name: 'Hold' }).click();
  await onHold(call);
  await expect(app.page.getByText(/stays so when you resume/)).toBeVisible();
  await customer.page.getByRole('button', { name: 'Mute', exact: true }).click();
  await silent(pages);

  // Leaving in mid-call asks; this person means it.
  customer.page.on('dialog', (dialog) => void dialog.accept());
  await customer.page.reload();
  await onHold(call);
  await expect(customer.page.getByText('Good connection')).toBeVisible();
  await silent(pages);

  await app.page.keyboard.press('h');
  await expect(app.page.getByText('You are muted.')).toBeVisible();
  await expect(app.page.getByText('Maya is muted')).toBeVisible();
  await expect(customer.page.getByText('Sam is muted')).toBeVisible();
  await expect(customer.page.getByText('You are muted')).toBeVisible();
  // The line lives, and carries silence.
  for (const page of pages) {
    await expect.poll(async () => (await comesIn(page)).audioPacketsReceived).toBeGreaterThan(5);
    expect((await comesIn(page)).audioEnergyReceived).toBeLessThan(0.0005);
  }
  await app.page.keyboard.press('m');
  await customer.page.getByRole('button', { name: 'Unmute' }).click();
  for (const page of pages) await heard(page);

  await app.page.keyboard.press('h');
  await onHold(call);
  await customer.page.getByRole('button', { name: 'End call' }).click();
  await expect(customer.page.getByText('You ended the call.')).toBeVisible();
  await expect(app.page.getByText('Maya ended the call.')).toBeVisible();
  expect(await pastCalls(app.page)).toHaveLength(1);
});

test('the simulated customer waits, and goes on', async ({ startApp }) => {
  const app = await startApp({ microphone: media.agentSpeech });
  await introduce(app.page, 'Sam');
  await app.page.getByRole('button', { name: 'Start the simulated customer' }).click();
  await answer(app.page);
  await heard(app.page);
  await app.page.keyboard.press('h');
  await expect(app.page.getByText(/^On hold for/)).toBeVisible();
  await silent([app.page]);
  await app.page.keyboard.press('h');
  await heard(app.page);
  await hangUp(app.page);
  await expect(app.page.getByText('The summary is saved.')).toBeVisible();
});
