import { toneConfig } from '#shared/domain/voiceTone/config.ts';
import type { ToneReading } from '#shared/model/voiceTone.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';
import { BadArguments, rounded } from './figure.ts';
import type { Bench, Figure, Measured, Section } from './figure.ts';
import { canChangeTempo, loadSpeakers } from './voiceTone/material.ts';
import type { Speaker } from './voiceTone/material.ts';
import { hear, noChange, readingsAfter } from './voiceTone/trial.ts';
import type { Change, Heard, Line, Trial } from './voiceTone/trial.ts';

/** Every fourth clip of a speaker begins a trial. */
const EVERY = 4;

const lines: readonly Line[] = [
  { name: 'quiet room', noise: 'hiss', snrDb: 30, phone: false },
  { name: 'office', noise: 'office', snrDb: 20, phone: false },
  { name: 'telephone', noise: 'hiss', snrDb: 25, phone: true },
];

const changes = {
  none: noChange,
  faster: { ...noChange, tempo: 'faster' },
  slower: { ...noChange, tempo: 'slower' },
  louder: { ...noChange, voiceDb: 6 },
  quieter: { ...noChange, voiceDb: -6 },
  lineUp: { ...noChange, lineDb: 6 },
  lineDown: { ...noChange, lineDb: -6 },
  lineDrifts: { ...noChange, lineDb: 6, lineSeconds: 10 },
} as const satisfies Record<string, Change>;

type ChangeName = keyof typeof changes;

/** How the customer's tone is heard to change where it was changed, and where it was not. */
export const voiceTone: Bench = {
  what: 'pace and loudness of a voice against its own start, on speech changed by known amounts',
  bars: [
    { name: 'fasterSeen', value: 95 },
    { name: 'slowerSeen', value: 95 },
    { name: 'louderSeen', value: 95 },
    { name: 'quieterSeen', value: 95 },
    { name: 'falsePace', value: 0 },
    { name: 'falseLoudness', value: 0 },
    { name: 'falseRange', value: 0 },
    { name: 'lineHeardAsVoice', value: 0 },
    { name: 'cost', value: 1 },
  ],
  run: measureTone,
};

interface Result {
  readonly speaker: string;
  readonly words: Trial['words'];
  readonly line: string;
  readonly change: ChangeName;
  readonly heard: Heard;
  readonly readings: readonly ToneReading[];
}

async function measureTone(args: readonly string[]): Promise<Measured> {
  if (args.length > 0) throw new BadArguments(`voiceTone takes no "${args.join(' ')}".`);
  if (!canChangeTempo()) return { kind: 'skipped', why: 'sox, which changes tempo, is not here.' };
  const speakers = await loadSpeakers();
  if (speakers.length === 0) {
    return { kind: 'skipped', why: '../shared/data/speech is not on this machine.' };
  }
  const results = speakers.flatMap(resultsOf);
  const other = results.filter(({ words }) => words === 'other');
  const again = results.filter(({ words }) => words === 'again');
  const perFrame = mean(results.map(({ heard }) => heard.microsecondsPerFrame));
  return {
    kind: 'measured',
    figures: [
      ...shares(other),
      share('fasterSeenAgain', 'the same sentences again, 20 % faster', again, 'faster', isFaster),
      share('slowerSeenAgain', 'the same sentences again, 20 % slower', again, 'slower', isSlower),
      share(
        'falsePaceAgain',
        'the same sentences again, as they were',
        again,
        'none',
        paceMoved,
        false,
      ),
      {
        name: 'cost',
        what: 'of one core',
        value: perFrame / (10 * VAD_FRAME_MS),
        unit: '%',
        better: 'lower',
      },
      {
        name: 'perFrame',
        what: 'microseconds a frame',
        value: perFrame,
        unit: '',
        better: 'lower',
      },
    ],
    sections: [
      table('byLine', 'By line', other, ({ line }) => line),
      table('bySpeaker', 'By speaker', other, ({ speaker }) => speaker),
      curve(other),
    ],
    notes: [
      `${results.length} stretches of ${speakers.length} speakers (${speakers.map(({ name }) => name).join(', ')}), each after a start of 20 s and heard for 10 s of speech.`,
      'What follows the start is other sentences, in which people change their pace and level by themselves; what was not changed is not unchanged. The figures called “Again” have the start’s own sentences follow.',
    ],
  };
}

