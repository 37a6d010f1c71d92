import { describe, expect, it } from 'vitest';
import { readWavLayout, wrapWav } from '#renderer/engine/container/wav.ts';
import { ascii, fileOf, join, u16, u32 } from './bytes.ts';

interface Wav {
  readonly codec?: number;
  readonly channels?: number;
  readonly declared?: number;
  readonly sound?: Uint8Array;
  readonly before?: Uint8Array;
  readonly riff?: string;
}

function format({ codec = 1, channels = 2 }: Wav): Uint8Array {
  return join(
    u16(codec),
    u16(channels),
    u32(8000),
    u32(16_000 * channels),
    u16(2 * channels),
    u16(16),
  );
}

function wav(options: Wav = {}): Uint8Array {
  const { sound = new Uint8Array(400), before = new Uint8Array(0), riff = 'RIFF' } = options;
  const fmt = format(options);
  const body = join(
    ascii('WAVE'),
    before,
    ascii('fmt '),
    u32(fmt.length),
    fmt,
    ascii('data'),
    u32(options.declared ?? sound.length),
    sound,
  );
  return join(ascii(riff), u32(body.length), body);
}

const layoutOf = (options?: Wav) => readWavLayout(fileOf(wav(options)));

describe('WAV', () => {
  it('tells where the sound lies', async () => {
    expect(await layoutOf()).toMatchObject({
      sampleRate: 8000,
      channels: 2,
      frameBytes: 4,
      divisible: true,
      dataOffset: 44,
      dataBytes: 400,
      truncated: false,
    });
  });

  it('steps over other chunks, odd ones with their padding', async () => {
    const list = join(ascii('LIST'), u32(3), [1, 2, 3, 0]);
    expect(await layoutOf({ before: list })).toMatchObject({ dataOffset: 56, dataBytes: 400 });
  });

  it('sees that the file ends too soon', async () => {
    expect(await layoutOf({ declared: 401 })).toMatchObject({ truncated: true, dataBytes: 400 });
  });

  it('takes an unknown length as "to the end"', async () => {
    const unknown = { truncated: false, dataBytes: 400 };
    expect(await layoutOf({ declared: 0xffff_ffff })).toMatchObject(unknown);
    expect(await layoutOf({ declared: 0 })).toMatchObject(unknown);
  });

  it('reads the long length of an RF64', async () => {
    const ds64 = join(ascii('ds64'), u32(28), new Uint8Array(8), u32(400), new Uint8Array(16));
    const long = { riff: 'RF64', before: ds64, declared: 0xffff_ffff };
    expect(await layoutOf(long)).toMatchObject({ truncated: false, dataBytes: 400 });
    const cut = { ...long, sound: new Uint8Array(300) };
    expect(await layoutOf(cut)).toMatchObject({ truncated: true, dataBytes: 300 });
  });

  it('knows which codecs cannot be divided', async () => {
    expect(await layoutOf({ codec: 7 })).toMatchObject({ divisible: true });
    expect(await layoutOf({ codec: 2 })).toMatchObject({ divisible: false });
  });

  it.each([
    ['text', ascii('hello, this is no sound at all')],
    ['nothing', new Uint8Array(0)],
    ['a RIFF that is no WAVE', join(ascii('RIFF'), u32(4), ascii('AVI '))],
    ['a header alone', wav().slice(0, 36)],
    ['no format', join(ascii('RIFF'), u32(40), ascii('WAVEdata'), u32(4), [1, 2, 3, 4])],
    ['no channels', wav({ channels: 0 })],
  ])('is not found in %s', async (_what, bytes) => {
    expect(await readWavLayout(fileOf(bytes))).toBeNull();
  });

  it('wraps a piece so that it is a WAV again', async () => {
    const piece = wrapWav(format({}), Uint8Array.of(1, 2, 3, 4));
    expect(await readWavLayout(fileOf(piece))).toMatchObject({
      sampleRate: 8000,
      dataBytes: 4,
      truncated: false,
    });
    expect(piece.slice(-4)).toEqual(Uint8Array.of(1, 2, 3, 4));
    expect(new DataView(piece.buffer).getUint32(4, true)).toBe(piece.length - 8);
  });
});
