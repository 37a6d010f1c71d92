import { describe, expect, it } from 'vitest';
import { Detector } from '#renderer/sensing/voice/detector.ts';
import { createMoment, sampleOffset, sealMoment } from '#renderer/sensing/voice/moment.ts';
import { fileClock } from '#renderer/sensing/voice/momentClock.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import type { ToneFrame } from '#shared/model/voiceTone.ts';

/** A detector that hears everything as speech, one moment after the other. */
function setUp() {
  const tone: ToneFrame[] = [];
  const frames: VadFrame[] = [];
  let heard: () => void = () => undefined;
  const detector = new Detector({
    model: {
      process: (agent, customer) =>
        Promise.resolve({ agent: agent && 0.9, customer: customer && 0.9 }),
      reset: () => undefined,
    },
    now: () => 0,
    onFrames(batch, _nextIndex, ofTone) {
      frames.push(...batch);
      tone.push(...ofTone);
      heard();
    },
    giveBack: () => undefined,
    onFailure(error) {
      throw error;
    },
  });
  detector.begin(fileClock);
  let index = 0;
  return {
    detector,
    tone,
    frames,
    /** @param hz of the agent's and the customer's voice; null where nobody is */
    async hear(agent: number | null, customer: number | null, moments = 5): Promise<void> {
      for (let n = 0; n < moments; n += 1) {
        const moment = createMoment();
        for (let i = 0; i < 512; i += 1) {
          const turns = (2 * Math.PI * (index * 512 + i)) / 16_000;
          moment[sampleOffset.agent + i] = 0.1 * Math.sin(turns * (agent ?? 0));
          moment[sampleOffset.customer + i] = 0.1 * Math.sin(turns * (customer ?? 0));
        }
        sealMoment(moment, index, agent !== null, customer !== null);
        index += 1;
        const done = new Promise<void>((resolve) => (heard = resolve));
        detector.push(moment.buffer);
        await done;
      }
    },
  };
}

describe('tone in the detector', () => {
  it('is not read until the customer allows it', async () => {
    const { tone, frames, hear } = setUp();
    await hear(100, 200);
    expect(frames).toHaveLength(10);
    expect(tone).toEqual([]);
  });

  it('is the customer’s, beside their frames, and never the agent’s', async () => {
    const { detector, tone, frames, hear } = setUp();
    detector.setToneAllowed(true);
    await hear(100, 200, 8);
    const customers = frames.filter(({ party }) => party === 'customer');
    expect(tone.map(({ atMs }) => atMs)).toEqual(customers.map(({ atMs }) => atMs));
    expect(tone.map(({ levelDbfs }) => levelDbfs)).toEqual(
      customers.map(({ levelDbfs }) => levelDbfs),
    );
    for (const { party, pitchHz } of tone.slice(4)) {
      expect(party).toBe('customer');
      expect(Math.abs((pitchHz ?? 0) - 200)).toBeLessThan(5);
    }
  });

  it('does not exist while only the agent is heard', async () => {
    const { detector, tone, frames, hear } = setUp();
    detector.setToneAllowed(true);
    await hear(100, null);
    expect(frames).toHaveLength(5);
    expect(tone).toEqual([]);
  });

  it('ends with the consent, and begins anew with another', async () => {
    const { detector, tone, hear } = setUp();
    detector.setToneAllowed(true);
    await hear(100, 200, 8);
    expect(tone.at(-1)?.change).not.toBeNull();
    detector.setToneAllowed(false);
    await hear(100, 200, 8);
    expect(tone).toHaveLength(8);
    detector.setToneAllowed(true);
    await hear(100, 200, 1);
    expect(tone).toHaveLength(9);
    expect(tone.at(-1)?.change).toBeNull();
  });
});
