import type { ActiveCall } from '#renderer/session/index.ts';
import { activeCall, deskState } from '../snapshots/desk.ts';
import { services } from '../snapshots/services.ts';
import type { TestServices } from '../snapshots/services.ts';
import { drawnPerson } from './pictures.ts';

/* A line that is not good: what is said, and what gives way. */

const over =
  (call: Partial<ActiveCall>): (() => TestServices) =>
  () =>
    services({
      deskState: deskState({
        call: activeCall({
          customerCameraOn: true,
          cameraOn: true,
          remoteStream: drawnPerson('#4d6b8a'),
          localStream: drawnPerson('#6b5b8a'),
          ...call,
        }),
      }),
    });

export const lineScenes = {
  'line-weak': over({ line: { level: 'weak', causes: ['lossIn', 'delay'] } }),
  'line-paused': over({
    line: { level: 'poor', causes: ['lossOut'] },
    picturePaused: true,
    customerPicturePaused: true,
  }),
} as const;
