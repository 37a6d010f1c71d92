import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';

/*
 * The load's own writes, all of one turn of the event loop at once: the load must not be what is
 * slow, and all servers get theirs so.
 */

const corked = new Set<Socket>();

function release(): void {
  for (const socket of corked) socket.uncork();
  corked.clear();
}

/** Sends on a WebSocket with whatever else goes out on it in this turn. */
export function send(socket: WebSocket, text: string): void {
  const { _socket: tcp } = socket as unknown as { readonly _socket: Socket | null };
  if (tcp !== null && !corked.has(tcp)) {
    if (corked.size === 0) setImmediate(release);
    corked.add(tcp);
    tcp.cork();
  }
  socket.send(text);
}
