import type { Face, Movement } from '#shared/model/mood.ts';
import { movements } from '#shared/model/mood.ts';

/** How strong each movement is, 0..1. */
export type Strengths = Readonly<Record<Movement, number>>;

/**
 * Which of the face model's scores make up a movement; pairs are the face's two sides. Places are
 * those of MediaPipe's blendshapes, which are ARKit's names in the order of the alphabet after
 * `_neutral` (place 0, unused). `cheekSquint` and `noseSneer` are here for completeness: the model of
 * 2023 gives them as nearly nought on every face.
 */
const parts: Readonly<Record<Movement, readonly number[]>> = {
  smile: [44, 45], // mouthSmile
  cheeksRaised: [7, 8], // cheekSquint
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

/** The movements seen in one face: symmetric pairs averaged, for one side alone is often noise. */
export function strengthsOf(face: Face): Strengths {
  const strength = (movement: Movement) => {
    const places = parts[movement];
    return places.reduce((sum, i) => sum + (face.blendshapes[i] ?? 0), 0) / places.length;
  };
  return Object.fromEntries(
    movements.map((movement) => [movement, strength(movement)]),
  ) as unknown as Strengths;
}
