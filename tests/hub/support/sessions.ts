import type { Hub } from '#electron/hub/index.ts';
import { sessionsSchema } from '#shared/contract/people.ts';
import type { SignedInAt } from '#shared/model/people.ts';
import { ask } from './hub.ts';
import type { Someone } from './team.ts';

/** Where somebody is signed in. */
export async function sessionsOf(
  hub: Pick<Hub, 'origin'>,
  { token }: Someone,
): Promise<readonly SignedInAt[]> {
  return sessionsSchema.parse((await ask(hub, 'GET', '/api/people/sessions', { token })).body);
}
