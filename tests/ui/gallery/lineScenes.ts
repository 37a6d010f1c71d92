import { inPicture } from './pictures.ts';

/* A line that is not good: what is said, and what gives way. */

export const lineScenes = {
  'line-weak': inPicture({ line: { level: 'weak', causes: ['lossIn', 'delay'] } }),
  'line-paused': inPicture({
    line: { level: 'poor', causes: ['lossOut'] },
    picturePaused: true,
    customerPicturePaused: true,
  }),
} as const;
