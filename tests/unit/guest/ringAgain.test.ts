import { describe, expect, it } from 'vitest';
import type { Seat } from '#shared/contract/hub.ts';
import { err, ok } from '#shared/lib/result.ts';
import { ringAgain } from '#renderer/guest/call/ringAgain.ts';
import type { LinkResult } from '#renderer/rtc/signalling/types.ts';

const busy = err({ error: 'busy', message: 'busy', retryAfterS: 4 } as const);
const seat = ok({ callId: 'call-0001', seat: 's'.repeat(16) });

async function rung(answers: readonly LinkResult<Seat>[], wanted: (waits: number) => boolean) {
  const waits: number[] = [];
  let rings = 0;
  const answer = await ringAgain(
    async () => {
      rings += 1;
      return answers[Math.min(rings, answers.length) - 1] ?? busy;
    },
    {
      wanted: () => wanted(waits.length),
      pause: async (ms) => void waits.push(ms),
      random: () => 0.5,
    },
  );
  return { answer, rings, waits };
}

describe('a ring while the hub has too much to do', () => {
  it('goes out again when the hub said, and a little later', async () => {
    expect(await rung([busy, busy, seat], () => true)).toEqual({
      answer: seat,
      rings: 3,
      waits: [6000, 6000],
    });
  });

  it('is not made again for another reason, or once it was given up', async () => {
    const offline = err({ error: 'agentOffline', message: 'away' } as const);
    expect(await rung([offline], () => true)).toEqual({ answer: offline, rings: 1, waits: [] });
    expect(await rung([busy], () => false)).toMatchObject({ answer: busy, rings: 1 });
  });

  it('is said to have failed in the end', async () => {
    const { answer, rings, waits } = await rung([busy], () => true);
    expect([answer, rings, waits.length]).toEqual([busy, 6, 5]);
  });
});
