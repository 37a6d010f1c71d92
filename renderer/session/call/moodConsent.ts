import type { RingingCall } from '#shared/contract/hub.ts';
import type { EpochMs } from '#shared/lib/units.ts';
import type { MoodConsent } from '#shared/model/mood.ts';
import { offerMood } from '#shared/model/moodOffer.ts';
import type { Party } from '#shared/model/party.ts';
import type { ActiveCall, CallMood } from '../types.ts';

export interface MoodConsentOptions {
  readonly mood: () => CallMood;
  /** Told before anything else is done, so that reading stops at once. */
  readonly onMood: (mood: CallMood) => void;
  /** An answer that is to be kept with the call. */
  readonly onReceipt: (consent: MoodConsent, by: Party) => void;
  /** Tells the customer's page that the agent has stopped it. */
  readonly tellStopped: () => void;
  readonly now: () => EpochMs;
}

/** One call's consent to the mood cue, on the agent's side: heard, never assumed. */
export interface MoodConsentKeeper {
  readonly hear: (consent: MoodConsent) => void;
  /** A new connection begins: what was said over the one before does not count for it. */
  readonly forget: () => void;
  /** A new connection is up: what its page must know is said again. */
  readonly connected: () => void;
  readonly stop: () => void;
}

/** Nothing is known of the customer's expression or voice. */
const nothingRead = { reading: null, trend: null, tone: null, idle: null } as const;

/** The mood of a call that is being answered: nothing may be read yet. */
export function newMood(ringing: RingingCall, mayReadMood: boolean): CallMood {
  const other = ringing.simulated ? 'simulatedCustomer' : 'customer';
  const offered = offerMood(other, ringing.offersMood && mayReadMood) !== null;
  return { ...nothingRead, offered, consent: null, stopped: false, allowed: false };
}

/**
 * `mood` with `allowed` as it follows from the rest; without it nothing that was read stands, and
 * while nobody looks no expression does.
 * @returns the same object where nothing changed
 */
export function moodNow(mood: CallMood, call: Pick<ActiveCall, 'phase' | 'heldSince'>): CallMood {
  const allowed =
    mood.offered &&
    mood.consent?.given === true &&
    !mood.stopped &&
    call.phase === 'live' &&
    call.heldSince === null;
  if (!allowed)
    return isUnread(mood) && !mood.allowed ? mood : { ...mood, ...nothingRead, allowed };
  const stale = mood.idle !== null && (mood.reading !== null || mood.trend !== null);
  if (mood.allowed && !stale) return mood;
  return stale ? { ...mood, reading: null, trend: null, allowed } : { ...mood, allowed };
}

function isUnread({ reading, trend, tone, idle }: CallMood): boolean {
  return reading === null && trend === null && tone === null && idle === null;
}

export function createMoodConsent(options: MoodConsentOptions): MoodConsentKeeper {
  const { mood, onMood, onReceipt } = options;
  let last: MoodConsent | null = null;

  const withdraw = (consent: MoodConsent): void =>
    onReceipt({ ...consent, given: false, answeredAt: Math.round(options.now()) }, 'agent');

  return {
    hear(consent) {
      if (!mood().offered) return;
      onMood({ ...mood(), consent });
      // Said again over a new connection, it is the same answer.
      if (consent.given === last?.given && consent.answeredAt === last.answeredAt) return;
      last = consent;
      onReceipt(consent, 'customer');
      if (consent.given && mood().stopped) withdraw(consent);
    },
    forget() {
      if (mood().consent !== null) onMood({ ...mood(), consent: null });
    },
    stop() {
      const before = mood();
      if (!before.offered || before.stopped) return;
      onMood({ ...before, stopped: true });
      if (before.consent?.given === true) withdraw(before.consent);
      options.tellStopped();
    },
    connected() {
      if (mood().stopped) options.tellStopped();
    },
  };
}
