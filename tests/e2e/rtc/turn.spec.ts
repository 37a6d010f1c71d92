import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import type { Page } from 'playwright/test';
import { createIceFor } from '#electron/hub/ice.ts';
import type { IceSettings } from '#shared/contract/hub.ts';
import type { SignalData } from '#shared/contract/signal.ts';
import type { Party } from '#shared/model/party.ts';
import { certificate } from '#tests/hub/support/certificate.ts';
import type { Coturn } from '#tests/helpers/coturn.ts';
import { startCoturn } from '#tests/helpers/coturn.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

/*
 * Two links in two pages of a real browser, with a real coturn between them, and credentials minted
 * as the hub mints them.
 */

let stage: Stage;
let coturn: Coturn;
let folder: string;

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hearback-turn-'));
  coturn = await startCoturn({ tls: certificate(folder, 'turn') });
  // The test's certificate has no authority that the browser knows.
  stage = await openStage(['--ignore-certificate-errors']);
});

test.afterAll(async () => {
  await stage?.close();
  await coturn?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Two pages that carry each other’s signals, each with what the hub would tell its side. */
async function meet(
  iceOf: (party: Party) => IceSettings,
): Promise<{ readonly pages: readonly Page[]; readonly signals: SignalData[] }> {
  const signals: SignalData[] = [];
  const { agent, guest } = await stage.meet((data) => {
    signals.push(data);
    return data;
  });
  for (const [page, party] of [
    [guest, 'customer'],
    [agent, 'agent'],
  ] as const) {
    await page.evaluate(([initiator, ice]) => window.bench.start(initiator, ['audio'], ice), [
      party === 'agent',
      iceOf(party),
    ] as const);
  }
  return { pages: [agent, guest], signals };
}

const relayed = (url: string, ttlMs: number, secret = coturn.secret) => {
  const turn = { urls: [url], secret, ttlMs };
  const iceFor = createIceFor({ iceServers: [], turn, relayOnly: true }, { now: Date.now });
  return (party: Party) => iceFor('call-1', party);
};

const heard = (page: Page) =>
  page.evaluate(async () => (await window.bench.stats())?.audio.packetsReceived ?? 0);

for (const [carrier, url] of [
  ['udp', () => coturn.urls.udp],
  ['tcp', () => coturn.urls.tcp],
  ['tls', () => coturn.urls.tls ?? ''],
] as const) {
  test(`relayed alone over ${carrier}, sound goes both ways and no address is told`, async () => {
    const { pages, signals } = await meet(relayed(url(), 60_000));
    for (const page of pages) {
      await expect.poll(() => heard(page), { timeout: 15_000 }).toBeGreaterThan(20);
      expect(await page.evaluate(() => window.bench.path())).toEqual(['relay', 'relay', carrier]);
      expect(await page.evaluate(() => window.bench.relays)).toEqual([true]);
    }
    const told = JSON.stringify(signals);
    expect(told).toContain('typ relay');
    expect(told).not.toMatch(/typ (?:host|srflx|prflx)/);
    await pages[0]?.context().close();
  });
}

test('coturn refuses what expired and what another secret minted: there is no way then', async () => {
  const expired = relayed(coturn.urls.udp, -5000);
  const foreign = relayed(coturn.urls.udp, 60_000, 'another-secret-0123456789');
  const { pages, signals } = await meet((party) => (party === 'agent' ? expired : foreign)(party));
  await expect.poll(() => signals.some(({ type }) => type === 'answer')).toBe(true);
  await expect
    .poll(() => coturn.log().match(/check_stun_auth|error 401|Unauthorized/g)?.length ?? 0)
    .toBeGreaterThan(1);
  expect(JSON.stringify(signals)).not.toContain('typ ');
  for (const page of pages) {
    expect(await page.evaluate(() => window.bench.states)).not.toContain('connected');
  }
});

test('over relays alone, each side knows that none could be reached', async () => {
  // A port that somebody had a moment ago, and nobody has now.
  const taken = createSocket('udp4').bind(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address();
  taken.close();
  const { pages } = await meet(relayed(`turn:127.0.0.1:${port}?transport=udp`, 60_000));
  for (const page of pages) {
    await expect
      .poll(() => page.evaluate(() => window.bench.relays), { timeout: 20_000 })
      .toEqual([false]);
    expect(await page.evaluate(() => window.bench.states)).not.toContain('connected');
  }
  await pages[0]?.context().close();
});
