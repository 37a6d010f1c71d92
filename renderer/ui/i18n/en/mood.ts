/**
 * The mood cue: what an expression looks like, never what anybody feels. “Can’t tell” is an answer
 * like the others, with its reason.
 */
export const mood = {
  'mood.region': 'Mood cue',
  'mood.ask': 'Why?',
  'mood.positive': 'Looks positive',
  'mood.neutral': 'Looks neutral',
  'mood.tense': 'Looks tense',
  'mood.moreTense': 'Looks more tense',
  'mood.unsure': 'Can’t tell',
  'mood.off': 'Mood off',
  'mood.held': 'Mood on hold',
  'mood.waiting': 'Mood not on yet',

  'mood.trend.tense.moreTense': 'than at the start',
  'mood.trend.tense.lessTense': 'less than at the start',
  'mood.trend.tense.asAtStart': 'as at the start',
  'mood.trend.other.moreTense': 'but more tense lately',
  'mood.trend.other.lessTense': 'less tense than at the start',
  'mood.trend.other.asAtStart': 'no tenser than at the start',
  'mood.trend.unknown': 'no start to compare with yet',

  'mood.unsure.noFace': 'no face in the picture',
  'mood.unsure.severalFaces': 'several faces in the picture',
  'mood.unsure.turnedAway': 'the head is turned away',
  'mood.unsure.tooDark': 'the picture is too dark',
  'mood.unsure.tooSmall': 'the face is too small',
  'mood.unsure.learning': 'still learning their face',
  'mood.unsure.ambiguous': 'it could be read either way',
  'mood.idle.noPicture': 'there is no picture of them',
  'mood.idle.paused': 'looking is paused',
  'mood.idle.windowHidden': 'this window is hidden',
  'mood.idle.busy': 'this computer is busy',
  'mood.idle.starting': 'getting ready',
  'mood.idle.failed': 'reading could not be started',
  'mood.waiting.asked': 'the customer has not answered',
  'mood.waiting.away': 'waiting for the connection',
  'mood.held.detail': 'nothing is read meanwhile',
  'mood.off.declined': 'the customer’s choice',
  'mood.off.stopped': 'stopped by you for this call',

  'mood.why.title': 'What this word rests on',
  'mood.why.seen': 'Seen in the face',
  'mood.why.nothing': 'No movement stands out.',
  'mood.why.sure': 'How sure',
  'mood.why.reason': 'Why nothing can be told',
  'mood.why.voice': 'Tone of voice, described apart',
  'mood.why.voiceNote': 'It describes how they speak, and is no part of the word above.',
  'mood.why.kept': 'What is kept',
  'mood.why.keptBody':
    'With the call: the word and when it changed, and {name}’s answer. No picture, no sound and no measurement is kept, and nothing leaves this computer to be read.',
  'mood.caution': 'A rough reading of the expression, not of what they feel.',
  'mood.stop': 'Stop reading for this call',
  'mood.card.open': 'How far it can be trusted',
  'mood.about.asked':
    '{name}’s page asks whether their expression and voice may be read. Until they answer, nothing is.',
  'mood.about.away': 'Nothing is read until the connection is up, and {name} has said yes over it.',
  'mood.about.declined':
    '{name} chose not to have their expression and voice read. Nothing is read or kept. They can change that on their page at any time; nobody else can.',
  'mood.about.stopped':
    'You stopped the reading, and it stays off until the end of this call. What was seen until then is kept as words.',
  'mood.about.held': 'On hold nothing is read. It goes on when you resume, if {name} still agrees.',

  'mood.sure.quite': 'Quite sure, and still wrong at times.',
  'mood.sure.less': 'Less sure. Take it as a maybe.',

  'mood.movement.smile': 'a smile',
  'mood.movement.cheeksRaised': 'cheeks raised',
  'mood.movement.browsLowered': 'brows lowered',
  'mood.movement.browsRaised': 'brows raised',
  'mood.movement.innerBrowsRaised': 'inner brows raised',
  'mood.movement.lipsPressed': 'lips pressed together',
  'mood.movement.mouthCornersDown': 'corners of the mouth down',
  'mood.movement.mouthStretched': 'mouth stretched',
  'mood.movement.jawDropped': 'jaw dropped',
  'mood.movement.noseWrinkled': 'nose wrinkled',
  'mood.movement.eyesWide': 'eyes wide open',
  'mood.movement.eyesNarrowed': 'eyes narrowed',

  'mood.card.title': 'How far the mood cue can be trusted',
  'mood.card.lead':
    'Measured on {faces, number} pictures of people whose expression is known. Each was judged by rules made from other people only.',
  'mood.card.bands': 'Word by word',
  'mood.card.word': 'Word',
  'mood.card.pictures': 'Pictures',
  'mood.card.precision': 'Right when it is said',
  'mood.card.recall': 'Found, of those it answers for',
  'mood.card.guessing': 'Saying nothing, and guessing',
  'mood.card.answered':
    'It tells a word for {answered} of the pictures, and is right for {right} of those, each word counted alike.',
  'mood.card.forced':
    'Had it to tell a word every time, {right} would be right; fixed thresholds reach {naive}.',
  'mood.card.others':
    'Sadness and surprise are none of its words, so nothing should be told of them: it says “can’t tell” for {sad} of the sad and {surprised} of the surprised faces.',
  'mood.card.time': 'Over time',
  'mood.card.clips':
    'In clips with changing expressions {right} of {samples, number} moments were right, a second around each change left out.',
  'mood.card.changes':
    'Of the changes of expression in them {seen} were seen within 2 seconds ({changes, number}, counting each at three paces).',
  'mood.card.falseEpisodes':
    '{count, plural, =0 {Lasting tension was never told of faces that talked or turned and stayed neutral.} one {Lasting tension was told once of a face that stayed neutral.} other {Lasting tension was told # times of faces that stayed neutral.}}',
  'mood.card.groups': 'For whom',
  'mood.card.ofTense': 'Of them tense',
  'mood.card.told': 'A word is told',
  'mood.card.right': 'Right, of those',
  'mood.card.unlabelled':
    'By {group}: the pictures carry no such label, so nothing is known about differences.',
  'mood.card.failures': 'Known to go wrong',
  'mood.card.source':
    'Most of the pictures are made ones. Expect less in a call. Computed by this project’s own measurements, not by hand.',
  'mood.group.skinTone': 'skin tone',
  'mood.group.age': 'age group',
  'mood.group.glasses': 'glasses',
  'mood.group.label.light': 'light',
  'mood.group.label.medium': 'medium',
  'mood.group.label.dark': 'dark',
  'mood.group.label.young': 'young',
  'mood.group.label.middle': 'middle-aged',
  'mood.group.label.old': 'old',
  'mood.group.label.with': 'with glasses',
  'mood.group.label.without': 'without glasses',
  'mood.failure.sadReadAsNeutral': 'About half of the sad faces are read as neutral.',
  'mood.failure.tenseWithoutLoweredBrows':
    'Tension that shows in the mouth or the head alone is missed.',
  'mood.failure.baredTeeth':
    'Tension that bares the teeth is not found: half of it looks like a smile.',
  'mood.failure.heavyBrowsReadAsTense':
    'Low, heavy brows look tense until the face at rest is known.',
  'mood.failure.tenseFromTheStart':
    'Somebody who is tense from the first moment is taken to look like that.',
  'mood.failure.slightSmiles': 'A slight smile may be read as neutral.',
  'mood.failure.fewTenseFacesAllLightSkinned':
    'All tense faces to learn from were made ones, nearly all of them with light skin.',

  'mood.settings.title': 'Mood cue',
  'mood.settings.intro':
    'A rough word for how the customer looks, and how they speak beside the start of the call. Only with the customer’s own yes, and only on this computer.',
  'mood.settings.switch': 'Ask customers whether it may be used',
  'mood.settings.switch.hint':
    'New links then ask the customer. Switching it off stops it in a running call, too.',
  'mood.settings.ready': 'Ready. New links ask the customer.',
  'mood.settings.checking': 'Checking that known faces are read as they should be…',
  'mood.settings.switchedOff': 'Off. New links do not ask, and nothing is read.',
  'mood.settings.administrator': 'Your administrator has switched the mood cue off.',
  'mood.settings.administratorBody': 'Nobody is asked and nothing is read. All else works.',
  'mood.settings.selfTest': 'The mood cue has turned itself off.',
  'mood.settings.selfTestBody':
    'Known faces were not read as they should be on this computer, so its words could not be trusted. All else works. Installing the app again may put it right.',
  'mood.settings.missing': 'The face model is missing.',
  'mood.settings.missingBody':
    'The mood cue needs one file of 3.8 MB, face_landmarker.task, from Google’s public store. Nothing is sent but the request for it. Without a network, start the app with <code>--model FILE</code>. All else works without.',
  'mood.settings.download': 'Download it',
  'mood.settings.downloading': 'Downloading the face model',
  'mood.settings.downloadingBody': 'You can go on working. If it stops, it goes on from there.',
  'mood.settings.cancel': 'Stop the download',
  'mood.settings.failed': 'The face model could not be put in place.',
  'mood.settings.failedBody': 'All else works without. You can try again.',
  'mood.settings.tryAgain': 'Try again',

  'mood.summary.title': 'Expression',
  'mood.summary.readable': 'Readable for {share} of the time in which it was looked at',
  'mood.summary.nothing': 'Their picture was never looked at, so there is nothing to show.',
  'mood.summary.lasted': '{word}: {time}',
  'mood.summary.none.noReceipt':
    'Nobody was asked, and nothing was read of the expression or voice.',
  'mood.summary.none.declined':
    '{name} did not agree, so nothing was read of the expression or voice.',
  'mood.summary.receipts': 'Who agreed to what',
  'mood.summary.receipt.yes': '{name} agreed',
  'mood.summary.receipt.no': '{name} did not agree',
  'mood.summary.receipt.agent': 'You stopped the reading',
  'mood.summary.receipt.at': '{date}, {time}',
  'mood.summary.receipt.when': '{date}, {time} · words of version {version}, shown in {language}',
  'mood.lane': 'Expression',
  'mood.lane.unsure': 'Expression: can’t tell',
  'mood.lane.label':
    'Looked positive for {positive}, neutral for {neutral}, tense for {tense}; could not be told for {unsure}.',
} as const;
