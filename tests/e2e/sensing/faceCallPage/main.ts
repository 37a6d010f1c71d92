import { asRemoteVideo } from '#renderer/rtc/peer/remote.ts';
import { openFaces } from '#renderer/sensing/face/faceLink.ts';
import type { FaceLink } from '#renderer/sensing/face/faceLink.ts';
import { SensingError } from '#renderer/sensing/problem.ts';
import { openPictures } from '#renderer/sensing/face/pictures.ts';
import { startFaceSensing } from '#renderer/sensing/face/startFaceSensing.ts';
import type { FaceSensing, FaceSensingState } from '#renderer/sensing/face/startFaceSensing.ts';
import type { RemoteVideoTrack } from '#renderer/sensing/face/remoteVideo.ts';
import type { FaceFrame } from '#shared/model/mood.ts';
import { loopback, StillCamera } from '../loopback.ts';
import type { Loopback } from '../loopback.ts';

/* What a test does with a call's picture: show something, start, pause, take away. */

const at = (path: string): string => new URL(path, location.href).href;
const camera = new StillCamera(640, 480, 15);
const frames: FaceFrame[] = [];
const states: FaceSensingState[] = [];
const problems: string[] = [];
let scope = new AbortController();
let seen = true;
let onSeen: () => void = () => undefined;
let call: Loopback | null = null;
let own: MediaStreamTrack | null = null;
let sensing: FaceSensing | null = null;

let link: Promise<FaceLink> | null = null;

const assetsOf = (modelUrl: string) => ({ modelUrl: at(modelUrl), wasmBaseUrl: at('/vision') });

/** The worker by itself, without the watch that says when to look. */
function faces(): Promise<FaceLink> {
  link ??= openFaces(assetsOf('/model/face_landmarker.task'), scope.signal);
  return link;
}

/** The call's pictures as the app takes them. */
async function eachPicture(count: number, each: (picture: VideoFrame) => Promise<void>) {
  const pictures = call ? openPictures(call.video) : null;
  for (let i = 0; i < count; i += 1) {
    const picture = await pictures?.take();
    if (!(picture instanceof VideoFrame)) throw new Error('the call brings no frames');
    await each(picture);
  }
  pictures?.close();
}

async function start(video: RemoteVideoTrack | null, modelUrl = '/model/face_landmarker.task') {
  scope = new AbortController();
  sensing = await startFaceSensing({
    video,
    ownTracks: () => (own ? [own] : []),
    offsetMs: 1000,
    assets: assetsOf(modelUrl),
    onFrame: (frame) => frames.push(frame),
    onState: (state) => states.push(state),
    onFailure: ({ code, detail }) => problems.push(`${code}: ${detail}`),
    sight: {
      now: () => seen,
      onChange: (_signal, act) => {
        onSeen = act;
      },
    },
    signal: scope.signal,
  });
}

const bench = {
  frames,
  states,
  problems,
  show: (addresses: readonly string[]) => camera.show(addresses),
  async call(): Promise<void> {
    own = camera.start();
    call = await loopback(own);
  },
  start: () => start(call?.video ?? null),
  /** @returns the problem's code */
  async startWithout(modelUrl: string): Promise<string> {
    try {
      await start(call?.video ?? null, modelUrl);
      return 'started';
    } catch (error) {
      return error instanceof SensingError ? error.problem.code : String(error);
    }
  },
  /** The agent's own picture, pushed past the compiler. */
  async startOnOwn(): Promise<string> {
    try {
      await start(own as unknown as RemoteVideoTrack);
      return 'started';
    } catch (error) {
      return error instanceof SensingError ? error.problem.code : String(error);
    }
  },
  /** Whether the door gives the agent's own track its mark. */
  ownIsRemote: (): boolean => own !== null && asRemoteVideo(own) !== null,
  /** Has pictures of the call looked at, as fast as they come. @returns how many had one face */
  async lookAt(count: number): Promise<number> {
    let seen = 0;
    await eachPicture(count, async (picture) => {
      seen += (await (await faces()).look(picture, 0)).frame.faces === 1 ? 1 : 0;
    });
    return seen;
  },
  /** One picture of the call: handed over as it is, and painted by the page first. */
  async bothWays(): Promise<readonly FaceFrame[]> {
    const found: FaceFrame[] = [];
    await eachPicture(1, async (picture) => {
      const painted = await createImageBitmap(picture);
      for (const each of [picture, painted])
        found.push((await (await faces()).look(each, 0)).frame);
    });
    return found;
  },
  setPaused: (paused: boolean) => sensing?.setPaused(paused),
  setSeen(next: boolean): void {
    seen = next;
    onSeen();
  },
  setVideo: (there: boolean) => sensing?.setVideo(there ? (call?.video ?? null) : null),
  setEnabled(enabled: boolean): void {
    if (call) call.video.enabled = enabled;
  },
  diagnostics: () => sensing?.diagnostics() ?? null,
  stop(): void {
    scope.abort();
  },
  hangUp(): void {
    scope.abort();
    call?.close();
    camera.stop();
  },
};

export type FaceCall = typeof bench;

declare global {
  interface Window {
    faceCall: FaceCall;
  }
}

window.faceCall = bench;
