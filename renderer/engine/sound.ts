import { SAMPLE_RATE } from '#renderer/sensing/voice/moment.ts';

/** A recording at 16 kHz, read from its beginning to its end in pieces. */
export interface Sound {
  readonly channels: number;
  /** Samples of each channel. */
  readonly length: number;
  /**
   * Samples from `start` on, one array a channel, all of one length; empty past the end. Pieces
   * are asked for in order.
   */
  read(start: number): Promise<readonly Float32Array[]>;
}

/**
 * Decodes a whole file, whatever Chromium knows (WAV, FLAC, MP3, Ogg, Opus, AAC …), and resamples
 * it to 16 kHz.
 * @throws DOMException where it is not audio
 */
export function decode(bytes: ArrayBuffer): Promise<AudioBuffer> {
  return new OfflineAudioContext(1, 1, SAMPLE_RATE).decodeAudioData(bytes);
}

/** The channels of a decoded buffer from one sample to another, without copying. */
export function channelsOf(buffer: AudioBuffer, from: number, to: number): Float32Array[] {
  return Array.from({ length: buffer.numberOfChannels }, (_, channel) =>
    buffer.getChannelData(channel).subarray(from, to),
  );
}
