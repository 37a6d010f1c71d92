import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHubAddresses } from '#shared/lib/hubAddresses.ts';
import { steadyFetch } from '#electron/main/hub/steadyFetch.ts';
import { freePort } from '#tests/helpers/freePort.ts';

type Answers = (request: IncomingMessage, response: ServerResponse) => void;

/** A hub's HTTP, ended with the test, and what it was asked. */
async function hub(answers: Answers): Promise<{ origin: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization ?? 'nobody'}`);
    answers(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const status =
  (code: number): Answers =>
  (_request, response) =>
    response.writeHead(code).end('{}');
const init = (method: string): RequestInit => ({
  method,
  headers: { authorization: 'Bearer secret' },
});
const nowhere = async (): Promise<string> => `http://127.0.0.1:${await freePort()}`;

describe('asking a hub of several addresses', () => {
  it('goes on at the next where nobody listens, and stays there', async () => {
    const first = await nowhere();
    const second = await hub(status(200));
    const addresses = createHubAddresses(first, [second.origin]);
    const ask = steadyFetch(fetch, () => addresses);
    for (const method of ['POST', 'GET']) {
      expect((await ask(`${first}/api/x?y=1`, init(method))).status).toBe(200);
    }
    expect(second.asked).toEqual(['POST /api/x?y=1 Bearer secret', 'GET /api/x?y=1 Bearer secret']);
    expect(addresses.current()).toBe(second.origin);
  });

  it('asks twice only what may be asked twice', async () => {
    const first = await hub((request) => request.socket.destroy());
    const second = await hub(status(200));
    const make = () => steadyFetch(fetch, () => addresses);
    let addresses = createHubAddresses(first.origin, [second.origin]);
    expect((await make()(`${first.origin}/a`, init('GET'))).status).toBe(200);
    addresses = createHubAddresses(first.origin, [second.origin]);
    // It may have arrived there.
    await expect(make()(`${first.origin}/b`, init('POST'))).rejects.toThrow('fetch failed');
    expect(second.asked).toEqual(['GET /a Bearer secret']);
    // What is asked next goes to the other one.
    expect((await make()(`${first.origin}/c`, init('POST'))).status).toBe(200);
  });

  it('does not take a proxy in the place of the hub for the hub', async () => {
    const first = await hub(status(502));
    const second = await hub(status(200));
    const addresses = createHubAddresses(first.origin, [second.origin]);
    const ask = steadyFetch(fetch, () => addresses);
    expect((await ask(`${first.origin}/a`, init('GET'))).status).toBe(200);
  });

  it('believes no refusal but that of the hub that was chosen', async () => {
    const first = await nowhere();
    const second = await hub(status(401));
    const addresses = createHubAddresses(first, [second.origin]);
    const ask = steadyFetch(fetch, () => addresses);
    await expect(ask(`${first}/a`, init('GET'))).rejects.toThrow('The hub is away: 401.');
    const own = await hub(status(401));
    const alone = createHubAddresses(own.origin, [second.origin]);
    const askOwn = steadyFetch(fetch, () => alone);
    expect((await askOwn(`${own.origin}/a`, init('GET'))).status).toBe(401);
  });

  it('leaves what is asked of somebody else alone', async () => {
    const first = await nowhere();
    const second = await hub(status(200));
    const other = await nowhere();
    const ask = steadyFetch(fetch, () => createHubAddresses(first, [second.origin]));
    await expect(ask(`${other}/a`, init('GET'))).rejects.toThrow('fetch failed');
    const alone = steadyFetch(fetch, () => null);
    await expect(alone(`${first}/a`, init('GET'))).rejects.toThrow('fetch failed');
    expect(second.asked).toEqual([]);
  });
});
