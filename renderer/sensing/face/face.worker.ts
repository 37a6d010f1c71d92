import { reasonOf } from '../problem.ts';
import { loadLandmarker } from './landmarker.ts';
import type { FromFaces, LookAt, OpenFaces } from './protocol.ts';

/*
 * The worker: pictures in, facts out. The page ends it with terminate(), which also frees the
 * model's memory.
 */

async function serve({ assets }: OpenFaces, page: MessagePort): Promise<void> {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
  const say = (message: FromFaces): void => page.postMessage(message);
  try {
    const landmarker = await loadLandmarker(assets);
    const look = async (data: LookAt): Promise<void> => {
      const startedAt = performance.now();
      try {
        const frame = await landmarker.look(data.picture, data.atMs);
        say({ type: 'seen', id: data.id, frame, tookMs: performance.now() - startedAt });
      } catch (error) {
        say({ type: 'failed', detail: reasonOf(error) });
      }
    };
    page.addEventListener('message', ({ data }: MessageEvent<LookAt>) => void look(data));
    page.start();
    say({ type: 'ready' });
  } catch (error) {
    say({ type: 'failed', detail: reasonOf(error) });
  }
}

addEventListener(
  'message',
  (event: MessageEvent<OpenFaces>) => {
    const [page] = event.ports;
    if (page) void serve(event.data, page);
  },
  { once: true },
);
