import { describe, expect, it } from 'vitest';
import { defaultTurnConfig } from '#shared/domain/turn/config.ts';
import type { RunState } from '#shared/domain/turn/run.ts';
import { quietRun, stepRun } from '#shared/domain/turn/run.ts';

/** Steps a run through one character a frame: # voiced, . not. */
function hear(pattern: string, soundSinceMs: number | null = null) {
  let run: RunState = quietRun;
  const started: number[] = [];
  const ended: RunState[] = [];
  [...pattern].forEach((mark, i) => {
    const atMs = (i + 1) * 32;
    const input = { atMs, voiced: mark === '#', otherVoiced: false, soundSinceMs };
    const step = stepRun(run, input, defaultTurnConfig);
    run = step.run;
    if (step.started) started.push(atMs);
    if (step.ended) ended.push(step.ended);
  });
  return { run, started, ended };
}

describe('a run of speech', () => {
  it('is not believed after 2 frames (64 ms), and is after 3 (96 ms)', () => {
    expect(hear('##').started).toEqual([]);
    expect(hear('###')).toMatchObject({ started: [96], run: { phase: 'on', startMs: 0 } });
  });

  it('is forgotten when it was not believed and 5 frames (160 ms) were quiet', () => {
    expect(hear('##....#').run).toMatchObject({ phase: 'on', startMs: 0, voicedMs: 96 });
    expect(hear('##.....').run.phase).toBe('quiet');
    expect(hear('##.....#').run).toMatchObject({ phase: 'perhaps', startMs: 224 });
  });

  it('goes on over 7 quiet frames (224 ms) and ends after 8 (256 ms), at its last voiced frame', () => {
    expect(hear('###.......#').ended).toEqual([]);
    expect(hear('###.......#').run).toMatchObject({ startMs: 0, voicedEndMs: 352, voicedMs: 128 });
    expect(hear('###........').ended).toMatchObject([{ startMs: 0, voicedEndMs: 96 }]);
    expect(hear('###........').run.phase).toBe('quiet');
  });

  it('starts where its sound began, 320 ms before the first voiced frame at most', () => {
    expect(hear('...............###', 200).run).toMatchObject({ startMs: 200, voicedMs: 96 });
    expect(hear('...............###', 100).run.startMs).toBe(480 - 320);
    expect(hear('...............###', 600).run.startMs).toBe(480);
  });

  it('never reaches back into the run before it', () => {
    expect(hear('###........###', 32).run).toMatchObject({ startMs: 96, barMs: 96 });
  });

  it('counts how much of it was spoken over the other', () => {
    const input = { voiced: true, soundSinceMs: null };
    const first = stepRun(quietRun, { ...input, atMs: 32, otherVoiced: true }, defaultTurnConfig);
    const next = stepRun(first.run, { ...input, atMs: 64, otherVoiced: false }, defaultTurnConfig);
    expect(next.run).toMatchObject({ voicedMs: 64, overlapMs: 32 });
  });
});
