import { z } from 'zod';
import type { EpochMs, Ms } from '#shared/lib/units.ts';

/**
 * What an expression looks like, never what a person feels. `unsure` is a first-class answer: no
 * face, several faces, a turned head, bad light, or an expression that could be either.
 */
export const bands = ['positive', 'neutral', 'tense', 'unsure'] as const;

export type Band = (typeof bands)[number];

export const bandSchema = z.enum(bands) satisfies z.ZodType<Band>;

/** How many expression scores the face model gives: ARKit's 52 blendshapes, in the model's order. */
export const BLENDSHAPE_COUNT = 52;

/** Rotation of the head in degrees; 0, 0, 0 looks straight into the camera. */
export interface HeadPose {
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
}

/** The one face in a picture of the customer's video. Never stored, never sent. */
export interface Face {
  /** Scores 0..1, BLENDSHAPE_COUNT of them, in the model's order. */
  readonly blendshapes: readonly number[];
  readonly head: HeadPose;
  /** Height of the face as a share of the picture's height, 0..1. */
  readonly size: number;
}

declare const fromCustomer: unique symbol;

/**
 * The mark of what arrived from the customer over the peer link. Nothing has the property: the mark
 * exists for the compiler alone, and only the peer link's receiving end gives it out, so that no
 * code path can hand the agent's own picture to what reads expressions.
 */
export interface FromCustomer {
  readonly [fromCustomer]: true;
}

/** What was seen in one picture of the customer's video. */
export interface FaceFrame {
  /** When the picture was taken, on the call's media clock. */
  readonly atMs: Ms;
  /** How many faces; only one is read. */
  readonly faces: number;
  /** Null unless there is exactly one. */
  readonly face: Face | null;
  /** Mean brightness of the picture, 0..1. */
  readonly brightness: number;
}

export const faceFrameSchema = z.readonly(
  z.object({
    atMs: z.number().nonnegative(),
    faces: z.number().int().nonnegative(),
    face: z
      .readonly(
        z.object({
          blendshapes: z.readonly(z.array(z.number()).length(BLENDSHAPE_COUNT)),
          head: z.readonly(z.object({ yaw: z.number(), pitch: z.number(), roll: z.number() })),
          size: z.number(),
        }),
      )
      .nullable(),
    brightness: z.number().min(0).max(1),
  }),
) satisfies z.ZodType<FaceFrame>;

/** Movements that an answer rests on; the screen words them. */
export const movements = [
  'smile',
  'cheeksRaised',
  'browsLowered',
  'browsRaised',
  'innerBrowsRaised',
  'lipsPressed',
  'mouthCornersDown',
  'mouthStretched',
  'jawDropped',
  'noseWrinkled',
  'eyesWide',
  'eyesNarrowed',
] as const;

export type Movement = (typeof movements)[number];

export const movementSchema = z.enum(movements) satisfies z.ZodType<Movement>;

/** What can keep the mood from being read. */
export const unsureReasons = [
  'noFace',
  'severalFaces',
  'turnedAway',
  'tooDark',
  'tooSmall',
  'learning',
  'ambiguous',
] as const;

export type UnsureReason = (typeof unsureReasons)[number];

/**
 * Why nobody looks at the customer's picture although it may be read: there is none (a call by voice,
 * a camera that is off), looking is paused, the agent's window is hidden, the machine has its hands
 * full with the call, or looking is being got ready, or failed.
 */
export type MoodIdle = 'noPicture' | 'paused' | 'windowHidden' | 'busy' | 'starting' | 'failed';

/** The customer's expression, smoothed over seconds. */
export interface MoodReading {
  readonly atMs: Ms;
  readonly band: Band;
  /** 0..1; how sure the band is, 0 for `unsure`. */
  readonly confidence: number;
  /** At most three, the weightiest first; none for `unsure`. */
  readonly why: readonly Movement[];
  /** Set with `unsure`. */
  readonly unsure: UnsureReason | null;
}

export const moodReadingSchema = z.readonly(
  z.object({
    atMs: z.number().nonnegative(),
    band: bandSchema,
    confidence: z.number().min(0).max(1),
    why: z.readonly(z.array(movementSchema).max(3)),
    unsure: z.enum(unsureReasons).nullable(),
  }),
) satisfies z.ZodType<MoodReading>;

/** A stretch of one band, on the call's media clock. */
export interface BandSpan {
  readonly band: Band;
  readonly startMs: Ms;
  readonly endMs: Ms;
}

/** What a summary shows of the customer's expression. */
export interface BandTimeline {
  /** Without holes between the first and the last reading; where none was taken it is unsure. */
  readonly spans: readonly BandSpan[];
  /** Share of that time in which a band could be told, 0..1; null where nothing was looked at. */
  readonly readableShare: number | null;
}

export const bandTimelineSchema = z.readonly(
  z.object({
    spans: z.readonly(
      z.array(z.readonly(z.object({ band: bandSchema, startMs: z.number(), endMs: z.number() }))),
    ),
    readableShare: z.number().min(0).max(1).nullable(),
  }),
) satisfies z.ZodType<BandTimeline>;

/**
 * The expression now beside the start of the call, as far as the bands tell it. Null on screen where
 * the start or the moment could not be read.
 */
export type MoodTrend = 'moreTense' | 'lessTense' | 'asAtStart';

/**
 * The customer's answer about reading their expression and the tone of their voice; theirs alone to
 * give, changeable at any time, kept with the call as a receipt.
 */
export interface MoodConsent {
  readonly given: boolean;
  /** Version of the words they saw. */
  readonly textVersion: string;
  /** Language they saw them in, e.g. `de`. */
  readonly locale: string;
  readonly answeredAt: EpochMs;
}

export const moodConsentSchema = z.readonly(
  z.object({
    given: z.boolean(),
    textVersion: z.string().min(1).max(40),
    locale: z.string().min(2).max(35),
    answeredAt: z.number().int(),
  }),
) satisfies z.ZodType<MoodConsent>;