function resultsOf(speaker: Speaker): Result[] {
  const results: Result[] = [];
  for (let from = 0; from < speaker.clips.same.length; from += EVERY) {
    for (const line of lines) {
      for (const change of Object.keys(changes) as ChangeName[]) {
        for (const words of ['other', 'again'] as const) {
          const ofTempo = ['none', 'faster', 'slower'].includes(change);
          if (words === 'again' && (line !== lines[0] || !ofTempo)) continue;
          const heard = hear({ speaker, from, words }, changes[change], line);
          if (!heard) continue;
          const readings = readingsAfter(heard);
          results.push({ speaker: speaker.name, words, line: line.name, change, heard, readings });
        }
      }
    }
  }
  return results;
}

type Said = (reading: ToneReading) => boolean;

const isFaster: Said = ({ pace }) => pace === 'faster';
const isSlower: Said = ({ pace }) => pace === 'slower';
const isLouder: Said = ({ loudness }) => loudness === 'louder';
const isQuieter: Said = ({ loudness }) => loudness === 'quieter';
const paceMoved: Said = (reading) => isFaster(reading) || isSlower(reading);
const loudnessMoved: Said = (reading) => isLouder(reading) || isQuieter(reading);
const rangeMoved: Said = ({ pitchRange }) => pitchRange === 'wider' || pitchRange === 'narrower';

function shares(results: readonly Result[]): Figure[] {
  const ofLine = results.filter(({ change }) => change.startsWith('line'));
  return [
    share('fasterSeen', '20 % faster, said within 10 s of speech', results, 'faster', isFaster),
    share('slowerSeen', '20 % slower, the same', results, 'slower', isSlower),
    share('louderSeen', 'voice 6 dB louder, the same', results, 'louder', isLouder),
    share('quieterSeen', 'voice 6 dB quieter, the same', results, 'quieter', isQuieter),
    share('falsePace', 'unchanged, pace said to have changed', results, 'none', paceMoved, false),
    share(
      'falseLoudness',
      'unchanged, the same of loudness',
      results,
      'none',
      loudnessMoved,
      false,
    ),
    share('falseRange', 'unchanged, the same of pitch range', results, 'none', rangeMoved, false),
    {
      name: 'lineHeardAsVoice',
      what: 'voice and noise moved by 6 dB together, in a step or over 10 s, said of the voice',
      value: percent(ofLine, ({ readings, change }) =>
        readings.some(change === 'lineDown' ? isQuieter : isLouder),
      ),
      unit: '%',
      better: 'lower',
    },
    share(
      'levelHeardAsPace',
      'voice 6 dB louder, pace said to have changed',
      results,
      'louder',
      paceMoved,
      false,
    ),
  ];
}

function share(
  name: string,
  what: string,
  results: readonly Result[],
  change: ChangeName,
  said: Said,
  good = true,
): Figure {
  return {
    name,
    what,
    value: seen(results, change, said),
    unit: '%',
    better: good ? 'higher' : 'lower',
  };
}

const seen = (results: readonly Result[], change: ChangeName, said: Said): number | null =>
  percent(
    results.filter((result) => result.change === change),
    ({ readings }) => readings.some(said),
  );

function percent(results: readonly Result[], is: (result: Result) => boolean): number | null {
  return results.length === 0 ? null : (100 * results.filter(is).length) / results.length;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const cell = (value: number | null): number | null => (value === null ? null : rounded(value));

function table(
  name: string,
  title: string,
  results: readonly Result[],
  by: (result: Result) => string,
): Section {
  const keys = [...new Set(results.map(by))];
  return {
    name,
    title: `${title}: share of stretches, %`,
    rows: keys.map((key) => {
      const own = results.filter((result) => by(result) === key);
      return {
        [name === 'byLine' ? 'line' : 'speaker']: key,
        stretches: own.filter(({ change }) => change === 'none').length,
        ...Object.fromEntries(shares(own).map((figure) => [figure.name, cell(figure.value)])),
      };
    }),
  };
}

/** What other thresholds of pace would see, and what they would make up. */
function curve(results: readonly Result[]): Section {
  const rows = [0.1, 0.12, 0.14, 0.16, 0.18, 0.2, 0.22, 0.25].map((limit) => {
    const config = {
      ...toneConfig,
      pace: { more: limit, moreEnds: limit / 2, less: -limit, lessEnds: -limit / 2 },
    };
    const again = results
      .filter(({ change }) => ['none', 'faster', 'slower'].includes(change))
      .map((result) => ({ ...result, readings: readingsAfter(result.heard, config) }));
    return {
      'threshold, %': rounded(100 * (Math.exp(limit) - 1)),
      fasterSeen: cell(seen(again, 'faster', isFaster)),
      slowerSeen: cell(seen(again, 'slower', isSlower)),
      falsePace: cell(seen(again, 'none', paceMoved)),
    };
  });
  return { name: 'curve', title: 'Pace: share of stretches by threshold, %', rows };
}
