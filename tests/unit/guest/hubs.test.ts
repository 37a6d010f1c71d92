import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { keepHubs } from '#renderer/guest/call/hubKeeper.ts';
import { lookUpAt } from '#renderer/guest/call/lookUp.ts';
import { freePort } from '#tests/helpers/freePort.ts';

/** As much of a tab's storage as is used. */
function tab(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as unknown as Storage;
}

/** A hub that answers every question with this; ended with the test. */
async function hub(status: number, body: unknown): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const open = {
  state: 'open',
  customerName: 'Maya',
  agentName: 'Sam',
  company: 'Northwind',
  offersMood: false,
};
const lookup = { token: 'a-token-of-this-very-call', seat: null };

describe('the hub’s addresses on the customer’s page', () => {
  it('are learnt with the link, and known again after a reload', async () => {
    const storage = tab();
    const second = await hub(200, open);
    const first = await hub(200, { ...open, hubs: [second, 'http://x.test/path'] });
    const before = keepHubs(first, 'link', storage);
    expect(await lookUpAt(before.addresses, before.learn)(lookup)).toMatchObject(open);
    const after = keepHubs(first, 'link', storage);
    expect(after.addresses.all()).toEqual([first, second]);
    expect(keepHubs(first, 'another link', storage).addresses.all()).toEqual([first]);
    expect(keepHubs(first, null, storage).addresses.all()).toEqual([first]);
  });

  it('are asked in turn where the first is dead', async () => {
    const first = `http://127.0.0.1:${await freePort()}`;
    const { addresses, learn } = keepHubs(first, null, null);
    const lookUp = lookUpAt(addresses, learn);
    expect(await lookUp(lookup)).toBeNull();
    learn([first, await hub(200, open)]);
    expect(await lookUp(lookup)).toMatchObject({ state: 'open' });
  });

  it('are worth asking again where one does not know the link, unless it is the link’s own', async () => {
    const own = await hub(200, { state: 'unknown' });
    const stranger = await hub(200, { state: 'unknown' });
    const dead = `http://127.0.0.1:${await freePort()}`;
    const lost = keepHubs(dead, null, null);
    lost.learn([stranger]);
    expect(await lookUpAt(lost.addresses, lost.learn)(lookup)).toBeNull();
    const known = keepHubs(own, null, null);
    expect(await lookUpAt(known.addresses, known.learn)(lookup)).toEqual({ state: 'unknown' });
  });

  it('survive a storage full of nonsense', () => {
    const storage = tab();
    storage.setItem('hearback.hubs.link', '{"0":"http://evil.test"}');
    expect(keepHubs('http://a.test', 'link', storage).addresses.all()).toEqual(['http://a.test']);
  });
});
