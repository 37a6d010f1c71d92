import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright';
import type { CallSummary } from '#shared/model/callSummary.ts';
import { pressRing } from '#tests/helpers/customer.ts';
import {
  addFact,
  hangUp,
  introduce,
  makeLink,
  pastCalls,
  storedSummary,
} from '#tests/helpers/desk.ts';
import type { MediaFlow } from '#tests/helpers/mediaProbe.ts';
import { mediaFlow, microphoneOpenedAt } from '#tests/helpers/mediaProbe.ts';
import type { Stage } from './stage.ts';

/** What the demo's call left behind. */
export interface PlayedCall {
  readonly summary: CallSummary;
  readonly flow: { readonly app: MediaFlow; readonly customer: MediaFlow };
  /** The app's media clock minus the agent file's time, ms. */
  readonly shiftMs: number;
  /** How much later the customer's file started than the agent's, ms (the truth allows ±300). */
  readonly skewMs: number;
  /** From pressing the answer button to the customer's first sound, ms. */
  readonly answerMs: number;
}

interface Played {
  readonly agent: Page;
  readonly customer: Page;
  readonly stage: Stage;
  /** Silence before the customer's speech, during which the ring is answered. */
  readonly leadMs: number;
  readonly durationMs: number;
}

/** From pressing the button to the agent's microphone being open, about. */
const OPENING_MS = 300;

/** Plays the whole call as two people would, and takes pictures on the way. */
export async function playCall(play: Played): Promise<PlayedCall> {
  const { agent, customer, stage } = play;
  await introduce(agent, 'Sam', 'Northwind');
  const url = await makeLink(agent, 'Maya Lindqvist', 'Bill doubled since March');
  await stage.picture(agent, 'agent-link');

  await customer.goto(url);
  await customer.getByRole('button', { name: 'Check my sound' }).waitFor();
  await stage.picture(customer, 'customer-welcome');
  await customer.getByRole('button', { name: 'Check my sound' }).click();
  await customer.getByRole('heading', { name: 'A short check before you ring' }).waitFor();
  const cameraOn = customer.getByRole('button', { name: 'Turn camera on' });
  if (await cameraOn.isVisible()) await cameraOn.click();
  await stage.picture(customer, 'customer-check');
  await pressRing(customer, { mood: true });

  const answerButton = agent.getByRole('button', { name: /without camera/i });
  await answerButton.waitFor();
  await stage.picture(agent, 'agent-ringing');
  const customerOpened = await microphoneOpenedAt(customer);
  if (customerOpened === null) throw new Error('The customer’s page opened no microphone.');
  const spoken = customerOpened + play.leadMs;
  if (spoken < Date.now()) throw new Error('Ringing took so long that the customer spoke already.');
  // Both files run together from here: the customer's silence ends when the agent answers.
  await wait(spoken - OPENING_MS - Date.now());
  const pressed = Date.now();
  await answerButton.click();
  const answerMs = await untilSound(agent, pressed);
  const agentOpened = await microphoneOpenedAt(agent);
  if (agentOpened === null) throw new Error('The app opened no microphone.');

  const at = (ms: number): Promise<void> => wait(Math.max(0, agentOpened + ms - Date.now()));
  await at(9_000);
  await addFact(agent, 'the bill doubled in March');
  await stage.picture(agent, 'agent-in-call');
  await at(15_000);
  await addFact(agent, 'you moved to a new flat');
  await agent.getByText('You both spoke. Let them finish.').first().waitFor({ timeout: 8_000 });
  await stage.picture(agent, 'agent-cue');
  await stage.picture(customer, 'customer-in-call');
  await at(40_500);
  // The customer finished a long turn a moment ago: the paraphrase leads, filled with the facts.
  const reflect = agent.getByRole('article', { name: 'Reflect back' });
  await reflect.getByText('you moved to a new flat').waitFor({ timeout: 5000 });
  await stage.picture(agent, 'agent-reflects-back');
  await agent.getByRole('button', { name: 'Said: Reflect back' }).click({ timeout: 5000 });
  await at(play.durationMs);

  const flow = { app: await mediaFlow(agent), customer: await mediaFlow(customer) };
  await hangUp(agent);
  await agent.getByRole('heading', { name: 'What went well' }).waitFor();
  await stage.picture(agent, 'agent-summary');
  await customer.getByText('Sam ended the call.').waitFor();
  await stage.picture(customer, 'customer-after');
  const [item] = await pastCalls(agent);
  if (item === undefined) throw new Error('The call is not among the past calls.');
  const summary = await storedSummary(agent, item.callId);
  return {
    summary,
    flow,
    shiftMs: agentOpened - summary.startedAt,
    skewMs: spoken - agentOpened,
    answerMs,
  };
}

/** Waits until the customer's sound arrives at the app; asks every frame-or-so, not blindly. */
async function untilSound(agent: Page, since: number): Promise<number> {
  for (;;) {
    const { audioPacketsReceived } = await mediaFlow(agent);
    if (audioPacketsReceived > 0) return Date.now() - since;
    if (Date.now() - since > 15_000) throw new Error('No sound arrived within 15 s of answering.');
    await wait(20);
  }
}
