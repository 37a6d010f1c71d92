import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright/test';
import type { CallEvent } from '#shared/model/callEvent.ts';
import type { AppUnderTest } from '#tests/helpers/app.ts';
import type { CustomerUnderTest } from '#tests/helpers/customer.ts';
import { answer, hangUp, introduce, pastCalls, storedSummary } from '#tests/helpers/desk.ts';
import { expect, media, test } from './fixtures.ts';

/* The customer's consent to the mood cue, in the real app and a real browser. */

/** What DESIGN.md promises for a withdrawal, from the press to the agent's machine. */
const WITHDRAWN_WITHIN_MS = 200;

/** A link that asks, whatever this machine can read: what is tested is the asking. */
async function askingLink(page: Page, offersMood = true): Promise<string> {
  const made = await page.evaluate(
    (asks) =>
      window.hearback['invites.create']({ customerName: 'Maya', issue: null, offersMood: asks }),
    offersMood,
  );
  if (!made.ok || made.value.url === null) throw new Error('There is no link.');
  return made.value.url;
}

interface Receipt {
  readonly by: string;
  readonly given: boolean;
  /** From the answer on the customer's page to the agent's record of it. */
  readonly tookMs: number;
}

/** The answers in the running call's journal. Both pages are on one machine, and on one clock. */
const receipts = (page: Page): Promise<readonly Receipt[]> =>
  page
    .evaluate(async () => {
      const all = await window.hearback['journal.unfinished'](undefined);
      return all.ok ? (all.value[0]?.events ?? []) : [];
    })
    .then((events: readonly CallEvent[]) => {
      const start = events.find((event) => event.type === 'callStarted');
      return events.flatMap((event) =>
        event.type === 'moodConsent'
          ? [
              {
                by: event.by,
                given: event.consent.given,
                tookMs: (start?.startedAt ?? 0) + event.atMs - event.consent.answeredAt,
              },
            ]
          : [],
      );
    });

const given = async (page: Page): Promise<readonly boolean[]> =>
  (await receipts(page)).map((each) => each.given);

const button = (page: Page, name: string): Locator => page.getByRole('button', { name });

interface Start {
  readonly startApp: (options?: { env?: Record<string, string> }) => Promise<AppUnderTest>;
  readonly startCustomer: (options: {
    microphone: string;
    locale?: string;
    viewport?: { width: number; height: number };
  }) => Promise<CustomerUnderTest>;
}

/** As far as the device check of a customer with a link that asks. */
async function check(
  { startApp, startCustomer }: Start,
  customerOptions: { locale?: string; viewport?: { width: number; height: number } } = {},
): Promise<{ readonly app: AppUnderTest; readonly customer: CustomerUnderTest }> {
  const app = await startApp();
  const customer = await startCustomer({ microphone: media.customerSpeech, ...customerOptions });
  await introduce(app.page, 'Sam', 'Northwind');
  await customer.page.goto(await askingLink(app.page));
  return { app, customer };
}

const connected = async (app: AppUnderTest): Promise<void> => {
  await answer(app.page);
  await expect(app.page.getByText('Connected', { exact: true })).toBeVisible();
};

/** All that makes a button look the main one. */
const looksOf = (choice: Locator): Promise<unknown> =>
  choice.evaluate((element) => {
    const { width, height } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const names = ['color', 'backgroundColor', 'borderColor', 'borderWidth', 'boxShadow'] as const;
    const fonts = ['fontSize', 'fontWeight', 'fontFamily', 'opacity', 'outlineStyle'] as const;
    const looks = [...names, ...fonts].map((name) => style[name]);
    return [Math.round(width * 10), Math.round(height * 10), ...looks];
  });

test('the question has two equal answers, at every width and in every language', async ({
  startApp,
  startCustomer,
}) => {
  const { app, customer } = await check({ startApp, startCustomer });
  const { page } = customer;
  await button(page, 'Check my sound').click();
  await button(page, 'Go on').click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('May Sam get a hint about how you look and sound?');
  await expect(heading).toBeFocused();
  // Where the pointer rests, a button looks pointed at.
  await page.mouse.move(0, 0);
  const language = page.getByRole('combobox', { name: /.+/ });
  for (const tag of ['en', 'de', 'es', 'sv']) {
    await language.selectOption(tag);
    await expect(page.locator('html')).toHaveAttribute('lang', tag);
    for (const width of [320, 360, 1280]) {
      await page.setViewportSize({ width, height: 760 });
      const cut = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(cut, `${tag} at ${width} px`).toBeLessThanOrEqual(0);
      const choices = page.getByRole('main').getByRole('button');
      await expect(choices).toHaveCount(2);
      await expect(choices.first()).toBeEnabled();
      const [yes, no] = [await looksOf(choices.first()), await looksOf(choices.last())];
      expect(yes, `${tag} at ${width} px`).toEqual(no);
      for (const choice of await choices.all()) {
        const spills = await choice.evaluate((each) => each.scrollWidth - each.clientWidth);
        expect(spills, `${tag} at ${width} px`).toBeLessThanOrEqual(0);
      }
      // Both at once, below all the words.
      await choices.last().scrollIntoViewIfNeeded();
      for (const choice of await choices.all()) {
        await expect(choice).toBeInViewport({ ratio: 1 });
      }
      await page.screenshot({
        path: test.info().outputPath(`consent-${tag}-${width}.png`),
        fullPage: true,
      });
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    }
  }
  // Looked at for long, and changed in its language: it is still not answered.
  expect(await app.page.getByText('Maya', { exact: true }).count()).toBe(0);
});

