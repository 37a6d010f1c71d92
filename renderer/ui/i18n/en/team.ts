/** Working in a team's hub: signing in, and what goes there. */
export const team = {
  'team.title': 'Team hub',
  'team.intro':
    'Where you work with others, calls go over your team’s hub, and summaries of your calls are kept there too. You see each of them first.',
  'team.address': 'Address or link',
  'team.addressHint': 'Paste the address of your team’s hub, or the invitation that you were sent.',
  'team.look': 'Continue',
  'team.looking': 'Looking…',
  'team.other': 'Another address',

  'team.nothing.empty': 'Please paste an address or a link first.',
  'team.nothing.notAnAddress':
    'This is not an address. It looks like hub.example.com, or like a link that begins with https://.',
  'team.nothing.customerLink':
    'This link is for a customer’s call. Ask your administrator for an invitation.',
  'team.nothing.noAnswer':
    'Nobody answers at {origin}. Check the address and your network, then try again.',
  'team.nothing.notAHub': 'Something else than a team hub answers at {origin}. Check the address.',
  'team.nothing.noTeam':
    'The hub at {origin} has no accounts. If you have an access token for it, enter it under This computer.',
  'team.nothing.needsStart':
    'Nobody has an account at {origin} yet. The first one is made with the link that the hub showed when it started: paste that link here.',
  'team.invitation.used':
    'This invitation was used already. If it was you, enter the hub’s address and sign in.',
  'team.invitation.expired': 'This invitation has expired. Ask your administrator for a new one.',
  'team.invitation.unknown':
    'The hub does not know this invitation. Check that the link was copied whole.',

  'team.signInAt': 'Sign in at {origin}',
  'team.joinAt': 'You are invited to {origin}',
  'team.joinTeams': 'You will be in {teams}.',
  'team.startAt': 'The first account at {origin}',
  'team.startBody':
    'It is an administrator’s: you invite the others. Your team gets a name here, which can be changed.',
  'team.open': 'The way to this hub is not encrypted.',
  'team.openBody':
    'Others in the network could read your password and your calls’ summaries. Ask your administrator for an address that begins with https://.',

  'team.name': 'Your name',
  'team.email': 'E-mail address',
  'team.emailBad': 'Please enter an e-mail address, such as maya@example.com.',
  'team.password': 'Password',
  'team.passwordHint': 'At least 12 characters. A few words make a good one.',
  'team.passwordMissing': 'Please enter your password.',
  'team.passwordNew': 'Please choose a password.',
  'team.teamName': 'Name of the team',
  'team.teamMissing': 'Please enter a name for the team.',
  'team.signIn': 'Sign in',
  'team.join': 'Join',
  'team.start': 'Make the account',
  'team.entering': 'One moment…',
  'team.entered': 'You are in. The window opens again with your team’s hub.',
  'team.notEntered': 'That did not work.',
  'team.with': 'Sign in with {name}',
  'team.inBrowser': 'Go on in your browser. This window notices when you are done.',
  'team.code': 'Code that your browser shows',
  'team.codeHint': 'Six digits. Keep them to yourself.',
  'team.codeMissing': 'Please enter the code.',
  'team.cancel': 'Cancel',
  'team.inCall': 'You can change this after your call.',

  'team.you': 'You are {name} in {teams}.',
  'team.noTeam':
    'You are {name}, in no team yet. An administrator can put you in one; until then your summaries wait here.',
  'team.at': 'At {origin}.',
  'team.loading': 'Asking the hub who you are…',
  'team.away':
    'You are signed in as {name} at {origin}. The hub does not answer right now; what is meant for it waits here.',
  'team.ended': 'Your sign-in at {origin} has ended.',
  'team.endedBody':
    'Sign in again to take calls. Everything on this computer is as it was, and what waits for the hub goes then.',
  'team.signOut': 'Sign out',
  'team.signOutTitle': 'Sign out of your team’s hub?',
  'team.signOutBody':
    'Your calls stay on this computer. Until you sign in again, this app makes its links by itself.',
  'team.signOutWaiting':
    '{count, plural, one {# call summary has} other {# call summaries have}} not reached the hub yet. They go when you sign in there again.',
  'team.stay': 'Stay signed in',

  'team.places': 'Where you are signed in',
  'team.placesFailed': 'The hub could not be asked. Try again in a moment.',
  'team.placeHere': '{device} (here)',
  'team.placeUnnamed': 'An unnamed place',
  'team.placeSeen': 'Last used {when}',
  'team.placeClose': 'Sign out there',
  'team.placeCloseNamed': 'Sign out there: {device}',

  'team.changePassword': 'Change your password',
  'team.changePasswordBody': 'Everywhere else, you are signed out then.',
  'team.passwordNow': 'Your password now',
  'team.passwordNext': 'New password',
  'team.passwordChange': 'Change it',
  'team.passwordChanged': 'Your password is changed.',

  'outbox.title': 'Summaries for your team’s hub',
  'outbox.none': 'The summary of each call goes to the hub by itself, after the call.',
  'outbox.allSent': 'All your call summaries are at the hub. The last one went {when}.',
  'outbox.waiting':
    '{count, plural, one {# call summary waits} other {# call summaries wait}} for the hub.',
  'outbox.off': 'Nobody is signed in.',
  'outbox.idle': 'They go in a moment.',
  'outbox.sending': 'They are on their way.',
  'outbox.away': 'It does not answer right now. They go by themselves when it does.',
  'outbox.signedOut': 'They go when you sign in again.',
  'outbox.newerHere': 'The hub is older than this app. They go once it has been updated.',
  'outbox.refused':
    '{count, plural, one {The hub did not take # call summary. It is here as before.} other {The hub did not take # call summaries. They are here as before.}}',
  'outbox.refusedOne': '{name}, {date}: {because}',
  'outbox.sendAgain': 'Send again',

  'ownTemplates.kept':
    '{count, plural, one {# sentence of yours from before you joined is on this computer alone.} other {# sentences of yours from before you joined are on this computer alone.}}',
  'ownTemplates.share': 'Share them with the team',
  'ownTemplates.waiting':
    '{count, plural, one {# changed sentence waits for the hub.} other {# changed sentences wait for the hub.}}',
  'ownTemplates.refused':
    '{count, plural, one {# sentence was not taken by the hub; it stays on this computer.} other {# sentences were not taken by the hub; they stay on this computer.}}',
  'past.title': 'Bring your past calls along?',
  'past.body':
    '{count, plural, one {# call on this computer is} other {# calls on this computer are}} from before you joined. Their summaries, with notes, facts and open commitments, can go to the hub as well. Practice calls never do.',
  'past.bring': 'Bring them along',
  'past.keep': 'Keep them here only',
} as const;
