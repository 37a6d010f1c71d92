import { agentIpc } from '#shared/contract/ipc.ts';
import type {
  AgentBridge,
  AgentChannel,
  IpcAnswer,
  IpcArgs,
  IpcErrorCode,
  IpcResult,
} from '#shared/contract/ipc.ts';

/** A request to the main process that failed; the screen words the code. */
export class BridgeError extends Error {
  override readonly name = 'BridgeError';
  readonly code: IpcErrorCode;

  /** @param message a plain sentence */
  constructor(code: IpcErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

type Arguments<C extends AgentChannel> = undefined extends IpcArgs<C> ? [] : [IpcArgs<C>];

/** AgentBridge as the window's code wants it: values, or a BridgeError. */
export type Bridge = {
  readonly [C in AgentChannel]: (...args: Arguments<C>) => Promise<IpcResult<C>>;
} & Pick<AgentBridge, 'on'>;

/** One failure as a BridgeError, whatever was thrown. */
export function asBridgeError(error: unknown): BridgeError {
  if (error instanceof BridgeError) return error;
  return new BridgeError('other', 'The app did not answer as expected.');
}

async function unwrap(asked: () => Promise<IpcAnswer<unknown>>): Promise<unknown> {
  try {
    const answer = await asked();
    if (answer.ok) return answer.value;
    throw new BridgeError(answer.failure.code, answer.failure.message);
  } catch (error) {
    throw asBridgeError(error);
  }
}

/**
 * Wraps what the preload offers (`window.hearback`).
 * @throws BridgeError from every method, and nothing else
 */
export function createBridge(raw: AgentBridge): Bridge {
  const ask = raw as unknown as Readonly<
    Record<AgentChannel, (args: unknown) => Promise<IpcAnswer<unknown>>>
  >;
  const channels = Object.keys(agentIpc) as AgentChannel[];
  const methods = Object.fromEntries(
    channels.map((channel) => [channel, (args?: unknown) => unwrap(() => ask[channel](args))]),
  );
  return { ...methods, on: raw.on } as unknown as Bridge;
}
