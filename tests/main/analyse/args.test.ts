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

  it.each(['faces', 'customer-video'])('refuses --%s by name until it exists', (name) => {
    expect(refusal(`--${name}`, 'x', '--out', 'y')).toContain(`--${name} cannot be used yet`);
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
    [['--sterio', 'a.wav'], 'There is no option --sterio'],
  ])('says what is wrong with %j', (args, words) => {
    expect(refusal(...args)).toContain(words);
  });
});
