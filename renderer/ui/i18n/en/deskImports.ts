/** The supervisor's window: recordings of another phone system. */
export const deskImports = {
  'desk.place.imports': 'Import',
  'desk.imports.title': 'Import recordings',
  'desk.imports.intro':
    'Recordings from another phone system are analysed on this computer and stay on it. Only the figures go to the team hub, where the agent sees them first.',
  'desk.imports.sides':
    'In a stereo recording, left is the agent and right the customer. Of two mono files, one is the agent’s and one the customer’s.',
  'desk.imports.choose': 'Choose recordings',
  'desk.imports.choosePair': 'Choose the two files of a call',
  'desk.imports.chooseFailed': 'Nothing was added to the list.',
  'desk.imports.notTwo': 'Please choose two files: the agent’s and the customer’s.',
  'desk.imports.failed': 'The list of recordings could not be read.',
  'desk.imports.agentsFailed': 'The hub could not be asked whose calls these may be.',
  'desk.imports.empty':
    'Choose recordings to see them here. What their names tell of the call is filled in, and you can correct it.',
  'desk.imports.list': 'Recordings',
  'desk.imports.start':
    '{count, plural, =0 {Import} one {Import # recording} other {Import # recordings}}',
  'desk.imports.stop': 'Stop',
  'desk.imports.progress': 'Recording {at, number} of {of, number}',
  'desk.imports.done': '{done, number} of {of, number} imported',
  'desk.imports.open':
    '{count, plural, one {# recording still needs an agent or a customer.} other {# recordings still need an agent or a customer.}}',

  'desk.imports.agent': 'Agent',
  'desk.imports.noAgent': 'Choose the agent',
  'desk.imports.agentOfTeam': '{name} · {team}',
  'desk.imports.customer': 'Customer',
  'desk.imports.customerHint': 'A name, or a number',
  'desk.imports.when': 'When',
  'desk.imports.whenWrong': 'Please enter a date and a time.',
  'desk.imports.agentFile': 'Agent: {file}',
  'desk.imports.customerFile': 'Customer: {file}',
  'desk.imports.swap': 'Swap agent and customer',
  'desk.imports.remove': 'Take {file} off the list',
  'desk.imports.whose': '{customer} with {agent}, {date}, {time}',

  'desk.imports.step.reading': 'Looking at the file…',
  'desk.imports.step.ready': 'Ready',
  'desk.imports.step.open': 'Say whose call it was.',
  'desk.imports.step.waiting': 'Waiting for its turn',
  'desk.imports.step.analysing': 'Analysing',
  'desk.imports.step.sending': 'Sending the figures…',
  'desk.imports.step.taken': 'Imported. It is in the inbox.',
  'desk.imports.step.takenLater':
    'Imported. {agent} sees it first; it is in the inbox from {date}, {time}.',
  'desk.imports.step.takenOwn': 'Imported. As it is your own call, somebody else reviews it.',
  'desk.imports.step.known': 'This recording was imported before. Nothing was changed.',

  'desk.imports.why': '{file}: {why}',
  'desk.imports.why.notAudio':
    'This is not sound that can be read here. WAV, FLAC, MP3, Ogg and M4A can.',
  'desk.imports.why.truncated':
    'It ends before its own header says. Figures of a part would mislead.',
  'desk.imports.why.noSound': 'There is no sound in it.',
  'desk.imports.why.oneChannel':
    'It has one channel, with both voices or only one. Choose it together with the other party’s file, or take a stereo recording.',
  'desk.imports.why.notMono':
    'It has more than one channel. Of two files, each is one party’s alone; a stereo recording is chosen by itself.',
  'desk.imports.why.tooManyChannels':
    'It has more than two channels. A stereo recording has the agent left and the customer right.',
  'desk.imports.why.tooLong': 'It is longer than 4 hours. Split it and import the parts.',
  'desk.imports.why.tooLarge':
    'It is too long to be decoded in one piece. As a WAV it can be read.',
  'desk.imports.why.unreadable': 'It could not be read to its end. Did it change meanwhile?',
  'desk.imports.why.missing': 'It is not there any more.',
  'desk.imports.why.notPermitted': 'You may not read this file.',
  'desk.imports.why.notFile': 'This is not an ordinary file.',
  'desk.imports.why.empty': 'The file is empty.',
  'desk.imports.why.sameTwice': 'The same recording is in the list already.',
  'desk.imports.why.engineFailed': 'The analysis failed. Trying again may help.',
  'desk.imports.why.hubUnreachable':
    'The hub does not answer. The analysis is kept; import again to send it.',
  'desk.imports.why.hubRefused': 'The hub did not take it. {words}',
} as const;
