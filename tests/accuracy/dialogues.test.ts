import { beforeAll, describe, expect, it } from 'vitest';
import type { Party } from '#shared/model/party.ts';
import { canDecode, framesOf } from './frames.ts';
import type { Heard } from './judge.ts';
import { judge } from './judge.ts';
import { turnEventsOf } from './listen.ts';
import { figures, quantile } from './score.ts';
import { dialoguesToHear, sharedDataDir } from './sharedData.ts';

/*
 * The turn stage on made two-channel dialogues with known truth, heard through the real voice model.
 * The truth is energy-based and the clips are mostly read speech: absolute figures flatter.
 */

const dialogues = dialoguesToHear();
const missing = [
  ...(dialogues.length === 0 ? [`there are no dialogues in ${sharedDataDir}dialogues`] : []),
  ...(canDecode() ? [] : ['neither ffmpeg nor sox is installed']),
];
if (missing.length > 0) console.log(`Skipped: ${missing.join(', and ')}.`);

describe.skipIf(missing.length > 0)('on made dialogues', () => {
  const heard: Heard[] = [];

  beforeAll(async () => {
    for (const { audioFile, truth } of dialogues) {
      heard.push({ truth, events: turnEventsOf(await framesOf(audioFile)) });
    }
  }, 300_000);

  it('finds the agent’s interruptions within 500 ms of their start: F1 0.92, precision 0.95', () => {
    const { score, delaysMs } = judge(heard, 'interruption', 'agent', 500);
    const { precision, recall, f1 } = figures(score);
    const p50 = quantile(delaysMs, 0.5) ?? Infinity;
    const p95 = quantile(delaysMs, 0.95) ?? Infinity;
    console.log(
      `agent's interruptions: F1 ${f1.toFixed(3)}, precision ${precision.toFixed(3)}, ` +
        `recall ${recall.toFixed(3)}; decided after ${Math.round(p50)} ms (median), ` +
        `${Math.round(p95)} ms (95 %)`,
    );
    expect(f1).toBeGreaterThanOrEqual(0.92);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(p50).toBeLessThanOrEqual(720);
    expect(p95).toBeLessThanOrEqual(920);
  });

  it('credits backchannels: 85 % of them, and 9 of 10 rightly', () => {
    const { score } = judge(heard, 'backchannel', 'agent', 500);
    const { precision, recall } = figures(score);
    console.log(
      `agent's backchannels: found ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`,
    );
    expect(recall).toBeGreaterThanOrEqual(0.85);
    expect(precision).toBeGreaterThanOrEqual(0.9);
  });

  it('measures each party’s speech within 10 % of the truth, over all', () => {
    for (const party of ['agent', 'customer'] satisfies Party[]) {
      const found = heard.flatMap(({ events }) =>
        events.flatMap((e) =>
          e.type === 'speech' && e.party === party ? e.endMs - e.startMs : [],
        ),
      );
      const truth = heard.flatMap(({ truth }) =>
        truth.speech[party].map(([start, end]) => (end - start) * 1000),
      );
      const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
      expect(sum(found) / sum(truth)).toBeGreaterThan(0.9);
      expect(sum(found) / sum(truth)).toBeLessThan(1.1);
    }
  });
});
