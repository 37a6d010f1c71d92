import type { HubStatus } from '#shared/contract/ipc.ts';
import type { HubAddresses } from '#shared/lib/hubAddresses.ts';
import { createHubAddresses } from '#shared/lib/hubAddresses.ts';
import type { Ms } from '#shared/lib/units.ts';
import { hubsNamedSchema } from '#shared/contract/hubsNamed.ts';
import type { HubSettings } from '#shared/model/settings.ts';
import type { Hub } from '#electron/hub/index.ts';
import { HubStartError, startHub } from '#electron/hub/index.ts';
import { KnownFailure } from '../ipc/failure.ts';
import { APP_ORIGIN } from '../origin.ts';
import type { Ask, Fetch } from './ask.ts';
import { createAsk } from './ask.ts';
import type { HubClient } from './client.ts';
import { createHubClient } from './client.ts';
import { readLastPort, writeLastPort } from './lastPort.ts';
import { steadyFetch } from './steadyFetch.ts';

/** What the service needs of the app around it. */
export interface HubSurroundings {
  readonly dataDir: string;
  readonly guestDir: string;
  readonly databaseKey: string;
  /** False where the administrator switched the mood cue off. */
  readonly mood: boolean;
  /** The embedded hub's only agent token. */
  readonly token: string;
  readonly fetch: Fetch;
  readonly onStatus: (status: HubStatus) => void;
  /** The remote hub at this origin named its further addresses: for the next start. */
  readonly remember?: (origin: string, also: readonly string[]) => void;
}

/** First pause and longest pause before a remote hub that did not answer is asked again. */
const ASK_AGAIN_MS: { readonly first: Ms; readonly longest: Ms } = { first: 1000, longest: 30_000 };

const NOT_RUNNING = 'The hub is not running, so customers cannot be reached right now.';

/** Runs the embedded hub, or finds the remote one, and tells where it stands. */
export class HubService {
  #status: HubStatus = { state: 'starting' };
  #hub: Hub | null = null;
  #token: string;
  /** The remote hub's token is a sign-in's. */
  #signedIn = false;
  /** Of the remote hub. */
  #addresses: HubAddresses | null = null;
  /** Asks a remote hub that did not answer, before its time; null while there is none. */
  #askNow: (() => void) | null = null;
  /** Counts starts: what a start before the last one still brings is nobody's business. */
  #starts = 0;
  readonly #around: HubSurroundings;
  /** Fetches from the hub at whichever of its addresses answers, and from elsewhere as it says. */
  readonly fetch: Fetch;

