import { readFile } from 'node:fs/promises';
import { createFormat, createJoinList } from '#renderer/session/format.ts';
import type { PipelineOptions } from '#shared/domain/pipeline.ts';
import type { Template } from '#shared/model/template.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import { templateSchema } from '#shared/model/template.ts';
import { canDecode, framesOf } from '#tests/accuracy/frames.ts';
import { quantile } from '#tests/accuracy/score.ts';
import type { Dialogue } from '#tests/accuracy/sharedData.ts';
import { dialoguesToHear, sharedDataDir } from '#tests/accuracy/sharedData.ts';
import { z } from 'zod';
import { higher, lower, neutral } from './figure.ts';
import type { Bench, Figure, Measured } from './figure.ts';
import { callId, record, startedAt } from './prompts/journal.ts';
import type { Moment } from './prompts/moments.ts';
import { truthMoments } from './prompts/moments.ts';
import { importBars, measureImport } from './promptsImport.ts';
import { changesOf, delayOf, mostInAMinute, replay } from './prompts/replay.ts';
import { manyTemplates, timeFinding, timeKeystrokes } from './prompts/searching.ts';

/** The agent does the same in each call at three different times. */
const SHIFTS_MS = [0, 3_000, 6_000];
const MANY = 10_000;
/** A call is two dialogues of a minute: time for what an agent does in one. */
const CALL_MINUTES = 2;

/** The panel of prompts over recorded calls, and a large library. */
export const prompts: Bench = {
  what: 'whether the wanted sentence is on the panel in time, how calm it is, and how fast search is',
  bars: [
    { name: 'wantedShown', value: 90 },
    { name: 'changesInAMinute', value: 6 },
    { name: 'searchP95', value: 16 },
    { name: 'findP95', value: 16 },
    ...importBars,
  ],
  run: measurePrompts,
};

/** Dialogues, one after the other, as one call. */
async function joined(dialogues: readonly Dialogue[]) {
  const frames: VadFrame[] = [];
  const heard: Moment[] = [{ what: 'the first seconds', atMs: 0, wanted: 'greeting' }];
  for (const { audioFile, truth } of dialogues) {
    const fromMs = frames.at(-1)?.atMs ?? 0;
    for (const frame of await framesOf(audioFile)) {
      frames.push({ ...frame, atMs: frame.atMs + fromMs });
    }
    for (const moment of truthMoments(truth)) heard.push({ ...moment, atMs: moment.atMs + fromMs });
  }
  return { frames, heard, id: dialogues.map(({ truth }) => truth.id).join(' and ') };
}

interface Judged {
  readonly call: string;
  readonly moment: Moment;
  readonly delayMs: number | null;
}

async function measurePrompts(): Promise<Measured> {
  const library = await readLibrary('en');
  const search = timeKeystrokes(manyTemplates([...library, ...(await readLibrary('sv'))], MANY));
  const find = timeFinding(optionsWith(manyTemplates(library, MANY)));
  const searching: readonly Figure[] = [
    lower(
      'searchP95',
      `one key typed in a search of ${MANY} templates, 95 % of them`,
      quantile(search.keyMs, 0.95),
      'ms',
    ),
    lower(
      'findP95',
      `the same in a call, filled as the panel shows it: ${find.searched} templates of its language`,
      quantile(find.keyMs, 0.95),
      'ms',
    ),
    neutral('findWorst', 'the slowest key of those', Math.max(...find.keyMs), 'ms'),
    neutral('searchIndex', 'making those ready to be searched, once', search.indexMs, 'ms'),
  ];
  const dialogues = canDecode() ? dialoguesToHear() : [];
  if (dialogues.length === 0) {
    return { kind: 'skipped', why: `there are no dialogues in ${sharedDataDir}, or no decoder.` };
  }
  const judged: Judged[] = [];
  const changes: number[][] = [];
  for (const [i, first] of dialogues.entries()) {
    const call = [first, dialogues[(i + 1) % dialogues.length] ?? first];
    const { frames, heard, id } = await joined(call);
    for (const shiftMs of SHIFTS_MS) {
      const { journal, moments } = record(frames, heard, shiftMs);
      const panels = replay(journal, optionsWith(library));
      changes.push([...changesOf(panels)]);
      for (const moment of moments) {
        judged.push({
          call: `${id} +${shiftMs / 1000} s`,
          moment,
          delayMs: delayOf(moment, panels),
        });
      }
    }
  }
  return {
    kind: 'measured',
    figures: [...panelFigures(judged, changes), ...searching, ...(await measureImport())],
    sections: [
      { name: 'byMoment', title: 'By what had happened', rows: byMoment(judged) },
      {
        name: 'misses',
        title: 'Moments whose sentence did not come in time',
        rows: misses(judged),
      },
    ],
    notes: [
      'A talk-over’s moment is when one of the two stopped; how soon it is noticed is for the bench of turns.',
      'Nobody looks tense in these journals: pictures are not recorded.',
    ],
  };
}

function panelFigures(
  judged: readonly Judged[],
  changes: readonly (readonly number[])[],
): readonly Figure[] {
  const inTime = judged.flatMap(({ delayMs }) => delayMs ?? []);
  return [
    higher(
      'wantedShown',
      'moments whose wanted situation was among the three within 500 ms',
      (100 * inTime.length) / judged.length,
      '%',
    ),
    neutral('moments', 'moments', judged.length),
    lower(
      'changesInAMinute',
      'most changes of the panel in any minute of any call, those asked for too',
      Math.max(...changes.map(mostInAMinute)),
    ),
    neutral(
      'changesMean',
      'changes a minute, on average',
      changes.reduce((sum, each) => sum + each.length, 0) / (changes.length * CALL_MINUTES),
    ),
  ];
}

function byMoment(judged: readonly Judged[]) {
  const kinds = [...new Set(judged.map(({ moment }) => moment.what))];
  return kinds.map((what) => {
    const those = judged.filter(({ moment }) => moment.what === what);
    const delays = those.flatMap(({ delayMs }) => delayMs ?? []);
    return {
      what,
      moments: those.length,
      shown: (100 * delays.length) / those.length,
      medianMs: quantile(delays, 0.5),
    };
  });
}

function misses(judged: readonly Judged[]) {
  return judged
    .filter(({ delayMs }) => delayMs === null)
    .map(({ call, moment }) => ({ call, atMs: moment.atMs, what: moment.what }));
}

function optionsWith(templates: readonly Template[]): PipelineOptions {
  return {
    callId,
    startedAt,
    timeZone: 'Europe/Stockholm',
    agentName: 'Sam Berg',
    company: 'Northwind',
    customerName: 'Maya Lindqvist',
    issue: null,
    locale: 'en',
    channel: 'voice',
    templates,
    switchedOffCues: [],
    format: createFormat('en'),
    joinList: createJoinList('en'),
  };
}

async function readLibrary(locale: string): Promise<readonly Template[]> {
  const file = new URL(`../../resources/templates/${locale}.json`, import.meta.url);
  return z.array(templateSchema).parse(JSON.parse(await readFile(file, 'utf8')));
}
