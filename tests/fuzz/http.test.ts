import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { RouteEntry } from '#electron/hub/index.ts';
import { hubErrorSchema } from '#shared/contract/hubError.ts';
import { ask, testHub } from '#tests/hub/support/hub.ts';
import { validOnes } from './support/fromSchema.ts';
import type { Got, Sent } from './support/httpClient.ts';
import { httpClient } from './support/httpClient.ts';
import { hostile, mutated } from './support/mutate.ts';
import type { Random } from './support/random.ts';
import { randomFrom } from './support/random.ts';
import { formOf, routeForms } from './support/routes.ts';
import { messagesFor, report, seed } from './support/seed.ts';
import { watchUncaught } from './support/uncaught.ts';
import type { World } from './support/world.ts';
import { SECRET, isUnharmed, makeWorld } from './support/world.ts';

/** A valid sign-in costs an argon2 hash, some 20 ms; these few are enough of them. */
const dear: Readonly<Record<string, number>> = { 'POST /api/people/sign-in': 12 };

/** Parts of an address that no id looks like. */
const oddParts = [
  '..',
  '%00',
  '%2e%2e%2f',
  '%',
  '__proto__',
  'a'.repeat(900),
  '%F0%9F%90%B6',
  '*',
  ' ',
];

const encoded = (text: string): string => encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '\uFFFD'));

/** An address for a route, its parts named after what exists, or after nothing. */
function addressOf(url: string, { known }: World, random: Random): string {
  const path = url
    .replaceAll(/:\w+/g, () =>
      random.chance(0.75) ? encoded(random.pick(known)) : random.pick(oddParts),
    )
    .replace('*', () => random.pick(['index.html', 'assets/plain.js', '.secret', ...oddParts]));
  if (random.chance(0.8)) return path.replaceAll(' ', '%20');
  const query = [
    `after=${encoded(JSON.stringify(hostile(random)) ?? '')}`,
    'after=9e99',
    '__proto__[x]=1',
    'after=1&after=2',
  ];
  return `${path}?${random.pick(query)}`.replaceAll(' ', '%20');
}

/** A body of JSON, of something that is nearly JSON, or of something else. */
function bodyOf(valid: readonly unknown[], random: Random): Pick<Sent, 'headers' | 'body'> {
  const json = { 'content-type': 'application/json' };
  const kind = random.next();
  const message = valid.length === 0 ? hostile(random) : random.pick(valid);
  if (kind < 0.35) return { headers: json, body: JSON.stringify(message) ?? '' };
  if (kind < 0.8) return { headers: json, body: JSON.stringify(mutated(message, random)) ?? '' };
  const text = JSON.stringify(message) ?? '{}';
  const broken = [
    text.slice(0, random.int(text.length)),
    `${text}${text}`,
    `${'['.repeat(5000)}`,
    `{"__proto__":${text},"constructor":{"prototype":{}}}`,
    Buffer.from(Array.from({ length: random.int(300) }, () => random.int(256))),
    '\uFEFF{}',
    `{"a":${'9'.repeat(400)}}`,
    '',
  ];
  const types = [
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'a/b',
    '',
  ];
  return {
    headers: kind < 0.93 ? json : { 'content-type': random.pick(types) },
    body: random.pick(broken),
  };
}

/**
 * What is wrong with an answer, null for nothing: a hub says what the contract says or a HubError,
 * and never a word more.
 */
function wrongWith({ method, url }: RouteEntry, { status, type, text }: Got): string | null {
  if (text.includes(SECRET)) return 'it tells what is not the asker’s';
  if (status >= 500) return 'it is trouble of the hub’s own';
  if (method === 'HEAD' || !url.startsWith('/api/')) return null;
  if (!type.startsWith('application/json')) return 'it is no JSON';
  const form =
    status === 200 ? formOf(method, url)?.answer : z.strictObject(hubErrorSchema.unwrap().shape);
  const read = form?.safeParse(JSON.parse(text));
  return read?.success === false ? `it is not what the contract says: ${read.error.message}` : null;
}

describe('requests of every kind to every route', () => {
  it('are all known here: a new route has its form', async () => {
    const hub = await testHub({ team: true });
    const served = hub.routes.filter(({ method }) => method !== 'HEAD');
    const names = served.map(({ method, url }) => `${method} ${url}`);
    expect(names.toSorted()).toEqual(Object.keys(routeForms).toSorted());
  });

  it(
    'from whom it is not for are answered, and change and tell nothing of others',
    { timeout: 300_000 },
    async () => {
      const uncaught = watchUncaught();
      const world = await makeWorld();
      const { hub, sven, sara } = world.team;
      const client = httpClient(hub.port);
      onTestFinished(client.close);
      const random = randomFrom(seed);
      const valid = new Map<string, readonly unknown[]>(
        hub.routes.map(({ method, url }, i) => {
          const { body } = formOf(method, url) ?? {};
          return [
            `${method} ${url}`,
            body ? validOnes(body, 25, seed + i, world.known) : [],
          ] as const;
        }),
      );
      const tokens: Record<string, string | undefined> = { ...world.attackers };
      const people = { 'an agent of another team': sven, 'a supervisor of another team': sara };
      const before = world.guarded();
      const statuses = new Map<number, number>();
      const wrong: unknown[] = [];
      const each = Math.ceil(messagesFor('http') / hub.routes.length / Object.keys(tokens).length);
      let sent = 0;
      for (const entry of hub.routes) {
        const name = `${entry.method} ${entry.url}`;
        for (const who of Object.keys(tokens)) {
          const many = Math.min(each, dear[name] ?? each);
          const asked = Array.from({ length: many }, async () => {
            const token = tokens[who];
            const { headers, body } =
              entry.method === 'GET' || entry.method === 'HEAD'
                ? { headers: {}, body: null }
                : bodyOf(valid.get(name) ?? [], random);
            const authorization: Record<string, string> =
              token === undefined ? {} : { authorization: `Bearer ${token}` };
            const request: Sent = {
              method: entry.method,
              path: addressOf(entry.url, world, random),
              headers: { ...headers, ...authorization },
              body,
            };
            const got = await client
              .send(request)
              .catch((error: unknown) => ({ status: 599, type: '', text: String(error) }));
            statuses.set(got.status, (statuses.get(got.status) ?? 0) + 1);
            const problem = wrongWith(entry, got);
            if (problem !== null && wrong.length < 10) wrong.push({ problem, who, request, got });
          });
          await Promise.all(asked);
          sent += many;
        }
        // Who signed out by chance comes back: they should get further than the door.
        for (const [who, someone] of Object.entries(people)) {
          const { status } = await ask(hub, 'GET', '/api/people/me', { token: tokens[who] ?? '' });
          if (status === 401) tokens[who] = await world.signIn(someone);
        }
      }
      expect(wrong).toEqual([]);
      report('requests over HTTP', sent, ` ${JSON.stringify(Object.fromEntries(statuses))}`);
      expect(sent).toBeGreaterThanOrEqual(messagesFor('http') * 0.97);
      for (const status of [200, 400, 401, 403, 404]) {
        expect(statuses.get(status)).toBeGreaterThan(sent / 200);
      }
      await isUnharmed(world, before);
      await uncaught.none();
    },
  );
});
