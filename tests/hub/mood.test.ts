import { describe, expect, it } from 'vitest';
import type { InviteRequest } from '#shared/contract/hub.ts';
import { ringingCallSchema } from '#shared/contract/hub.ts';
import { readArgs } from '#electron/hub/cli/args.ts';
import { agent, guest, ring } from './support/clients.ts';
import { SAM, anInviteRequest, ask, link, testHub, view } from './support/hub.ts';
import type { TestHub } from './support/hub.ts';

/** What the customer's page and the agent's card say of a fresh link. */
const offered = async (
  hub: TestHub,
  request: Partial<InviteRequest>,
): Promise<readonly unknown[]> => {
  const { token } = await link(hub, request);
  const page = (await view(hub, token)) as { readonly offersMood?: unknown };
  const sam = await agent(hub);
  await ring(await guest(hub, { token }), false);
  const call = ringingCallSchema.parse(await sam.take('call.ringing'));
  return [page.offersMood, call.offersMood];
};

describe('the mood cue’s offer', () => {
  it('goes with the link to the customer’s page and back with the ring', async () => {
    expect(await offered(await testHub(), { offersMood: true })).toEqual([true, true]);
    expect(await offered(await testHub(), { offersMood: false })).toEqual([false, false]);
  });

  it('is never made to a simulated customer', async () => {
    const hub = await testHub();
    expect(await offered(hub, { offersMood: true, simulated: true })).toEqual([false, false]);
  });

  it('is none from an app that is older than it', async () => {
    const hub = await testHub();
    const { offersMood: _none, ...body } = anInviteRequest();
    const answer = await ask(hub, 'POST', '/api/agent/invites', { token: SAM, body });
    expect(answer.status).toBe(200);
  });

  it('is taken out of every link by the administrator, also of those made before', async () => {
    const hub = await testHub({ mood: false });
    expect(await offered(hub, { offersMood: true })).toEqual([false, false]);
    const open = await testHub();
    const { token } = await link(open, { offersMood: true });
    await open.close();
    const strict = await testHub({ dataDir: open.options.dataDir, mood: false });
    expect(await view(strict, token)).toMatchObject({ state: 'open', offersMood: false });
  });

  it('is switched off by --no-mood, and on without it', () => {
    expect(readArgs(['--no-mood'])?.mood).toBe(false);
    expect(readArgs([])?.mood).toBe(true);
  });
});
