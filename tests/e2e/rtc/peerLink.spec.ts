import { expect, test } from 'playwright/test';
import type { Page } from 'playwright/test';
import { SILENT_MS } from '#renderer/rtc/peer/arrivals.ts';
import { grows, lostBetween, statesOf, stats } from './figures.ts';
import { openStage } from './stage.ts';
import type { Pair, Stage } from './stage.ts';
import { layWire } from './udpWire.ts';
import type { UdpWire } from './udpWire.ts';

/*
 * Two links in two pages of a real browser: simple-peer cannot run in Node, and what matters here
 * (media that flows, cameras that are freed) is the browser's doing.
 */

let stage: Stage;

test.beforeAll(async () => {
  stage = await openStage();
});

test.afterAll(async () => {
  await stage?.close();
});

/** Two pages that carry each other's signals; the guest's side is started. */
async function meet(wire?: UdpWire): Promise<Pair> {
  const { agent, guest } = await stage.meet(wire?.through);
  await guest.evaluate(() => window.bench.start(false, ['audio']));
  return { agent, guest };
}

async function connect(wire?: UdpWire): Promise<Pair> {
  const { agent, guest } = await meet(wire);
  await agent.evaluate(() => window.bench.start(true, ['audio']));
  for (const page of [agent, guest]) {
    await expect.poll(() => page.evaluate(() => window.bench.states)).toContain('connected');
  }
  return { agent, guest };
}

test('no offer lets pictures lie on their side: a phone has to turn them itself', async () => {
  const { agent, guest } = await connect();
  await grows(guest, (of) => of.audio.packetsReceived, 5);
  const offers = await agent.evaluate(() => window.bench.offers);
  expect(offers.length).toBeGreaterThan(0);
  for (const offer of offers) {
    // Extensions in general are still offered; only this one is not.
    expect(offer).toContain('a=extmap:');
    expect(offer).not.toContain('video-orientation');
  }
});

test('a voice call carries encrypted sound both ways, and a picture added later by either side', async () => {
  const { agent, guest } = await connect();
  for (const page of [agent, guest]) {
    await grows(page, (of) => of.audio.packetsReceived, 20);
    await grows(page, (of) => of.audio.energyReceived, 0.0001);
    await grows(page, (of) => of.audio.energySent, 0.0001);
    const now = await stats(page);
    expect(now.srtpCipher).toMatch(/AES|AEAD/);
    expect(now.relayed).toBe(false);
    expect(now.roundTripMs).toBeLessThan(500);
    expect(now.video.packetsReceived).toBe(0);
    // No picture yet: both kinds of element must play the sound all the same.
    expect(await page.evaluate(() => window.bench.remoteTracks())).toEqual(['audio']);
    const played = await page.evaluate(() => window.bench.played());
    expect(Math.min(...played)).toBeGreaterThan(0);
  }

  for (const [from, to] of [
    [agent, guest],
    [guest, agent],
  ] as const) {
    await from.evaluate(() => window.bench.cameraOn());
    await grows(to, (of) => of.video.framesReceived, 5);
    expect(await to.evaluate(() => window.bench.remoteTracks())).toContain('video');
  }

  expect(await guest.evaluate(() => window.bench.cameraOff())).toBe(true);
  const frames = async (): Promise<number> => (await stats(agent)).video.framesReceived ?? 0;
  await expect
    .poll(async () => {
      const before = await frames();
      await grows(agent, (of) => of.audio.packetsReceived, 20);
      return (await frames()) - before;
    })
    .toBe(0);
  await guest.evaluate(() => window.bench.cameraOn());
  await grows(agent, (of) => of.video.framesReceived, 5);

  // All of that was one negotiation.
  expect(await agent.evaluate(() => window.bench.offers.length)).toBe(1);
  expect(await guest.evaluate(() => window.bench.offers.length)).toBe(0);
  await agent.context().close();
});

