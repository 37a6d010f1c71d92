import type { HubStatus } from '#shared/contract/ipc.ts';
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
}

const NOT_RUNNING = 'The hub is not running, so customers cannot be reached right now.';

/** Runs the embedded hub, or finds the remote one, and tells where it stands. */
export class HubService {
  #status: HubStatus = { state: 'starting' };
  #hub: Hub | null = null;
  #token: string;
  /** The remote hub's token is a sign-in's. */
  #signedIn = false;
  readonly #around: HubSurroundings;

  constructor(around: HubSurroundings) {
    this.#around = around;
    this.#token = around.token;
  }

  get status(): HubStatus {
    return this.#status;
  }

  /** Origins that the app's pages may connect to. */
  origins(): readonly string[] {
    return this.#status.state === 'running' ? [this.#status.origin] : [];
  }

  /** Starts (or starts again) as the settings say. Never throws: the status says what happened. */
  async start(settings: HubSettings): Promise<HubStatus> {
    await this.stop();
    this.#set({ state: 'starting' });
    const status =
      settings.mode === 'embedded' ? await this.#embed(settings) : await this.#find(settings);
    this.#set(status);
    return status;
  }

  /** Stops the embedded hub, if it runs. */
  async stop(): Promise<void> {
    const hub = this.#hub;
    this.#hub = null;
    await hub?.close();
  }

  /** @throws KnownFailure `hubUnreachable` while there is no hub */
  credentials(): { origin: string; token: string } {
    if (this.#status.state !== 'running') throw new KnownFailure('hubUnreachable', NOT_RUNNING);
    return { origin: this.#status.origin, token: this.#token };
  }

  /** @throws KnownFailure `hubUnreachable` while there is no hub */
  client(): HubClient {
    return createHubClient(this.ask());
  }

  /** Any request to the hub. @throws KnownFailure `hubUnreachable` while there is no hub */
  ask(): Ask {
    const { origin, token } = this.credentials();
    return createAsk(origin, token, async (url, init) => {
      const response = await this.#around.fetch(url, init);
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
      mood: this.#around.mood,
      allowedOrigins: [APP_ORIGIN],
      log: () => undefined,
    });
  }

  async #find(settings: Extract<HubSettings, { mode: 'remote' }>): Promise<HubStatus> {
    const origin = new URL(settings.url).origin;
    this.#token = settings.token;
    this.#signedIn = settings.account !== null;
    try {
      await createHubClient(createAsk(origin, settings.token, this.#around.fetch)).listInvites();
    } catch (error) {
      const refused = error instanceof KnownFailure && error.code === 'refused';
      return refused
        ? unauthorised(origin, this.#signedIn)
        : {
            state: 'failed',
            code: 'unreachable',
            detail: `The hub at ${origin} does not answer. Check the address and the network; past calls stay readable.`,
          };
    }
    const localOnly = origin.startsWith('http:');
    return { state: 'running', mode: 'remote', origin, publicOrigin: origin, localOnly };
  }
}

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
