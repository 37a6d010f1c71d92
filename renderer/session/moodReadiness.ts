import { whyMoodOff } from './moodOff.ts';
import type { MoodConditions, MoodOff } from './moodOff.ts';

export interface MoodReadinessOptions {
  /** As they are now. */
  readonly conditions: () => Omit<MoodConditions, 'selfTest'>;
  /** Whether the installed face model reads known faces as it must; asked once for each model. */
  readonly check: () => Promise<boolean>;
  readonly onChange: (now: {
    readonly moodReady: boolean;
    readonly moodOff: MoodOff | null;
  }) => void;
}

/** Knows whether the mood can be read here, and checks the face model before anybody is asked. */
export interface MoodReadiness {
  /** Something changed: the settings, or where the face model stands. */
  readonly lookAgain: () => void;
}

export function createMoodReadiness(options: MoodReadinessOptions): MoodReadiness {
  let selfTest: boolean | null = null;
  let checking = false;

  const lookAgain = (): void => {
    const now = options.conditions();
    // Whatever comes next is another file, and must show what it can.
    if (now.faceModel.state !== 'ready') selfTest = null;
    const moodOff = whyMoodOff({ ...now, selfTest });
    options.onChange({ moodOff, moodReady: moodOff === null && selfTest === true });
    if (moodOff === null && selfTest === null && !checking) void check();
  };
  const check = async (): Promise<void> => {
    checking = true;
    // A model that cannot even be run reads nobody.
    selfTest = await options.check().catch(() => false);
    checking = false;
    lookAgain();
  };

  return { lookAgain };
}
