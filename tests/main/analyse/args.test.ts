import { describe, expect, it } from 'vitest';
import { readAnalyseArgs } from '#electron/main/analyse/args.ts';

const read = (...args: string[]) => readAnalyseArgs(['.', '--no-sandbox', '--analyse', ...args]);

function refusal(...args: string[]): string {
  const result = read(...args);
  return result.ok ? 'accepted' : result.error;
}

describe('arguments of the offline door', () => {
  it('takes several stereo files and a folder, in any order', () => {
    const wanted = { kind: 'stereo', files: ['a.flac', 'b c.wav'], outDir: 'out' };
    expect(read('--stereo', 'a.flac', 'b c.wav', '--out-dir', 'out')).toEqual({
      ok: true,
      value: wanted,
    });
    expect(read('--out-dir=out', '--stereo=a.flac', 'b c.wav')).toEqual({
      ok: true,
      value: wanted,
    });
  });

  it('takes a file for each party', () => {
    expect(read('--agent', 'a.wav', '--customer', 'c=1.wav', '--out', 'r.json')).toEqual({
      ok: true,
      value: { kind: 'pair', agent: 'a.wav', customer: 'c=1.wav', out: 'r.json' },
    });
  });

  it('keeps an equals sign in a value', () => {
    expect(read('--agent=a=b.wav', '--customer=c.wav', '--out=r.json')).toMatchObject({
      value: { agent: 'a=b.wav' },
    });
  });

  it('looks only at what follows --analyse', () => {
    expect(readAnalyseArgs(['--lang=en-US', '.', '--analyse', '--help'])).toEqual({
      ok: true,
      value: { kind: 'help' },
    });
    expect(read('-h')).toEqual({ ok: true, value: { kind: 'help' } });
  });

  it('takes a folder of pictures, or a clip', () => {
    expect(read('--faces', 'dir', '--out', 'r.json')).toEqual({
      ok: true,
      value: { kind: 'faces', folder: 'dir', out: 'r.json', model: null, frames: false },
    });
    expect(read('--customer-video=c.mp4', '--out=r.json', '--model', 'm.task', '--frames')).toEqual(
      {
        ok: true,
        value: { kind: 'clip', file: 'c.mp4', out: 'r.json', model: 'm.task', frames: true },
      },
    );
  });

  it.each([
    [[], 'Nothing to analyse'],
    [['--out-dir', 'out'], 'Nothing to analyse'],
    [['a.wav'], '"a.wav" stands alone'],
    [['--stereo', '--out-dir', 'out'], '--stereo names no file'],
    [['--stereo=', '--out-dir', 'out'], '--stereo names no file'],
    [['--stereo', 'a.wav'], '--out-dir is missing'],
    [['--stereo', 'a.wav', '--out-dir'], '--out-dir is missing'],
    [['--stereo', 'a.wav', '--out-dir', 'x', 'y'], 'takes one name'],
    [['--stereo', 'a.wav', '--out-dir', 'x', '--stereo', 'b.wav'], '--stereo is given twice'],
    [['--stereo', 'a.wav', '--out', 'x'], '--out does not go with --stereo'],
    [['--stereo', 'a.wav', '--agent', 'x', '--out-dir', 'o'], '--agent does not go with --stereo'],
    [['--agent', 'a.wav', '--out', 'x'], '--customer is missing'],
    [['--customer', 'a.wav', '--out', 'x'], '--agent is missing'],
    [['--agent', 'a.wav', '--customer', 'c.wav'], '--out is missing'],
    [['--agent', 'a.wav', '--customer', 'c.wav', '--out-dir', 'x'], '--out-dir goes with --stereo'],
    [['--faces', '--out', 'x'], '--faces is missing'],
    [['--faces', 'a', 'b', '--out', 'x'], 'takes one name'],
    [['--faces', 'a'], '--out is missing'],
    [['--faces', 'a', '--out-dir', 'x'], '--out-dir does not go with --faces'],
    [['--faces', 'a', '--customer-video', 'b', '--out', 'x'], 'does not go with --faces'],
    [['--customer-video', 'a', '--stereo', 'b', '--out', 'x'], '--stereo does not go'],
    [['--faces', 'a', '--out', 'x', '--frames', 'y'], '--frames takes no value'],
    [['--faces', 'a', '--out', 'x', '--model'], '--model is missing'],
    [['--stereo', 'a.wav', '--out-dir', 'x', '--model', 'm'], '--model goes with'],
    [['--sterio', 'a.wav'], 'There is no option --sterio'],
  ])('says what is wrong with %j', (args, words) => {
    expect(refusal(...args)).toContain(words);
  });
});
