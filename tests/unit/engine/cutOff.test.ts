import { describe, expect, it } from 'vitest';
import { promisedBy } from '#renderer/engine/container/cutOff.ts';
import { ascii, fileOf, join, u32 } from './bytes.ts';

const big = (value: number): Uint8Array => u32(value, false);
const promised = (...parts: Parameters<typeof join>) => promisedBy(fileOf(join(...parts)));
const whole = { cutOff: false, durationMs: null };
const cut = { cutOff: true, durationMs: null };

function oggPage(segments: readonly number[], body: number): Uint8Array {
  return join(ascii('OggS'), new Uint8Array(22), [segments.length], segments, new Uint8Array(body));
}

function mp3(streamBytes: number, present: number): Uint8Array {
  const head = join([0xff, 0xfb, 0x90, 0], new Uint8Array(32), ascii('Xing'), big(3), big(100));
  return join(head, big(streamBytes), new Uint8Array(present - head.length - 4));
}

describe('what a container promises', () => {
  it('FLAC: rate and samples', async () => {
    // 44 100 Hz in 20 bits, then channels and width, then 36 bits of samples.
    const info = join(
      new Uint8Array(10),
      [0x0a, 0xc4, 0x42, 0xf0],
      big(441_000),
      new Uint8Array(16),
    );
    expect(await promised(ascii('fLaC'), [0, 0, 0, 34], info)).toEqual({
      cutOff: false,
      durationMs: 10_000,
    });
  });

  it('FLAC: more samples than 32 bits count', async () => {
    const info = join(new Uint8Array(10), [0x0a, 0xc4, 0x42, 0xf1], big(0), new Uint8Array(16));
    const { durationMs } = await promised(ascii('fLaC'), [0, 0, 0, 34], info);
    expect(durationMs).toBeCloseTo((2 ** 32 / 44_100) * 1000, 3);
  });

  it('FLAC: nothing where the encoder did not know', async () => {
    const info = join(new Uint8Array(10), [0x0a, 0xc4, 0x42, 0xf0], big(0), new Uint8Array(16));
    expect(await promised(ascii('fLaC'), [0, 0, 0, 34], info)).toEqual(whole);
    expect(await promised(ascii('fLaC'), [0, 0])).toEqual(cut);
  });

  it('Ogg: a last page that is whole', async () => {
    expect(await promised(oggPage([100], 100), oggPage([255, 45], 300))).toEqual(whole);
    expect(await promised(oggPage([100], 100), oggPage([255, 45], 299))).toEqual(cut);
    expect(await promised(oggPage([100], 100), ascii('OggS'))).toEqual(cut);
  });

  it('MP4: boxes up to the end, with an index', async () => {
    const box = (type: string, body: number): Uint8Array =>
      join(big(8 + body), ascii(type), new Uint8Array(body));
    expect(await promised(box('ftyp', 8), box('moov', 20), box('mdat', 50))).toEqual(whole);
    expect(await promised(box('ftyp', 8), box('mdat', 50))).toEqual(cut);
    const short = join(box('ftyp', 8), box('moov', 20), box('mdat', 50)).slice(0, -1);
    expect(await promised(short)).toEqual(cut);
  });

  it('MP3: the stream’s length, where the encoder left it', async () => {
    expect(await promised(mp3(500, 500))).toEqual(whole);
    expect(await promised(mp3(501, 500))).toEqual(cut);
    expect(await promised([0xff, 0xfb, 0x90, 0], new Uint8Array(500))).toEqual(whole);
  });

  it('WAV of any codec: the length of it all', async () => {
    expect(await promised(ascii('RIFF'), u32(12), new Uint8Array(12))).toEqual(whole);
    expect(await promised(ascii('RIFF'), u32(13), new Uint8Array(12))).toEqual(cut);
    expect(await promised(ascii('RIFF'), u32(0xffff_ffff), new Uint8Array(12))).toEqual(whole);
  });

  it('nothing where it is something else', async () => {
    expect(await promised(ascii('Information about things that are not sound'))).toEqual(whole);
    expect(await promised(new Uint8Array(0))).toEqual(whole);
  });
});
