import { FaceLandmarker, FilesetResolver } from '@mediapipe/tasks-vision';
import { startFaceSensing } from '#renderer/sensing/face/startFaceSensing.ts';
import type { FaceSensing } from '#renderer/sensing/face/startFaceSensing.ts';
import { loopback, StillCamera } from '#tests/e2e/sensing/loopback.ts';
import type { Loopback } from '#tests/e2e/sensing/loopback.ts';

/*
 * What the mood cost bench does inside a window: a video call with itself, looked at by the app's
 * sensing or, as the library's examples do, frame by frame on the window's own thread.
 */

const at = (path: string): string => new URL(path, location.href).href;
const camera = new StillCamera(640, 480, 24);
/** Beginnings of tasks that took over 50 ms. */
const tasks: number[] = [];
new PerformanceObserver((list) => {
  for (const { startTime } of list.getEntries()) tasks.push(startTime);
}).observe({ type: 'longtask', buffered: true });

const screen = document.createElement('video');
screen.muted = true;
document.body.append(screen);

let call: Loopback | null = null;
let scope = new AbortController();
let sensing: FaceSensing | null = null;
let oneFace = 0;
let naive: FaceLandmarker | null = null;
let naiveFrames = 0;

const bench = {
  /** Begins the call and shows the customer's picture, as the agent's window does. */
  async call(face: string): Promise<void> {
    await camera.show([face]);
    call = await loopback(camera.start());
    screen.srcObject = new MediaStream([call.video]);
    await screen.play();
  },
  decoded: (): Promise<number> => call?.decoded() ?? Promise.resolve(0),
  async startSensing(): Promise<void> {
    scope = new AbortController();
    oneFace = 0;
    sensing = await startFaceSensing({
      video: call?.video ?? null,
      ownTracks: () => [],
      offsetMs: 0,
      assets: { modelUrl: at('/model/face_landmarker.task'), wasmBaseUrl: at('/vision') },
      onFrame({ faces }) {
        if (faces === 1) oneFace += 1;
      },
      onState: () => undefined,
      onFailure({ detail }) {
        throw new Error(detail);
      },
      sight: { now: () => true, onChange: () => undefined },
      signal: scope.signal,
    });
  },
  seen: () => ({ oneFace, diagnostics: sensing?.diagnostics() ?? null }),
  stopSensing: (): void => scope.abort(),
  async startNaive(): Promise<void> {
    const fileset = await FilesetResolver.forVisionTasks(at('/naive'));
    const landmarker = await FaceLandmarker.createFromOptions(fileset, {
      baseOptions: { modelAssetPath: at('/model/face_landmarker.task'), delegate: 'CPU' },
      runningMode: 'VIDEO',
      numFaces: 1,
      outputFaceBlendshapes: true,
      outputFacialTransformationMatrixes: true,
    });
    naive = landmarker;
    if (!call) throw new Error('there is no call');
    // Not through the element: in a window that nobody sees it hands out one frame a second.
    const frames = new MediaStreamTrackProcessor({ track: call.video }).readable.getReader();
    const look = async (): Promise<void> => {
      for (;;) {
        if (naive !== landmarker) break;
        const { value: frame } = await frames.read();
        if (!frame) break;
        landmarker.detectForVideo(frame, performance.now());
        frame.close();
        naiveFrames += 1;
      }
      await frames.cancel();
      landmarker.close();
    };
    void look();
  },
  naiveFrames: (): number => naiveFrames,
  stopNaive(): void {
    naive = null;
  },
  now: (): number => performance.now(),
  /** How many long tasks began since then. */
  longTasks: (sinceMs: number): number => tasks.filter((begun) => begun >= sinceMs).length,
};

export type MoodCostBench = typeof bench;

/** Chromium's way to a track's frames; not in TypeScript's library for windows. */
declare const MediaStreamTrackProcessor: new (options: { readonly track: MediaStreamTrack }) => {
  readonly readable: ReadableStream<VideoFrame>;
};

declare global {
  interface Window {
    moodCost: MoodCostBench;
  }
}

window.moodCost = bench;