test('a yes by keyboard alone counts, and one press takes it back within 200 ms', async ({
  startApp,
  startCustomer,
}) => {
  const { app, customer } = await check({ startApp, startCustomer });
  const { page } = customer;
  await button(page, 'Check my sound').press('Enter');
  await expect(button(page, 'Go on')).toBeEnabled();
  await button(page, 'Go on').press('Enter');
  await expect(page.getByRole('heading', { name: /May Sam get a hint/ })).toBeFocused();
  await expect(button(page, 'Yes, that is fine')).toBeEnabled();
  await page.keyboard.press('Tab');
  await expect(button(page, 'Yes, that is fine')).toBeFocused();
  await page.keyboard.press('Enter');
  await connected(app);
  await expect.poll(() => given(app.page)).toEqual([true]);
  await expect(page.getByText('Hint about how you look and sound: on')).toBeVisible();

  const stop = button(page, 'Turn off');
  await stop.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Hint about how you look and sound: off')).toBeVisible();
  await expect.poll(() => given(app.page)).toEqual([true, false]);
  const tookMs = (await receipts(app.page)).at(-1)?.tookMs ?? Infinity;
  process.stdout.write(`      withdrawn after ${tookMs} ms\n`);
  expect(tookMs).toBeLessThan(WITHDRAWN_WITHIN_MS);
  await expect(button(page, 'What is this?')).toBeFocused();

  // And given again, below the words, still by keyboard.
  await page.keyboard.press('Enter');
  await expect(page.getByText(/No picture, no sound and no measurement/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 2 })).toBeFocused();
  await page.screenshot({ path: test.info().outputPath('in-call-1000.png') });
  await page.setViewportSize({ width: 320, height: 640 });
  await page.screenshot({ path: test.info().outputPath('in-call-320.png') });
  await expect(button(page, 'End call')).toBeInViewport({ ratio: 1 });
  // Asleep for half a second against double presses; the panel scrolls by what can have the focus.
  await expect(button(page, 'Yes, that is fine')).toBeEnabled();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await button(page, 'Yes, that is fine').press('Enter');
  await expect.poll(() => given(app.page)).toEqual([true, false, true]);
  await page.screenshot({ path: test.info().outputPath('in-call-on-320.png') });

  // A reload keeps the answer: nothing is asked, and nothing is new.
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByText('Hint about how you look and sound: on')).toBeVisible();
  await expect(page.getByText('Good connection')).toBeVisible();
  expect(await given(app.page)).toEqual([true, false, true]);

  await hangUp(app.page);
  await expect(app.page.getByText('The summary is saved.')).toBeVisible();
  const [last] = await pastCalls(app.page);
  const { moodConsent } = await storedSummary(app.page, last?.callId ?? '');
  expect(moodConsent).toMatchObject([
    { given: true, by: 'customer', locale: 'en', textVersion: '1' },
    { given: false, by: 'customer' },
    { given: true, by: 'customer' },
  ]);
  expect(app.trouble).toEqual([]);
  expect(customer.trouble).toEqual([]);
});

test('a no is a no, in the words that were read', async ({ startApp, startCustomer }) => {
  const { app, customer } = await check({ startApp, startCustomer }, { locale: 'de-DE' });
  const { page } = customer;
  await button(page, 'Ton prüfen').click();
  await button(page, 'Weiter').click();
  await button(page, 'Nein, danke').click();
  await connected(app);
  await expect.poll(() => given(app.page)).toEqual([false]);
  await expect(page.getByText('Hinweis, wie Sie aussehen und klingen: aus')).toBeVisible();
  await button(page, 'Auflegen').click();
  await expect(app.page.getByText('The summary is saved.')).toBeVisible();
  const [last] = await pastCalls(app.page);
  const { moodConsent } = await storedSummary(app.page, last?.callId ?? '');
  expect(moodConsent).toMatchObject([{ given: false, by: 'customer', locale: 'de' }]);

  // An agent who has switched the cue off asks nobody, whatever the window wants.
  await app.page.evaluate(() => window.hearback['settings.save']({ moodCue: false }));
  await page.goto('about:blank');
  await page.goto(await askingLink(app.page));
  await button(page, 'Ton prüfen').click();
  await expect(button(page, 'Sam anrufen')).toBeVisible();
});

test('nobody is asked where an administrator switched it off', async ({
  startApp,
  startCustomer,
}) => {
  const off = await startApp({ env: { HEARBACK_MOOD: 'off' } });
  await introduce(off.page, 'Sam', 'Northwind');
  const customer = await startCustomer({ microphone: media.customerSpeech });
  await customer.page.goto(await askingLink(off.page));
  await button(customer.page, 'Check my sound').click();
  await button(customer.page, 'Ring Sam').click();
  await connected(off);
  await expect(customer.page.getByText('Good connection')).toBeVisible();
  await expect(customer.page.getByText(/Hint about/)).toHaveCount(0);
  expect(await receipts(off.page)).toEqual([]);
  await hangUp(off.page);
  await expect(off.page.getByText('The summary is saved.')).toBeVisible();
});
