import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Samples } from './audio.ts';
import { lengthMs, RATE, toWav } from './audio.ts';
import { hum, speak } from './voices.ts';

type Span = [startMs: number, endMs: number];

/** The known truth of the demo's two tracks, in the shape that `npm run analyse` answers in. */
interface DemoTruth {
  version: 1;
  durationMs: number;
  speech: { agent: Span[]; customer: Span[] };
  events: (
    | { type: 'interruption' | 'backchannel'; by: 'agent'; startMs: number; endMs: number }
    | { type: 'response'; by: 'agent'; gapMs: number; atMs: number }
  )[];
  lines: { by: 'agent' | 'customer'; startMs: number; text: string }[];
}

/** Two tracks that grow by laying speech on them. */
function newTape() {
  const tracks = {
    agent: new Float32Array(60 * RATE),
    customer: new Float32Array(60 * RATE),
  };
  const truth: DemoTruth = {
    version: 1,
    durationMs: 0,
    speech: { agent: [], customer: [] },
    events: [],
    lines: [],
  };
  /** Lays speech on one track and says where it ends. */
  const lay = (by: 'agent' | 'customer', startMs: number, text: string, samples: Samples) => {
    tracks[by].set(samples, Math.round((startMs / 1000) * RATE));
    const endMs = startMs + lengthMs(samples);
    truth.speech[by].push([startMs, endMs]);
    truth.lines.push({ by, startMs, text });
    return endMs;
  };
  return { tracks, truth, lay };
}

/**
 * The demo's call. Distances are chosen so that starting one track up to 300 ms early or late
 * changes nothing: talk-overs lie deep inside a sentence spoken without a pause.
 */
export function makeDemo(folder: string): void {
  const { tracks, truth, lay } = newTape();
  let now = 400;

  const agent = (text: string) => {
    now = lay('agent', now, text, speak('rms', text));
  };
  /** The agent answers after `gapMs` of silence. */
  const answer = (gapMs: number, text: string) => {
    now += gapMs;
    truth.events.push({ type: 'response', by: 'agent', gapMs, atMs: now });
    agent(text);
  };
  /** The customer says a sentence; the agent hums or talks into it `afterMs` after its start. */
  const customer = (text: string, into?: { afterMs: number; say: string | 'hum' }) => {
    const startMs = now;
    now = lay('customer', startMs, text, speak('slt', text));
    if (into === undefined) return;
    const atMs = startMs + into.afterMs;
    const humming = into.say === 'hum';
    const words = humming ? 'Mm-hm.' : into.say;
    const endMs = lay('agent', atMs, words, humming ? hum() : speak('rms', words));
    const type = humming ? 'backchannel' : 'interruption';
    truth.events.push({ type, by: 'agent', startMs: atMs, endMs });
    const leftMs = now - atMs;
    const lengthOk = humming || (endMs - atMs >= 1500 && into.afterMs >= 1500 && leftMs >= 2300);
    if (!lengthOk || endMs > now - 300) {
      throw new Error(`"${words}" does not fit into "${text}" (${leftMs} ms are left of it)`);
    }
  };
  const pause = (ms: number) => {
    now += ms;
  };

  agent('Thank you for calling Northwind. This is Sam. How can I help?');
  pause(700);
  customer('Hello Sam. My last bill was twice as high as ever before.');
  pause(450);
  customer('I have been with you for six years and I never paid more than forty euros a month.', {
    afterMs: 2200,
    say: 'hum',
  });
  pause(450);
  customer(
    'I moved to a new flat in March and I think somebody opened a second contract for the new address.',
    { afterMs: 2300, say: 'Did you check that in your account?' },
  );
  answer(500, 'I see. Thank you for telling me. What happened then?');
  pause(600);
  customer(
    'I wrote to you and was told to wait because the next bill would put everything right again.',
    { afterMs: 2200, say: 'That is how it normally works here.' },
  );
  pause(450);
  customer('But the next bill came on Monday and it was the same again.', {
    afterMs: 1800,
    say: 'hum',
  });
  pause(450);
  customer(
    'So now I am paying for two flats at once and nobody seems to want to look at it with me.',
    { afterMs: 2000, say: 'What would you like me to do?' },
  );
  answer(
    550,
    'Let me see if I have this right. Since you moved you have been paying twice. Did I miss anything?',
  );
  pause(600);
  customer('No. That is exactly it. Thank you.');

  truth.durationMs = Math.ceil((now + 500) / 100) * 100;
  const samples = (truth.durationMs / 1000) * RATE;
  writeFileSync(path.join(folder, 'demo-agent.wav'), toWav(tracks.agent.slice(0, samples)));
  writeFileSync(path.join(folder, 'demo-customer.wav'), toWav(tracks.customer.slice(0, samples)));
  truth.speech.agent.sort((a, b) => a[0] - b[0]);
  truth.events.sort((a, b) => startOf(a) - startOf(b));
  truth.lines.sort((a, b) => a.startMs - b.startMs);
  // Pairs on one line, as the formatter has them.
  const json = JSON.stringify(truth, null, 2).replaceAll(/\[\s+(\d+),\s+(\d+)\s+\]/g, '[$1, $2]');
  writeFileSync(path.join(folder, 'demo.json'), `${json}\n`);
}

function startOf(event: DemoTruth['events'][number]): number {
  return event.type === 'response' ? event.atMs : event.startMs;
}
