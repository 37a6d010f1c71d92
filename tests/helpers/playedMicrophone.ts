import type { Page } from 'playwright';

interface PlayedMicrophone {
  readonly play: (atEpochMs: number) => void;
}

declare global {
  interface Window {
    playedMicrophone?: PlayedMicrophone;
  }
}

/**
 * Gives a page a microphone that plays a recording from a moment of the test's choosing: a file
 * given to the browser on its command line starts when the microphone opens, which nobody can aim.
 * To be called on a loaded page, before it opens its microphone; a reload takes it away again.
 * @param wav the recording
 */
export async function givePlayedMicrophone(page: Page, wav: Buffer): Promise<void> {
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const context = new AudioContext({ sampleRate: 48_000 });
    const recording = await context.decodeAudioData(bytes.buffer);
    const out = context.createMediaStreamDestination();
    const native = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const picture = constraints?.video ? await native({ video: constraints.video }) : null;
      if (!constraints?.audio) return picture ?? native(constraints);
      const sound = out.stream.getAudioTracks().map((track) => track.clone());
      return new MediaStream([...sound, ...(picture?.getVideoTracks() ?? [])]);
    };
    window.playedMicrophone = {
      play(atEpochMs) {
        const source = context.createBufferSource();
        source.buffer = recording;
        source.connect(out);
        source.start(context.currentTime + Math.max(0, atEpochMs - Date.now()) / 1000);
      },
    };
  }, wav.toString('base64'));
}

/** Has the recording start at a moment of the wall clock. */
export async function playAt(page: Page, atEpochMs: number): Promise<void> {
  await page.evaluate((at) => window.playedMicrophone?.play(at), atEpochMs);
}
