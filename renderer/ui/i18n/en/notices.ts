/** What the agent should know about: the store, the hub, calls put together again. */
export const notices = {
  'start.title': 'Hearback',
  'start.failed': 'Hearback could not read its settings.',
  'start.failedBody':
    'Nothing was changed or deleted. Try again; if it happens again, restart Hearback or tell your administrator.',

  'notice.databaseKeptAside': 'Your call records could not be read, so a fresh file was started.',
  'notice.databaseKeptAsideBody':
    'The old file was kept, untouched{file, select, none {} other {, as {file}}}. Please show it to your administrator.',
  'notice.databaseNewer': 'Your call records come from a newer version of Hearback.',
  'notice.databaseNewerBody':
    'They were left as they are. Please update Hearback; until then, new calls are kept in a file of their own beside them.',
  'notice.databaseUnreadable': 'Your call records cannot be opened.',
  'notice.databaseUnreadableBody':
    'The file was not changed. New calls are kept in a file of their own beside it. Please restart Hearback; if that does not help, tell your administrator.',
  'notice.diskFull': 'The disk is full.',
  'notice.diskFullBody':
    'What was recorded so far is kept. Free some space; Hearback then goes on saving by itself.',
  'notice.keyNotProtected': 'This computer has no key store that Hearback can use.',
  'notice.keyNotProtectedBody':
    'Your call records are still encrypted, but their key lies in a file beside them. Set up a keyring or password store to protect it.',
  'notice.callsRecovered':
    '{count, plural, one {A call was put together again after the app had stopped.} other {# calls were put together again after the app had stopped.}}',
  'notice.callsRecoveredBody': 'You find what was recorded under Past calls, marked “Recovered”.',
  'notice.windowReturned': 'This window had closed unexpectedly and was opened again.',
  'notice.windowReturnedBody':
    'What was saved or recorded is kept. A call that was running has ended; your customer was told.',
  'notice.linkWaits': 'The link to a team was opened while you were in a call.',
  'notice.linkWaitsBody': 'Nothing was done with it. Open it again after the call.',
  'notice.showPastCalls': 'Show past calls',
  'notice.region': 'Notices',

  'hub.failed.portTaken': 'The hub could not start: its port is taken by another program.',
  'hub.failed.portTakenFix':
    'Choose another port under Settings, This computer, or close the other program.',
  'hub.failed.tlsFiles': 'The hub could not start: its certificate could not be used.',
  'hub.failed.tlsFilesFix': 'Check the certificate and key files under Settings, This computer.',
  'hub.failed.unreachable': 'Trying to reach the hub…',
  'hub.failed.unreachableFix':
    'Past calls are all here. If this lasts, check your network and the hub’s address.',
  'hub.failed.unauthorised': 'The hub refused this app.',
  'hub.failed.unauthorisedFix':
    'Its access token is not valid any more. Ask your administrator for a new one.',
  'hub.failed.other': 'The hub could not start.',
  'hub.failed.otherFix': 'Try again. If it happens again, restart Hearback.',
  'hub.openSettings': 'Open settings',
  'hub.offline': 'Trying to reach the hub again…',
  'hub.offlineBody': 'New calls cannot ring meanwhile. Past calls are all here.',
  'hub.offlineInCall': 'The hub is away. Your call goes on.',
  'hub.refused': 'The hub refused this app.',
  'hub.ended': 'Your sign-in at the team hub has ended.',
  'hub.endedBody':
    'Sign in again to take calls. A call in progress goes on, and everything on this computer is kept.',
  'hub.signInAgain': 'Sign in again',
  'hub.state.online': 'Ready for calls',
  'hub.state.connecting': 'Connecting…',
  'hub.state.offline': 'Hub away',
  'hub.state.refused': 'Refused',

  'failure.changed': 'Somebody else changed this meanwhile. Load it again to see what it is now.',
  'failure.badRequest': 'Something in it was not understood. Please check it and try again.',
  'failure.refused': 'That is not possible right now.',
  'failure.diskFull': 'The disk is full. Free some space, then try again.',
  'failure.storeUnavailable': 'The record file cannot be opened right now. Try again in a moment.',
  'failure.hubUnreachable': 'The hub cannot be reached. Try again in a moment.',
  'failure.notFound': 'It is not there any more.',
  'failure.other': 'Something unexpected got in the way. Try again in a moment.',
} as const;
