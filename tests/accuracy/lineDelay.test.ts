import { describe, expect, it } from 'vitest';
import { noLineDelay, setBack, stepLineDelay } from '#renderer/sensing/voice/lineDelay.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import { canDecode, framesOf } from './frames.ts';
import { turnEventsOf } from './listen.ts';
import { dialoguesToHear } from './sharedData.ts';

/*
 * The same dialogues over a line that brings the customer's voice late: what the agent did must be
 * judged as if there were no line.
 */

const FRAME_MS = 32;
const dialogues = dialoguesToHear();

/** What arrives when: the agent's frames at once, the customer's late and with a late time. */
function overTheLine(frames: readonly VadFrame[], lateMs: number): readonly VadFrame[] {
  return frames
    .map((frame) => (frame.party === 'agent' ? frame : { ...frame, atMs: frame.atMs + lateMs }))
    .toSorted((a, b) => a.atMs - b.atMs);
}

/** The delay as the call learns it from its looks at the line. */
const learnt = (lateMs: number) =>
  [0, 1, 2].reduce(
    (state, second) =>
      stepLineDelay(state, {
        roundTripMs: 80,
        jitterBufferMs: second * 48_000 * (lateMs - 40),
        jitterBufferSamples: second * 48_000,
      }),
    noLineDelay,
  );

function falseTalkOvers(events: readonly TurnEvent[], truth: readonly number[]): number {
  return events.filter(
    (event) =>
      event.type === 'interruption' &&
      event.by === 'agent' &&
      !truth.some((startMs) => Math.abs(startMs - event.startMs) <= 500),
  ).length;
}

describe.skipIf(dialogues.length === 0 || !canDecode())('a line that brings the voice late', () => {
  it.each([100, 224])(
    'by %i ms: changes nothing once the clock is set back',
    async (lateMs) => {
      const delay = learnt(lateMs);
      const wrong = { without: 0, with: 0 };
      for (const { audioFile, truth } of dialogues) {
        const frames = await framesOf(audioFile);
        const late = overTheLine(frames, delay.frames * FRAME_MS);
        const setRight = turnEventsOf(setBack(late, delay, -Infinity).frames);
        expect(setRight).toEqual(turnEventsOf(frames));
        const truly = truth.events
          .filter(({ type, by }) => type === 'interruption' && by === 'agent')
          .map(({ start }) => start * 1000);
        wrong.with += falseTalkOvers(setRight, truly);
        wrong.without += falseTalkOvers(turnEventsOf(late), truly);
      }
      console.log(
        `false talk-overs ${lateMs} ms late: ${wrong.with} set right, ${wrong.without} as it arrives`,
      );
      expect(wrong.with).toBeLessThanOrEqual(wrong.without);
    },
    120_000,
  );
});
