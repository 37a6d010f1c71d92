import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { quantile } from '#tests/accuracy/score.ts';
import { launchApp } from '#tests/helpers/app.ts';
import { launchCustomer } from '#tests/helpers/customer.ts';
import { introduce } from '#tests/helpers/desk.ts';
import type { AnsweredCall } from './answer/call.ts';
import { answerOnce, THINK_MS } from './answer/call.ts';
import { installAnswerProbe, markNames } from './answer/probe.ts';
import { endlessVoice } from './answer/voice.ts';
import { BadArguments } from './figure.ts';
import type { Bench, Figure, Measured } from './figure.ts';

const CALLS = 30;
/** The issue's own bars: half a second is felt as "at once", a second as "there". */
const P50_MS = 500;
const P95_MS = 1000;

const sides = ['agent', 'customer'] as const;
const senses = ['Audio', 'Video'] as const;
const face = path.resolve(import.meta.dirname, '../../resources/faces/demo-customer.mjpeg');

/** From the click that answers to the first sound and picture at each side, in real calls. */
export const answer: Bench = {
  what: 'from the answer to the first sound and picture at each side, in real calls (3 min)',
  options: `--calls N: other than ${CALLS} calls`,
  bars: sides.flatMap((side) =>
    senses.flatMap((sense) => [
      { name: `${side}${sense}P50`, value: P50_MS },
      { name: `${side}${sense}P95`, value: P95_MS },
    ]),
  ),
  run: measure,
};

function callsOf(args: readonly string[]): number {
  if (args.length === 0) return CALLS;
  const [name, value, ...more] = args.flatMap((arg) => arg.split('='));
  const calls = Number(value);
  if (name !== '--calls' || more.length > 0 || !Number.isInteger(calls) || calls < 1) {
    throw new BadArguments(`answer takes --calls N, not "${args.join(' ')}".`);
  }
  return calls;
}

async function measure(args: readonly string[]): Promise<Measured> {
  const wanted = callsOf(args);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hearback-answer-'));
  const microphone = path.join(folder, 'voice.wav');
  await writeFile(microphone, endlessVoice());
  const devices = { microphone, camera: face, loop: true };
  const app = await launchApp(devices);
  const customer = await launchCustomer(devices);
  const calls: AnsweredCall[] = [];
  try {
    await installAnswerProbe(app.page);
    await installAnswerProbe(customer.page);
    await app.page.reload();
    await introduce(app.page, 'Sam', 'Northwind');
    while (calls.length < wanted) calls.push(await answerOnce(app.page, customer.page));
  } finally {
    await customer.close();
    await app.close({ midCall: calls.length < wanted });
    await rm(folder, { recursive: true, force: true });
  }
  return report(calls);
}

const whole = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : Math.round(value);

function report(calls: readonly AnsweredCall[]): Measured {
  const figures = sides.flatMap((side) =>
    senses.flatMap((sense): Figure[] => {
      const mark = sense === 'Audio' ? 'audio' : 'video';
      const times = calls.flatMap((call) => call[side][mark] ?? []);
      const what = `answer to the ${side}’s first ${sense === 'Audio' ? 'sound' : 'picture'}`;
      const figure = (end: string, words: string, value: number | null): Figure => ({
        name: `${side}${sense}${end}`,
        what: `${what}, ${words}`,
        value: times.length === calls.length ? whole(value) : null,
        unit: 'ms',
        better: 'lower',
      });
      return [
        figure('P50', 'median', quantile(times, 0.5)),
        figure('P95', '95th percentile', quantile(times, 0.95)),
        figure('Max', 'longest', quantile(times, 1)),
      ];
    }),
  );
  const phases = markNames
    .filter((name) => name !== 'click')
    .map((name) => {
      const at = (side: 'agent' | 'customer', share: number): number | null =>
        whole(
          quantile(
            calls.flatMap((call) => call[side][name] ?? []),
            share,
          ),
        );
      return {
        phase: words[name],
        agentP50: at('agent', 0.5),
        agentP95: at('agent', 0.95),
        customerP50: at('customer', 0.5),
        customerP95: at('customer', 0.95),
      };
    });
  return {
    kind: 'measured',
    figures,
    sections: [
      { name: 'phases', title: 'When each step was done, ms from the answer', rows: phases },
      {
        name: 'each',
        title: 'Every call, ms from the answer',
        rows: calls.map(({ agent, customer }) => ({
          agentAudio: whole(agent.audio),
          agentVideo: whole(agent.video),
          customerAudio: whole(customer.audio),
          customerVideo: whole(customer.video),
        })),
      },
    ],
    notes: [
      `${calls.length} calls one after the other, each answered ${THINK_MS / 1000} s after it rang, sound and picture both ways, over loopback.`,
      'Steps before 0 were done while it rang. Sound counts when it comes out of the jitter buffer, looked at every 5 ms; a picture when it is on the screen.',
    ],
  };
}

const words = {
  microphone: 'microphone open',
  camera: 'camera open',
  connection: 'connection made',
  offerMade: 'offer made',
  offerSent: 'offer sent',
  offerCame: 'offer came',
  offerTaken: 'offer taken',
  answerMade: 'answer made',
  answerSent: 'answer sent',
  answerCame: 'answer came',
  answerTaken: 'answer taken',
  ice: 'path found',
  dtls: 'path encrypted',
  audio: 'first sound',
  video: 'first picture',
} as const;