test('sound goes before picture on both sides, and the picture gives way as it is told', async () => {
  const { agent, guest } = await connect();
  const small = { active: true, maxBitrate: 100_000, scaleDownBy: 4, maxFps: 12 };
  for (const page of [agent, guest]) {
    const opus = await page.evaluate(() => window.bench.opusLines());
    expect(opus).toHaveLength(2);
    for (const line of opus) {
      expect(line).toContain('useinbandfec=1');
      expect(line).toContain('usedtx=0');
    }
    await expect
      .poll(() => page.evaluate(() => window.bench.sending().map(({ priority }) => priority)))
      .toEqual(['high', 'low']);
    await page.evaluate(() => window.bench.cameraOn());
  }
  // A new line's first picture is a small one; a moment later nothing scales it down any more.
  for (const page of [agent, guest]) {
    await expect
      .poll(() => page.evaluate(() => window.bench.sending()[1]?.scaleResolutionDownBy))
      .toBe(1);
  }
  for (const [from, to] of [
    [agent, guest],
    [guest, agent],
  ] as const) {
    await grows(to, (of) => of.video.framesReceived, 5);
    await from.evaluate((limit) => window.bench.limitVideo(limit), small);
    const full = (await stats(from)).video.sentHeight ?? 0;
    // A quarter of whatever the camera gave.
    await expect
      .poll(async () => (await stats(from)).video.sentHeight)
      .toBeLessThanOrEqual(Math.max(180, full / 4));
  }
  // Limits outlive a new look for a path, whatever is negotiated with it.
  await agent.evaluate(() => window.bench.restartIce());
  await expect.poll(() => agent.evaluate(() => window.bench.offers.length)).toBe(2);
  await grows(guest, (of) => of.audio.packetsReceived, 20);
  expect(await agent.evaluate(() => window.bench.sending())).toMatchObject([
    { priority: 'high', networkPriority: 'high', active: true },
    { priority: 'low', maxBitrate: 100_000, scaleResolutionDownBy: 4, maxFramerate: 12 },
  ]);

  await agent.evaluate((limit) => window.bench.limitVideo({ ...limit, active: false }), small);
  const frames = async (): Promise<number> => (await stats(guest)).video.framesReceived ?? 0;
  await expect
    .poll(async () => {
      const before = await frames();
      await grows(guest, (of) => of.audio.packetsReceived, 40);
      return (await frames()) - before;
    })
    .toBe(0);
  await agent.evaluate((limit) => window.bench.limitVideo(limit), small);
  await grows(guest, (of) => of.video.framesReceived, 5);

  // The other side's reports, and what was made up, are there to judge the line by; without DTX a
  // side sends its 50 packets a second whatever it hears.
  await expect.poll(async () => (await stats(agent)).audio.reported.lostShare).toBe(0);
  const now = await stats(agent);
  expect(now.audio.reported.reports).toBeGreaterThan(0);
  expect(now.audio.concealed).not.toBeNull();
  expect(now.audio.played).toBeGreaterThan(0);
  expect(now.outgoingBps).toBeGreaterThan(0);
  await agent.context().close();
});

test('another microphone, messages, a restart of the path, and an end without leftovers', async () => {
  const { agent, guest } = await connect();
  await guest.evaluate(() => window.bench.useTone(880));
  await expect
    .poll(async () => Math.abs((await agent.evaluate(() => window.bench.heardHz())) - 880))
    .toBeLessThan(25);

  const media = { type: 'media', muted: true, cameraOn: false, held: false } as const;
  expect(await guest.evaluate((message) => window.bench.send(message), media)).toBe(true);
  await expect.poll(() => agent.evaluate(() => window.bench.messages)).toEqual([media]);

  const ufrag = (sdp: string | undefined) => /a=ice-ufrag:(\S+)/.exec(sdp ?? '')?.[1];
  await agent.evaluate(() => window.bench.restartIce());
  await expect.poll(() => agent.evaluate(() => window.bench.offers.length)).toBe(2);
  const [first, second] = await agent.evaluate(() => window.bench.offers);
  expect(ufrag(second)).not.toBe(ufrag(first));
  await guest.evaluate(() => window.bench.restartIce());
  await expect.poll(() => agent.evaluate(() => window.bench.offers.length)).toBe(3);
  await grows(agent, (of) => of.audio.packetsReceived, 20);
  await grows(guest, (of) => of.audio.packetsReceived, 20);
  expect(await agent.evaluate(() => window.bench.states)).toEqual(['connected']);

  await agent.evaluate(() => window.bench.farewell());
  await expect
    .poll(() => guest.evaluate(() => window.bench.messages))
    .toEqual([{ type: 'bye', reason: 'hungUp' }]);
  await expect
    .poll(() => guest.evaluate(() => window.bench.states))
    .toEqual(['connected', 'closed']);
  await guest.evaluate(() => window.bench.destroy());
  for (const page of [agent, guest]) {
    await page.evaluate(() => window.bench.destroy());
    expect(await page.evaluate(() => window.bench.connectionStates())).toEqual(['closed']);
    expect(await page.evaluate(() => window.bench.stats())).toBeNull();
    expect(await page.evaluate(() => window.bench.send({ type: 'bye', reason: 'hungUp' }))).toBe(
      false,
    );
  }
  expect(await agent.evaluate(() => window.bench.states)).toEqual(['connected']);
  await agent.context().close();
});

