import type { TellableBand } from '#shared/domain/mood/model.ts';
import type { FaceFrame } from '#shared/model/mood.ts';

/**
 * What one writes first: fixed thresholds on the raw scores of one picture, no abstaining. Smile at
 * half, any sign of tension at half (brows down, mouth corners down, lips pressed, nose wrinkled).
 */
export function naiveBand({ face }: FaceFrame): TellableBand {
  const pair = (left: number) =>
    ((face?.blendshapes[left] ?? 0) + (face?.blendshapes[left + 1] ?? 0)) / 2;
  if (pair(44) > 0.5) return 'positive';
  return [1, 30, 36, 50].some((left) => pair(left) > 0.5) ? 'tense' : 'neutral';
}
