import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { quantile } from '#tests/accuracy/score.ts';
import { launchApp } from '#tests/helpers/app.ts';
import { launchCustomer } from '#tests/helpers/customer.ts';
import { introduce } from '#tests/helpers/desk.ts';
import { analyse } from './analyse.ts';
import { readAmount } from './amount.ts';
import { higher, lower, neutral } from './figure.ts';
import type { Bench, Measured } from './figure.ts';
import { makeMaterial } from './live/material.ts';
import type { Material } from './live/material.ts';
import { playCall } from './live/playedCall.ts';
import type { PlayedCall } from './live/playedCall.ts';

/** Three talk-overs a call. */
const CALLS = 8;
/** A cue, or an interruption found, belongs to the talk-over that began this little before it. */
const BELONGS_MS = 2_500;
/** Found starts may lie a little before the true ones: the model's frames are 32 ms. */
const EARLY_MS = 300;

/**
 * From the agent's first sound over the customer to the cue on the screen, in the real app, in
 * calls with a real browser; beside it what the engine needs to decide, on the same sound as files.
 */
export const live: Bench = {
  what: 'from a known talk-over in the microphone to the cue on the screen, in real calls (10 min)',
  options: `--calls N: other than ${CALLS} calls of three talk-overs each`,
  bars: [
    { name: 'painted', value: 20 },
    { name: 'overDecisionP95', value: 120 },
  ],
  run: measureLive,
};

async function measureLive(args: readonly string[]): Promise<Measured> {
  const calls = readAmount(args, {
    bench: 'live',
    option: 'calls',
    usual: CALLS,
    most: Infinity,
    whole: true,
  });
  const materials = await Promise.all(Array.from({ length: calls }, (_, i) => makeMaterial(i)));
  const decided = await decisions(materials);
  const decidedMs = decided.flatMap((found) => found.flatMap((one) => one ?? []));
  const played = await playAll(materials);

  const talkOvers = materials.reduce((sum, { talkOversMs }) => sum + talkOversMs.length, 0);
  const rows = played.flatMap((call, i) =>
    latencies(call, materials[i]?.talkOversMs ?? []).map((one, k) => ({
      call: i,
      ...one,
      decidedMs: rounded(decided[i]?.[k] ?? null),
    })),
  );
  const painted = rows.flatMap(({ paintedMs }) => paintedMs ?? []);
  const delivered = rows.flatMap(({ deliveryMs }) => deliveryMs ?? []);
  const p95 = quantile(painted, 0.95);
  const decidedP95 = quantile(decidedMs, 0.95);
  return {
    kind: 'measured',
    figures: [
      neutral('talkOvers', 'talk-overs in the microphone', talkOvers),
      higher('painted', 'of them, with a cue on the screen', painted.length),
      higher('decided', 'of them, found in the same sound as files', decidedMs.length),
      lower(
        'unfounded',
        'cues on the screen with no talk-over before them',
        played.reduce((sum, call, i) => sum + unfounded(call, materials[i]), 0),
      ),
      lower(
        'decisionP50',
        'from first sound to decision, same sound as files, median',
        quantile(decidedMs, 0.5),
        'ms',
      ),
      lower('decisionP95', 'the same, 95th percentile', decidedP95, 'ms'),
      lower(
        'paintedP50',
        'from first sound to the painted cue, median',
        quantile(painted, 0.5),
        'ms',
      ),
      lower('paintedP95', 'the same, 95th percentile', p95, 'ms'),
      lower(
        'deliveryP95',
        'from the decision’s media time to the painted cue, 95th percentile',
        quantile(delivered, 0.95),
        'ms',
      ),
      lower(
        'overDecisionP95',
        'paintedP95 less decisionP95',
        p95 === null || decidedP95 === null ? null : p95 - decidedP95,
        'ms',
      ),
    ],
    sections: [{ name: 'each', title: 'Every talk-over, in ms', rows }],
  };
}

/** From each talk-over's true start to the engine's decision, on the calls as recordings. */
async function decisions(
  materials: readonly Material[],
): Promise<readonly (readonly (number | null)[])[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hearback-live-'));
  try {
    const files = materials.map((_, i) => path.join(folder, `call-${i}.wav`));
    await Promise.all(materials.map(({ stereo }, i) => writeFile(files[i] ?? '', stereo)));
    const found = await analyse(files);
    return materials.map(({ talkOversMs }, i) =>
      talkOversMs.map((startMs) => {
        const event = found[i]?.events.find(
          (each) =>
            each.type === 'interruption' && each.by === 'agent' && belongs(each.startMs - startMs),
        );
        return event?.type === 'interruption' ? event.cueAtMs - startMs : null;
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function playAll(materials: readonly Material[]): Promise<readonly PlayedCall[]> {
  const app = await launchApp();
  const customer = await launchCustomer();
  const played: PlayedCall[] = [];
  try {
    await introduce(app.page, 'Sam', 'Northwind');
    for (const material of materials) {
      played.push(
        await playCall({
          agent: app.page,
          customer: customer.page,
          agentWav: material.agent,
          customerWav: material.customer,
          durationMs: material.durationMs,
        }),
      );
    }
    return played;
  } finally {
    await customer.close();
    await app.close({ midCall: played.length < materials.length });
  }
}

const rounded = (ms: number | null): number | null => (ms === null ? null : Math.round(ms));

const belongs = (laterMs: number): boolean => laterMs > -EARLY_MS && laterMs < BELONGS_MS;

function latencies({ beganAt, paints, summary }: PlayedCall, talkOversMs: readonly number[]) {
  return talkOversMs.map((startMs) => {
    const trueStart = beganAt + startMs;
    const paint = paints.find(({ atEpochMs }) => belongs(atEpochMs - trueStart));
    const cue = summary.cues.find(({ cue: { atMs } }) =>
      belongs(summary.startedAt + atMs - trueStart),
    );
    return {
      startMs: Math.round(startMs),
      paintedMs: rounded(paint ? paint.atEpochMs - trueStart : null),
      deliveryMs: rounded(
        paint && cue ? paint.atEpochMs - (summary.startedAt + cue.cue.atMs) : null,
      ),
      words: paint?.words ?? null,
    };
  });
}

function unfounded({ beganAt, paints }: PlayedCall, material: Material | undefined): number {
  const starts = material?.talkOversMs ?? [];
  return paints.filter(
    ({ atEpochMs }) => !starts.some((startMs) => belongs(atEpochMs - beganAt - startMs)),
  ).length;
}
