import type { HubStatus } from '#shared/contract/ipc.ts';
import type {
  AgentLink,
  AgentLinkFactory,
  AgentLinkOptions,
} from '#renderer/rtc/signalling/agentLink.ts';
import { createHubAddresses } from '#shared/lib/hubAddresses.ts';
import type { Bridge } from './bridge.ts';
import type { Clock } from './clock.ts';
import type { HubConnection } from './types.ts';

export interface HubClientOptions {
  readonly credentials: Bridge['hub.credentials'];
  readonly openLink: AgentLinkFactory;
  readonly clock: Clock;
  /** Random, for the life of the window. */
  readonly clientId: string;
  /** Somebody waits for the hub. */
  readonly isUrgent?: () => boolean;
  readonly onConnection: (state: HubConnection) => void;
  readonly heard: Pick<
    AgentLinkOptions,
    'onRinging' | 'onCallState' | 'onPresence' | 'onSignal' | 'onSurveyAnswered'
  >;
}

/** The link to whatever hub the app uses now. */
export interface HubClient {
  readonly link: () => AgentLink | null;
  /** The app's hub started, moved or failed. */
  readonly follow: (status: HubStatus) => void;
  /** The network may be back: finds out now. */
  readonly lookAgain: () => void;
  readonly close: () => void;
}

/** Credentials that could not be had are asked for again after this. */
const ASK_AGAIN_MS = 2000;

export function createHubClient(options: HubClientOptions): HubClient {
  let link: AgentLink | null = null;
  let origin: string | null = null;
  let refused = false;
  let attempts = 0;
  let cancel: () => void = () => undefined;
  /** Asks for credentials before their time. */
  let again: () => void = () => undefined;

  const tell = (state: HubConnection): void => {
    refused = state === 'refused';
    options.onConnection(state);
  };
  const drop = (): void => {
    cancel();
    attempts += 1;
    link?.close();
    link = null;
  };
  const connect = async (): Promise<void> => {
    attempts += 1;
    const mine = attempts;
    tell('connecting');
    try {
      const { origin: at, also, token } = await options.credentials();
      if (mine !== attempts) return;
      link = options.openLink({
        origin: at,
        addresses: createHubAddresses(at, also),
        isUrgent: options.isUrgent,
        auth: { token, clientId: options.clientId },
        onConnection: tell,
        ...options.heard,
      });
    } catch {
      if (mine !== attempts) return;
      tell('offline');
      const asked = options.clock.after(ASK_AGAIN_MS, () => askAgain());
      const askAgain = (): void => {
        asked();
        again = () => undefined;
        void connect();
      };
      again = askAgain;
      cancel = () => {
        asked();
        again = () => undefined;
      };
    }
  };

  return {
    link: () => link,
    follow(status) {
      const next = status.state === 'running' ? status.origin : null;
      // The same hub again is no news, unless it had sent this app away.
      if (next !== null && next === origin && !refused) return;
      origin = next;
      drop();
      if (next === null) tell(status.state === 'starting' ? 'connecting' : 'offline');
      else void connect();
    },
    lookAgain() {
      link?.lookAgain();
      again();
    },
    close() {
      origin = null;
      drop();
    },
  };
}
