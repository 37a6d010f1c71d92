import { useEffect, useState } from 'react';
import { watchLevel } from '#renderer/rtc/media/levelMeter.ts';

/** Where a voice stands on the meter; a quiet room stays below it. */
export const VOICE_LEVEL = 0.35;

export interface Loudness {
  /** 0..1, right now. */
  readonly level: number;
  /** Whether this track was as loud as a voice yet. */
  readonly heard: boolean;
}

const silence: Loudness = { level: 0, heard: false };

/** How loud a track is; silence without one. */
export function useLevel(track: MediaStreamTrack | null): Loudness {
  const [loudness, setLoudness] = useState(silence);
  useEffect(() => {
    if (track === null) return undefined;
    const scope = new AbortController();
    watchLevel(track, scope.signal, (level) =>
      setLoudness(({ heard }) => ({ level, heard: heard || level > VOICE_LEVEL })),
    );
    return () => {
      scope.abort();
      setLoudness(silence);
    };
  }, [track]);
  return loudness;
}
