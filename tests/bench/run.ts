/*
 * The door to the benches: `npm run -s bench -- NAME [--json] [--bar figure=value …] […]`.
 * Exit status: 0 measured (or skipped for want of data), 1 a bar was missed or the bench failed,
 * 2 a wrong command line.
 */
import { runDoor, tell } from '#electron/launch/tell.ts';
import { BadArguments, missedBars, readBenchArguments, rounded, tableOf } from './figure.ts';
import type { Bench } from './figure.ts';
import { turns } from './turns.ts';

const benches: Readonly<Record<string, Bench>> = { turns };

function listing(): string {
  const lines = Object.entries(benches).map(
    ([name, { what, options }]) => `  ${name}  ${what}${options ? ` (${options})` : ''}`,
  );
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
  const { figures } = measured;
  const missed = missedBars(figures, bars);
  if (json) {
    const values = Object.fromEntries(
      figures.map((figure) => [figure.name, figure.value === null ? null : rounded(figure.value)]),
    );
    console.log(JSON.stringify({ bench: name, figures: values, missed }));
  } else {
    console.log(tableOf(figures));
    for (const sentence of missed) console.log(`Missed: ${sentence}.`);
  }
  return missed.length > 0 ? 1 : 0;
}

await runDoor(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!bench) {
    if (name) tell(`There is no bench "${name}".`);
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
