import { createClient } from '@redis/client';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { Server } from 'socket.io';
import type { Log } from '../log.ts';
import { briefly } from '../log.ts';
import { HubStartError } from '../startError.ts';
import type { Wire } from './bus.ts';

/** A Redis that does not answer in this time when a hub starts is not there. */
const startWithinMs = 10_000;

/** Waits between two tries to reach a Redis that went away, in ms; it is tried for ever. */
const retryMs = (tries: number): number => Math.min(100 * 2 ** Math.min(tries, 5), 2000);

const eventName = 'hub';

/**
 * Joins this hub to the others over socket.io's Redis adapter.
 * @param group tells the hubs of one database from others on the same Redis
 * @throws HubStartError where Redis cannot be reached
 */
export async function openRedisWire(
  io: Server,
  url: string,
  group: string,
  log: Log,
): Promise<Wire> {
  const client = createClient({
    url,
    socket: { reconnectStrategy: retryMs, connectTimeout: 5000 },
    pingInterval: 5000,
  });
  let fell: () => void = () => undefined;
  let isDown = true;
  // Without a listener an error would end the process; one entry a break is enough.
  client.on('error', (error: unknown) => {
    if (isDown) return;
    isDown = true;
    log({ level: 'error', event: 'redis.gone', fields: { error: briefly(error) } });
    fell();
  });
  client.on('ready', () => {
    isDown = false;
    log({ level: 'info', event: 'redis.ready' });
  });
  await connectWithin(client.connect(), () => client.destroy(), url);

  // The adapter lets go of what publish() promises: a break in mid-air would end the process.
  const publish = client.publish.bind(client);
  const careful = (...args: Parameters<typeof publish>) => publish(...args).catch(() => 0);
  Object.assign(client, { publish: careful });
  io.adapter(
    createAdapter(client, {
      streamName: `hearback:${group}`,
      channelPrefix: `hearback:${group}`,
      onlyPlaintext: true,
      blockTimeInMs: 1000,
    }),
  );
  const namespace = io.of('/hubs');
  // Hubs speak here through the adapter; no client has any business in it.
  namespace.use((_socket, next) => next(new Error('not for clients')));
  return {
    isUp: () => client.isReady,
    publish(envelope) {
      // Kept back and sent later it would be worse than lost.
      if (client.isReady) namespace.serverSideEmit(eventName, envelope);
    },
    listen(receive, broke) {
      fell = broke;
      namespace.on(eventName, receive);
    },
    close: async () => client.destroy(),
  };
}

async function connectWithin(
  connecting: Promise<unknown>,
  giveUp: () => void,
  url: string,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), startWithinMs);
  });
  try {
    const outcome = await Promise.race([connecting, late]);
    if (outcome !== 'late') return;
    giveUp();
  } catch {
    // Said below.
  } finally {
    clearTimeout(timer);
  }
  connecting.catch(() => undefined);
  const { host } = new URL(url);
  throw new HubStartError(
    'other',
    `Redis at ${host} cannot be reached. Check the address, the password and that it runs.`,
  );
}