test('looks for a path break no sound, also where offers and answers are lost or cross', async () => {
  const { agent, guest } = await connect();
  await agent.evaluate(() => window.bench.sample());
  await grows(agent, (of) => of.audio.packetsReceived, 20);
  const from = await agent.evaluate(() => window.bench.now());
  // Two offers that never arrive, then one whose answer never does, then three at once.
  await agent.evaluate(() => window.bench.loseSignals(true));
  await agent.evaluate(() => window.bench.restartIce());
  await agent.evaluate(() => window.bench.restartIce());
  await grows(agent, (of) => of.audio.packetsReceived, 50);
  await agent.evaluate(() => window.bench.loseSignals(false));
  await guest.evaluate(() => window.bench.loseSignals(true));
  await agent.evaluate(() => window.bench.restartIce());
  await grows(agent, (of) => of.audio.packetsReceived, 50);
  await guest.evaluate(() => window.bench.loseSignals(false));
  await agent.evaluate(() => {
    for (let i = 0; i < 3; i += 1) window.bench.restartIce();
  });
  await guest.evaluate(() => window.bench.restartIce());
  await grows(agent, (of) => of.audio.packetsReceived, 100);
  await grows(guest, (of) => of.audio.packetsReceived, 100);
  expect(await agent.evaluate((at) => window.bench.longestGapMs(at), from)).toBeLessThan(400);
  for (const page of [agent, guest]) expect(await statesOf(page)).toEqual(['connected']);
  await agent.context().close();
});

test('a cut is noticed sooner than ICE does, and mended as soon as there is a path', async () => {
  const wire = layWire();
  const { agent, guest } = await connect(wire);
  await grows(agent, (of) => of.audio.packetsReceived, 20);
  // Both muted, as on hold: only the signs of life are left.
  for (const page of [agent, guest]) await page.evaluate(() => window.bench.sendNothing());
  await expect.poll(() => agent.evaluate(() => window.bench.signsOfLife())).toBeGreaterThan(5);
  for (const page of [agent, guest]) expect(await statesOf(page)).toEqual(['connected']);
  wire.cut = true;
  for (const page of [agent, guest]) {
    await expect.poll(() => statesOf(page)).toContain('disconnected');
    // Silence told it: ICE takes 6 s.
    const [, quietMs] = await page.evaluate(() => window.bench.quiet);
    expect(quietMs).toBeGreaterThanOrEqual(SILENT_MS);
    expect(quietMs).toBeLessThan(SILENT_MS + 1500);
  }
  // What is there again is another network: only a new path helps.
  wire.forgetAddresses();
  wire.cut = false;
  await agent.evaluate(() => window.bench.restartIce());
  for (const page of [agent, guest]) {
    await expect.poll(() => statesOf(page)).toEqual(['connected', 'disconnected', 'connected']);
  }
  await agent.context().close();
  wire.close();
});

test('on a bad line it is said, the sound goes on and the picture gives way', async () => {
  test.setTimeout(90_000);
  const wire = layWire();
  const { agent, guest } = await connect(wire);
  for (const page of [agent, guest]) {
    await page.evaluate(() => window.bench.cameraOn());
    await page.evaluate(() => window.bench.watchLine());
  }
  const levels = (page: Page) =>
    page.evaluate(() => window.bench.told.map(({ quality }) => quality?.level));
  await expect.poll(() => levels(agent)).toEqual(['good']);
  await expect.poll(() => levels(guest)).toEqual(['good']);
  wire.loss = 0.1;
  wire.delay = { ms: 100, plusMinusMs: 20 };
  const from = await agent.evaluate(() => performance.now());
  await expect.poll(async () => (await levels(agent)).at(-1), { timeout: 20_000 }).not.toBe('good');
  const { atMs = 0, quality } = (await agent.evaluate(() => window.bench.told.at(-1))) ?? {};
  console.log(`    told after ${((atMs - from) / 1000).toFixed(1)} s: ${JSON.stringify(quality)}`);
  expect(atMs - from).toBeLessThan(15_000);
  // The reports of the other side come every few seconds; by them the own picture gives way.
  await expect
    .poll(() => agent.evaluate(() => window.bench.limits.length), { timeout: 20_000 })
    .toBeGreaterThanOrEqual(2);
  const [first, second] = await agent.evaluate(() => window.bench.limits);
  expect(second?.maxBitrate).toBeLessThan(first?.maxBitrate ?? 0);
  const before = await stats(agent);
  await grows(agent, (of) => of.audio.packetsReceived, 200);
  await grows(agent, (of) => of.audio.energyReceived, 0.0001);
  const after = await stats(agent);
  console.log(`    ${lostBetween(before, after)}`);
  expect(await statesOf(agent)).toEqual(['connected']);
  await agent.context().close();
  wire.close();
});

test('a goodbye that is said just before this side counts as connected still arrives', async () => {
  const { agent, guest } = await meet();
  await agent.evaluate(() => window.bench.holdStats());
  await agent.evaluate(() => window.bench.start(true, ['audio']));
  await expect.poll(() => statesOf(guest)).toEqual(['connected']);
  expect(await statesOf(agent)).toEqual([]);
  await agent.evaluate(() => window.bench.farewellBeforeStats());
  await expect
    .poll(() => guest.evaluate(() => window.bench.messages))
    .toEqual([{ type: 'bye', reason: 'hungUp' }]);
  await expect.poll(() => statesOf(guest)).toEqual(['connected', 'closed']);
  await agent.context().close();
});
