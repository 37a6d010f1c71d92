import type { PerParty } from '#shared/model/callSummary.ts';
import type { CueMoment } from './moment.ts';

/**
 * Who has been heard speaking in this call. Until both have, there is no cue: a microphone that gives
 * no sound looks like a party that has nothing to say, and blames the other for the silence, or for
 * talking on. Levels cannot tell, since telephone lines and noise gates make perfect silence too.
 */
export type Heard = PerParty<boolean>;

export const nobodyHeard: Heard = { agent: false, customer: false };

export function followHeard(before: Heard, { events }: CueMoment): Heard {
  if (before.agent && before.customer) return before;
  return events.reduce<Heard>(
    (heard, event) => (event.type === 'speechStart' ? { ...heard, [event.party]: true } : heard),
    before,
  );
}
