import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright';
import { pressRing } from '#tests/helpers/customer.ts';
import { answer, hangUp, makeLink } from '#tests/helpers/desk.ts';
import type { Marks } from './probe.ts';
import { clearMarks, readMarks } from './probe.ts';

/** What happened when on both sides, in ms from the agent's click. */
export interface AnsweredCall {
  readonly agent: Marks;
  readonly customer: Marks;
}

function from(click: number, marks: Marks): Marks {
  return Object.fromEntries(Object.entries(marks).map(([name, at]) => [name, at - click]));
}

/** Nobody answers within the instant that it rings; a phone rings for some seconds. */
export const THINK_MS = 2000;

/** One call with sound and picture both ways, from a link of its own to its end. */
export async function answerOnce(agent: Page, customer: Page): Promise<AnsweredCall> {
  const url = await makeLink(agent, 'Maya');
  // A link differs in its hash alone, for which a page would not be loaded anew.
  await customer.goto('about:blank');
  await customer.goto(url);
  await customer.getByRole('button', { name: 'Check my sound' }).click();
  await customer.getByRole('button', { name: 'Turn camera on' }).click();
  await customer.getByRole('button', { name: 'Go without camera' }).waitFor();
  await clearMarks(agent);
  await pressRing(customer);
  await agent.getByRole('heading', { name: 'Maya is calling' }).waitFor();
  await wait(THINK_MS);
  await answer(agent, true);
  const [heardByAgent, heardByCustomer] = await Promise.all([
    readMarks(agent),
    readMarks(customer),
  ]);
  await hangUp(agent);
  await agent.getByRole('button', { name: 'Done' }).click();
  await agent.getByRole('heading', { name: 'Your desk' }).waitFor();
  const { click } = heardByAgent;
  if (click === undefined) throw new Error('Nobody saw the answer being clicked.');
  return { agent: from(click, heardByAgent), customer: from(click, heardByCustomer) };
}
