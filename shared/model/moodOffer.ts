/** Who is at the other end of a call. */
export type OtherEnd = 'customer' | 'simulatedCustomer' | 'colleague';

const toCustomer: unique symbol = Symbol('offered to a customer');

/**
 * That a customer is asked whether their expression and tone of voice may be read. Only `offerMood`
 * makes one, and only for a customer: nobody who is paid to be in the call can be asked.
 */
export interface MoodOffer {
  readonly [toCustomer]: true;
}

/**
 * The offer, where there may be one.
 * @param wanted the agent's app can and may read the mood, and said so with the link
 * @returns null for practice, with a machine or with a colleague, whatever is wanted
 */
export function offerMood(other: Exclude<OtherEnd, 'customer'>, wanted: boolean): null;
export function offerMood(other: OtherEnd, wanted: boolean): MoodOffer | null;
export function offerMood(other: OtherEnd, wanted: boolean): MoodOffer | null {
  return other === 'customer' && wanted ? { [toCustomer]: true } : null;
}

/**
 * Whether an administrator has switched the mood cue off altogether, by the environment variable
 * HEARBACK_MOOD of the app or the hub. Anything but a plain "on" counts as off, so that a slip of
 * the keyboard takes the cue away and does not bring it.
 * @param said the variable's value, undefined where it is not set
 */
export function moodSwitchedOff(said: string | undefined): boolean {
  const word = said?.trim().toLowerCase() ?? '';
  return word !== '' && word !== 'on';
}
