/** A microphone that hears bundled speech. */
export interface Voice {
  readonly track: MediaStreamTrack;
  /** Plays a sound to its end; ends early when the signal aborts. */
  readonly play: (address: string) => Promise<void>;
}

/** @throws Error where the sound engine gives no track */
export function openVoice(context: AudioContext, signal: AbortSignal): Voice {
  const out = context.createMediaStreamDestination();
  out.channelCount = 1;
  const [track] = out.stream.getAudioTracks();
  if (track === undefined) throw new Error('The sound engine gives no track.');
  // Without a source the engine sends nothing at all between the lines; a real microphone sends
  // its silence.
  const silence = context.createConstantSource();
  silence.offset.value = 0;
  silence.connect(out);
  silence.start();
  const playThrough = (sound: AudioBuffer): Promise<void> =>
    new Promise((resolve) => {
      const source = context.createBufferSource();
      const stop = (): void => source.stop();
      source.buffer = sound;
      source.connect(out);
      source.addEventListener('ended', () => {
        signal.removeEventListener('abort', stop);
        source.disconnect();
        resolve();
      });
      signal.addEventListener('abort', stop);
      source.start();
    });
  return {
    track,
    async play(address) {
      try {
        const answer = await fetch(address, { signal });
        const sound = await context.decodeAudioData(await answer.arrayBuffer());
        if (!signal.aborted) await playThrough(sound);
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    },
  };
}
