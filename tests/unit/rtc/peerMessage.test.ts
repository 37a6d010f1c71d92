import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { peerMessageSchema } from '#shared/contract/peer.ts';

describe('what the two sides say of their media', () => {
  it('means no hold where an older side does not speak of one', () => {
    expect(peerMessageSchema.parse({ type: 'media', muted: true, cameraOn: false })).toEqual({
      type: 'media',
      muted: true,
      cameraOn: false,
      held: false,
    });
  });

  it('is understood by an older side, as a mute without a camera', () => {
    // The message as it was before there was a hold.
    const older = z.object({ type: z.literal('media'), muted: z.boolean(), cameraOn: z.boolean() });
    const message = { type: 'media', muted: true, cameraOn: false, held: true };
    expect(peerMessageSchema.parse(message)).toEqual(message);
    expect(older.parse(message)).toEqual({ type: 'media', muted: true, cameraOn: false });
  });

  it.each([{ held: 'yes' }, { held: null }, { held: 1 }])('refuses %o', (wrong) => {
    const message = { type: 'media', muted: true, cameraOn: false, ...wrong };
    expect(peerMessageSchema.safeParse(message).success).toBe(false);
  });
});

describe('the customer’s answer about the mood cue', () => {
  const consent = { given: true, textVersion: '1', locale: 'de', answeredAt: 1_767_323_045_678 };

  it('passes as it was given', () => {
    const message = { type: 'consent', consent };
    expect(peerMessageSchema.parse(message)).toEqual(message);
  });

  it('is dropped by a side that is older than it, like anything unknown', () => {
    const older = z.discriminatedUnion('type', [z.object({ type: z.literal('bye') })]);
    expect(older.safeParse({ type: 'consent', consent }).success).toBe(false);
    expect(peerMessageSchema.safeParse({ type: 'moodOfTomorrow' }).success).toBe(false);
  });

  it.each([
    [{ given: 'yes' }],
    [{ given: undefined }],
    [{ textVersion: '' }],
    [{ locale: '' }],
    [{ answeredAt: 'now' }],
  ])('is not taken for a yes with %o', (wrong) => {
    const message = { type: 'consent', consent: { ...consent, ...wrong } };
    expect(peerMessageSchema.safeParse(message).success).toBe(false);
  });
});
