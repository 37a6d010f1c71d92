import type { Face, Movement } from '#shared/model/mood.ts';
import { movements } from '#shared/model/mood.ts';

/** How strong each movement is, 0..1. */
export type Strengths = Readonly<Record<Movement, number>>;

/**
 * Which of the face model's scores make up a movement; pairs are the face's two sides. Places are
 * those of MediaPipe's blendshapes, which are ARKit's names in the order of the alphabet after
 * `_neutral` (place 0, unused). `noseSneer` is here for completeness: the model of 2023 gives it as
 * nearly nought on every face.
 */
const parts: Readonly<Record<Movement, readonly number[]>> = {
  smile: [44, 45], // mouthSmile
  cheeksRaised: [48, 49], // mouthUpperUp, see below
  browsLowered: [1, 2], // browDown
  browsRaised: [4, 5], // browOuterUp
  innerBrowsRaised: [3], // browInnerUp
  lipsPressed: [36, 37], // mouthPress
  mouthCornersDown: [30, 31], // mouthFrown
  mouthStretched: [46, 47], // mouthStretch
  jawDropped: [25], // jawOpen
  noseWrinkled: [50, 51], // noseSneer
  eyesWide: [21, 22], // eyeWide
  eyesNarrowed: [19, 20], // eyeSquint
};

/** All places of scores that any movement rests on, in order. */
export const scorePlaces: readonly number[] = Object.values(parts)
  .flat()
  .toSorted((a, b) => a - b);

/**
 * The movements seen in one face: symmetric pairs averaged, for one side alone is often noise.
 *
 * Raised cheeks are told from the smile that lifts the upper lip (the geometric mean of both), for the
 * model gives their own score, `cheekSquint`, as nearly nought on every face. A lip that is lifted
 * without a smile is a sneer, and counts for nothing here.
 */
export function strengthsOf(face: Face): Strengths {
  const strength = (movement: Movement) => {
    const places = parts[movement];
    return places.reduce((sum, i) => sum + (face.blendshapes[i] ?? 0), 0) / places.length;
  };
  const strengths = Object.fromEntries(
    movements.map((movement) => [movement, strength(movement)]),
  ) as Record<Movement, number>;
  return {
    ...strengths,
    cheeksRaised: Math.sqrt(Math.max(0, strengths.smile * strengths.cheeksRaised)),
  };
}
