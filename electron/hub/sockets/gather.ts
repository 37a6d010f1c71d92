import type { Socket as TcpSocket } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import type { ServerOptions } from 'ws';

/*
 * What goes out to clients. A write to the network costs more than everything else a message needs,
 * so all that one turn of the event loop has for a client goes out in one; that is later by less than
 * a turn. And a client that does not read what it is sent is let go before it takes the memory.
 */

/** Connections whose writes wait for the end of this turn. */
const corked = new Set<TcpSocket>();

function release(): void {
  for (const socket of corked) socket.uncork();
  corked.clear();
}

/** Keeps back what is written to a connection until this turn of the event loop ends. */
function gather(socket: TcpSocket): void {
  if (corked.has(socket)) return;
  if (corked.size === 0) setImmediate(release);
  corked.add(socket);
  socket.cork();
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
  class GatheringSocket extends WebSocket {
    #tcp: TcpSocket | null = null;

    override send(data: string | Buffer, ...rest: unknown[]): void {
      // socket.io gives a callback alone, and sends nothing more before it is called.
      const sent = rest.at(-1) as Sent | undefined;
      if (this.readyState !== WebSocket.OPEN) {
        super.send(data, sent);
        return;
      }
      this.#tcp ??= (this as unknown as { readonly [name: string]: TcpSocket })['_socket'] ?? null;
      if (this.bufferedAmount > maxBufferedBytes) {
        onSlow();
        this.terminate();
        return;
      }
      if (this.#tcp !== null) gather(this.#tcp);
      super.send(data);
      // Taken, if not yet written: the bound above holds it back, not this.
      if (sent) queueMicrotask(sent);
    }
  }
  return class extends WebSocketServer {
    constructor(options: ServerOptions) {
      super({ ...options, WebSocket: GatheringSocket });
    }
  };
}
