import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { findChromium } from '#electron/launch/system.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import type { CallEvent } from '#shared/model/callEvent.ts';
import type { AppUnderTest } from '#tests/helpers/app.ts';
import { launchApp, newProfile, removeProfile } from '#tests/helpers/app.ts';
import type { CustomerUnderTest } from '#tests/helpers/customer.ts';
import { launchCustomer, pressRing } from '#tests/helpers/customer.ts';
import {
  addFact,
  answer,
  hangUp,
  introduce,
  makeLink,
  storedSummary,
} from '#tests/helpers/desk.ts';
import { startTeam, teamOf } from '#tests/helpers/teamDesk.ts';
import type { HubInSpace } from './hubInSpace.ts';
import { hubIn } from './hubInSpace.ts';
import { hum } from './hum.ts';
import type { Network } from './network.ts';
import { openNetwork } from './network.ts';
import type { SoundProbe } from './soundProbe.ts';
import { clockNow, installSoundProbe } from './soundProbe.ts';
import type { TurnInSpace } from './turnInSpace.ts';
import { turnIn } from './turnInSpace.ts';

/** The app, its team's hub and a customer, each on its own end of a network that can be made bad. */
export interface Stage {
  readonly network: Network;
  readonly hub: HubInSpace;
  readonly app: () => AppUnderTest;
  readonly agentSound: () => SoundProbe;
  readonly customer: CustomerUnderTest;
  readonly customerSound: SoundProbe;
  /** Kills the app without a word. @returns when it was gone */
  readonly killApp: () => Promise<number>;
  /**
   * Starts it again on the same profile.
   * @param settled is waited for before its window is loaded once more, to be watched
   */
  readonly startApp: (settled?: (page: Page) => Promise<void>) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface StageOptions {
  /** Of the network that is laid; its namespaces are there. */
  readonly run: string;
  /** With a TURN server, over which everything has to go. */
  readonly turn?: boolean;
}

/** Undone last first, whatever of it fails. */
async function undoAll(undo: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const each of undo.toReversed()) await each().catch(() => undefined);
}

/** Sets everything up, down to an agent who is ready for calls. To be run in the agent's namespace. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const undo: (() => Promise<unknown>)[] = [];
  try {
    return await build(options, undo);
  } catch (error) {
    await undoAll(undo);
    throw error;
  }
}

async function build(
  { run, turn }: StageOptions,
  undo: (() => Promise<unknown>)[],
): Promise<Stage> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hearback-stage-'));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  const network = await openNetwork(run);
  undo.push(network.close);
  let relay: TurnInSpace | null = null;
  if (turn === true) {
    relay = await turnIn(network.space('turn'), network.address('turn'));
    undo.push(relay.close);
  }
  const hub = hubIn(network.space('hub'), network.address('hub'), path.join(folder, 'hub'), relay);
  undo.push(hub.kill);
  await hub.start();

  const voices = {
    agent: path.join(folder, 'agent.wav'),
    customer: path.join(folder, 'guest.wav'),
  };
  await writeFile(voices.agent, hum(110));
  await writeFile(voices.customer, hum(190));

  const profile = await newProfile();
  undo.push(() => removeProfile(profile));
  let app: AppUnderTest | null = null;
  let agentSound: SoundProbe | null = null;
  undo.push(async () => app?.close({ midCall: true }));
  const startApp = async (settled?: (page: Page) => Promise<void>): Promise<void> => {
    const started = await launchApp({ profile, microphone: voices.agent, loop: true });
    app = started;
    await settled?.(started.page);
    agentSound = await installSoundProbe(started.page);
    await started.page.reload();
  };
  const there = <T>(thing: T | null): T => {
    if (thing === null) throw new Error('The app is not running.');
    return thing;
  };
  await startApp();
  const { page } = there<AppUnderTest>(app);
  await introduce(page, 'Sam', 'Northwind');
  await startTeam(page, await hub.startLink());
  await page.keyboard.press('Control+1');

  const browser = path.join(folder, 'chromium');
  const chromium = (await findChromium()) ?? '';
  await writeFile(
    browser,
    `#!/bin/sh\nexec ip netns exec ${network.space('customer')} ${chromium} "$@"\n`,
  );
  await chmod(browser, 0o755);
  const customer = await launchCustomer({
    executable: browser,
    microphone: voices.customer,
    loop: true,
    // Without a certificate a page from another machine gets no microphone.
    args: [`--unsafely-treat-insecure-origin-as-secure=${hub.origin}`],
  });
  undo.push(customer.close);
  customer.page.on('dialog', (dialog) => void dialog.accept());
  const customerSound = await installSoundProbe(customer.page);

  return {
    network,
    hub,
    app: () => there(app),
    agentSound: () => there(agentSound),
    customer,
    customerSound,
    async killApp() {
      const killed = there<AppUnderTest>(app);
      const at = clockNow();
      await killed.close({ midCall: true, keepProfile: true });
      app = null;
      return at;
    },
    startApp,
    close: () => undoAll(undo),
  };
}

/** Makes a link, brings the customer to it, answers; resolves once both are connected. */
export async function beginCall(stage: Stage): Promise<void> {
  const { page } = stage.app();
  await page.keyboard.press('Control+1');
  const url = await makeLink(page, 'Maya', 'Bill doubled');
  await stage.customer.page.goto('about:blank');
  await stage.customer.page.goto(url);
  await stage.customer.page.getByRole('button', { name: 'Check my sound' }).click();
  await pressRing(stage.customer.page);
  await answer(page);
  await page.getByText('Connected', { exact: true }).waitFor();
}

/** The events of the call that is going on, as they stand on the disk. */
export async function journalOf(stage: Stage): Promise<readonly CallEvent[]> {
  const all = await stage
    .app()
    .page.evaluate(() => window.hearback['journal.unfinished'](undefined));
  if (!all.ok) throw new Error(all.failure.message);
  return all.value[0]?.events ?? [];
}

export const note = (stage: Stage, text: string): Promise<void> => addFact(stage.app().page, text);

/** The agent ends the call. @returns what is kept of it */
export async function endCall(stage: Stage): Promise<CallSummary> {
  const { page } = stage.app();
  await hangUp(page);
  await page.getByText('The summary is saved.').waitFor();
  return newestSummary(stage);
}

/** What the app keeps of its newest call. */
export async function newestSummary(stage: Stage): Promise<CallSummary> {
  const { page } = stage.app();
  const listed = await page.evaluate(() =>
    window.hearback['calls.list']({ limit: 1, before: null }),
  );
  if (!listed.ok) throw new Error(listed.failure.message);
  return storedSummary(page, listed.value[0]?.callId ?? '');
}

/** Resolves once every summary of the app has reached the hub. */
export async function handedIn(stage: Stage, timeout: number): Promise<void> {
  const { page } = stage.app();
  await page.keyboard.press('Control+3');
  await teamOf(page)
    .getByText(/^All your call summaries are at the hub/)
    .waitFor({ timeout });
  await page.keyboard.press('Control+1');
  await page.getByRole('button', { name: 'Done' }).click();
}
