import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const speech = path.resolve(import.meta.dirname, '../../../resources/speech');

/** The bundled dialogue, a mono file each, 16 bit at 16 kHz. */
export const demo = {
  agent: path.join(speech, 'demo-agent.wav'),
  customer: path.join(speech, 'demo-customer.wav'),
};

const truthSchema = z.object({
  durationMs: z.number(),
  events: z.array(z.object({ type: z.string(), by: z.string(), startMs: z.number().optional() })),
});

/** When the agent's events of a kind begin in the bundled dialogue. */
export async function demoTruth(type: 'interruption' | 'backchannel'): Promise<readonly number[]> {
  const text = await readFile(path.join(speech, 'demo.json'), 'utf8');
  return truthSchema
    .parse(JSON.parse(text))
    .events.flatMap((event) =>
      event.type === type && event.by === 'agent' && event.startMs !== undefined
        ? [event.startMs]
        : [],
    );
}

const HEADER_BYTES = 44;

/** The dialogue as one stereo WAV: left the agent, right the customer. */
export async function demoStereo(): Promise<Buffer> {
  const [left, right] = await Promise.all([readFile(demo.agent), readFile(demo.customer)]);
  const frames = (Math.min(left.length, right.length) - HEADER_BYTES) / 2;
  const data = Buffer.alloc(frames * 4);
  for (let i = 0; i < frames; i += 1) {
    left.copy(data, i * 4, HEADER_BYTES + i * 2, HEADER_BYTES + i * 2 + 2);
    right.copy(data, i * 4 + 2, HEADER_BYTES + i * 2, HEADER_BYTES + i * 2 + 2);
  }
  const header = Buffer.from(left.subarray(0, HEADER_BYTES));
  header.writeUInt32LE(HEADER_BYTES - 8 + data.length, 4);
  header.writeUInt16LE(2, 22);
  header.writeUInt32LE(64_000, 28);
  header.writeUInt16LE(4, 32);
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}
