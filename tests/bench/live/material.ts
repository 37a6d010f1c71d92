import { emptyTrack, firstSoundMs, put, readDemo, span, wav } from './tracks.ts';

/** One played call: both microphones, and when the agent really begins to talk over the customer. */
export interface Material {
  readonly agent: Buffer;
  readonly customer: Buffer;
  /** Both, the agent left: the same call as a recording. */
  readonly stereo: Buffer;
  readonly durationMs: number;
  readonly talkOversMs: readonly number[];
}

/** Cues are few (at most three in five minutes) and apart, so a call has room for three. */
const TALK_OVERS_PER_CALL = 3;
const FIRST_MS = 9_000;
const APART_MS = 24_000;
/** The last one may begin in the next sentence but one, and must be heard to its end. */
const AFTER_LAST_MS = 16_000;
/** Pause between two of the customer's sentences: breath, too short to be a turn's end. */
const BREATH_MS = 350;
/** Into a sentence of the customer; later talk-overs of the bench begin a little later in it. */
const INTO_MS = 1_200;
const STEP_MS = 90;
/** Of a sentence that is left when the agent begins. */
const LEFT_MS = 1_500;

/**
 * Puts a call together from the demo's synthetic speech: the customer tells a long story in
 * sentences, and three times the agent begins in the middle of one.
 * @param number the call's place in the bench, from 0; it varies where and with what the agent begins
 */
export async function makeMaterial(number: number): Promise<Material> {
  const { agent, customer } = await readDemo();
  const durationMs = FIRST_MS + (TALK_OVERS_PER_CALL - 1) * APART_MS + AFTER_LAST_MS;
  const agentTrack = emptyTrack(durationMs);
  const customerTrack = emptyTrack(durationMs);

  const sentences: { startMs: number; endMs: number }[] = [];
  const lines = customer.lines.filter(([start, end]) => end - start > 3_000);
  for (let i = number, t = 1_000; t < durationMs; i += 1) {
    const [startMs, endMs] = lines[i % lines.length] ?? [0, 0];
    put(customerTrack, span(customer.sound, startMs, endMs), t);
    sentences.push({ startMs: t, endMs: t + endMs - startMs });
    t += endMs - startMs + BREATH_MS;
  }

  const parts = agent.lines.filter(([start, end]) => end - start > 1_500);
  const talkOversMs: number[] = [];
  for (let k = 0; k < TALK_OVERS_PER_CALL; k += 1) {
    const [startMs, endMs] = parts[(number + k) % parts.length] ?? [0, 0];
    const wanted = FIRST_MS + k * APART_MS;
    const intoMs = INTO_MS + ((number * TALK_OVERS_PER_CALL + k) % 9) * STEP_MS;
    const sentence = sentences.find((each) => {
      const begins = each.startMs + intoMs;
      return begins >= wanted && each.endMs - begins >= LEFT_MS;
    });
    if (!sentence) throw new Error('The story is too short for its talk-overs.');
    const said = span(agent.sound, startMs, Math.min(endMs, startMs + 2_500));
    const beginsMs = sentence.startMs + intoMs;
    put(agentTrack, said, beginsMs);
    talkOversMs.push(beginsMs + firstSoundMs(said));
  }
  return {
    agent: wav([agentTrack]),
    customer: wav([customerTrack]),
    stereo: wav([agentTrack, customerTrack]),
    durationMs,
    talkOversMs,
  };
}
