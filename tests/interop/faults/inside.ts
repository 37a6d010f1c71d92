/*
 * Runs inside the agent's network namespace, because Playwright speaks with the app over loopback:
 * lets faults befall calls and prints what came of each run as a line of JSON.
 * Arguments: the run's name, then NAME=RUNS for each fault.
 */
import { openStage } from '../stage.ts';
import type { Stage } from '../stage.ts';
import { faults } from './faults.ts';
import type { FaultRun } from './run.ts';

// What was started here ends with this process, by its exit.
process.once('SIGTERM', () => process.exit(1));

const [run = '', ...wanted] = process.argv.slice(2);

async function shown(stage: Stage): Promise<readonly string[]> {
  const words = await Promise.all([
    stage.app().page.locator('body').innerText({ timeout: 2000 }),
    stage.customer.page.locator('body').innerText({ timeout: 2000 }),
  ]);
  return words.map(
    (text, i) =>
      `${i === 0 ? 'agent' : 'customer'} reads: ${text.replaceAll(/\s+/g, ' ').slice(0, 600)}`,
  );
}

async function once(stage: Stage, name: string, turnOf: number): Promise<FaultRun> {
  const fault = faults[name];
  if (fault === undefined) throw new Error(`There is no fault ${name}.`);
  try {
    return await fault.run(stage, turnOf);
  } catch (error) {
    return {
      fault: name,
      backMs: null,
      silenceMs: null,
      droughtMs: null,
      heardPercent: null,
      record: [],
      more: {},
      story: await shown(stage).catch(() => []),
      broken: error instanceof Error ? error.message : String(error),
    };
  }
}

let stage: Stage | null = null;
let hasTurn = false;
const leave = async (): Promise<void> => {
  await stage?.close();
  stage = null;
};
try {
  for (const [name = '', runs = '1'] of wanted.map((each) => each.split('='))) {
    const wantsTurn = faults[name]?.turn === true;
    if (wantsTurn !== hasTurn) await leave();
    hasTurn = wantsTurn;
    for (let i = 0; i < Number(runs); i += 1) {
      stage ??= await openStage({ run, turn: wantsTurn });
      const done = await once(stage, name, i);
      process.stdout.write(`${JSON.stringify({ name, ...done })}\n`);
      // Nobody knows what a run that broke off left behind.
      if (done.broken !== null) await leave();
    }
  }
} finally {
  await leave();
}
process.exit(0);
