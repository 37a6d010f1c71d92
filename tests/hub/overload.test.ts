import { describe, expect, test } from 'vitest';
import { admissionRules, assess, atEase, createAdmission } from '#electron/hub/admission.ts';
import type { Ack } from '#shared/contract/hub.ts';
import type { Pulse, Standing } from '#electron/hub/admission.ts';
import type { LogEntry } from '#electron/hub/index.ts';
import { Refusal } from '#electron/hub/refusal.ts';
import { liveCall } from './support/call.ts';
import { aSignal, guest, newId, outcome, ring } from './support/clients.ts';
import { ask, link, testHub } from './support/hub.ts';

const rules = admissionRules;
const pulse = (change: Partial<Pulse>): Pulse => ({
  atMs: 0,
  lagMs: 0,
  came: 100,
  inside: 0,
  ...change,
});
const busySince = (calmSince: number | null, late = 0): Standing => ({
  busy: true,
  late,
  calmSince,
});
/** Late once already. */
const uneasy: Standing = { ...atEase, late: rules.lateLooks - 1 };

describe('the door for new work', () => {
  test.each([
    ['an event loop that is almost late', { lagMs: rules.busyLagMs - 1 }, false],
    ['one that is late', { lagMs: rules.busyLagMs }, true],
    ['almost too many inside', { inside: rules.maxInside - 1 }, false],
    ['too many inside', { inside: rules.maxInside }, true],
    ['one that is late though little comes in', { lagMs: 999, came: rules.manyCame - 1 }, false],
  ])('with %s', (_what, change, busy) => {
    expect(assess(uneasy, pulse(change), rules).busy).toBe(busy);
  });

  test('stays open through one stall', () => {
    const once = assess(atEase, pulse({ lagMs: 5000 }), rules);
    expect(once).toEqual(uneasy);
    expect(assess(once, pulse({}), rules)).toEqual(atEase);
  });

  test('opens only after it has been calm for long enough, without a break', () => {
    const closed = assess(uneasy, pulse({ atMs: 0, lagMs: 300 }), rules);
    expect(closed).toEqual(busySince(null, rules.lateLooks));
    const calm = assess(closed, pulse({ atMs: 10 }), rules);
    expect(calm).toEqual(busySince(10));
    expect(assess(calm, pulse({ atMs: 9 + rules.calmForMs }), rules)).toEqual(busySince(10));
    expect(assess(calm, pulse({ atMs: 10 + rules.calmForMs }), rules)).toEqual(atEase);
    // Neither late nor calm: it begins again.
    const tired = assess(calm, pulse({ atMs: 500, lagMs: rules.calmLagMs }), rules);
    expect(tired).toEqual(busySince(null));
    const half = assess(calm, pulse({ atMs: 500, inside: rules.maxInside / 2 }), rules);
    expect(half).toEqual(busySince(null));
  });

  test('holds so many at once and says when to come back; whoever returns to a call has room', () => {
    const entries: LogEntry[] = [];
    const few = { ...rules, maxInside: 2 };
    const door = createAdmission((entry) => void entries.push(entry), few);
    const leave = [door.enter(), door.enter()];
    expect(() => door.enter()).toThrow(Refusal);
    expect(() => door.enter()).toThrow(
      expect.objectContaining({ error: 'busy', retryAfterS: 5 }) as Error,
    );
    leave.push(door.enter(true), door.enter(true));
    expect(() => door.enter(true)).toThrow('busy');
    expect([door.inside(), door.refused()]).toEqual([4, 3]);
    for (const each of [...leave, ...leave]) each();
    expect(door.inside()).toBe(0);
    door.close();
  });
});

const free = { burst: 1e9, perSecond: 1e9 };

/** A log whose entries can be waited for. */
function heardLog() {
  const entries: LogEntry[] = [];
  const looks = new Set<() => void>();
  return {
    entries,
    log(entry: LogEntry) {
      entries.push(entry);
      for (const look of looks) look();
    },
    heard: (event: string) =>
      new Promise<LogEntry>((resolve) => {
        const look = (): void => {
          const found = entries.find((entry) => entry.event === event);
          if (found) resolve(found);
        };
        looks.add(look);
        look();
      }),
  };
}

describe('a hub that is asked for more than it can do', () => {
  test('answers busy, keeps few inside, lets calls go on, and recovers by itself', async () => {
    const { entries, log, heard } = heardLog();
    const limits = { visits: free, requests: free, lookups: free, failedAuth: free };
    const hub = await testHub({ log, limits });
    const { callId, sam, maya, token } = await liveCall(hub);
    const { seat } = { seat: null };
    const body = { token: newId(), seat };
    const seen = { busy: false };
    const busyHeard = heard('hub.busy').then((entry) => {
      seen.busy = true;
      return entry;
    });
    // Each of them asks on until the hub says that it is too much.
    const flood = Array.from({ length: 400 }, async () => {
      const answers = [];
      do answers.push(await ask(hub, 'POST', '/api/guest/invite', { body }));
      while (!seen.busy);
      answers.push(await ask(hub, 'POST', '/api/guest/invite', { body }));
      return answers;
    });
    // Signals of the call are passed on and acknowledged while the flood is on.
    const signals = [sam, maya, sam, maya].map((side) => outcome(side.signal(callId, aSignal())));
    const busy = await busyHeard;
    expect(busy.fields?.['inside']).toBeLessThanOrEqual(rules.maxInside);
    expect(await Promise.all(signals)).toEqual(['ok', 'ok', 'ok', 'ok']);
    const answers = (await Promise.all(flood)).flat();
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.headers.get('retry-after')).toBe('5');
    expect(refused[0]?.body).toMatchObject({ error: 'busy' });
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 503]));

    await heard('hub.calm');
    expect(entries.filter(({ event }) => event === 'unexpected')).toEqual([]);
    expect(await outcome(maya.signal(callId, aSignal()))).toBe('ok');
    expect((await ask(hub, 'POST', '/api/guest/invite', { body: { token, seat } })).status).toBe(
      200,
    );
    await outcome(sam.ask('call.end', { callId, reason: 'hungUp' }));
    const next = await link(hub);
    expect(await ring(await guest(hub, { token: next.token }))).toMatchObject({
      callId: expect.any(String) as string,
    });
  }, 60_000);

  test('lets a client go that does not read what it is sent', async () => {
    const { log, heard } = heardLog();
    const maxBufferedBytes = 64 * 1024;
    const limits = { messages: free, maxBufferedBytes, maxSignals: 1e6, maxChars: 1e9 };
    const hub = await testHub({ log, limits });
    const { callId, sam, maya } = await liveCall(hub);
    const engine = sam.socket.io.engine as unknown as {
      readonly transport: { readonly ws: { pause(): void } };
    };
    engine.transport.ws.pause();
    const sdp = 'x'.repeat(60_000);
    const sent: Promise<Ack<null>>[] = [];
    const seen = { letGo: false };
    const letGo = heard('slowClient').then(() => (seen.letGo = true));
    // As much as it takes: what the system itself keeps for a connection differs.
    for (let n = 0; !seen.letGo && n < 2000; n += 1) {
      sent.push(maya.signal(callId, { ...aSignal(), data: { type: 'offer', sdp } }));
      if (n % 20 === 19) await maya.settle();
    }
    await letGo;
    // What it did not read is kept as for anybody who is briefly away, until the call ends.
    expect(await outcome(maya.ask('call.end', { callId, reason: 'hungUp' }))).toBe('ok');
    const left = await Promise.all(sent.map(outcome));
    expect(new Set(left)).toEqual(new Set(['ended']));
  }, 60_000);
});
