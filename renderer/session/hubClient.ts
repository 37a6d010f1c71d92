import type { HubStatus } from '#shared/contract/ipc.ts';
import type {
  AgentLink,
  AgentLinkFactory,
  AgentLinkOptions,
} from '#renderer/rtc/signalling/agentLink.ts';
import type { Bridge } from './bridge.ts';
import type { Clock } from './clock.ts';
import type { HubConnection } from './types.ts';

export interface HubClientOptions {
  readonly credentials: Bridge['hub.credentials'];
  readonly openLink: AgentLinkFactory;
  readonly clock: Clock;
  /** Random, for the life of the window. */
  readonly clientId: string;
  readonly onConnection: (state: HubConnection) => void;
  readonly heard: Pick<AgentLinkOptions, 'onRinging' | 'onCallState' | 'onPresence' | 'onSignal'>;
}

/** The link to whatever hub the app uses now. */
export interface HubClient {
  readonly link: () => AgentLink | null;
  /** The app's hub started, moved or failed. */
  readonly follow: (status: HubStatus) => void;
  readonly close: () => void;
}

/** Credentials that could not be had are asked for again after this. */
const ASK_AGAIN_MS = 2000;

export function createHubClient(options: HubClientOptions): HubClient {
  let link: AgentLink | null = null;
  let origin: string | null = null;
  let cancel: () => void = () => undefined;

  const drop = (): void => {
    cancel();
    link?.close();
    link = null;
  };
  const connect = async (wanted: string): Promise<void> => {
    options.onConnection('connecting');
    try {
      const { origin: at, token } = await options.credentials();
      if (origin !== wanted) return;
      link = options.openLink({
        origin: at,
        auth: { token, clientId: options.clientId },
        onConnection: options.onConnection,
        ...options.heard,
      });
    } catch {
      if (origin !== wanted) return;
      options.onConnection('offline');
      cancel = options.clock.after(ASK_AGAIN_MS, () => void connect(wanted));
    }
  };

  return {
    link: () => link,
    follow(status) {
      const next = status.state === 'running' ? status.origin : null;
      if (next === origin) return;
      origin = next;
      drop();
      if (next === null)
        options.onConnection(status.state === 'starting' ? 'connecting' : 'offline');
      else void connect(next);
    },
    close() {
      origin = null;
      drop();
    },
  };
}
