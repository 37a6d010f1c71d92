import { describe, expect, it } from 'vitest';
import type { Ms } from '#shared/lib/units.ts';
import type { OpenIdOutcome } from '#shared/contract/people.ts';
import type { OpenIdParts } from '#electron/main/account/openId.ts';
import { OPEN_ID_MS, signInElsewhere } from '#electron/main/account/openId.ts';
import type { Ask } from '#electron/main/hub/ask.ts';
import { HubRefusal } from '#electron/main/hub/ask.ts';
import { KnownFailure } from '#electron/main/ipc/failure.ts';

const begun = {
  flowId: 'flow-1',
  pollSecret: 'p'.repeat(32),
  url: 'https://login.example.org/authorize?x=1',
};

/** A hub that answers the questions for the outcome in this order, the last one for ever. */
async function run(
  outcomes: readonly (OpenIdOutcome | Error)[],
  changes: Partial<OpenIdParts> & { readonly url?: string } = {},
) {
  const seen = { opened: [] as string[], pauses: [] as Ms[], asked: [] as unknown[] };
  let now = 0;
  let turn = 0;
  const ask = (async (_method: string, route: string, _schema: unknown, body: unknown) => {
    seen.asked.push(body);
    if (route === '/api/people/openid') return { ...begun, url: changes.url ?? begun.url };
    const outcome = outcomes[Math.min(turn, outcomes.length - 1)];
    turn += 1;
    if (outcome instanceof Error) throw outcome;
    return outcome;
  }) as Ask;
  const ended = signInElsewhere({
    ask,
    device: 'laptop',
    invitation: null,
    openInBrowser: async (url) => void seen.opened.push(url),
    now: () => now,
    pause: async (ms) => {
      seen.pauses.push(ms);
      now += ms;
    },
    signal: new AbortController().signal,
    ...changes,
  });
  return { ended, seen };
}

const needsCode = { state: 'needsCode' } as const;

describe('signing in elsewhere', () => {
  it('opens the browser and asks with growing pauses, also over a hub’s short absence', async () => {
    const away = new KnownFailure('hubUnreachable', 'away');
    const { ended, seen } = await run([
      { state: 'waiting' },
      away,
      { state: 'waiting' },
      needsCode,
    ]);
    const { flowId, pollSecret } = begun;
    const flow = { flowId, pollSecret, device: 'laptop', invitation: null };
    expect(await ended).toEqual({ state: 'needsCode', flow });
    expect(seen.opened).toEqual([begun.url]);
    expect(seen.pauses).toEqual([1000, 1500, 2250, 3375]);
    expect(seen.asked.slice(0, 2)).toEqual([undefined, { ...flow, code: null }]);
  });

  it('gives up after ten minutes, and never asks more often than every ten seconds by then', async () => {
    const { ended, seen } = await run([{ state: 'waiting' }]);
    expect(await ended).toEqual({ state: 'expired' });
    expect(Math.max(...seen.pauses)).toBe(10_000);
    const all = seen.pauses.reduce((sum, ms) => sum + ms, 0);
    expect(all).toBeGreaterThanOrEqual(OPEN_ID_MS);
    expect(all).toBeLessThan(OPEN_ID_MS + 10_000);
  });

  it.each(['expired', 'failed'] as const)('ends as the hub says: %s', async (state) => {
    const { ended } = await run([{ state }]);
    expect(await ended).toEqual({ state });
  });

  it('ends when it is cancelled', async () => {
    const elsewhere = new AbortController();
    const { ended, seen } = await run([{ state: 'waiting' }], {
      signal: elsewhere.signal,
      pause: async () => elsewhere.abort(),
    });
    expect(await ended).toEqual({ state: 'cancelled' });
    expect(seen.asked).toHaveLength(1);
  });

  it('fails where the hub says no', async () => {
    const { ended } = await run([new HubRefusal(400, 'badRequest', 'no')]);
    await expect(ended).rejects.toMatchObject({ said: 'badRequest' });
  });

  it.each(['http://login.example.org/x', 'file:///etc/passwd', 'javascript:alert(1)'])(
    'never opens %s',
    async (url) => {
      const { ended, seen } = await run([needsCode], { url });
      await expect(ended).rejects.toMatchObject({ code: 'refused' });
      expect(seen.opened).toEqual([]);
    },
  );

  it('opens a page of this machine', async () => {
    const url = 'http://127.0.0.1:9000/authorize';
    const { ended, seen } = await run([needsCode], { url });
    await ended;
    expect(seen.opened).toEqual([url]);
  });
});
