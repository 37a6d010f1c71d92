import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserWindow, Session } from 'electron';
import { z } from 'zod';
import type { HubClient } from '../hub/client.ts';
import { resourcesDir } from '../paths.ts';
import { APP_ORIGIN } from '../origin.ts';
import { confinedWindow } from '../windows/confined.ts';

/** What main reads of a scenario: who rings and why. The page reads the rest. */
const scenarioHeadSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  customerName: z.string().min(1).max(80),
  issue: z.string().max(500),
});

/** A simulated customer may ring for this long before the practice is over. */
const LINK_LIFE_MS = 10 * 60_000;

/**
 * The simulated customer: the customer's own page in a hidden window, speaking a bundled scenario.
 * It goes through the same hub, the same invite and the same media path as a person.
 */
export class SimulatedCustomer {
  #window: BrowserWindow | null = null;
  #turn = 0;
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Rings with the next scenario; one simulated customer at a time. */
  async ring(
    client: HubClient,
    hubOrigin: string,
    agent: { readonly agentName: string; readonly company: string },
  ): Promise<void> {
    const scenario = await this.#next();
    const invite = await client.createInvite({
      ...agent,
      customerName: scenario.customerName,
      issue: scenario.issue,
      expiresInMs: LINK_LIFE_MS,
      simulated: true,
      offersMood: false,
      queueId: null,
    });
    const token = invite.url === null ? '' : new URL(invite.url).hash;
    this.#replace();
    const query = new URLSearchParams({ hub: hubOrigin, scenario: scenario.id });
    await this.#window?.loadURL(`${APP_ORIGIN}/guest/simulated/index.html?${query}${token}`);
  }

  /** Hangs up by going away. */
  close(): void {
    this.#window?.destroy();
    this.#window = null;
  }

  #replace(): void {
    this.close();
    const window = confinedWindow({
      show: false,
      width: 480,
      height: 640,
      session: this.#session,
      preload: null,
      autoplayPolicy: 'no-user-gesture-required',
    });
    window.webContents.setAudioMuted(true);
    window.once('closed', () => {
      if (this.#window === window) this.#window = null;
    });
    this.#window = window;
  }

  async #next(): Promise<z.output<typeof scenarioHeadSchema>> {
    const folder = path.join(resourcesDir(), 'scenarios');
    const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
    const file = files[this.#turn % files.length];
    if (file === undefined) throw new Error('There is no scenario in resources/scenarios.');
    this.#turn += 1;
    return scenarioHeadSchema.parse(JSON.parse(await readFile(path.join(folder, file), 'utf8')));
  }
}
