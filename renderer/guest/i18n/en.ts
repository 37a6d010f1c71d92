/** The customer's page in English; every other language has the same ids. */
export const en = {
  'title.call': 'Call with {agent}',
  'title.plain': 'Your call',
  'language.label': 'Language',

  'loading.title': 'One moment…',
  'unreachable.title': 'The call service does not answer',
  'unreachable.body':
    'Your internet connection may be down, or the service is just starting. This page tries again by itself every few seconds. You don’t have to do anything.',
  'unreachable.retry': 'Try now',

  'badLink.missing.title': 'This link is not complete',
  'badLink.missing.body':
    'Part of the address is missing. Please open the link again from the message you were sent, or copy it whole.',
  'badLink.unknown.title': 'We don’t know this link',
  'badLink.unknown.body':
    'A letter may have been lost in copying, or the link was taken back. Please open it again from your message. If that doesn’t help, ask for a new link.',
  'badLink.used.title': 'This link is already in use',
  'badLink.used.body':
    'It works for one person, in one window. If the call is open in another tab or on another device, go on there. Otherwise, ask for a new link.',
  'badLink.expired.title': 'This link has expired',
  'badLink.expired.body':
    'Links only work for a while, to keep calls private. Please ask for a new one.',
  'badLink.ended.title': 'This call is over',
  'badLink.ended.body':
    'A link is good for one call. If there is more to say, please ask for a new link.',

  'unfit.insecure.title': 'This page needs a secure address',
  'unfit.insecure.body':
    'Browsers allow a microphone only on addresses that begin with https. Please ask whoever sent you the link for one that begins with https.',
  'unfit.oldBrowser.title': 'This browser cannot make calls',
  'unfit.oldBrowser.body':
    'Please open the link in an up-to-date Firefox, Chrome, Edge or Safari. If you opened it inside another app, such as a mail or chat app, choose “Open in browser” there.',

  'welcome.title':
    '{customer}, you are about to talk with {agent}{hasCompany, select, yes { from {company}} other {}}.',
  'welcome.devices': 'Your microphone is used, and your camera only if you turn it on.',
  'welcome.privacy':
    'Sound and picture are encrypted and not recorded. {agent}’s app notes who speaks when, so that {agent} can listen better.',
  'welcome.start': 'Check my sound',
  'welcome.next':
    'Your browser will ask whether this page may use your microphone. Please allow it.',

  'check.title': 'A short check before you ring',
  'check.microphone': 'Microphone',
  'check.microphone.asking': 'Your browser is asking for the microphone. Please allow it.',
  'check.microphone.quiet': 'Say something. The bar should move.',
  'check.microphone.heard': 'That works, we can hear you.',
  'check.speaker': 'Speaker',
  'check.speaker.play': 'Play a sound',
  'check.speaker.hint': 'You should hear three rising notes.',
  'check.camera': 'Camera',
  'check.camera.off': 'Your camera is off. You can talk without it.',
  'check.camera.opening': 'Your camera is starting. Please allow it if your browser asks.',
  'check.camera.on': 'Turn camera on',
  'check.camera.without': 'Go without camera',
  'check.ring': 'Ring {agent}',
  'check.next': 'Go on',
  'check.listenOnly': 'Only listen',
  'check.listenOnly.on': 'You go on without a microphone. {agent} will not hear you.',
  'device.default': 'The one your device uses',
  'device.unnamed': 'Device {number}',

  'problem.microphone.denied.title': 'The microphone is blocked',
  'problem.microphone.missing.title': 'No microphone was found',
  'problem.microphone.missing.body': 'Plug one in or connect your headset, then try again.',
  'problem.microphone.busy.title': 'The microphone could not be used',
  'problem.microphone.busy.body':
    'Another program may be holding it. Close other call programs, then try again.',
  'problem.microphone.lost.title': 'The microphone is gone',
  'problem.microphone.lost.body': 'Plug it in again, or connect another one, then try again.',
  'problem.camera.denied.title': 'The camera is blocked',
  'problem.camera.missing.title': 'No camera was found',
  'problem.camera.busy.title': 'The camera could not be used',
  'problem.camera.lost.title': 'The camera stopped',
  'problem.camera.body': 'That is no obstacle: you can talk without it.',
  'problem.retry': 'Try again',
  'allow.chromeDesktop':
    'Click the sign to the left of the address at the top, switch the microphone on there, then try again.',
  'allow.chromeAndroid':
    'Tap the sign to the left of the address at the top, choose “Permissions”, allow the microphone, then try again.',
  'allow.firefoxDesktop':
    'Click the crossed-out microphone to the left of the address, remove the block, then try again.',
  'allow.firefoxAndroid':
    'Tap the padlock to the left of the address, allow the microphone, then try again.',
  'allow.safariMac':
    'In the menu at the top of the screen, choose “Safari”, then the settings for this website, set Microphone to “Allow”, then try again.',
  'allow.safariIos':
    'Tap the sign beside the address, choose “Website Settings”, set Microphone to “Allow”, then try again.',
  'allow.other':
    'Open your browser’s settings for this page, allow the microphone, then try again.',

  'consent.title': 'May {agent} get a hint about how you look and sound?',
  'consent.why':
    '{agent} sometimes looks at notes while you talk. A small hint helps {agent} notice in time, and slow down or ask.',
  'consent.what':
    'If you say yes, {agent}’s computer looks at the expression on your face while your camera is on, and at how fast, how loud and how high or low you speak.',
  'consent.where':
    'This happens on {agent}’s computer and nowhere else. No picture, no sound and no measurement is kept or sent.',
  'consent.shown':
    '{agent} only sees words, such as “more tense” or “faster than before”, and finds them again in the notes of the call.',
  'consent.choice':
    'It is up to you. You are helped in the same way with either answer, and you can change it at any time in the call.',
  'consent.wasYes': 'Last time you said yes. Please choose again for this call.',
  'consent.wasNo': 'Last time you said no. Please choose again for this call.',
  'consent.next': 'With either answer, we ring {agent} next.',
  'consent.yes': 'Yes, that is fine',
  'consent.no': 'No, thank you',

  'ringing.title': 'Ringing {agent}…',
  'ringing.body': 'Please stay on this page. It can take a minute until {agent} is free to answer.',
  'ringing.cancel': 'Stop ringing',
  'hubAway.title': 'The connection to the call service dropped',
  'hubAway.body': 'It comes back by itself. Your place is kept.',

  'returning.title': 'Taking you back to {agent}…',
  'returning.body': 'Your call goes on in a moment.',

  'call.title': 'Call with {agent}',
  'call.time': 'Time in call',
  'call.line.connecting': 'Connecting…',
  'call.line.good': 'Good connection',
  'call.line.weak': 'Weak connection',
  'call.line.poor': 'Poor connection',
  'call.line.about.in': '{agent}’s sound reaches you with gaps.',
  'call.line.about.out': '{agent} may hear you with gaps.',
  'call.line.about.delay':
    'You hear each other a moment late. A short pause after you speak helps.',
  'call.line.about.frozen': '{agent}’s picture stands still at times. The sound goes on.',
  'call.line.help': 'A place closer to your Wi-Fi often helps.',
  'call.line.help.camera':
    'A place closer to your Wi-Fi often helps. So does stopping your camera: it leaves more room for the sound.',
  'call.ownPaused':
    'Your picture is paused so that the sound stays clear. It comes back by itself.',
  'call.agentPaused': '{agent}’s picture is paused so that the sound stays clear',
  'call.line.interrupted': 'Reconnecting to {agent}…',
  'call.line.left': 'trying for another {seconds} s.',
  'call.noRelay': 'The connection cannot be made at the moment.',
  'call.noRelay.body':
    'The service that carries this call does not answer. It is being tried again, for a minute at most. There is nothing you need to do.',
  'call.line.unheard': 'Until then you are not heard.',
  'call.controls': 'Call controls',
  'call.mute': 'Mute',
  'call.unmute': 'Unmute',
  'call.microphoneOn': 'Start mic',
  'call.cameraOn': 'Start camera',
  'call.cameraOff': 'Stop camera',
  'chat.open': 'Chat',
  'chat.openNew': 'Chat, {count} new',
  'chat.list': 'Messages',
  'chat.empty': 'Nothing was written yet. What you write here goes to {agent} only.',
  'chat.write': 'Write to {agent}',
  'chat.send': 'Send',
  'chat.you': 'You',
  'chat.underWay': 'On its way',
  'chat.tooMuch': 'One moment, please: your last messages have to arrive first.',
  'chat.wrote': '{agent} wrote: {text}',
  'call.devices': 'Devices',
  'call.end': 'End call',
  'call.youMuted': 'You are muted',
  'call.youOnlyListen': '{agent} cannot hear you',
  'call.agentMuted': '{agent} is muted',
  'call.held': '{agent} has put you on hold',
  'call.held.body':
    '{agent} will be back. Until then your microphone and camera are paused: nobody hears or sees you.',
  'call.held.sound': 'A soft tone now and then says that the line is still there.',
  'call.agentVideo': 'Video of {agent}',
  'call.agentVoice': '{agent}’s camera is off',
  'call.self': 'Your own picture',
  'mood.on': 'Hint about how you look and sound: on',
  'mood.off': 'Hint about how you look and sound: off',
  'mood.stoppedByAgent': '{agent} has turned off the hint about how you look and sound.',
  'mood.stop': 'Turn off',
  'mood.about': 'What is this?',
  'call.soundBlocked': 'Your browser is holding the sound back.',
  'call.soundOn': 'Turn the sound on',
  'notice.microphoneReplaced': 'Your microphone was unplugged. Another one is in use now.',
  'notice.cameraLost': 'Your camera stopped. The call goes on with sound.',
  'notice.dismiss': 'Close this note',

  'after.hungUp.agent': '{agent} ended the call.',
  'after.hungUp.customer': 'You ended the call.',
  'after.declined': '{agent} cannot talk right now.',
  'after.declined.body': 'You can ring again in a few minutes. Your link still works.',
  'after.noAnswer': '{agent} did not answer.',
  'after.noAnswer.body':
    '{agent} may be in another call. You can ring again now or in a few minutes.',
  'after.cancelled': 'You stopped ringing.',
  'after.cancelled.body': 'You can ring again whenever you are ready.',
  'after.customerLeft': 'The call ended while you were away.',
  'after.agentLeft': '{agent}’s connection was lost.',
  'after.connectionLost': 'The connection was lost and did not come back.',
  'after.noRelay': 'The call could not be connected.',
  'after.noRelay.body':
    'The service that carries it did not answer. {agent} can send you a new link, or reach you another way.',
  'after.appClosed': '{agent} had to close the call program.',
  'after.agentOffline': '{agent} is not at the desk right now.',
  'after.agentOffline.body': 'You can ring again in a few minutes. Your link still works.',
  'after.busy': 'The call service is very busy right now.',
  'after.busy.body': 'You can ring again in a minute. Your link still works.',
  'after.hubSilent': 'Your ring did not get through.',
  'after.hubSilent.body':
    'The call service did not answer. Please check your internet connection, then ring again.',
  'after.thanks': 'Thank you for your time, {customer}.',
  'after.close': 'You can close this page.',
  'after.newLink': 'If there is more to say, {agent} can send you a new link.',
  'after.ringAgain': 'Ring {agent} again',

  'survey.title': 'How was it for you?',
  'survey.about':
    'Four short questions, all of them optional. {agent} gets your answers and can learn from them.',
  'survey.satisfied': 'How satisfied are you with this call?',
  'survey.heard': 'How much did you feel heard by {agent}?',
  'survey.resolved': 'Is your matter settled?',
  'survey.resolved.yes': 'Yes',
  'survey.resolved.no': 'No',
  'survey.resolved.notYet': 'Not yet',
  'survey.recommend': 'How likely would you recommend us to others?',
  'survey.ends': '{first}: {low}, {last}: {high}',
  'survey.notAtAll': 'not at all',
  'survey.very': 'very',
  'survey.fully': 'fully',
  'survey.unlikely': 'not likely',
  'survey.likely': 'very likely',
  'survey.clear': 'Take back',
  'survey.clearOf': 'Take back my answer: {question}',
  'survey.comment': 'Anything else you would like to say',
  'survey.send': 'Send',
  'survey.sending': 'Sending…',
  'survey.no': 'No, thank you',
  'survey.failed':
    'Your answers did not get through. They are still here: please try again in a moment.',
  'survey.empty': 'Nothing is answered yet. Answer what you like, or choose “No, thank you”.',
  'survey.sent': 'Thank you. Your answers are on their way to {agent}.',
  'survey.declined': 'That is fine.',
  'survey.used': 'Questions about this call were answered before, and those answers stay.',
  'survey.gone': 'Answers about this call can no longer be taken. Thank you for trying.',
  'feedback.page': 'About your call',
  'feedback.title':
    'How was your call with {agent}{hasCompany, select, yes { from {company}} other {}}?',
  'feedback.used.title': 'Thank you, this call was answered about',
  'feedback.used.body':
    'The questions can be answered once, and the answers stay. You can close this page.',
  'feedback.expired.title': 'This link has expired',
  'feedback.expired.body':
    'Questions about a call can be answered for two weeks. If there is more to say, please ask for a new link.',
  'feedback.unknown.title': 'We don’t know this link',
  'feedback.unknown.body':
    'A letter may have been lost in copying. Please open it again from your message, or copy it whole.',

  'elsewhere.title': 'The call goes on in another tab.',
  'elsewhere.body': 'You opened the link there too, and only one tab can be in the call.',
  'elsewhere.here': 'Use this tab instead',
} as const;

export type MessageId = keyof typeof en;

/** One language's page: every id, so that a missing translation breaks the build. */
export type Messages = Readonly<Record<MessageId, string>>;
