import { summarise } from '#shared/domain/pipeline.ts';
import type { CallId } from '#shared/model/call.ts';
import type { Bridge } from './bridge.ts';

/**
 * Sums up calls that the app did not live to see the end of, from their journals, and saves them.
 * One that cannot be summed up or saved keeps its journal and is tried again at the next start.
 * @returns the calls that were put together
 */
export async function recoverCalls(
  bridge: Pick<Bridge, 'journal.unfinished' | 'calls.save'>,
): Promise<readonly CallId[]> {
  const unfinished = await bridge['journal.unfinished']().catch(() => []);
  const recovered: CallId[] = [];
  for (const { callId, events } of unfinished) {
    try {
      await bridge['calls.save'](summarise(events, { recovered: true, notes: '' }));
      recovered.push(callId);
    } catch {
      // Its journal stays where it is.
    }
  }
  return recovered;
}
