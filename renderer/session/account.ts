import type {
  AccountView,
  Entered,
  Found,
  LibraryStanding,
  PasswordChanged,
} from '#shared/contract/accountIpc.ts';
import type { IpcArgs } from '#shared/contract/ipc.ts';
import type { OutboxView } from '#shared/contract/outbox.ts';
import type { SignedInAt } from '#shared/model/people.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { Bridge } from './bridge.ts';
import { doneOf, outcomeOf } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/**
 * Working in a team's hub. Requests never reject: failures are values. Whoever comes in or leaves
 * finds the window opened again, at its settings.
 */
export interface TeamAccount {
  /** Looks what an address or a link leads to. */
  readonly look: (pasted: string) => Outcome<Found>;
  readonly signIn: (asked: IpcArgs<'account.signIn'>) => Outcome<Entered>;
  readonly join: (asked: IpcArgs<'account.join'>) => Outcome<Entered>;
  readonly start: (asked: IpcArgs<'account.start'>) => Outcome<Entered>;
  /** In the system's browser, up to the code that it shows; may take minutes. */
  readonly openId: (asked: IpcArgs<'account.openId'>) => Outcome<Entered>;
  readonly openIdCode: (code: string) => Outcome<Entered>;
  readonly cancelOpenId: () => Outcome<null>;
  readonly me: () => Outcome<AccountView>;
  readonly signOut: () => Outcome<null>;
  readonly sessions: () => Outcome<readonly SignedInAt[]>;
  readonly closeSession: (sessionId: string) => Outcome<null>;
  readonly changePassword: (
    passwords: IpcArgs<'account.changePassword'>,
  ) => Outcome<PasswordChanged>;
  /** Whether the calls of before the hub go along. */
  readonly bringPast: (bring: boolean) => Outcome<null>;
  /** How the team's library stands on this computer. */
  readonly library: () => Outcome<LibraryStanding>;
  /** The sentences from before the team go to it after all. */
  readonly bringTemplates: () => Outcome<null>;
  /** How the summaries stand that the hub has yet to get. */
  readonly outbox: () => Outcome<OutboxView>;
  /** @returns the function that stops listening */
  readonly onOutbox: (listener: (view: OutboxView) => void) => () => void;
  readonly sendAgain: () => Outcome<null>;
}

/** @param knowSettings main changed some of its own accord */
export function createAccount(
  bridge: Bridge,
  knowSettings: (settings: Settings) => void,
): TeamAccount {
  return {
    look: (pasted) => outcomeOf(bridge['account.look']({ pasted })),
    signIn: (asked) => outcomeOf(bridge['account.signIn'](asked)),
    join: (asked) => outcomeOf(bridge['account.join'](asked)),
    start: (asked) => outcomeOf(bridge['account.start'](asked)),
    openId: (asked) => outcomeOf(bridge['account.openId'](asked)),
    openIdCode: (code) => outcomeOf(bridge['account.openIdCode']({ code })),
    cancelOpenId: () => doneOf(bridge['account.cancelOpenId']()),
    me: () => outcomeOf(bridge['account.me']()),
    signOut: () => doneOf(bridge['account.signOut']()),
    sessions: () => outcomeOf(bridge['account.sessions']()),
    closeSession: (sessionId) => doneOf(bridge['account.closeSession']({ sessionId })),
    changePassword: (passwords) => outcomeOf(bridge['account.changePassword'](passwords)),
    bringPast: (bring) =>
      doneOf(
        bridge['account.bringPast']({ bring })
          .then(() => bridge['settings.get']())
          .then(knowSettings),
      ),
    library: () => outcomeOf(bridge['account.library']()),
    bringTemplates: () => doneOf(bridge['account.bringTemplates']()),
    outbox: () => outcomeOf(bridge['outbox.status']()),
    onOutbox: (listener) => bridge.on('outbox.status', listener),
    sendAgain: () => doneOf(bridge['outbox.tryAgain']()),
  };
}
