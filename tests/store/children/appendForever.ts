import { openDesktopStore } from '#electron/store/index.ts';
import { aSecond, started } from '../support/records.ts';

/**
 * Appends one event after another and prints each position once it is acknowledged, until it is
 * killed. argv: file, key, callId.
 */
const [, , file = '', key = '', callId = ''] = process.argv;
const opened = await openDesktopStore({ file, key, now: () => 0 });
if (!opened.ok) throw new Error(opened.detail);
for (let seq = 0; ; seq += 1) {
  const event = seq === 0 ? started(callId) : aSecond(seq);
  await opened.store.journal.append(callId, seq, [event]);
  process.stdout.write(`${seq}\n`);
}
