/** What each figure means: an entry a figure of `shared/model/figure.ts`. */
export const glossary = {
  'glossary.title': 'All figures explained',
  'glossary.lead':
    'Every figure is made on this computer: from when each of you spoke and, where the customer agreed, from how they looked; never from what was said. None of them says how good a call was.',
  'glossary.ask': 'What does “{name}” mean?',
  'glossary.definition': 'What it is',
  'glossary.how': 'How it is measured here',
  'glossary.outOf': 'Out of what',
  'glossary.usual': 'What is usual',
  'glossary.caution': 'Keep in mind',
  'glossary.source': 'Read more',

  'glossary.talkTime.name': 'Talk time',
  'glossary.talkTime.definition': 'How long one person spoke, all their speech added up.',
  'glossary.talkTime.how':
    'A voice detector marks when each of you speaks. Sounds shorter than {minSpeech} are taken for knocks and left out; a breath shorter than {hangover} does not end a stretch of speech.',
  'glossary.talkTime.outOf':
    'A plain time. The two shares set it against all speech, and against the call.',
  'glossary.talkTime.usual':
    'In a standard model of telephone talk each person speaks for a little under 40% of the time.',
  'glossary.talkTime.caution':
    'It differs by person, language and line, and most of all by what the call is about.',

  'glossary.shareOfSpeech.name': 'Share of speech',
  'glossary.shareOfSpeech.definition': 'How much of the talking was one person’s.',
  'glossary.shareOfSpeech.how':
    'Taken over the time in which both of you could be heard. It is told from {enoughSpeech} of speech on; with less, one word would move it by points.',
  'glossary.shareOfSpeech.outOf':
    'One person’s speech, divided by the speech of both added together. The two shares make 100%.',
  'glossary.shareOfSpeech.usual':
    'Over many telephone calls the two shares come out about even. In one call anything is possible.',
  'glossary.shareOfSpeech.caution':
    'There is no right share: a story needs room, an explanation needs words. It differs by person, language and line.',

  'glossary.shareOfCall.name': 'Share of the call',
  'glossary.shareOfCall.definition': 'How much of the call’s time one person spoke.',
  'glossary.shareOfCall.how':
    'Hold, and time in which that person could not be heard, are left out of the call’s time.',
  'glossary.shareOfCall.outOf':
    'One person’s speech, divided by the time of the call, silence included. The two shares and the silence make 100%, less what both spoke at once.',
  'glossary.shareOfCall.usual':
    'In a standard model of telephone talk each person speaks for a little under 40% of the time.',
  'glossary.shareOfCall.caution':
    'A call with much looking up has small shares for both of you. It differs by person, language and line.',

  'glossary.interruptions.name': 'Interruptions (talk-overs)',
  'glossary.interruptions.definition':
    'One person starts while the other holds the floor in mid-turn, and keeps on.',
  'glossary.interruptions.how':
    'Counted once there is {talkOverSpeech} of speech over the other’s, while the other speaks on for at least {talkOverSpan}. Listening signals, the last words of a turn and starts within {simultaneous} of each other do not count.',
  'glossary.interruptions.outOf':
    'A count for the whole call. It needs both of you to be heard for at least {enoughHeard} of the time.',
  'glossary.interruptions.usual':
    'No number is usual. Most moments in which two people speak at once are short and trouble nobody.',
  'glossary.interruptions.caution':
    'A delay on the line makes people collide through nobody’s doing. Habits differ by person, language and line.',

  'glossary.yielded.name': 'Given back',
  'glossary.yielded.definition':
    'You both spoke, and you let the other go on. The moment was put right.',
  'glossary.yielded.how':
    'An interruption of yours that ended within {gaveBack} of the moment a cue would come, while the other kept the floor.',
  'glossary.yielded.outOf': 'Out of your interruptions in the call.',
  'glossary.yielded.usual':
    'Most overlaps end within a few syllables, because one of the two stops.',
  'glossary.yielded.caution':
    'Some interruptions are wanted, such as a quick correction. It differs by person and language.',

  'glossary.backchannels.name': 'Listening signals',
  'glossary.backchannels.definition':
    'A short “mm-hm” or “yes” while the other keeps the floor. It is active listening: credited, never flagged.',
  'glossary.backchannels.how':
    'A sound of less than {turnMin} inside the other’s turn, after which the other goes on.',
  'glossary.backchannels.outOf':
    'A count for the whole call. It needs both of you to be heard for at least {enoughHeard} of the time.',
  'glossary.backchannels.usual':
    'Languages differ widely: in some a listener answers every few seconds, in others hardly at all.',
  'glossary.backchannels.caution':
    'Nods and looks do not show here. Few sounds do not mean little listening.',

  'glossary.responseGap.name': 'Pause before answering',
  'glossary.responseGap.definition':
    'The silence between the end of one person’s turn and the start of the other’s.',
  'glossary.responseGap.how':
    'The middle value of all answers, told from {enoughResponses, plural, one {# answer} other {# answers}} on. Below zero means that the answer began before the end. Pauses on hold do not count.',
  'glossary.responseGap.outOf': 'One value an answer; half of them are shorter, half longer.',
  'glossary.responseGap.usual':
    'About 200 ms face to face, in languages all over the world; in video calls about 500 ms. Neither is too fast.',
  'glossary.responseGap.caution':
    'The line adds its own delay. Means differ between languages by a few hundred milliseconds, and more between people.',

  'glossary.goodPauses.name': 'Good pauses',
  'glossary.goodPauses.definition':
    'A moment that you left after the customer had told something at length, before you answered.',
  'glossary.goodPauses.how':
    'Your pause of {goodFrom} to {goodBelow} after a turn of the customer of {longTurn} or more.',
  'glossary.goodPauses.outOf': 'Out of your answers to such long turns.',
  'glossary.goodPauses.usual':
    'Quick talk leaves less than half a second. After a long story a moment more is welcome.',
  'glossary.goodPauses.caution':
    'How long a pause feels good differs by person, language and line.',

  'glossary.longPauses.name': 'Long pauses (dead air)',
  'glossary.longPauses.definition': 'Times when nobody spoke for long.',
  'glossary.longPauses.how':
    'Silence of both of you from {longPause} on. Time on hold does not count, nor does time in which one of you could not be heard.',
  'glossary.longPauses.outOf': 'A count for the whole call.',
  'glossary.longPauses.usual':
    'In chat people tend to speak again after about one second. In a support call looking something up takes longer.',
  'glossary.longPauses.caution':
    'Saying what you are looking up helps more than hurrying. Comfort with silence differs by person and language.',

  'glossary.longestMonologue.name': 'Longest stretch',
  'glossary.longestMonologue.definition':
    'The longest time one person spoke without the other’s turn.',
  'glossary.longestMonologue.how':
    'Listening signals of the other do not end it; {stretchBreak} of quiet do.',
  'glossary.longestMonologue.outOf': 'One stretch out of the whole call, in minutes and seconds.',
  'glossary.longestMonologue.usual':
    'Talk changes hands every few seconds as a rule; stories and explanations are the exceptions.',
  'glossary.longestMonologue.caution':
    'Sometimes a long answer is the right one. It differs by person, language and line.',

  'glossary.overlap.name': 'Both at once',
  'glossary.overlap.definition': 'The time in which both of you spoke.',
  'glossary.overlap.how':
    'Where the two voices overlap: interruptions, listening signals and the edges of turns together.',
  'glossary.overlap.outOf': 'Minutes and seconds of the call.',
  'glossary.overlap.usual':
    'About 7% of the time in a standard model of telephone talk. Short overlaps at the change of turns are ordinary.',
  'glossary.overlap.caution':
    'It is not a fault: warm talk overlaps. It differs by person, language and line.',

  'glossary.silence.name': 'Silence',
  'glossary.silence.definition': 'The time in which neither of you spoke.',
  'glossary.silence.how':
    'Only where both of you could be heard. Hold does not count. A muted microphone counts as silence of that person.',
  'glossary.silence.outOf': 'Minutes and seconds; the share is of the call’s time without hold.',
  'glossary.silence.usual':
    'A little over 20% of the time in a standard model of telephone talk, most of it between words.',
  'glossary.silence.caution':
    'Silence can be thinking, reading or waiting. It differs by person, language and line.',

  'glossary.holdTime.name': 'Time on hold',
  'glossary.holdTime.definition': 'How long the customer was on hold.',
  'glossary.holdTime.how':
    'From the press on hold to the press back. It is left out of silence, long pauses, pauses before answering and both shares, because nobody can hear the other meanwhile.',
  'glossary.holdTime.outOf': 'Minutes and seconds, out of the whole call.',
  'glossary.holdTime.usual':
    'It depends on the tools at hand more than on the person. There is no figure to compare with.',
  'glossary.holdTime.caution':
    'Saying why, and for about how long, makes the same time feel shorter.',

  'glossary.notMeasured.name': 'Not measured',
  'glossary.notMeasured.definition':
    'What could not be listened to, and the figures that cannot be told because of it.',
  'glossary.notMeasured.how':
    'Time in which a person’s sound did not arrive for longer than {hole}, a microphone that gave no sound or no speech, or too little to go by. Such a figure says “not measured”; it is never a zero.',
  'glossary.notMeasured.outOf':
    'Minutes and seconds for each person. Figures about the two of you need each to be heard for at least {enoughHeard} of the time.',
  'glossary.notMeasured.usual': 'Nothing, on a good line with a working microphone.',
  'glossary.notMeasured.caution':
    'A gap says something about the line or the device, not about a person.',

  'glossary.cues.name': 'Cues',
  'glossary.cues.definition': 'The hints and praise that appeared on your screen in the call.',
  'glossary.cues.how':
    'At most {cueBudget, number} in any {cueWindow}, at least {cueCooldown} apart, never two at once. Each kind can be switched off in the settings.',
  'glossary.cues.outOf': 'A list, not a score. Switching a kind off is not counted either.',
  'glossary.cues.usual': 'None, in many calls.',
  'glossary.cues.caution':
    'A cue can be wrong. “Not useful” tells this computer so, and nobody else.',

  'glossary.band.name': 'Expression',
  'glossary.band.definition':
    'A rough word for what the customer’s face looked like: positive, neutral, tense, or “can’t tell”.',
  'glossary.band.how':
    'With their consent, this computer looks at their picture a few times a second, and compares movements of brows, eyes and mouth with their own face at rest. The word is smoothed over seconds. Talking, turned heads and dim pictures are left out or told as “can’t tell”.',
  'glossary.band.outOf': 'One word at a time, over the time in which their picture was looked at.',
  'glossary.band.usual': 'Neutral, for most of most calls.',
  'glossary.band.caution':
    'It describes an expression, not what they feel: people frown when they think, and smile when they are hurt. How often it is right stands on its accuracy card.',

  'glossary.readableShare.name': 'Readable share',
  'glossary.readableShare.definition':
    'How much of the time a word could be told for the customer’s expression.',
  'glossary.readableShare.how':
    'The time with a word other than “can’t tell”, from the first look at their picture to the last. Breaks of more than a moment count as “can’t tell”.',
  'glossary.readableShare.outOf': 'The time from the first look to the last.',
  'glossary.readableShare.usual':
    'It hangs on light, camera and how much they move. There is no figure to compare with.',
  'glossary.readableShare.caution':
    'A low share says something about the picture, not about a person. The less was readable, the less the words mean.',
} as const;