  constructor(around: HubSurroundings) {
    this.#around = around;
    this.#token = around.token;
    this.fetch = steadyFetch(around.fetch, () => this.#addresses);
  }

  get status(): HubStatus {
    return this.#status;
  }

  /** Origins that the app's pages may connect to. */
  origins(): readonly string[] {
    if (this.#addresses !== null) return this.#addresses.all();
    return this.#status.state === 'running' ? [this.#status.origin] : [];
  }

  /**
   * Starts (or starts again) as the settings say. A remote hub that does not answer is asked again
   * until it does. Never throws: the status says what happened.
   */
  async start(settings: HubSettings): Promise<HubStatus> {
    await this.stop();
    const mine = this.#starts;
    if (settings.mode === 'remote') {
      const { origin } = new URL(settings.url);
      this.#addresses = createHubAddresses(origin, settings.also);
    }
    this.#set({ state: 'starting' });
    const status =
      settings.mode === 'embedded' ? await this.#embed(settings) : await this.#find(settings);
    if (mine !== this.#starts) return this.#status;
    this.#set(status);
    if (settings.mode === 'remote' && isAway(status)) this.#askAgain(settings, mine, 0);
    return status;
  }

  /** The network may be back: a remote hub that did not answer is asked now. */
  wake(): void {
    this.#askNow?.();
  }

  /** Stops the embedded hub, if it runs, and looking for a remote one. */
  async stop(): Promise<void> {
    this.#starts += 1;
    this.#askNow = null;
    this.#addresses = null;
    const hub = this.#hub;
    this.#hub = null;
    await hub?.close();
  }

  /** @throws KnownFailure `hubUnreachable` while there is no hub */
  credentials(): { origin: string; also: readonly string[]; token: string } {
    if (this.#status.state !== 'running') throw new KnownFailure('hubUnreachable', NOT_RUNNING);
    const also = this.#addresses?.all().slice(1) ?? [];
    return { origin: this.#status.origin, also, token: this.#token };
  }

  /** @throws KnownFailure `hubUnreachable` while there is no hub */
  client(): HubClient {
    return createHubClient(this.ask());
  }

  /** Any request to the hub. @throws KnownFailure `hubUnreachable` while there is no hub */
  ask(): Ask {
    const { origin, token } = this.credentials();
    return createAsk(origin, token, async (url, init) => {
      const response = await this.fetch(url, init);
      // The hub does not know this token any more.
      if (response.status === 401 && token === this.#token) this.signedOut();
      return response;
    });
  }

  /**
   * The remote hub does not know this app any more. Only what is asked of it from now on is
   * concerned: sound and picture of a call go past the hub.
   */
  signedOut(): void {
    if (this.#status.state === 'running' && this.#status.mode === 'remote') {
      this.#set(unauthorised(this.#status.origin, this.#signedIn));
    }
  }

  #set(status: HubStatus): void {
    this.#status = status;
    this.#around.onStatus(status);
  }

  async #embed(settings: Extract<HubSettings, { mode: 'embedded' }>): Promise<HubStatus> {
    this.#token = this.#around.token;
    this.#signedIn = false;
    const last = settings.port === 0 ? await readLastPort(this.#around.dataDir) : settings.port;
    try {
      this.#hub = await this.#listen(settings, last).catch((error: unknown) => {
        // Nobody asked for this very port, so another one is as good.
        const mayMove = settings.port === 0;
        if (mayMove && error instanceof HubStartError && error.code === 'portTaken') {
          return this.#listen(settings, 0);
        }
        throw error;
      });
    } catch (error) {
      return failed(error);
    }
    if (settings.port === 0) await writeLastPort(this.#around.dataDir, this.#hub.port);
    const { port, publicOrigin, localOnly } = this.#hub;
    const origin = ownOrigin(settings, port);
    return { state: 'running', mode: 'embedded', origin, publicOrigin, localOnly };
  }

  #listen(settings: Extract<HubSettings, { mode: 'embedded' }>, port: number): Promise<Hub> {
    const { tlsCertFile: certFile, tlsKeyFile: keyFile } = settings;
    return startHub({
      host: settings.host,
      port,
      dataDir: this.#around.dataDir,
      storeKey: this.#around.databaseKey,
      guestDir: this.#around.guestDir,
      agentTokens: [this.#around.token],
      tls: certFile !== null && keyFile !== null ? { certFile, keyFile } : null,
      publicUrl: settings.publicUrl,
      iceServers: [],
      turn: settings.turn ?? null,
      relayOnly: settings.turn?.relayOnly ?? false,
      mood: this.#around.mood,
      allowedOrigins: [APP_ORIGIN],
      log: () => undefined,
    });
  }

  #askAgain(settings: RemoteHub, mine: number, tried: number): void {
    const { first, longest } = ASK_AGAIN_MS;
    // Spread: many apps have lost the same hub.
    const wait = Math.min(first * 2 ** Math.min(tried, 10), longest) * (1 - Math.random() / 2);
    const ask = async (): Promise<void> => {
      clearTimeout(timer);
      this.#askNow = null;
      const status = await this.#find(settings);
      if (mine !== this.#starts) return;
      if (isAway(status)) this.#askAgain(settings, mine, tried + 1);
      else this.#set(status);
    };
    const timer = setTimeout(() => {
      if (mine === this.#starts) void ask();
    }, wait);
    this.#askNow = () => void ask();
  }

  /**
   * What the hub says of its further addresses counts only from the address that was chosen, and to
   * who came in there: secrets go to them later.
   */
  async #learn(addresses: HubAddresses, token: string): Promise<void> {
    const { own } = addresses;
    try {
      const ask = createAsk(own, token, this.#around.fetch);
      const { hubs } = await ask('GET', '/api/agent/hubs', hubsNamedSchema);
      addresses.learn(hubs);
    } catch {
      // A hub of before, or one that has just gone: what was known stays.
      return;
    }
    if (addresses === this.#addresses) this.#around.remember?.(own, addresses.all().slice(1));
  }

  async #find(settings: RemoteHub): Promise<HubStatus> {
    const origin = new URL(settings.url).origin;
    const addresses = this.#addresses;
    this.#token = settings.token;
    this.#signedIn = settings.account !== null;
    try {
      await createHubClient(createAsk(origin, settings.token, this.fetch)).listInvites();
      if (addresses?.current() === origin) await this.#learn(addresses, settings.token);
    } catch (error) {
      const refused = error instanceof KnownFailure && error.code === 'refused';
      return refused
        ? unauthorised(origin, this.#signedIn)
        : {
            state: 'failed',
            code: 'unreachable',
            detail: `The hub at ${origin} does not answer. It is asked again and again, and calls work as soon as it does.`,
          };
    }
    const localOnly = origin.startsWith('http:');
    return { state: 'running', mode: 'remote', origin, publicOrigin: origin, localOnly };
  }
}

type RemoteHub = Extract<HubSettings, { mode: 'remote' }>;

const isAway = (status: HubStatus): boolean =>
  status.state === 'failed' && status.code === 'unreachable';

function unauthorised(origin: string, signedIn: boolean): HubStatus {
  const detail = signedIn
    ? `Your sign-in at ${origin} has ended. Sign in again in the settings; a call in progress goes on, and nothing is lost.`
    : `The hub at ${origin} does not accept this access token. Check it in the settings.`;
  return { state: 'failed', code: 'unauthorised', detail };
}

/**
 * How this very app reaches its embedded hub: over loopback wherever the hub listens there, because
 * the name in its certificate may lead to this machine only from outside.
 */
export function ownOrigin(
  settings: Pick<Extract<HubSettings, { mode: 'embedded' }>, 'host' | 'tlsCertFile'>,
  port: number,
): string {
  const onLoopback = ['0.0.0.0', '::', 'localhost'].includes(settings.host);
  const host = onLoopback ? '127.0.0.1' : settings.host;
  const scheme = settings.tlsCertFile === null ? 'http' : 'https';
  return new URL(`${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`).origin;
}

function failed(error: unknown): HubStatus {
  if (!(error instanceof HubStartError)) {
    return { state: 'failed', code: 'other', detail: 'The hub could not start on this machine.' };
  }
  const code = error.code === 'portTaken' || error.code === 'tlsFiles' ? error.code : 'other';
  return { state: 'failed', code, detail: error.message };
}
