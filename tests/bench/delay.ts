import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { run } from '#electron/launch/run.ts';
import { quantile } from '#tests/accuracy/score.ts';
import type { Network } from '#tests/interop/network.ts';
import { makeSpaces, openNetwork, removeSpaces, whyNoNetwork } from '#tests/interop/network.ts';
import { analyse } from './analyse.ts';
import type { Heard } from './delay/inside.ts';
import { makeExchange } from './delay/material.ts';
import { readAmount } from './amount.ts';
import { lower, neutral } from './figure.ts';
import type { Bench, Measured } from './figure.ts';

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
  const rounds = readAmount(args, {
    bench: 'delay',
    option: 'rounds',
    usual: ROUNDS,
    most: Infinity,
    whole: true,
  });
  const why = whyNoNetwork();
  if (why !== null) return { kind: 'skipped', why };
  const exchange = await makeExchange(DELAY_MS);
  const [asFiles, uncorrected] = await onFiles([exchange.stereo, exchange.delayedStereo]);
  const { fast, slow } = await overWires(async (network) => ({
    fast: await callOver(network, 0, rounds),
    slow: await callOver(network, DELAY_MS, rounds),
  }));
  return {
    kind: 'measured',
    figures: [
      neutral('answers', 'answers of the agent a round', exchange.answers),
      lower('asFiles', 'called talk-overs on the same sound as files', asFiles ?? null),
      lower(
        'uncorrected',
        `the same with the customer ${DELAY_MS} ms late: what a line would do uncorrected`,
        uncorrected ?? null,
      ),
      lower('fastLine', `called talk-overs in ${rounds} live calls, no delay`, fast.talkOvers),
      lower('slowLine', `the same, ${DELAY_MS} ms one way`, slow.talkOvers),
      lower('rise', 'how many more that are', slow.talkOvers - fast.talkOvers),
      neutral(
        'gapShift',
        `how much longer the agent’s response gaps look with ${DELAY_MS} ms one way, median over the same answers`,
        gapShift(fast, slow),
        'ms',
      ),
    ],
  };
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

/** Lays wires between namespaces of this run's own, and takes all of it away again. */
async function overWires<T>(use: (network: Network) => Promise<T>): Promise<T> {
  const name = process.pid.toString(36);
  const remove = (): void => removeSpaces(name);
  process.once('exit', remove);
  try {
    makeSpaces(name);
    const network = await openNetwork(name);
    return await use(network).finally(network.close);
  } finally {
    process.off('exit', remove);
    remove();
  }
}

async function callOver(network: Network, delayMs: number, rounds: number): Promise<Heard> {
  await network.shape('agent', 'customer', { delayMs, jitterMs: 0, lossPercent: 0 });
  const program = path.join(import.meta.dirname, 'delay/inside.ts');
  const inSpace = ['netns', 'exec', network.space('agent'), process.execPath, program];
  const { status, stdout, stderr } = await run(
    'ip',
    inSpace.concat(network.address('agent'), network.space('customer'), String(rounds)),
  );
  if (status !== 0) throw new Error(`the calls over the wire failed: ${stderr.trim()}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Heard;
}
