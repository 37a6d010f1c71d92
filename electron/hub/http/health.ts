import type { FastifyInstance } from 'fastify';
import type { Ms } from '#shared/lib/units.ts';
import type { Clock } from '../clock.ts';
import { forAnybody } from '../security/access.ts';

/** Whether a hub can take new calls, part by part; nothing about who or what is in it. */
export interface Readiness {
  readonly ready: boolean;
  /** The store answers. */
  readonly store: boolean;
  /** Calls are joined here, or at another hub that this one reaches. */
  readonly hubs: boolean;
  /** The hub was asked to stop. */
  readonly stopping: boolean;
}

/** Asked by anybody, the store is asked once in this time at most. */
const lookEveryMs: Ms = 1000;

/** A store that does not answer in this time is no use to a proxy that waits. */
const answerWithinMs: Ms = 3000;

/** What `/readyz` says; the store is asked at most once a second, whoever asks. */
export function readinessOf(
  parts: {
    readonly ping: () => Promise<void>;
    readonly joins: () => boolean;
    readonly isStopping: () => boolean;
  },
  clock: Clock,
): () => Promise<Readiness> {
  let asked: { readonly at: number; readonly answer: Promise<boolean> } | null = null;

  const askStore = async (): Promise<boolean> => {
    let cancel: () => void = () => undefined;
    const late = new Promise<boolean>((resolve) => {
      cancel = clock.after(answerWithinMs, () => resolve(false));
    });
    const answer = parts.ping().then(
      () => true,
      () => false,
    );
    return Promise.race([answer, late]).finally(cancel);
  };

  return async () => {
    const now = clock.now();
    if (asked === null || Math.abs(now - asked.at) >= lookEveryMs) {
      asked = { at: now, answer: askStore() };
    }
    const store = await asked.answer;
    const [hubs, stopping] = [parts.joins(), parts.isStopping()];
    return { ready: store && hubs && !stopping, store, hubs, stopping };
  };
}

/** `/readyz`: 200 where this hub takes new calls, 503 where a proxy should go to another one. */
export function serveReadiness(app: FastifyInstance, readiness: () => Promise<Readiness>): void {
  app.get('/readyz', forAnybody, async (_request, reply) => {
    const now = await readiness();
    return reply
      .code(now.ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(now);
  });
}
