import type { ActiveCall, AppState } from '#renderer/session/index.ts';
import { afterCall } from '../snapshots/ended.ts';
import { declined, mood, reading, receipt, timeline, tone } from '../snapshots/mood.ts';
import { appState, services } from '../snapshots/services.ts';
import type { TestServices } from '../snapshots/services.ts';
import { summary } from '../snapshots/stored.ts';
import { NOW, minutes } from '../snapshots/time.ts';
import { inPicture } from './pictures.ts';

/* The mood cue: on the picture, in the settings, in the summary. */

const seen = (
  mood: ActiveCall['mood'],
  more: Partial<ActiveCall> = {},
): ReturnType<typeof inPicture> => inPicture({ mood, ...more });

const settled =
  (of: Partial<AppState>): (() => TestServices) =>
  () =>
    services({ appState: appState(of) });

const nothingRead = { allowed: false, reading: null, trend: null, tone: null } as const;
const neutral = reading({ band: 'neutral', confidence: 0.92, why: [] });
const unsure = (why: 'turnedAway' | 'learning'): ReturnType<typeof reading> =>
  reading({ band: 'unsure', confidence: 0, why: [], unsure: why });
const consented = (): TestServices =>
  afterCall(
    summary({
      mood: timeline,
      moodConsent: [
        receipt(),
        receipt({ by: 'agent', given: false, answeredAt: NOW - minutes(1) }),
      ],
    }),
  );

export const moodScenes = {
  'mood-more-tense': seen(mood()),
  'mood-neutral': seen(
    mood({
      reading: neutral,
      trend: 'asAtStart',
      tone: tone({ pace: 'same', loudness: 'same', pitchRange: 'same' }),
    }),
    { muted: true, customerMuted: true },
  ),
  'mood-unsure': seen(mood({ reading: unsure('turnedAway'), trend: null })),
  'mood-voice': seen(mood({ reading: null, trend: null, idle: 'noPicture' }), {
    customerCameraOn: false,
  }),
  'mood-asked': seen(mood({ consent: null, ...nothingRead })),
  'mood-declined': seen(declined()),
  'mood-stopped': seen(mood({ stopped: true, ...nothingRead })),
  'mood-held': seen(mood(nothingRead), { heldSince: NOW - 42_000 }),
  'mood-why': seen(mood()),
  'mood-why-declined': seen(declined()),
  'mood-card': seen(mood()),
  'summary-mood': consented,
  'summary-mood-lane': consented,
  'summary-mood-declined': () => afterCall(summary({ moodConsent: [receipt({ given: false })] })),
  'settings-mood-ready': settled({
    faceModel: { state: 'ready', progress: null, detail: null },
    moodReady: true,
    moodOff: null,
  }),
  'settings-mood-missing': settled({}),
  'settings-mood-downloading': settled({
    faceModel: { state: 'downloading', progress: 0.43, detail: null },
  }),
  'settings-mood-failed': settled({
    faceModel: {
      state: 'failed',
      progress: null,
      detail:
        'The download stopped. What has arrived is kept, and goes on from there when you try again.',
    },
  }),
  'settings-mood-selfTest': settled({
    faceModel: { state: 'ready', progress: null, detail: null },
    moodOff: 'selfTest',
  }),
  'settings-mood-administrator': settled({ moodOff: 'administrator' }),
} as const;
