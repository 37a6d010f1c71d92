import path from 'node:path';
import type { Section } from './figure.ts';
import { turnRates } from './rates.ts';
import { matchInterruptions, scoreDialogue, sumScores } from './score.ts';
import type { Judged } from './score.ts';
import type { Truth } from './truth.ts';

/** Width of a bin of echo levels in dB. */
const ECHO_BIN_DB = 5;
/** A false alarm belongs to what truly began within this. */
const NEAR_MS = 700;

type Row = Section['rows'][number];

/** The noises of a dialogue and where they are; one with two noises stands in both groups. */
export function noiseKinds({ noise }: Truth): readonly string[] {
  if (noise.length === 0) return ['none'];
  return [...new Set(noise.map(({ label, channel }) => `${label}, ${channel}`))];
}

/** The louder noise of a dialogue, as its distance below the speech. */
export function noiseLevel({ noise }: Truth): readonly string[] {
  if (noise.length === 0) return ['none'];
  return [`${Math.min(...noise.map(({ snr_db: snr }) => snr))} dB below speech`];
}

/** How loud a dialogue's echo is, and on whose channel. */
export function echoKind({ echo }: Truth): readonly string[] {
  if (!echo || echo.into.length === 0) return ['none'];
  const from = Math.floor(echo.db / ECHO_BIN_DB) * ECHO_BIN_DB;
  return [`${from} to ${from + ECHO_BIN_DB} dB, ${echo.into.toSorted().join(' and ')}`];
}

/** The same figures for each group of dialogues, groups in the order of their names. */
export function breakdown(
  dialogues: readonly Judged[],
  column: string,
  groupsOf: (truth: Truth) => readonly string[],
): readonly Row[] {
  const names = [...new Set(dialogues.flatMap(({ truth }) => groupsOf(truth)))].toSorted((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
  return names.map((name) => {
    const members = dialogues.filter(({ truth }) => groupsOf(truth).includes(name));
    return { [column]: name, ...rowOf(members) };
  });
}

/** One row of figures for some dialogues. */
export function rowOf(dialogues: readonly Judged[]): Row {
  const score = sumScores(dialogues.map(scoreDialogue));
  const { f1, precision, recall, latencyP50, backchannelsFlagged, backchannelsFound, ...more } =
    turnRates(score);
  const { hits, missed, falseAlarms } = score.interruptions;
  return {
    dialogues: score.dialogues,
    count: hits + missed,
    missed,
    falseAlarms,
    f1,
    precision,
    recall,
    latencyP50,
    backchannelsFlagged,
    backchannelsFound,
    talkRatioError: more.talkRatioError,
  };
}

/** Every mistake about the agent's interruptions, with what truly happened there. */
export function mistakes(dialogues: readonly Judged[]): readonly Row[] {
  return dialogues.flatMap(({ recording, truth, found }) => {
    const reported = found.events.flatMap((event) =>
      event.type === 'interruption' && event.by === 'agent' ? [event] : [],
    );
    const { missedMs, falseMs } = matchInterruptions(truth, 'agent', reported);
    const dialogue = path.parse(recording).name;
    const row = (mistake: string) => (atMs: number) => ({
      dialogue,
      mistake,
      atMs: Math.round(atMs),
      truth: mistake === 'missed' ? 'interruption by agent' : trulyAt(truth, atMs),
    });
    return [...missedMs.map(row('missed')), ...falseMs.map(row('false alarm'))];
  });
}

/** The nearest true event, in words. */
function trulyAt({ events }: Truth, atMs: number): string {
  const off = ({ start }: { readonly start: number }): number => Math.abs(start * 1000 - atMs);
  const [nearest] = events
    .filter((event) => off(event) <= NEAR_MS)
    .toSorted((a, b) => off(a) - off(b));
  if (!nearest) return 'nothing began';
  const who = 'by' in nearest ? ` by ${nearest.by}` : 'to' in nearest ? ` to ${nearest.to}` : '';
  return `${nearest.type.replace('_', ' ')}${who}`;
}
