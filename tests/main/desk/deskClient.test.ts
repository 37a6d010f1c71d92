import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { noFilters } from '#shared/contract/desk.ts';
import { deskRouteIpc } from '#shared/contract/deskIpc.ts';
import { createDeskClient } from '#electron/main/desk/deskClient.ts';
import type { DeskClient } from '#electron/main/desk/deskClient.ts';
import { createAsk } from '#electron/main/hub/ask.ts';

interface Asked {
  readonly request: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

let server: Server | null = null;
afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

/** A hub that answers everything alike, and what it was asked. */
async function hubThatSays(
  status: number,
  answer: unknown,
): Promise<{ readonly client: DeskClient; readonly asked: Asked[] }> {
  const asked: Asked[] = [];
  const made = createServer((request, response) => {
    void request.toArray().then((chunks) => {
      const text = Buffer.concat(chunks as Buffer[]).toString();
      asked.push({
        request: `${request.method} ${request.url}`,
        authorization: request.headers.authorization,
        body: text === '' ? null : JSON.parse(text),
      });
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    });
  });
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  const { port } = made.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return { client: createDeskClient(() => createAsk(origin, 'a-token-of-nora', fetch)), asked };
}

const hostile = '../../admin/people?x=1#y';

describe('the desk over HTTP', () => {
  it('asks the route of each channel, with the token of who looks', async () => {
    const { client, asked } = await hubThatSays(200, { lines: [], next: null });
    const query = { filters: noFilters, after: null, limit: 50 };
    expect(await client['desk.calls'](query)).toEqual({ lines: [], next: null });
    expect(asked).toEqual([
      { request: 'POST /api/desk/calls', authorization: 'Bearer a-token-of-nora', body: query },
    ]);
  });

  it('sends a draft, a resolution and a scorecard as the body alone', async () => {
    const { client, asked } = await hubThatSays(500, null);
    const draft = { comments: [], scorecardId: null, scores: [] };
    await client['desk.saveReview']({ callId: 'call-maya-0001', draft }).catch(() => null);
    await client['desk.resolveReview']({ reviewId: 'r1', words: { text: 'So be it' } }).catch(
      () => null,
    );
    await client['desk.shareReview']({ reviewId: 'r1' }).catch(() => null);
    expect(asked.map(({ request, body }) => [request, body])).toEqual([
      ['PUT /api/desk/calls/call-maya-0001/review', draft],
      ['POST /api/desk/reviews/r1/resolve', { text: 'So be it' }],
      ['POST /api/desk/reviews/r1/share', null],
    ]);
  });

  it('lets no name lead to another route', async () => {
    const { client, asked } = await hubThatSays(500, null);
    const odd = encodeURIComponent(hostile);
    await client['desk.deleteView']({ viewId: hostile }).catch(() => null);
    await client['desk.deleteScorecard']({ teamId: hostile, scorecardId: hostile }).catch(
      () => null,
    );
    expect(asked.map(({ request }) => request)).toEqual([
      `DELETE /api/desk/views/${odd}`,
      `DELETE /api/desk/scorecards/${odd}/${odd}`,
    ]);
  });

  it('has a way for every channel', async () => {
    const { client } = await hubThatSays(200, {});
    expect(Object.keys(client).toSorted()).toEqual(Object.keys(deskRouteIpc).toSorted());
  });

  it.each([
    [401, 'refused'],
    [403, 'refused'],
    [404, 'notFound'],
    [409, 'changed'],
    [400, 'badRequest'],
  ])('words %d as %s, with the hub’s own sentence', async (status, code) => {
    const { client } = await hubThatSays(status, { error: 'badRequest', message: 'Because.' });
    await expect(client['desk.plans'](undefined)).rejects.toMatchObject({
      code,
      message: 'Because.',
    });
  });

  it('passes nothing on that is not of the expected form', async () => {
    const { client } = await hubThatSays(200, { lines: [{ callId: 'x' }], next: null });
    await expect(
      client['desk.calls']({ filters: noFilters, after: null, limit: 50 }),
    ).rejects.toMatchObject({ code: 'other' });
  });
});
