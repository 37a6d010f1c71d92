/** A PCM WAV file's samples and what they mean. */
export interface Pcm {
  readonly sampleRate: number;
  readonly channels: number;
  readonly bitsPerSample: number;
  readonly samples: Buffer;
}

/**
 * Reads a PCM WAV file.
 * @param name what to call it in messages
 * @throws Error when it is none
 */
export function readPcm(file: Buffer, name: string): Pcm {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') {
    throw new Error(`${name} is not a WAV file.`);
  }
  let format: Omit<Pcm, 'samples'> | null = null;
  for (let at = 12; at + 8 <= file.length;) {
    const id = file.toString('latin1', at, at + 4);
    const size = file.readUInt32LE(at + 4);
    const body = at + 8;
    if (id === 'fmt ') {
      format = {
        channels: file.readUInt16LE(body + 2),
        sampleRate: file.readUInt32LE(body + 4),
        bitsPerSample: file.readUInt16LE(body + 14),
      };
    }
    if (id === 'data' && format !== null) {
      return { ...format, samples: file.subarray(body, body + size) };
    }
    at = body + size + (size % 2);
  }
  throw new Error(`${name} has no PCM data.`);
}

/** What a WAV file calls its kinds of samples. */
const formatTag = { integer: 1, float: 3 } as const;

/** A WAV file of samples: of whole numbers, or of floats. */
export function asWav(pcm: Pcm, format: keyof typeof formatTag = 'integer'): Buffer {
  const frameBytes = pcm.channels * (pcm.bitsPerSample / 8);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + pcm.samples.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(formatTag[format], 20);
  header.writeUInt16LE(pcm.channels, 22);
  header.writeUInt32LE(pcm.sampleRate, 24);
  header.writeUInt32LE(pcm.sampleRate * frameBytes, 28);
  header.writeUInt16LE(frameBytes, 32);
  header.writeUInt16LE(pcm.bitsPerSample, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(pcm.samples.length, 40);
  return Buffer.concat([header, pcm.samples]);
}
