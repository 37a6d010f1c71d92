import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Admission } from '../admission.ts';
import type { Log, LogEntry } from '../log.ts';

/** What is looked at when somebody asks. */
export interface Observed {
  readonly agents: () => number;
  readonly customers: () => number;
  readonly callsIn: (phase: 'ringing' | 'live') => number;
  readonly leads: () => boolean;
  /** Clients of other hubs whose calls are joined here. */
  readonly remoteClients: () => number;
  /** Steps of calls that wait for a store that is away. */
  readonly unsaved: () => number;
  readonly storeAnswers: () => Promise<boolean>;
  readonly admission: Pick<Admission, 'busy' | 'inside' | 'refused'>;
}

export interface Metrics {
  /** The same log, counted. What may be in it may be in a metric: ids are not taken. */
  counting(log: Log): Log;
  request(route: string, method: string, status: number, seconds: number): void;
  observe(observed: Observed): void;
  text(): Promise<string>;
  readonly contentType: string;
}

const seconds = (value: LogEntry['fields'], name: string): number | null => {
  const ms = value?.[name];
  return typeof ms === 'number' ? ms / 1000 : null;
};

const labelOf = (fields: LogEntry['fields'], name: string): string => String(fields?.[name] ?? '');

/** All the hub's metrics, in a registry of their own: an app may hold more than one hub. */
export function createMetrics(): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const events = new Counter({
    name: 'hearback_hub_events_total',
    help: 'Entries of the log by name.',
    labelNames: ['event', 'level'],
    registers,
  });
  const ended = new Counter({
    name: 'hearback_hub_calls_ended_total',
    help: 'Calls that ended at this hub, by who ended them and why.',
    labelNames: ['by', 'reason'],
    registers,
  });
  const waited = new Histogram({
    name: 'hearback_hub_answer_seconds',
    help: 'How long answered calls rang.',
    buckets: [1, 2, 5, 10, 15, 20, 30, 45, 60, 90],
    registers,
  });
  const lasted = new Histogram({
    name: 'hearback_hub_call_seconds',
    help: 'How long answered calls lasted.',
    buckets: [30, 60, 120, 300, 600, 1200, 1800, 3600, 7200],
    registers,
  });
  const requests = new Histogram({
    name: 'hearback_hub_request_seconds',
    help: 'HTTP requests by route.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const gauge = (name: string, help: string, collect: () => number | Promise<number>): void => {
    void new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(await collect());
      },
    });
  };

  return {
    contentType: register.contentType,
    text: () => register.metrics(),
    counting: (log) => (entry) => {
      const { event, level, fields } = entry;
      events.inc({ event, level });
      if (event === 'call.live') {
        const rang = seconds(fields, 'rangMs');
        if (rang !== null) waited.observe(rang);
      }
      if (event === 'call.ended') {
        ended.inc({ by: labelOf(fields, 'by'), reason: labelOf(fields, 'reason') });
        const talked = seconds(fields, 'lastedMs');
        if (talked !== null) lasted.observe(talked);
      }
      log(entry);
    },
    request: (route, method, status, took) =>
      requests.observe({ route, method, status: String(status) }, took),
    observe(now) {
      const connections = new Gauge({
        name: 'hearback_hub_connections',
        help: 'Clients connected to this hub.',
        labelNames: ['kind'],
        registers,
        collect() {
          this.set({ kind: 'agent' }, now.agents());
          this.set({ kind: 'customer' }, now.customers());
        },
      });
      const calls = new Gauge({
        name: 'hearback_hub_calls',
        help: 'Calls that are joined at this hub.',
        labelNames: ['phase'],
        registers,
        collect() {
          for (const phase of ['ringing', 'live'] as const) this.set({ phase }, now.callsIn(phase));
        },
      });
      void [connections, calls];
      gauge('hearback_hub_leads', '1 where this hub joins the calls of its database.', () =>
        now.leads() ? 1 : 0,
      );
      gauge('hearback_hub_remote_clients', "Other hubs' clients with calls here.", () =>
        now.remoteClients(),
      );
      gauge('hearback_hub_unsaved_steps', 'Steps of calls that wait for the store.', () =>
        now.unsaved(),
      );
      const { admission } = now;
      gauge('hearback_hub_busy', '1 where new work is refused, for calls that go on.', () =>
        admission.busy() ? 1 : 0,
      );
      gauge('hearback_hub_inside', 'Requests that were let in and wait for their answer.', () =>
        admission.inside(),
      );
      gauge('hearback_hub_refused_busy', 'Requests refused as busy since the start.', () =>
        admission.refused(),
      );
      gauge('hearback_hub_store_up', '1 where the store answers.', async () =>
        (await now.storeAnswers()) ? 1 : 0,
      );
    },
  };
}
