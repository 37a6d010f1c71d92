import { reasonOf } from '../problem.ts';
import { Detector } from './detector.ts';
import { loadModel } from './model.ts';
import { fileClock, MomentClock } from './momentClock.ts';
import type { FromDetector, OpenDetector, ToDetector } from './protocol.ts';

/*
 * The worker: joins the two ports to a detector and does nothing else. The page ends it with
 * terminate(), which also frees the engine's memory.
 */

async function serve(open: OpenDetector, page: MessagePort, moments: MessagePort): Promise<void> {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
  const say = (message: FromDetector): void => page.postMessage(message);
  const fail = (error: unknown): void => say({ type: 'failed', detail: reasonOf(error) });
  try {
    const model = await loadModel(open.assets);
    const detector = new Detector({
      model,
      now: () => performance.now(),
      giveBack: (buffer) => moments.postMessage(buffer, [buffer]),
      onFrames: (frames, nextIndex, tone) =>
        say({ type: 'frames', frames, tone, nextIndex, diagnostics: detector.diagnostics() }),
      onFailure: fail,
    });
    page.addEventListener('message', ({ data }: MessageEvent<ToDetector>) => {
      if (data.type === 'allowTone') {
        detector.setToneAllowed(data.allowed);
        return;
      }
      detector.begin(
        data.mediaMs === null ? fileClock : new MomentClock(data.mediaMs, performance.now()),
      );
      say({ type: 'begun' });
    });
    moments.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) =>
      detector.push(data),
    );
    page.start();
    moments.start();
    say({ type: 'ready' });
  } catch (error) {
    fail(error);
  }
}

addEventListener(
  'message',
  (event: MessageEvent<OpenDetector>) => {
    const [page, moments] = event.ports;
    if (page && moments) void serve(event.data, page, moments);
  },
  { once: true },
);
