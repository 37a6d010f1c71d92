/*
 * The door to the benches: `npm run -s bench -- NAME [--json] [--bar figure=value …] […]`.
 * Without a name it lists the benches. Exit status: 0 measured (or skipped for want of data), 1 a bar was missed or the bench failed,
 * 2 a wrong command line.
 */
import { runDoor, tell } from '#electron/launch/tell.ts';
import { BadArguments, barsInForce, missedBars, readBenchArguments } from './figure.ts';
import type { Bench } from './figure.ts';
import { jsonOf, textOf } from './report.ts';
import { answer } from './answer.ts';
import { cost } from './cost.ts';
import { delay } from './delay.ts';
import { desk } from './desk.ts';
import { hub } from './hub.ts';
import { faults } from './faults.ts';
import { live } from './live.ts';
import { mood } from './mood.ts';
import { moodCost } from './moodCost.ts';
import { prompts } from './prompts.ts';
import { soak } from './soak.ts';
import { store } from './store.ts';
import { turns } from './turns.ts';
import { voiceTone } from './voiceTone.ts';

/** By the names they are called by. */
const benches: Readonly<Record<string, Bench>> = {
  answer,
  cost,
  delay,
  desk,
  hub,
  faults,
  live,
  mood,
  moodCost,
  prompts,
  soak,
  store,
  turns,
  voiceTone,
};

function listing(): string {
  const lines = Object.entries(benches).flatMap(([name, { what, options, bars = [] }]) => [
    `  ${name}  ${what}`,
    ...(options ? [`      ${options}`] : []),
    ...(bars.length > 0
      ? [`      bars: ${bars.map((bar) => `${bar.name}=${bar.value}`).join(' ')}`]
      : []),
  ]);
  return `Usage: npm run -s bench -- NAME [--json] [--bar figure=value …]\nBenches:\n${lines.join('\n')}\n`;
}

async function measure(name: string, bench: Bench, args: readonly string[]): Promise<number> {
  const { json, bars, rest } = readBenchArguments(args);
  const measured = await bench.run(rest);
  if (measured.kind === 'skipped') {
    if (json) console.log(JSON.stringify({ bench: name, skipped: measured.why }));
    else tell(`${name} was skipped: ${measured.why}`);
    return 0;
  }
  const inForce = barsInForce([...(bench.bars ?? []), ...(measured.bars ?? [])], bars);
  const missed = missedBars(measured.figures, inForce);
  console.log(json ? jsonOf(name, measured, inForce, missed) : textOf(measured, inForce, missed));
  return missed.length > 0 ? 1 : 0;
}

await runDoor(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!bench) {
    if (['', '--help', '-h'].includes(name)) {
      process.stdout.write(listing());
      return 0;
    }
    tell(`There is no bench "${name}".`);
    process.stderr.write(listing());
    return 2;
  }
  try {
    return await measure(name, bench, args);
  } catch (error) {
    if (!(error instanceof BadArguments)) throw error;
    tell(error.message);
    return 2;
  }
});
