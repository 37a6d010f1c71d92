/*
 * `npm run demo`: a whole call without people. The real app with its hub, the customer's page in a
 * second client, bundled speech on both sides with talk-overs at known times, a picture as the
 * customer's camera. Writes screenshots and the summary, says what was found, and ends with 1 when
 * no media flowed or a known talk-over was missed.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startedIn } from '#electron/launch/paths.ts';
import { prepareApp } from '#electron/launch/prepare.ts';
import { runDoor, tell } from '#electron/launch/tell.ts';
import { launchApp } from '#tests/helpers/app.ts';
import { installMediaProbe } from '#tests/helpers/mediaProbe.ts';
import type { PlayedCall } from './call.ts';
import { playCall } from './call.ts';
import { startDemoCustomer } from './customerClient.ts';
import { Stage } from './stage.ts';
import type { DemoTruth } from './verdict.ts';
import { asTable, judge } from './verdict.ts';
import { delayWav } from './wav.ts';

const root = path.resolve(import.meta.dirname, '../..');
const speech = path.join(root, 'resources/speech');

/** The customer's silence while checking sound and ringing. */
const LEAD_MS = 8_000;

async function demo(out: string): Promise<number> {
  const started = performance.now();
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const truth = JSON.parse(await readFile(path.join(speech, 'demo.json'), 'utf8')) as DemoTruth;
  const prepared = await prepareApp();
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'hearback-demo-'));
  const customerWav = path.join(scratch, 'customer.wav');
  await delayWav(path.join(speech, 'demo-customer.wav'), customerWav, LEAD_MS);
  const app = await launchApp({ microphone: path.join(speech, 'demo-agent.wav') });
  const customer = await startDemoCustomer(prepared, {
    microphone: customerWav,
    camera: path.join(root, 'resources/faces/demo-customer.mjpeg'),
  });
  const stage = new Stage(out);
  let played: PlayedCall | null = null;
  try {
    await installMediaProbe(app.page);
    await app.page.reload();
    await installMediaProbe(customer.page);
    played = await playCall({
      agent: app.page,
      customer: customer.page,
      stage,
      leadMs: LEAD_MS,
      durationMs: truth.durationMs,
    });
  } catch (error) {
    await stage.picture(app.page, 'agent-when-it-stopped');
    await stage.picture(customer.page, 'customer-when-it-stopped');
    throw error;
  } finally {
    await customer.close();
    await app.close({ midCall: played === null });
    await rm(scratch, { recursive: true, force: true });
  }
  await writeFile(path.join(out, 'summary.json'), `${JSON.stringify(played.summary, null, 2)}\n`);
  const rows = judge(played.summary, truth, played.shiftMs, played.flow);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  process.stdout.write(
    `Customer: ${customer.what}. Runtime: Electron ${prepared.runtime.version} (${prepared.runtime.kind}).\n` +
      `Answer to first sound: ${played.answerMs} ms. Tracks started ${Math.round(played.skewMs)} ms apart.\n\n` +
      `${asTable(rows)}\n\nScreenshots and summary.json: ${path.relative(startedIn, out) || '.'} (${seconds} s)\n`,
  );
  return rows.every(({ good }) => good) ? 0 : 1;
}

await runDoor(async () => {
  const { values } = parseArgs({
    options: { out: { type: 'string', default: 'demo-output' }, help: { type: 'boolean' } },
  });
  if (values.help === true) {
    tell('npm run demo -- [--out FOLDER]: plays a whole call and writes what came of it.');
    return 0;
  }
  return demo(path.resolve(startedIn, values.out));
});
