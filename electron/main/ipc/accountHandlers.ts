import type { accountIpc } from '#shared/contract/accountIpc.ts';
import type { Account } from '../account/account.ts';
import type { OutboxKeeper } from '../outbox/keepSending.ts';
import type { DesktopStore } from '#electron/store/index.ts';
import type { LibrarySharing } from '../templates/keepSharing.ts';
import type { AgentHandlers } from './answer.ts';

/** The part of the handlers that is about working in a team's hub. */
export function accountHandlers({
  account,
  outbox,
  sharing,
  store,
}: {
  readonly account: Account;
  readonly outbox: OutboxKeeper;
  readonly sharing: LibrarySharing;
  readonly store: Pick<DesktopStore, 'teamLibrary'>;
}): Pick<AgentHandlers, keyof typeof accountIpc> {
  return {
    'account.look': ({ pasted }) => account.look(pasted),
    'account.signIn': (asked) => account.signIn(asked),
    'account.join': (asked) => account.join(asked),
    'account.start': (asked) => account.start(asked),
    'account.openId': ({ origin, invitation }) => account.openId(origin, invitation),
    'account.openIdCode': ({ code }) => account.openIdCode(code),
    'account.cancelOpenId': () => account.cancelOpenId(),
    'account.me': () => account.me(),
    'account.signOut': () => account.signOut(),
    'account.sessions': () => account.sessions(),
    'account.closeSession': ({ sessionId }) => account.closeSession(sessionId),
    'account.changePassword': (passwords) => account.changePassword(passwords),
    'account.bringPast': ({ bring }) => account.bringPast(bring),
    'account.library': () => store.teamLibrary.standing(),
    'account.bringTemplates': () => sharing.bringTemplates(),
    'outbox.status': () => outbox.view(),
    'outbox.tryAgain': () => outbox.tryRefusedAgain(),
  };
}
