import type { CallSummary } from '#shared/model/callSummary.ts';
import { deskState } from './desk.ts';
import { services } from './services.ts';
import type { TestServices } from './services.ts';
import { summary } from './stored.ts';

/** The desk right after a call that is saved; `shown` is its summary, `kept` what is stored of it. */
export function afterCall(shown: CallSummary = summary(), kept = shown): TestServices {
  return services(endedCall(shown, kept));
}

/** The same as what the services are made from. */
export function endedCall(shown: CallSummary, kept = shown) {
  const { callId, customerName } = shown;
  return {
    summaries: [kept],
    deskState: deskState({
      ended: {
        callId,
        customerName,
        by: 'customer',
        reason: 'hungUp',
        save: 'saved',
        summary: shown,
      },
    }),
  } as const;
}
