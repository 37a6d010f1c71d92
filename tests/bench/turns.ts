import path from 'node:path';
import { sharedDataDir } from '#tests/accuracy/sharedData.ts';
import { judge, recordingsIn } from './dialogues.ts';
import { BadArguments } from './figure.ts';
import type { Bench, Measured } from './figure.ts';
import { turnFigures } from './turnScore.ts';

/**
 * Who talked over whom: the real app's `analyse` over two-channel dialogues with known truth.
 * Speech in them is mostly read, so absolute figures flatter; comparisons hold.
 */
export const turns: Bench = {
  what: 'interruptions, backchannels, talk ratio and gaps against dialogues with known truth',
  options: '--data DIR: other dialogues than ../shared/data/dialogues',
  run: measureTurns,
};

async function measureTurns(args: readonly string[]): Promise<Measured> {
  const folder = readFolder(args);
  const names = await recordingsIn(folder);
  if (names.length === 0) {
    return { kind: 'skipped', why: `there are no dialogues with their truth in ${folder}.` };
  }
  const startedAt = performance.now();
  const judged = await judge(folder, names);
  const tookMs = performance.now() - startedAt;
  const soundMs = judged.reduce((sum, { found }) => sum + found.durationMs, 0);
  const speed = {
    name: 'speed',
    what: 'sound analysed in the time it took, start of the app included',
    value: soundMs / tookMs,
    unit: '×',
    better: 'higher',
  } as const;
  return { kind: 'measured', figures: [...turnFigures(judged), speed] };
}

function readFolder(args: readonly string[]): string {
  const [option, folder, ...more] = args;
  if (option === undefined) return path.join(sharedDataDir, 'dialogues');
  if (option !== '--data' || !folder || more.length > 0) {
    throw new BadArguments(`turns takes --data DIR and nothing else, not "${args.join(' ')}".`);
  }
  return path.resolve(folder);
}
