import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { IceServer } from '#shared/contract/hub.ts';
import { createIceFor, mintCredential } from '#electron/hub/ice.ts';
import type { Coturn } from '#tests/helpers/coturn.ts';
import { startCoturn } from '#tests/helpers/coturn.ts';
import type { Credential, TurnClient } from '#tests/helpers/turnClient.ts';
import { turnClient } from '#tests/helpers/turnClient.ts';

let coturn: Coturn | null = null;
beforeAll(async () => {
  coturn = await startCoturn();
});
afterAll(() => coturn?.stop());

const server = (): Coturn => {
  if (coturn === null) throw new Error('There is no coturn.');
  return coturn;
};

async function client(): Promise<TurnClient> {
  const made = await turnClient(server().port);
  onTestFinished(made.close);
  return made;
}

/** What the hub tells of the one server, as of now. */
function minted(secret: string, ttlMs: number): Credential {
  const turn = { urls: [server().urls.udp], secret, ttlMs };
  const iceFor = createIceFor({ iceServers: [], turn }, { now: Date.now });
  const [{ username = '', credential = '' } = {} as IceServer] = iceFor(
    'call-1',
    'agent',
  ).iceServers;
  return { username, credential };
}

describe('coturn', () => {
  it('takes what the hub mints', async () => {
    const answer = await (await client()).allocate(minted(server().secret, 60_000));
    expect(answer).toMatchObject({ ok: true, code: null, lifetimeSeconds: 600 });
  });

  it('refuses what has expired, and what another secret minted', async () => {
    const expired = await (await client()).allocate(minted(server().secret, -2000));
    expect(expired).toMatchObject({ ok: false, code: 401 });
    const foreign = await (await client()).allocate(minted('another-secret-0123456789', 60_000));
    expect(foreign).toMatchObject({ ok: false, code: 401 });
    const later = mintCredential(server().secret, 'maya', Date.now() - 2000);
    const stretched = { ...later, username: later.username.replace(/^\d+/, '99999999999') };
    const forged = await (await client()).allocate(stretched);
    expect(forged).toMatchObject({ ok: false, code: 401 });
  });

  it('goes on with an allocation whose credential has expired since: a call outlives it', async () => {
    const mine = await client();
    const short = minted(server().secret, 1000);
    expect(await mine.allocate(short)).toMatchObject({ ok: true });
    const expiry = Number(short.username.split(':')[0]) * 1000;
    // A second one is refused from the moment on, which says that the first has expired too.
    await expect
      .poll(async () => (await (await client()).allocate(short)).code, { timeout: 5000 })
      .toBe(401);
    expect(Date.now()).toBeGreaterThan(expiry);
    expect(await mine.refresh(short, 600)).toMatchObject({ ok: true, lifetimeSeconds: 600 });
  });
});
