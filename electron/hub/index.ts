import type { AddressInfo } from 'node:net';
import type { Server as SocketServer } from 'socket.io';
import { addressOf } from './address.ts';
import { createAdmission } from './admission.ts';
import type { HubAddress } from './address.ts';
import type { CallSurroundings } from './call/board.ts';
import { systemClock } from './clock.ts';
import type { Bus } from './cluster/bus.ts';
import { createBus } from './cluster/bus.ts';
import { createCluster } from './cluster/cluster.ts';
import { keepForgetting } from './forget.ts';
import { cutConnections } from './http/listener.ts';
import { readinessOf, serveReadiness } from './http/health.ts';
import { createIceFor } from './ice.ts';
import { gateMood } from './invites/moodGate.ts';
import { briefly } from './log.ts';
import { defaultLimits } from './options.ts';
import type { HubOptions } from './options.ts';
import type { Doors } from './parts.ts';
import { openDoors } from './parts.ts';
import type { Metrics } from './metrics/registry.ts';
import { patientRecords } from './patience.ts';
import { keyedQueue } from './queue.ts';
import type { RouteEntry } from './security/access.ts';
import { randomIds } from './security/secrets.ts';
import { dropClients } from './sockets/server.ts';
import { HubStartError, asStartError, checkOptions } from './startError.ts';
import { openRecords } from './store.ts';
import { readTls } from './tls.ts';

export type { Clock } from './clock.ts';
export type { LogEntry } from './log.ts';
export type { RouteEntry } from './security/access.ts';
export type { HubLimits, HubOptions, TlsFiles } from './options.ts';
export { HubStartError } from './startError.ts';

/** A running hub. */
export interface Hub extends HubAddress {
  readonly port: number;
  /** Of the metrics; null where there are none. */
  readonly metricsPort: number | null;
  /** What it serves over HTTP, and who may use it. */
  readonly routes: readonly RouteEntry[];
  /** The link by which a team's first account is made, while there is none; else null. */
  readonly startLink: string | null;
  /** Stops listening, lets every client go and closes the database. Idempotent. */
  close(): Promise<void>;
}

/** What has to be undone, last first, when a start fails half-way and when the hub closes. */
type Undo = (() => Promise<void> | void)[];

/** A client that is there answers the end of its WebSocket within this; `ws` would wait for 30 s. */
const sayGoodbyeMs = 1000;

async function closeDoors({ app, io }: Doors): Promise<void> {
  const socketsClosed = io.close();
  const cut = setTimeout(() => cutConnections(app.server), sayGoodbyeMs);
  // At the same time: the sockets' server waits for requests that only the app can cut short.
  await app.close();
  await socketsClosed;
  clearTimeout(cut);
}

/** The way to the other hubs of this database; null for a hub alone. */
async function openBus(
  { database, redis }: HubOptions,
  io: SocketServer,
  { ids, log }: CallSurroundings,
): Promise<Bus | null> {
  if (!redis) return null;
  // Loaded only where it is used: the hub inside the app never is one of many.
  const { openRedisWire } = await import('./cluster/redisWire.ts');
  const group = database ? new URL(database).pathname.slice(1) : '';
  return createBus(await openRedisWire(io, redis, group, log), ids);
}

/** Counts and serves what Prometheus wants to know; null where nobody asked for it. */
async function openMetrics(address: HubOptions['metrics']): Promise<Metrics | null> {
  // Loaded only where it is used: the hub inside the app has nobody to tell.
  return address ? (await import('./metrics/registry.ts')).createMetrics() : null;
}

type Running = Omit<Hub, 'close'>;

async function start(options: HubOptions, undo: Undo, isStopping: () => boolean): Promise<Running> {
  checkOptions(options);
  const { clock = systemClock, host, port: wanted, publicUrl } = options;
  const metrics = await openMetrics(options.metrics);
  const log = metrics?.counting(options.log) ?? options.log;
  const limits = { ...defaultLimits, ...options.limits };
  const tls = options.tls && (await readTls(options.tls));
  const stored = await openRecords(options, clock, log);
  const patient = patientRecords(stored, clock, log);
  const records = gateMood(patient, options.mood ?? true);
  const queue = keyedQueue();
  undo.push(async () => {
    await queue.idle();
    await records.close();
  });
  const around: CallSurroundings = {
    clock,
    limits,
    log,
    queue,
    records,
    ids: options.ids ?? randomIds,
    iceFor: createIceFor(options, clock),
  };
  undo.push(await keepForgetting(records, limits.forgetAfterMs, clock, log));
  let address: HubAddress | null = null;
  const publicUrlNow = (): URL | null => address && new URL(address.publicOrigin);
  const cluster = createCluster(around, () => publicUrlNow()?.origin ?? '');
  const admission = createAdmission(log);
  undo.push(() => admission.close());
  const doors = await openDoors(
    options,
    cluster.desks,
    around,
    tls,
    publicUrlNow,
    metrics?.request,
    admission,
  );
  const readiness = readinessOf(
    { ping: () => records.ping(), joins: () => cluster.role() !== 'seeks', isStopping },
    clock,
  );
  serveReadiness(doors.app, readiness);
  let bus: Bus | null = null;
  undo.push(async () => bus?.close());
  undo.push(() => closeDoors(doors));
  bus = await openBus(options, doors.io, around);
  undo.push(() => cluster.close());
  if (!(await cluster.start(bus, () => dropClients(doors.io)))) {
    throw new HubStartError(
      'other',
      'Another hub works on this database already. Stop that one, or give all of them the same --redis.',
    );
  }
  let metricsPort: number | null = null;
  if (metrics && options.metrics) {
    const countIn = (name: string) => () => doors.io.of(name).sockets.size;
    metrics.observe({
      agents: countIn('/agent'),
      customers: countIn('/guest'),
      callsIn: cluster.callsIn,
      leads: () => cluster.role() === 'leads',
      remoteClients: cluster.remoteLines,
      unsaved: patient.unsaved,
      admission,
      storeAnswers: async () => (await readiness()).store,
    });
    const { serveMetrics } = await import('./metrics/server.ts');
    const served = await serveMetrics(metrics, options.metrics);
    undo.push(() => served.close());
    metricsPort = served.port;
  }
  await doors.app.listen({ host, port: wanted });
  const { port } = doors.app.server.address() as AddressInfo;
  address = addressOf({ host, port }, tls, publicUrl);
  log({ level: 'info', event: 'hub.started', fields: { port, tls: tls !== null } });
  const startLink = await doors.startLink();
  return { ...address, port, metricsPort, routes: doors.routes(), startLink };
}

/**
 * Starts the hub and resolves once it listens.
 * @throws HubStartError; nothing is left running then
 */
export async function startHub(options: HubOptions): Promise<Hub> {
  const undo: Undo = [];
  let closing: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) {
      try {
        await step();
      } catch (error) {
        // The next steps matter too: above all, the database is closed.
        options.log({ level: 'error', event: 'hub.notClosed', fields: { error: briefly(error) } });
      }
    }
  };
  try {
    const running = await start(options, undo, () => closing !== null);
    return {
      ...running,
      close: () => (closing ??= stop()),
    };
  } catch (error) {
    await stop();
    throw asStartError(error, options);
  }
}
