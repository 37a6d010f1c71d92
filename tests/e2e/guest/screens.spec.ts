import path from 'node:path';
import type { Page } from 'playwright/test';
import { expect, test } from 'playwright/test';
import { de } from '#renderer/guest/i18n/de.ts';
import { es } from '#renderer/guest/i18n/es.ts';
import type { CustomerUnderTest } from '#tests/helpers/customer.ts';
import { launchCustomer } from '#tests/helpers/customer.ts';
import { look } from './look.ts';
import { openStage, ringAtDesk } from './stage.ts';
import type { Stage } from './stage.ts';

/* Every screen of the customer's page as a person meets it. */

const inGerman = (id: keyof typeof de): string => de[id].replace('{agent}', 'Sam');

const media = path.resolve(import.meta.dirname, '../../../resources');
const speech = {
  microphone: path.join(media, 'speech/demo-customer.wav'),
  camera: path.join(media, 'faces/demo-customer.mjpeg'),
  loop: true,
};

let stage: Stage;
let customer: CustomerUnderTest | null = null;

test.beforeAll(async () => {
  stage = await openStage();
});

test.afterEach(async () => {
  await customer?.close();
  customer = null;
});

test.afterAll(async () => {
  await stage.close();
});

const enter = async (options: Parameters<typeof launchCustomer>[0]) => {
  customer = await launchCustomer(options);
  const { page } = customer;
  return {
    page,
    button: (name: string) => page.getByRole('button', { name, exact: true }),
    title: (name: string) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible(),
  };
};

test('from the link to the end of a call', async () => {
  test.slow();
  const { page, button, title } = await enter(speech);
  await page.goto((await stage.invite()).url);
  await title('Maya, you are about to talk with Sam from Northwind.');
  await look(page, 'welcome');

  await button('Check my sound').click();
  await expect(page.getByText('That works, we can hear you.').first()).toBeVisible();
  await look(page, 'check');
  await button('Turn camera on').click();
  await expect(page.getByLabel('Your own picture')).toBeVisible();
  await look(page, 'check-camera');

  await button('Ring Sam').click();
  const callId = await ringAtDesk(stage);
  await look(page, 'ringing');

  await stage.desk.evaluate((id) => window.desk.accept(id, true), callId);
  await title('Call with Sam');
  await expect(page.getByText('Good connection')).toBeVisible();
  await look(page, 'call-video');
  await button('Mute').click();
  await button('Devices').click();
  await look(page, 'call-devices');

  await stage.desk.evaluate((id) => window.desk.bye(id), callId);
  await title('Sam ended the call.');
  await look(page, 'after');
});

test('on a telephone the ring button stays where it is while the camera opens', async () => {
  const { page, button } = await enter({ ...speech, viewport: { width: 360, height: 640 } });
  await page.goto((await stage.invite()).url);
  await button('Check my sound').click();
  await expect(page.getByText('That works, we can hear you.').first()).toBeVisible();
  await button('Ring Sam').evaluate((ring) => {
    const tops = new Set<number>();
    const watch = (): void => {
      tops.add(Math.round(ring.getBoundingClientRect().top));
      requestAnimationFrame(watch);
    };
    watch();
    Object.assign(window, { tops });
  });
  // By script, because a person's click would scroll here first, and scrolling is no moving.
  await button('Turn camera on').evaluate((element: HTMLElement) => element.click());
  await expect(page.getByLabel('Your own picture')).toBeAttached();
  await expect(button('Ring Sam')).toBeInViewport({ ratio: 1 });
  const tops = await page.evaluate(() => [
    ...(window as unknown as { readonly tops: ReadonlySet<number> }).tops,
  ]);
  expect(tops).toHaveLength(1);
});

test('a voice call', async () => {
  const { page, button, title } = await enter(speech);
  const before = await stage.desk.evaluate(() => window.desk.ringing.length);
  await page.goto((await stage.invite({ customerName: 'Maya-Kristina Lindqvist-Oyelaran' })).url);
  await button('Check my sound').click();
  await button('Ring Sam').click();
  const callId = await ringAtDesk(stage, before + 1);
  await stage.desk.evaluate((id) => window.desk.accept(id, false), callId);
  await title('Call with Sam');
  await expect(page.getByText('Sam’s camera is off')).toBeVisible();
  await look(page, 'call-voice');
  await stage.desk.evaluate(() => window.desk.hold(true));
  await expect(page.getByText('Sam has put you on hold')).toBeVisible();
  await look(page, 'call-held');
  await button('Mute').click();
  await look(page, 'call-held-muted');
  await stage.desk.evaluate((id) => window.desk.end(id), callId);
  await title('Sam ended the call.');
});

