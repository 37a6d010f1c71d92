import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sharedModelFile } from '#tests/accuracy/faceFrames.ts';
import { launchApp } from '#tests/helpers/app.ts';
import { launchCustomer } from '#tests/helpers/customer.ts';
import { canReadProcesses } from '#tests/helpers/soak/processes.ts';
import { startLongCall } from '#tests/helpers/soak/longCall.ts';
import type { Look } from '#tests/helpers/soak/longCall.ts';
import { growthOf, heapSlopesOf, slopesOf } from '#tests/helpers/soak/growth.ts';
import { readMinutes } from './amount.ts';
import { lower, neutral } from './figure.ts';
import type { Bench, Measured } from './figure.ts';

const DEFAULT_MINUTES = 60;
const LOOK_EVERY_MS = 10_000;
/** Left out: caches fill and code is compiled over the first minutes, or a third of a short run. */
const settleMinutes = (minutes: number): number => Math.min(5, minutes / 3);

const resources = path.join(import.meta.dirname, '../../resources');

/** One long call with both sensings on, in the real app with a real browser as the customer. */
export const soak: Bench = {
  what: 'what a long call with both sensings leaves growing: memory, handles, timers, peers',
  options: `--minutes N: how long the call is, ${DEFAULT_MINUTES} by default`,
  bars: [
    { name: 'steepest', value: 1 },
    { name: 'handles', value: 0 },
    { name: 'timers', value: 0 },
    { name: 'peers', value: 0 },
  ],
  run: measure,
};

async function measure(args: readonly string[]): Promise<Measured> {
  const minutes = readMinutes(args, 'soak', DEFAULT_MINUTES);
  if (!canReadProcesses) {
    return { kind: 'skipped', why: 'this system does not tell the memory of a process.' };
  }
  const models = [path.join(resources, 'models/face_landmarker.task'), sharedModelFile];
  if (!models.some((file) => existsSync(file))) {
    return { kind: 'skipped', why: 'the face model is not here.' };
  }
  const app = await launchApp({
    microphone: path.join(resources, 'speech/demo-agent.wav'),
    loop: true,
  });
  const customer = await launchCustomer({
    microphone: path.join(resources, 'speech/demo-customer.wav'),
    camera: path.join(resources, 'faces/demo-customer.mjpeg'),
    loop: true,
  });
  try {
    const call = await startLongCall(app, customer);
    const looks: Look[] = [];
    do {
      await wait(LOOK_EVERY_MS);
      looks.push(await call.look());
    } while ((looks.at(-1)?.atMinutes ?? 0) < minutes);
    const heard = await call.heard();
    return report(minutes, looks, heard);
  } finally {
    await customer.close();
    await app.close({ midCall: true });
  }
}

function report(
  minutes: number,
  looks: readonly Look[],
  heard: { readonly frames: number; readonly moods: number },
): Measured {
  const settled = looks.filter(({ atMinutes }) => atMinutes >= settleMinutes(minutes));
  const slopes = slopesOf(settled);
  const grown = growthOf(settled);
  const steepest = slopes.reduce<number | null>(
    (most, { slope }) => (slope === null ? most : Math.max(most ?? slope, slope)),
    null,
  );
  return {
    kind: 'measured',
    figures: [
      lower('steepest', 'MB a minute, of the process that grows fastest', steepest),
      lower('handles', 'open handles more, of all processes, last third to first', grown.handles),
      lower('timers', 'timers more, of both pages and main', grown.timers),
      lower('peers', 'peer connections, tracks, audio contexts and workers more', grown.peers),
      neutral('nodes', 'nodes of documents more', grown.nodes),
      neutral('listeners', 'listeners more', grown.listeners),
      neutral('events', 'turn and mood events in the call’s journal', heard.frames),
      neutral('moods', 'of them of the mood', heard.moods),
    ],
    sections: [
      {
        name: 'processes',
        title: 'Memory by process, MB (a share of what is shared)',
        rows: slopes.map(({ name, slope, first, last, handles, handlesMore }) => ({
          process: name,
          perMinute: slope === null ? null : Number(slope.toFixed(3)),
          afterWarmUp: Math.round(first),
          atEnd: Math.round(last),
          handles,
          handlesMore,
        })),
      },
    ],
    notes: [
      ...heapSlopesOf(settled).map(
        ({ name, slope, last }) =>
          `What the script of the ${name} holds: ${last.toFixed(1)} MB at the end, ${slope?.toFixed(3) ?? '?'} MB a minute.`,
      ),
      `A call of ${minutes} min, looked at every ${LOOK_EVERY_MS / 1000} s; the first ${settleMinutes(minutes).toFixed(1)} min are left out. Growth in counts is the median of the last third less that of the first.`,
    ],
  };
}
