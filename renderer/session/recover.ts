import { summarise } from '#shared/domain/pipeline.ts';
import { callUseOf } from '#shared/domain/prompt/callUse.ts';
import type { CallId } from '#shared/model/call.ts';
import type { Bridge } from './bridge.ts';
import { createCounting } from './call/counting.ts';
import type { Clock } from './clock.ts';

/**
 * Sums up calls that the app did not live to see the end of, from their journals, and saves them.
 * One that cannot be summed up or saved keeps its journal and is tried again at the next start.
 * @returns the calls that were put together
 */
export async function recoverCalls(
  bridge: Pick<Bridge, 'journal.unfinished' | 'calls.save' | 'templates.recordUse'>,
  clock: Clock,
): Promise<readonly CallId[]> {
  const unfinished = await bridge['journal.unfinished']().catch(() => []);
  const recovered: CallId[] = [];
  for (const { callId, events } of unfinished) {
    try {
      const summary = summarise(events, { recovered: true, notes: '' });
      await createCounting(callUseOf(events), { record: bridge['templates.recordUse'], clock })();
      await bridge['calls.save'](summary);
      recovered.push(callId);
    } catch {
      // Its journal stays where it is.
    }
  }
  return recovered;
}
