import { describe, expect, it } from 'vitest';
import type { CallEvent } from '#shared/model/callEvent.ts';
import { callUseSchema } from '#shared/model/libraryTemplate.ts';
import { callUseOf } from '#shared/domain/prompt/callUse.ts';

const started: CallEvent = {
  type: 'callStarted',
  atMs: 0,
  callId: 'call-0001',
  startedAt: 1_790_000_000_000,
  agentName: 'Sam Rivera',
  customerName: 'Maya Lindqvist',
  issue: 'bill doubled',
  video: true,
  simulated: false,
};
const hello = { templateId: 'hello', situation: 'greeting' } as const;
const reflect = { templateId: 'reflect', situation: 'paraphrase' } as const;
const offered = (atMs: number, prompt: typeof hello | typeof reflect): CallEvent => ({
  type: 'promptOffered',
  atMs,
  ...prompt,
});
const said = (atMs: number, prompt: typeof hello | typeof reflect): CallEvent => ({
  type: 'promptSaid',
  atMs,
  ...prompt,
  text: 'Hello Maya, this is Sam Rivera.',
});
const notUseful = (atMs: number, prompt: typeof hello | typeof reflect): CallEvent => ({
  type: 'promptNotUseful',
  atMs,
  ...prompt,
});

describe('what a call adds to the figures', () => {
  it('is whether each template was offered, said, or found not useful', () => {
    const use = callUseOf([
      started,
      offered(1000, hello),
      offered(1000, reflect),
      said(3000, hello),
      notUseful(9000, reflect),
    ]);
    expect(use).toEqual({
      callId: 'call-0001',
      uses: [
        { ...hello, offered: 1, said: 1, notUseful: 0 },
        { ...reflect, offered: 1, said: 0, notUseful: 1 },
      ],
    });
    expect(callUseSchema.safeParse(use).success).toBe(true);
  });

  it('counts each thing once in a call, and each situation by itself', () => {
    const moved = { ...hello, situation: 'closing' } as const;
    const use = callUseOf([
      started,
      offered(1000, hello),
      said(2000, hello),
      said(60_000, hello),
      offered(61_000, hello),
      { type: 'promptSaid', atMs: 70_000, ...moved, text: 'Hello again.' },
    ]);
    expect(use?.uses).toEqual([
      { ...hello, offered: 1, said: 1, notUseful: 0 },
      { ...moved, offered: 0, said: 1, notUseful: 0 },
    ]);
  });

  it('names neither the agent nor the customer, nor what was said', () => {
    const use = callUseOf([started, offered(1000, hello), said(3000, hello)]);
    expect(Object.keys(use ?? {})).toEqual(['callId', 'uses']);
    expect(JSON.stringify(use)).not.toMatch(/Sam|Rivera|Maya|Lindqvist|bill|Hello/);
    const another = { ...started, agentName: 'Kim Park' };
    expect(callUseOf([another, offered(1000, hello), said(3000, hello)])).toEqual(use);
  });

  it('is nothing for a call without prompts, without a beginning, or of practice', () => {
    expect(callUseOf([started])).toBeNull();
    expect(callUseOf([said(3000, hello)])).toBeNull();
    expect(callUseOf([{ ...started, simulated: true }, said(3000, hello)])).toBeNull();
  });
});
