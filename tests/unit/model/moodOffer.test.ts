import { describe, expect, expectTypeOf, it } from 'vitest';
import { moodSwitchedOff, offerMood } from '#shared/model/moodOffer.ts';
import type { MoodOffer } from '#shared/model/moodOffer.ts';

describe('the offer of the mood cue', () => {
  it('is made to a customer where the agent’s side can read the mood', () => {
    expect(offerMood('customer', true)).not.toBeNull();
    expect(offerMood('customer', false)).toBeNull();
    expectTypeOf(offerMood('customer', true)).toEqualTypeOf<MoodOffer | null>();
  });

  it.each(['simulatedCustomer', 'colleague'] as const)('is never made to a %s', (other) => {
    expect(offerMood(other, true)).toBeNull();
    expectTypeOf(offerMood(other, true)).toEqualTypeOf<null>();
  });

  it('cannot be made up by anyone else', () => {
    expectTypeOf<object>().not.toExtend<MoodOffer>();
    expectTypeOf<{ readonly offered: true }>().not.toExtend<MoodOffer>();
  });
});

describe('HEARBACK_MOOD', () => {
  it.each([undefined, '', ' ', 'on', 'ON '])('%j leaves the cue on', (said) => {
    expect(moodSwitchedOff(said)).toBe(false);
  });

  it.each(['off', ' OFF', 'no', '0', 'false', 'of'])('%j switches it off', (said) => {
    expect(moodSwitchedOff(said)).toBe(true);
  });
});
