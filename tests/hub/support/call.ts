import type { Seat } from '#shared/contract/hub.ts';
import type { TestClient } from './clients.ts';
import { agent, guest, newId, outcome, ring } from './clients.ts';
import type { Hub } from '#electron/hub/index.ts';
import { SAM, link } from './hub.ts';

export interface LiveCall extends Seat {
  readonly sam: TestClient;
  readonly maya: TestClient;
  readonly token: string;
  readonly inviteId: string;
  readonly pageId: string;
  readonly clientId: string;
}

/** A link, a customer who rings with it, and the agent who hears it. */
export async function ringingCall(hub: Pick<Hub, 'origin'>, token = SAM): Promise<LiveCall> {
  const clientId = newId();
  const pageId = newId();
  const sam = await agent(hub, { token, clientId });
  const invite = await link(hub, {}, token);
  const maya = await guest(hub, { token: invite.token, pageId });
  const seat = await ring(maya);
  await sam.take('call.ringing');
  await sam.take('peer.presence');
  await maya.phase('ringing');
  await maya.take('peer.presence');
  return { ...seat, sam, maya, pageId, clientId, token: invite.token, inviteId: invite.inviteId };
}

/** The same, answered; both have been told so. */
export async function liveCall(hub: Pick<Hub, 'origin'>, token = SAM): Promise<LiveCall> {
  const call = await ringingCall(hub, token);
  const accepted = await outcome(call.sam.ask('call.accept', { callId: call.callId }));
  if (accepted !== 'ok') throw new Error(accepted);
  await call.sam.phase('live');
  await call.maya.phase('live');
  return call;
}
