import { emptyTrack, put, readDemo, span, wav } from '../live/tracks.ts';

/** A conversation in which nobody talks over anybody. */
export interface Exchange {
  readonly agent: Buffer;
  readonly customer: Buffer;
  readonly stereo: Buffer;
  /** The same with the customer's side later by what the network takes. */
  readonly delayedStereo: Buffer;
  readonly durationMs: number;
  /** How often the agent answers. */
  readonly answers: number;
}

const DURATION_MS = 62_000;
/**
 * How long after the customer's last sound the agent begins, in turn; below zero over the very last
 * word, as people do who foresee the end (50 to 250 ms is everyday).
 */
const GAPS_MS = [-240, 150, -200, 300, -240, 500, -150, 200];
/** After the agent's answer, until the customer goes on. */
const CUSTOMER_GAP_MS = 350;

/**
 * Puts a clean exchange together from the demo's synthetic speech.
 * @param delayMs what the network takes one way, for `delayedStereo`
 */
export async function makeExchange(delayMs: number): Promise<Exchange> {
  const { agent, customer } = await readDemo();
  const agentTrack = emptyTrack(DURATION_MS);
  const customerTrack = emptyTrack(DURATION_MS);
  const delayedTrack = emptyTrack(DURATION_MS);
  const asked = customer.lines.filter(([start, end]) => end - start > 3_000);
  const said = agent.lines.filter(([start, end]) => end - start > 1_500);
  let answers = 0;
  for (let t = 1_000; ;) {
    const [askStart, askEnd] = asked[answers % asked.length] ?? [0, 0];
    const [sayStart, sayEnd] = said[answers % said.length] ?? [0, 0];
    const endOfAsking = t + askEnd - askStart;
    const answerAt = endOfAsking + (GAPS_MS[answers % GAPS_MS.length] ?? 0);
    // Two seconds are an answer; the demo's longest line would take half the call.
    const sayMs = Math.min(sayEnd - sayStart, 2_200);
    if (answerAt + sayMs > DURATION_MS - 1_000) break;
    const asking = span(customer.sound, askStart, askEnd);
    put(customerTrack, asking, t);
    put(delayedTrack, asking, t + delayMs);
    put(agentTrack, span(agent.sound, sayStart, sayStart + sayMs), answerAt);
    answers += 1;
    t = answerAt + sayMs + CUSTOMER_GAP_MS;
  }
  return {
    agent: wav([agentTrack]),
    customer: wav([customerTrack]),
    stereo: wav([agentTrack, customerTrack]),
    delayedStereo: wav([agentTrack, delayedTrack]),
    durationMs: DURATION_MS,
    answers,
  };
}
