import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { run } from '#electron/launch/run.ts';
import { quantile } from '#tests/accuracy/score.ts';
import { analyse } from './analyse.ts';
import type { Heard } from './delay/inside.ts';
import { makeExchange } from './delay/material.ts';
import { openWire, whyNoWire } from './delay/network.ts';
import type { SlowWire } from './delay/network.ts';
import { BadArguments } from './figure.ts';
import type { Bench, Figure, Measured } from './figure.ts';

const DELAY_MS = 100;
const ROUNDS = 3;

/**
 * Whether a slow line makes an agent look rude: a call in which the agent often begins on the
 * customer's last word, but never talks over anybody, with and without 100 ms one way on the wire.
 */
export const delay: Bench = {
  what: 'false talk-overs on a line that takes 100 ms one way, against the same line without (9 min)',
  options: `--rounds N: other than ${ROUNDS} calls each way`,
  bars: [{ name: 'rise', value: 0 }],
  run: measureDelay,
};

async function measureDelay(args: readonly string[]): Promise<Measured> {
  const rounds = readRounds(args);
  const why = whyNoWire();
  if (why !== null) return { kind: 'skipped', why };
  const exchange = await makeExchange(DELAY_MS);
  const [asFiles, uncorrected] = await onFiles([exchange.stereo, exchange.delayedStereo]);
  const wire = await openWire();
  try {
    await wire.setDelay(0);
    const fast = await callOver(wire, rounds);
    await wire.setDelay(DELAY_MS);
    const slow = await callOver(wire, rounds);
    const count = (name: string, what: string, value: number | null): Figure => ({
      name,
      what,
      value,
      unit: '',
      better: 'lower',
    });
    return {
      kind: 'measured',
      figures: [
        {
          ...count('answers', 'answers of the agent a round', exchange.answers),
          better: 'neither',
        },
        count('asFiles', 'called talk-overs on the same sound as files', asFiles ?? null),
        count(
          'uncorrected',
          `the same with the customer ${DELAY_MS} ms late: what a line would do uncorrected`,
          uncorrected ?? null,
        ),
        count('fastLine', `called talk-overs in ${rounds} live calls, no delay`, fast.talkOvers),
        count('slowLine', `the same, ${DELAY_MS} ms one way`, slow.talkOvers),
        count('rise', 'how many more that are', slow.talkOvers - fast.talkOvers),
        {
          name: 'gapShift',
          what: `how much longer the agent’s response gaps look with ${DELAY_MS} ms one way, median over the same answers`,
          value: gapShift(fast, slow),
          unit: 'ms',
          better: 'neither',
        },
      ],
    };
  } finally {
    await wire.close();
  }
}

function readRounds(args: readonly string[]): number {
  const [option, number, ...more] = args;
  if (option === undefined) return ROUNDS;
  const rounds = Number(number);
  if (option !== '--rounds' || !Number.isInteger(rounds) || rounds < 1 || more.length > 0) {
    throw new BadArguments(`delay takes --rounds N and nothing else, not "${args.join(' ')}".`);
  }
  return rounds;
}

/** How often the agent is said to talk over the customer in each recording. */
async function onFiles(recordings: readonly Buffer[]): Promise<readonly number[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hearback-delay-'));
  try {
    const files = recordings.map((_, i) => path.join(folder, `exchange-${i}.wav`));
    await Promise.all(recordings.map((sound, i) => writeFile(files[i] ?? '', sound)));
    const found = await analyse(files);
    return found.map(
      ({ events }) =>
        events.filter((event) => event.type === 'interruption' && event.by === 'agent').length,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same answer begins at the same moment of the recordings, whatever the line does. */
const SAME_MS = 400;

function gapShift(fast: Heard, slow: Heard): number | null {
  const shifts = slow.answers.flatMap(({ atMs, gapMs }) => {
    const same = fast.answers.find((each) => Math.abs(each.atMs - atMs) < SAME_MS);
    return same ? [gapMs - same.gapMs] : [];
  });
  return quantile(shifts, 0.5);
}

async function callOver(wire: SlowWire, rounds: number): Promise<Heard> {
  const program = path.join(import.meta.dirname, 'delay/inside.ts');
  const inSpace = ['netns', 'exec', wire.agentSpace, process.execPath, program];
  const { status, stdout, stderr } = await run(
    'ip',
    inSpace.concat(wire.agentAddress, wire.customerSpace, String(rounds)),
  );
  if (status !== 0) throw new Error(`the calls over the wire failed: ${stderr.trim()}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Heard;
}
