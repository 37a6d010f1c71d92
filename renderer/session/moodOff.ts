import type { FaceModelStatus } from '#shared/contract/ipc.ts';

/**
 * Why the mood cue is off: the administrator's word, the agent's own setting, no face model on this
 * machine (yet), or one that did not tell what it must of known faces.
 */
export type MoodOff = 'administrator' | 'settings' | 'noModel' | 'selfTest';

/** What the mood cue stands or falls with. */
export interface MoodConditions {
  readonly disabled: boolean;
  readonly wanted: boolean;
  readonly faceModel: FaceModelStatus;
  /** Whether known faces were read as they must; null until that was seen. */
  readonly selfTest: boolean | null;
}

/** The first reason that holds; null where there is none, or it is not known yet. */
export function whyMoodOff(now: MoodConditions): MoodOff | null {
  if (now.disabled) return 'administrator';
  if (!now.wanted) return 'settings';
  if (now.faceModel.state !== 'ready') return 'noModel';
  return now.selfTest === false ? 'selfTest' : null;
}
