import type { Socket as TcpSocket } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import type { ServerOptions } from 'ws';
import { frameOf } from './frame.ts';

/*
 * What goes out to clients. A write to the network costs more than everything else a message needs,
 * so all that one turn of the event loop has for a client goes out in one; that is later by less than
 * a turn. And a client that does not read what it is sent is let go before it takes the memory.
 */

/** What sends what it has for its client. */
interface Gathering {
  release(): void;
}

/** Clients that have something waiting for the end of this turn. */
let due: Gathering[] = [];

function releaseAll(): void {
  const now = due;
  due = [];
  for (const each of now) each.release();
}

type Sent = (error?: Error) => void;

/** The one who reads too slowly, for whoever counts them. */
type OnSlow = () => void;

/**
 * WebSockets of the hub, for socket.io's `wsEngine`.
 * @param maxBufferedBytes what a client may have waiting for it; past that its connection is cut, and
 * it is told anew where its calls stand when it is back
 */
export function gatheringEngine(
  maxBufferedBytes: number,
  onSlow: OnSlow,
): new (options: ServerOptions) => WebSocketServer {
  class GatheringSocket extends WebSocket implements Gathering {
    #tcp: TcpSocket | null = null;
    /** Frames that wait: a character is a byte, which goes out without a buffer being made of it. */
    #waiting = '';

    override send(data: string | Buffer, ...rest: unknown[]): void {
      // socket.io gives a callback alone, and sends nothing more before it is called.
      const sent = rest.at(-1) as Sent | undefined;
      this.#tcp ??= (this as unknown as { readonly [name: string]: TcpSocket })['_socket'] ?? null;
      if (this.readyState !== WebSocket.OPEN || this.#tcp === null || typeof data !== 'string') {
        this.release();
        super.send(data, sent);
        return;
      }
      if (this.bufferedAmount + this.#waiting.length > maxBufferedBytes) {
        onSlow();
        this.terminate();
        return;
      }
      if (this.#waiting === '') {
        if (due.length === 0) setImmediate(releaseAll);
        due.push(this);
      }
      this.#waiting += frameOf(data);
      // Taken, if not yet written: the bound above holds it back, not this.
      if (sent) queueMicrotask(sent);
    }

    override close(code?: number, reason?: string | Buffer): void {
      // What was said before the goodbye comes before it.
      this.release();
      super.close(code, reason);
    }

    release(): void {
      const frames = this.#waiting;
      this.#waiting = '';
      if (frames !== '' && this.#tcp?.writable) this.#tcp.write(frames, 'latin1');
    }
  }
  return class extends WebSocketServer {
    constructor(options: ServerOptions) {
      // Frames are made here, uncompressed.
      super({ ...options, perMessageDeflate: false, WebSocket: GatheringSocket });
    }
  };
}
