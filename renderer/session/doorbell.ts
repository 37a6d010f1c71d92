import type { Ms } from '#shared/lib/units.ts';
import { RING_TIMEOUT_MS } from '#shared/contract/hub.ts';
import type { RingingCall } from '#shared/contract/hub.ts';
import type { CallId } from '#shared/model/call.ts';
import type { Clock } from './clock.ts';

export interface DoorbellOptions {
  readonly clock: Clock;
  /** The customers at the door, longest waiting first. */
  readonly onChange: (ringing: readonly RingingCall[]) => void;
}

/** Who rings. The hub tells of a ring's end; this also knows what to do when it cannot. */
export interface Doorbell {
  readonly rings: (call: RingingCall) => void;
  readonly stops: (callId: CallId) => void;
  readonly find: (callId: CallId) => RingingCall | null;
  /** The hub is back and will name everybody who still rings: the others have left meanwhile. */
  readonly recount: () => void;
  readonly clear: () => void;
}

/** How long the hub may take to name who rings, after it is back. */
const RECOUNT_MS: Ms = 2000;
/** The hub ends a ring by itself; this is for when its word does not arrive. */
const FORGET_AFTER_MS: Ms = RING_TIMEOUT_MS + 5000;

export function createDoorbell(options: DoorbellOptions): Doorbell {
  const { clock } = options;
  const calls = new Map<CallId, { readonly call: RingingCall; readonly forget: () => void }>();
  let unconfirmed = new Set<CallId>();
  let cancelRecount: () => void = () => undefined;

  const tell = (): void => {
    const ringing = [...calls.values()].map((each) => each.call);
    options.onChange(ringing.toSorted((a, b) => a.ringingSince - b.ringingSince));
  };
  const drop = (callId: CallId): boolean => {
    calls.get(callId)?.forget();
    unconfirmed.delete(callId);
    return calls.delete(callId);
  };
  const stops = (callId: CallId): void => {
    if (drop(callId)) tell();
  };

  return {
    rings(call) {
      const { callId } = call;
      unconfirmed.delete(callId);
      if (calls.has(callId)) return;
      const forget = clock.after(FORGET_AFTER_MS, () => stops(callId));
      calls.set(callId, { call, forget });
      tell();
    },
    stops,
    find: (callId) => calls.get(callId)?.call ?? null,
    recount() {
      cancelRecount();
      unconfirmed = new Set(calls.keys());
      cancelRecount = clock.after(RECOUNT_MS, () => {
        const gone = [...unconfirmed].filter(drop);
        if (gone.length > 0) tell();
      });
    },
    clear() {
      cancelRecount();
      const any = calls.size > 0;
      for (const callId of calls.keys()) drop(callId);
      if (any) tell();
    },
  };
}
