import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { aSecond, started } from '../support/records.ts';
import { desktopStore, KEY, optionsIn } from '../support/stores.ts';
import { tempFolder } from '../support/tempFolder.ts';

const callId = 'call-0001';
const child = path.resolve(import.meta.dirname, '../children/appendForever.ts');

// The last one is beyond the first time that SQLite moves its log into the file.
it.each([1, 40, 1500])(
  'keeps every acknowledged event after a kill at event %i',
  async (killAt) => {
    const options = optionsIn(tempFolder());
    const writer = spawn(process.execPath, [child, options.file, KEY, callId], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(writer, 'exit');
    let acknowledged = -1;
    for await (const line of createInterface({ input: writer.stdout })) {
      acknowledged = Number(line);
      if (acknowledged === killAt) writer.kill('SIGKILL');
    }
    expect(await exited).toEqual([null, 'SIGKILL']);
    expect(acknowledged).toBeGreaterThanOrEqual(killAt);

    const { journal } = await desktopStore(options);
    const [left, ...others] = await journal.unfinished();
    expect(others).toEqual([]);
    expect(left?.dropped).toBe(0);
    const events = left?.events ?? [];
    // One more may have been stored than was heard of.
    expect(events.length).toBeGreaterThanOrEqual(acknowledged + 1);
    expect(events).toEqual(events.map((_, seq) => (seq === 0 ? started(callId) : aSecond(seq))));
  },
);
