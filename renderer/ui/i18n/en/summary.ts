/** After the call: the summary, past calls, and what each figure means. */
export const summary = {
  'summary.title': 'Call with {name}',
  'summary.when': '{date}, {time} · {duration}',
  'summary.video': 'video',
  'summary.voice': 'voice',
  'summary.wentWell': 'What went well',
  'summary.tryNext': 'One thing to try',
  'summary.atMoment': 'at {time}',
  'summary.timeline': 'The call at a glance',
  'summary.figures': 'Figures',
  'summary.prompts': 'Prompts you said',
  'summary.noPrompts': 'None this time.',
  'summary.facts': 'Facts',
  'summary.noFacts': 'None noted.',
  'summary.cues': 'Cues you saw',
  'summary.noCues': 'None. You were left in peace.',
  'summary.cueDismissed': 'dismissed',
  'summary.cueNotUseful': 'not useful',
  'summary.cueLeft': 'left alone',
  'summary.notes': 'Notes to yourself',
  'summary.notesHint': 'Only you see them. They are saved as you type.',
  'summary.notesSaved': 'Notes saved',
  'summary.notesSaving': 'Saving notes…',
  'summary.notesFailed':
    'The notes could not be saved. They are still here; keep typing or try again.',
  'summary.yours': 'This page is yours first.',
  'summary.done': 'Done',
  'summary.missing': 'This call could not be opened.',
  'summary.missingBody': 'Its record may still be in the making. Nothing was deleted.',
  'summary.recovered':
    'Put together from the call’s record after the app had stopped in mid-call. The end may be missing.',
  'summary.simulatedNote': 'A practice call with the simulated customer.',
  'summary.notMeasured':
    'Parts of this call could not be listened to: you for {you}, {name} for {them}. The figures leave those parts out.',

  'ended.hungUp.agent': 'You ended the call.',
  'ended.hungUp.customer': '{name} ended the call.',
  'ended.declined': 'You declined the call.',
  'ended.cancelled': '{name} stopped ringing before you answered.',
  'ended.noAnswer': 'Nobody answered in time.',
  'ended.customerLeft': '{name} left the page and did not come back.',
  'ended.agentLeft': 'This app was away for too long, so the call ended.',
  'ended.connectionLost': 'The connection was lost and could not be restored.',
  'ended.appClosed': 'The app was closed in mid-call.',
  'ended.over': 'The call is over.',
  'ended.saving': 'Saving the summary…',
  'ended.saved': 'The summary is saved.',
  'ended.failed': 'The summary could not be saved yet.',
  'ended.failedBody':
    'Everything recorded is kept on this computer. Free some disk space if it is full, then try again.',
  'ended.retry': 'Save again',

  'wentWell.letThemFinish': 'You let {name} finish every time.',
  'wentWell.activeListening':
    '{value, plural, =0 {You showed that you were listening.} one {You showed once that you were listening, without taking the floor.} other {You showed # times that you were listening, without taking the floor.}}',
  'wentWell.reflectedBack': 'You reflected back what you had heard.',
  'wentWell.goodPauses': 'You left {name} room before you answered.',
  'wentWell.gaveRoom': 'You gave {name} room to tell the story.',
  'wentWell.yielded': 'When you both spoke, you gave the floor back.',
  'wentWell.tookTheCall': 'You were there for {name}.',
  'tryNext.letThemFinish':
    '{value, plural, =0 {Let {name} finish before you answer.} one {You both spoke once while {name} held the floor. A short breath before answering can help.} other {You both spoke # times while {name} held the floor. A short breath before answering can help.}}',
  'tryNext.reflectBack':
    'Try reflecting back once: “Let me see if I have this right … Did I miss anything?”',
  'tryNext.noteFacts':
    'Try jotting down two or three facts while you listen. They fill the prompts.',
  'tryNext.shorterTurns': 'Try shorter turns, and check in between that {name} is with you.',
  'tryNext.giveRoom': 'Try leaving {name} a little more room to talk.',
  'tryNext.keepIt': 'Nothing to change. Keep doing this.',

  'timeline.label':
    'Timeline of a call of {duration}. You spoke for {you}, {name} for {them}. {interruptions, plural, =0 {No interruptions} one {One interruption} other {# interruptions}}, {backchannels, plural, =0 {no listening sounds} one {one listening sound} other {# listening sounds}}, {pauses, plural, =0 {no long pauses} one {one long pause} other {# long pauses}}.',
  'timeline.speech': 'Speech',
  'timeline.interruption': 'Interruption',
  'timeline.backchannel': 'Listening sound',
  'timeline.pause': 'Long pause',
  'timeline.table': 'Show the same as a table',
  'timeline.tableLabel': 'The call as a table',
  'timeline.time': 'Time',
  'timeline.who': 'Who',
  'timeline.what': 'What',
  'timeline.length': 'Length',
  'timeline.both': 'Both',
  'timeline.nothing': 'Nothing was said.',

  'figure.whatIs': 'What is this: {name}',
  'figure.definition': 'What it is',
  'figure.outOf': 'Out of what',
  'figure.source': 'Where it comes from',
  'figure.caution': 'Keep in mind',
  'figure.source.voices':
    'A voice detector on this computer heard when each of you spoke. No words were recorded.',

  'figure.share': 'Your share of talk',
  'figure.share.detail': '{name}: {them}',
  'figure.share.ofCall': 'Of call time: you {you}, they {them}',
  'figure.share.definition': 'How much of the talking was yours.',
  'figure.share.outOf':
    'The large figure: your speech out of all speech, yours plus {name}’s. Of call time: your speech out of the whole call, silence included.',
  'figure.share.caution':
    'There is no right share. A story needs room, an explanation needs words.',

  'figure.interruptions': 'You spoke over {name}',
  'figure.interruptions.value': '{count, plural, one {# time} other {# times}}',
  'figure.interruptions.detail':
    '{name} spoke over you: {count, plural, one {# time} other {# times}}',
  'figure.interruptions.definition':
    'Starting while the other holds the floor in mid-turn, and keeping on.',
  'figure.interruptions.outOf':
    'A count for the whole call of {duration}, with {turns, plural, one {# turn} other {# turns}} of {name}.',
  'figure.interruptions.caution':
    'Short listening sounds, starting together and the last words of a turn do not count. A delay on the line can make two people collide through nobody’s doing.',

  'figure.listening': 'Listening sounds',
  'figure.listening.value': '{count, plural, one {# time} other {# times}}',
  'figure.listening.detail': '{name}: {count, plural, one {# time} other {# times}}',
  'figure.listening.definition':
    'A short “mm-hm” or “yes” while the other keeps the floor: active listening.',
  'figure.listening.outOf':
    'A count for the whole call of {duration}, with {turns, plural, one {# turn} other {# turns}} of {name}.',
  'figure.listening.caution':
    'Nods and looks do not show here. Few sounds do not mean little listening.',

  'figure.monologue': 'Your longest stretch',
  'figure.monologue.detail': '{name}: {them}',
  'figure.monologue.definition':
    'The longest time one person held the floor without the other’s turn.',
  'figure.monologue.outOf': 'One turn out of your {turns, number}, in a call of {duration}.',
  'figure.monologue.caution': 'Sometimes a long answer is the right one.',

  'figure.response': 'Your usual pause before answering',
  'figure.response.detail': '{name}: {them}',
  'figure.response.definition':
    'The silence between the end of {name}’s turn and the start of yours; the middle value of all.',
  'figure.response.outOf':
    '{count, plural, =0 {No answers could be measured.} one {One answer of yours was measured.} other {# answers of yours were measured.}} A value below zero means that the turns overlapped.',
  'figure.response.caution':
    'About 200 ms is usual face to face, about 500 ms in a video call. Neither is too fast.',

  'figure.pauses': 'Long pauses',
  'figure.pauses.value': '{count, plural, one {# time} other {# times}}',
  'figure.pauses.detail': '{silence} of silence in all, {share} of the call',
  'figure.pauses.definition': 'Times when nobody spoke for long.',
  'figure.pauses.outOf': 'A count for the whole call of {duration}.',
  'figure.pauses.caution': 'Looking something up takes time. Saying so helps more than hurrying.',

  'history.title': 'Past calls',
  'history.empty': 'Your calls will be listed here, each with its summary.',
  'history.emptyAction': 'Make a call link',
  'history.list': 'Past calls, newest first',
  'history.spokeOver':
    '{count, plural, =0 {no interruptions} one {# interruption} other {# interruptions}}',
  'history.share': 'you {share} of talk',
  'history.noTalk': 'talk not measured',
  'history.more': 'Show earlier calls',
  'history.loadFailed': 'The list of past calls could not be read.',
  'history.loadFailedBody': 'Nothing was deleted. Try again in a moment.',
  'history.back': 'All past calls',
} as const;
