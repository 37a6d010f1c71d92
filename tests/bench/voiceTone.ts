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

/** Whom the thresholds were chosen on. */
const chosenOn: ReadonlySet<string> = new Set([
  'libri_1998',
  'libri_2414',
  'libri_3331',
  'vctk_p225',
  'vctk_p226',
  'vctk_p227',
  'vctk_p228',
]);

type ChangeName = keyof typeof changes;

/** How the customer's tone is heard to change where it was changed, and where it was not. */
export const voiceTone: Bench = {
  what: 'pace and loudness of a voice against its own start, on speech changed by known amounts',
  bars: [
    ...['', 'Chosen'].flatMap((group) => [
      { name: `fasterSeen${group}`, value: 95 },
      { name: `slowerSeen${group}`, value: 95 },
      { name: `louderSeen${group}`, value: 95 },
      { name: `quieterSeen${group}`, value: 95 },
      { name: `falsePace${group}`, value: 0 },
      { name: `falseLoudness${group}`, value: 0 },
      { name: `falseRange${group}`, value: 0 },
      { name: `lineHeardAsVoice${group}`, value: 5 },
    ]),
    { name: 'falsePaceOther', value: 10 },
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
  const passage = results.filter(({ words }) => words === 'passage');
  const [chosen, held] = [true, false].map((is) =>
    passage.filter(({ speaker }) => chosenOn.has(speaker) === is),
  );
  const perFrame = mean(results.map(({ heard }) => heard.microsecondsPerFrame));
  return {
    kind: 'measured',
    figures: [
      ...shares(held ?? []),
      ...named(shares(chosen ?? []), 'Chosen', 'with those the thresholds were chosen on'),
      ...named(shares(other), 'Other', 'with these and other sentences'),
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
      table(
        'heldByLine',
        'The same passage, held-out speakers, by line',
        held ?? [],
        ({ line }) => line,
      ),
      table(
        'byLine',
        'The same passage, speakers of the thresholds, by line',
        chosen ?? [],
        ({ line }) => line,
      ),
      table('bySpeaker', 'The same passage, by speaker', passage, ({ speaker }) => speaker),
      table('otherBySpeaker', 'Other sentences, by speaker', other, ({ speaker }) => speaker),
      curve(results.filter(({ speaker }) => chosenOn.has(speaker))),
    ],
    notes: [
      `${results.length} stretches, each after a start of 20 s and heard for 10 s of speech.`,
      `Thresholds were chosen on ${speakersOf(chosen ?? [])}: figures called “Chosen” and “Other”, and the curve. The first figures are of others, held out: ${speakersOf(held ?? [])}.`,
      'Held out from the thresholds, not from everything: when the noise counts as heard (`movedBefore`) was changed because libri_125 was missed, and judged on the held-out figures of loudness and lines too. Only those of pace are untouched.',
      'The check proper repeats one passage: 10 s spoken twice are the start, then they are spoken again, changed by a known amount or not at all. With other sentences (figures called “Other”) people change their pace and level by themselves, by about a tenth, so that nothing is known to be unchanged; what is said there is kept rare on purpose.',
    ],
  };
}

function resultsOf(speaker: Speaker): Result[] {
  const results: Result[] = [];
  for (let from = 0; from < speaker.clips.same.length; from += EVERY) {
    for (const line of lines) {
      for (const change of Object.keys(changes) as ChangeName[]) {
        for (const words of ['other', 'passage'] as const) {
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

const speakersOf = (results: readonly Result[]): string =>
  [...new Set(results.map(({ speaker }) => speaker))].join(', ');

const named = (figures: readonly Figure[], suffix: string, who: string): readonly Figure[] =>
  figures.map((figure) => ({
    ...figure,
    name: `${figure.name}${suffix}`,
    what: `${who}: ${figure.what}`,
  }));

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
        [name.endsWith('yLine') ? 'line' : 'speaker']: key,
        stretches: own.filter(({ change }) => change === 'none').length,
        ...Object.fromEntries(shares(own).map((figure) => [figure.name, cell(figure.value)])),
      };
    }),
  };
}

/** What it costs to be wrong less often with other sentences: how much unsteadiness weighs. */
function curve(results: readonly Result[]): Section {
  const ofPace = results.filter(({ change }) => ['none', 'faster', 'slower'].includes(change));
  const rows = [0, 1, 1.5, 2, 2.25, 2.5, 3, 4].map((unsteady) => {
    const anew = ofPace.map((result) => ({
      ...result,
      readings: readingsAfter(result.heard, { ...toneConfig, unsteady }),
    }));
    const [passage, other] = (['passage', 'other'] as const).map((words) =>
      anew.filter((result) => result.words === words),
    );
    return {
      unsteady,
      fasterSeen: cell(seen(passage ?? [], 'faster', isFaster)),
      slowerSeen: cell(seen(passage ?? [], 'slower', isSlower)),
      falsePace: cell(seen(passage ?? [], 'none', paceMoved)),
      fasterSeenOther: cell(seen(other ?? [], 'faster', isFaster)),
      slowerSeenOther: cell(seen(other ?? [], 'slower', isSlower)),
      falsePaceOther: cell(seen(other ?? [], 'none', paceMoved)),
    };
  });
  return {
    name: 'curve',
    title: 'Pace by how much unsteadiness weighs: share of stretches, %',
    rows,
  };
}
