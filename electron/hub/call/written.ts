import type { SignalEnvelope } from '#shared/contract/hub.ts';
import type { CallId } from '#shared/model/call.ts';
import type { SignalMessage } from '#shared/contract/signal.ts';

/** A signal on its way, and its JSON where that was made for its size: it need not be made again. */
export class WrittenEnvelope implements SignalEnvelope {
  readonly callId: CallId;
  readonly signal: SignalMessage;
  /** No property that anybody sees: other hubs are sent the rest. */
  readonly #signalJson: string;

  /** @param signalJson `JSON.stringify(signal)` */
  constructor(callId: CallId, signal: SignalMessage, signalJson: string) {
    this.callId = callId;
    this.signal = signal;
    this.#signalJson = signalJson;
  }

  /** The same as `JSON.stringify` of the whole. */
  json(): string {
    return `{"callId":${JSON.stringify(this.callId)},"signal":${this.#signalJson}}`;
  }
}
