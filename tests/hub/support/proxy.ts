import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** One address in front of several hubs: each connection goes to the first that takes it. */
export async function proxyTo(origins: readonly string[]): Promise<{ readonly origin: string }> {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    open.add(client);
    client.on('close', () => open.delete(client));
    client.on('error', () => client.destroy());
    const tryNext = ([origin, ...rest]: readonly string[]): void => {
      if (origin === undefined) {
        client.destroy();
        return;
      }
      const { hostname, port } = new URL(origin);
      const hub = connect({ host: hostname, port: Number(port) });
      hub.once('error', () => tryNext(rest));
      hub.once('connect', () => {
        hub.removeAllListeners('error').on('error', () => client.destroy());
        hub.on('close', () => client.destroy());
        client.on('close', () => hub.destroy());
        client.pipe(hub);
        hub.pipe(client);
      });
    };
    tryNext(origins);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
