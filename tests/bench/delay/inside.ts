/*
 * Runs inside the agent's network namespace, because Playwright speaks with the app over loopback:
 * plays the clean exchange once and prints how often the agent was said to talk over the customer.
 * Arguments: the agent's address, the customer's namespace, rounds.
 */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findChromium } from '#electron/launch/system.ts';
import { launchApp } from '#tests/helpers/app.ts';
import { launchCustomer } from '#tests/helpers/customer.ts';
import { introduce } from '#tests/helpers/desk.ts';
import { playCall } from '../live/playedCall.ts';
import type { PlayedCall } from '../live/playedCall.ts';
import { makeExchange } from './material.ts';

/** What is printed, one line of JSON. */
export interface Heard {
  readonly talkOvers: number;
  /** Each answer of the agent: when it began after the recordings did, and its gap. */
  readonly answers: readonly { readonly atMs: number; readonly gapMs: number }[];
}

const PORT = 8899;

const [address = '', customerSpace = '', rounds = '1'] = process.argv.slice(2);
const exchange = await makeExchange(0);
const folder = await mkdtemp(path.join(os.tmpdir(), 'hearback-delay-'));
const browser = path.join(folder, 'chromium');
await writeFile(
  browser,
  `#!/bin/sh\nexec ip netns exec ${customerSpace} ${(await findChromium()) ?? ''} "$@"\n`,
);
await chmod(browser, 0o755);

const app = await launchApp({ args: [`--host=${address}`, `--port=${PORT}`] });
const customer = await launchCustomer({
  executable: browser,
  // Without a certificate a page from another machine gets no microphone.
  args: [`--unsafely-treat-insecure-origin-as-secure=http://${address}:${PORT}`],
});
const played: PlayedCall[] = [];
try {
  await introduce(app.page, 'Sam', 'Northwind');
  while (played.length < Number(rounds)) {
    played.push(
      await playCall({
        agent: app.page,
        customer: customer.page,
        agentWav: exchange.agent,
        customerWav: exchange.customer,
        durationMs: exchange.durationMs,
        // Long enough for the delay of the line to be known.
        settleMs: 8_000,
      }),
    );
  }
} finally {
  await customer.close();
  await app.close({ midCall: played.length < Number(rounds) });
  await rm(folder, { recursive: true, force: true });
}
const ofAgent = <T extends { readonly by: string }>(events: readonly T[]): readonly T[] =>
  events.filter(({ by }) => by === 'agent');
const heard: Heard = {
  talkOvers: played.flatMap(({ summary }) => ofAgent(summary.interruptions)).length,
  answers: played.flatMap(({ beganAt, summary }) =>
    ofAgent(summary.responses).map(({ atMs, gapMs }) => ({
      atMs: summary.startedAt + atMs - beganAt,
      gapMs,
    })),
  ),
};
process.stdout.write(`${JSON.stringify(heard)}\n`);
