import type { Ids } from '../security/secrets.ts';
import type { Envelope, Message } from './messages.ts';
import { envelopeSchema } from './messages.ts';

/** What carries messages between hubs: in order, to all, and perhaps not every one. */
export interface Wire {
  /** Whether it can carry anything now. */
  isUp(): boolean;
  publish(envelope: unknown): void;
  listen(receive: (envelope: unknown) => void, fell: () => void): void;
  close(): Promise<void>;
}

export interface BusListener {
  hear(from: string, message: Message): void;
  /** Something from this hub got lost on the way. */
  gap(from: string): void;
  /** This hub is a new one to the others from now on: what it had with them is void. */
  renewed(): void;
}

/**
 * Messages between hubs, each either carried or known to be lost: they are numbered, and a hub
 * whose wire broke takes another name, so that nobody goes on where something is missing.
 */
export interface Bus {
  readonly isUp: () => boolean;
  send(to: string | null, message: Message): void;
  listen(listener: BusListener): void;
  /** Takes another name. */
  renew(): void;
  close(): Promise<void>;
}

export function createBus(wire: Wire, ids: Ids): Bus {
  let self = ids.id();
  let sent = 0;
  let listener: BusListener | null = null;
  /** The last number heard of each hub. */
  const heard = new Map<string, number>();

  const renew = (): void => {
    self = ids.id();
    sent = 0;
    heard.clear();
    listener?.renewed();
  };

  const receive = (raw: unknown): void => {
    const parsed = envelopeSchema.safeParse(raw);
    // From a newer Hearback, perhaps: counted by nobody, so nothing is missed.
    if (!parsed.success || parsed.data.from === self) return;
    const { from, to, seq, message } = parsed.data;
    const before = heard.get(from);
    heard.set(from, seq);
    if (message.type === 'bye') heard.delete(from);
    if (before !== undefined && seq !== before + 1) listener?.gap(from);
    if (to === null || to === self) listener?.hear(from, message);
  };

  wire.listen(receive, renew);
  return {
    isUp: () => wire.isUp(),
    send(to, message) {
      sent += 1;
      wire.publish({ from: self, to, seq: sent, message } satisfies Envelope);
    },
    listen: (wanted) => void (listener = wanted),
    renew,
    close: () => wire.close(),
  };
}
