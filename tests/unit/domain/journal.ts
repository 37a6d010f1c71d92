import * as fc from 'fast-check';
import type { CallEnded, CallEvent, CallStarted, VadBatch } from '#shared/model/callEvent.ts';
import type { Party } from '#shared/model/party.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import type { PipelineOptions } from '#shared/domain/pipeline.ts';

/** Options of a call without templates. */
export const options: PipelineOptions = {
  callId: 'call-00001',
  agentName: 'Sam Berg',
  company: 'Northwind',
  customerName: 'Maya Lindqvist',
  issue: 'the bill doubled',
  locale: 'en',
  templates: [],
  switchedOffCues: [],
  format: (text) => text,
  joinList: (items) => items.join(', '),
};

export const started: CallStarted = {
  type: 'callStarted',
  atMs: 0,
  callId: options.callId,
  startedAt: 1_800_000_000_000,
  agentName: options.agentName,
  customerName: options.customerName,
  issue: options.issue,
  video: true,
  simulated: false,
};

export function ended(atMs: number): CallEnded {
  return { type: 'callEnded', atMs, by: 'customer', reason: 'hungUp' };
}

/** What a party's frames sound like for a while. */
const sounds = {
  speech: { speechProbability: 0.93, levelDbfs: -25.3 },
  faint: { speechProbability: 0.62, levelDbfs: -47.7 },
  hum: { speechProbability: 0.11, levelDbfs: -22.2 },
  quiet: { speechProbability: 0.014, levelDbfs: -68.9 },
  missing: null,
} as const;

const sound = fc.constantFrom(...Object.values(sounds));

/** Any call: stretches of any sound on either side, with holes, jittering a little. */
export const anyFrames: fc.Arbitrary<VadFrame[]> = fc
  .array(
    fc.record({
      length: fc.integer({ min: 1, max: 70 }),
      agent: sound,
      customer: sound,
      jitter: fc.double({ min: -0.06, max: 0.06, noNaN: true }),
    }),
    { maxLength: 40 },
  )
  .map((stretches) => {
    const frames: VadFrame[] = [];
    let atMs = 0;
    for (const { length, jitter, ...parties } of stretches) {
      for (let i = 0; i < length; i += 1) {
        atMs += 32;
        for (const party of ['agent', 'customer'] as const) {
          const heard = parties[party];
          if (!heard) continue;
          const { speechProbability, levelDbfs } = heard;
          frames.push({
            party,
            atMs,
            speechProbability: Math.max(0, speechProbability + jitter),
            levelDbfs: levelDbfs + jitter * 50,
          });
        }
      }
    }
    return frames;
  });

type Button = Exclude<CallEvent, VadBatch>;

/** Any mutes and facts within the first minute, in order of time. */
export const anyButtons: fc.Arbitrary<Button[]> = fc
  .array(
    fc.oneof(
      fc.record({
        type: fc.constant('muted' as const),
        atMs: fc.nat(60_000),
        party: fc.constantFrom<Party>('agent', 'customer'),
        muted: fc.boolean(),
      }),
      fc.record({
        type: fc.constant('factAdded' as const),
        atMs: fc.nat(60_000),
        factId: fc.nat(5),
        text: fc.string({ minLength: 1, maxLength: 20 }),
      }),
    ),
    { maxLength: 12 },
  )
  .map((buttons) => buttons.sort((a, b) => a.atMs - b.atMs));
