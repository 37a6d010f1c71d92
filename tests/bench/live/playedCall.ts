import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright';
import type { CallSummary } from '#shared/model/callSummary.ts';
import { pressRing } from '#tests/helpers/customer.ts';
import { takeCuePaints, watchCuePaints } from '#tests/helpers/cuePaints.ts';
import type { PaintedCue } from '#tests/helpers/cuePaints.ts';
import { answer, hangUp, makeLink, pastCalls, storedSummary } from '#tests/helpers/desk.ts';
import { givePlayedMicrophone, playAt } from '#tests/helpers/playedMicrophone.ts';

/** What one call between two played microphones left behind. */
export interface PlayedCall {
  /** Wall clock at which both recordings began. */
  readonly beganAt: number;
  readonly paints: readonly PaintedCue[];
  readonly summary: CallSummary;
}

export interface Play {
  /** The agent's window, at its desk; the agent is called Sam. */
  readonly agent: Page;
  readonly customer: Page;
  readonly agentWav: Buffer;
  readonly customerWav: Buffer;
  readonly durationMs: number;
  /** How long the call stands before the recordings begin. */
  readonly settleMs?: number;
}

const SETTLE_MS = 2_000;
/** For the last frames to be heard and shown. */
const AFTER_MS = 1_500;

/** Has the two call each other and plays both recordings from the same moment. */
export async function playCall(play: Play): Promise<PlayedCall> {
  const { agent, customer } = play;
  await givePlayedMicrophone(agent, play.agentWav);
  const url = await makeLink(agent, 'Maya');
  // A link differs in its hash alone, for which a page would not be loaded anew.
  await customer.goto('about:blank');
  await customer.goto(url);
  await givePlayedMicrophone(customer, play.customerWav);
  await customer.getByRole('button', { name: 'Check my sound' }).click();
  await pressRing(customer);
  await answer(agent);
  await agent.getByText('Connected', { exact: true }).waitFor();
  await customer.getByText('Good connection').waitFor();
  await watchCuePaints(agent);
  const beganAt = Date.now() + (play.settleMs ?? SETTLE_MS);
  await Promise.all([playAt(agent, beganAt), playAt(customer, beganAt)]);
  await wait(beganAt + play.durationMs + AFTER_MS - Date.now());
  const paints = await takeCuePaints(agent);
  await hangUp(agent);
  await agent.getByRole('heading', { name: 'What went well' }).waitFor();
  const [item] = await pastCalls(agent);
  if (item === undefined) throw new Error('The call is not among the past calls.');
  const summary = await storedSummary(agent, item.callId);
  await agent.getByRole('button', { name: 'Done' }).click();
  await agent.getByRole('heading', { name: 'Your desk' }).waitFor();
  return { beganAt, paints, summary };
}