test('in the language with the longest words', async () => {
  const { page, button, title } = await enter({ ...speech, locale: 'de-DE' });
  const before = await stage.desk.evaluate(() => window.desk.ringing.length);
  await page.goto((await stage.invite()).url);
  await look(page, 'german-welcome');
  await button('Ton prüfen').click();
  await button('Kamera einschalten').click();
  await expect(page.getByLabel('Ihr eigenes Bild')).toBeVisible();
  await look(page, 'german-check');
  await button('Sam anrufen').click();
  const callId = await ringAtDesk(stage, before + 1);
  expect(await stage.desk.evaluate(() => window.desk.ringing.at(-1)?.locale)).toBe('de');
  await stage.desk.evaluate((id) => window.desk.accept(id, false), callId);
  await title('Gespräch mit Sam');
  await expect(page.getByText('Gute Verbindung')).toBeVisible();
  await look(page, 'german-call');
  // The chat has the narrowest place of all: a telephone of 320 px shares it with the call.
  await button(de['chat.open']).click();
  const said = 'Ich habe die Rechnungsnummer 4711-2026 aufgeschrieben: https://example.org/r';
  await page.getByRole('textbox', { name: inGerman('chat.write') }).fill(said);
  await button(de['chat.send']).click();
  await expect(page.getByText('Ich habe die Rechnungsnummer')).toBeVisible();
  await look(page, 'german-chat');
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await brokenWords(page)).toEqual([]);
  await button(de['chat.open']).click();
  await stage.desk.evaluate(() => window.desk.hold(true));
  await expect(page.getByText('Sam hat das Gespräch angehalten')).toBeVisible();
  await look(page, 'german-call-held');
  await button('Auflegen').click();
  await title('Sie haben das Gespräch beendet.');
});

test('a microphone that is refused, and going on to listen', async () => {
  const { page, button, title } = await enter({
    args: ['--use-fake-ui-for-media-stream=deny'],
  });
  await page.goto((await stage.invite()).url);
  await button('Check my sound').click();
  await expect(page.getByText('The microphone is blocked')).toBeVisible();
  await expect(page.getByText('Click the sign to the left of the address')).toBeVisible();
  await look(page, 'denied');
  await expect(button('Ring Sam')).toBeDisabled();
  await button('Only listen').click();
  await button('Turn camera on').click();
  await expect(page.getByText('The camera is blocked')).toBeVisible();
  const before = await stage.desk.evaluate(() => window.desk.ringing.length);
  await button('Ring Sam').click();
  const callId = await ringAtDesk(stage, before + 1);
  await stage.desk.evaluate((id) => window.desk.accept(id, false), callId);
  await title('Call with Sam');
  await expect(page.getByText('Sam cannot hear you')).toBeVisible();
  await expect(page.getByText('Good connection')).toBeVisible();
  await look(page, 'call-listening');
  await button('End call').click();
});

test('no microphone at all', async () => {
  const { page, button } = await enter({ noDevices: true });
  await page.goto((await stage.invite()).url);
  await button('Check my sound').click();
  await expect(page.getByText('No microphone was found')).toBeVisible();
  await look(page, 'no-microphone');
});

test('a ring that is declined rings again', async () => {
  const { page, button, title } = await enter(speech);
  const before = await stage.desk.evaluate(() => window.desk.ringing.length);
  await page.goto((await stage.invite()).url);
  await button('Check my sound').click();
  await button('Ring Sam').click();
  const first = await ringAtDesk(stage, before + 1);
  await stage.desk.evaluate((id) => window.desk.decline(id), first);
  await title('Sam cannot talk right now.');
  await look(page, 'declined');
  await button('Ring Sam again').click();
  const second = await ringAtDesk(stage, before + 2);
  expect(second).not.toBe(first);
  await button('Stop ringing').click();
  await title('You stopped ringing.');
  await expect
    .poll(() => stage.desk.evaluate(() => window.desk.states.at(-1)))
    .toMatchObject({ phase: 'ended', by: 'customer', reason: 'cancelled' });
});

test('links that lead nowhere', async () => {
  const { page, title } = await enter({});
  await page.goto(`${stage.origin}/join`);
  await title('This link is not complete');
  await look(page, 'link-missing');
  await page.goto(`${stage.origin}/join#abcdefghijklmnopqrstuvwx`);
  await title('We don’t know this link');
  await look(page, 'link-unknown');

  const short = await stage.invite({ expiresInMs: 1000 });
  await expect.poll(async () => (await stage.lookUp(short.url)).state).toBe('expired');
  await page.goto(short.url);
  await title('This link has expired');
});

/** Words of the call's buttons that go over the end of a line. */
function brokenWords(page: Page): Promise<readonly string[]> {
  return page.getByRole('button').evaluateAll((buttons) =>
    buttons.flatMap((button) => {
      const texts = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
      const broken: string[] = [];
      while (texts.nextNode()) {
        const node = texts.currentNode;
        for (const { 0: word, index } of (node.textContent ?? '').matchAll(/\S+/gu)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1)
            broken.push(word);
        }
      }
      return broken;
    }),
  );
}

test('the chat in Spanish', async () => {
  const { page, button, title } = await enter({ ...speech, locale: 'es-ES' });
  const before = await stage.desk.evaluate(() => window.desk.ringing.length);
  await page.goto((await stage.invite()).url);
  await button(es['welcome.start']).click();
  await button(es['check.ring'].replace('{agent}', 'Sam')).click();
  const callId = await ringAtDesk(stage, before + 1);
  await stage.desk.evaluate((id) => window.desk.accept(id, false), callId);
  await title(es['title.call'].replace('{agent}', 'Sam'));
  await button(es['chat.open']).click();
  await look(page, 'spanish-chat-empty');
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await brokenWords(page)).toEqual([]);
  await stage.desk.evaluate((id) => window.desk.end(id), callId);
});
