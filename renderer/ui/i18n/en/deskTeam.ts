/** The supervisor's window: a team's figures, and what is kept in files. */
export const deskTeam = {
  'desk.place.team': 'Team',
  'desk.notForDecisions':
    'Not for automated employment decisions. The figures describe calls, they do not rate people; talk about them with whom they are about.',
  'desk.printed': 'Made on {date}, {time}, by {name}',

  'desk.span.month': 'Last 5 weeks',
  'desk.span.quarter': 'Last 13 weeks',
  'desk.span.year': 'Last 52 weeks',

  'desk.team.failed': 'The figures could not be read.',
  'desk.team.empty': 'No calls of this team in this time.',
  'desk.team.printed': '{team}, {span}',
  'desk.team.said': 'What customers said',
  'desk.team.saidNote':
    'By name, never by value. Below each figure: the range in which it lies with 95 % certainty, and the answers behind it. Few answers say little.',
  'desk.team.counted': 'What Hearback counted',
  'desk.team.countedNote':
    'The mean of a person’s calls. Neither high nor low is good by itself: calls differ.',
  'desk.team.trends': 'Over time',
  'desk.team.trendsNote':
    'The line is the figure, the band the range in which it lies with 95 % certainty. Where two bands overlap, a difference may be chance.',
  'desk.team.whose': 'Whose',
  'desk.team.everybody': 'The whole team',
  'desk.team.person': 'Name',
  'desk.team.callsHead': 'Calls',
  'desk.team.calls': '{count, plural, one {# call} other {# calls}}',
  'desk.team.answers': '{count, plural, one {# answer} other {# answers}}',
  'desk.team.interval': '{low} to {high}',
  'desk.team.noInterval': 'too few to say how sure',
  'desk.team.nothing': 'Nothing to show in this time.',
  'desk.team.trendLabel':
    '{measure}, {whose}. {steps, plural, one {One step} other {# steps}} with figures, from {first} to {last}, the last with a range of {interval}.',
  'desk.team.point': 'From {date}: {value}, {interval}, {count}',
  'desk.team.latest': 'Latest {value} ({interval}, {count})',
  'desk.team.tableOf': '{measure} as a table',
  'desk.team.from': 'From',
  'desk.team.value': 'Figure',
  'desk.team.range': '95 % range',
  'desk.team.of': 'Behind it',

  'desk.measure.csat': 'Satisfied (4 or 5 of 5)',
  'desk.measure.nps': 'Net promoter score',
  'desk.measure.settled': 'Settled, as customers say',
  'desk.measure.fcr': 'Settled, with no call again',
  'desk.measure.heard': 'Felt heard (4 or 5 of 5)',
  'desk.measure.repeat': 'Called again in a week',
  'desk.measure.durationMs': 'Call length',
  'desk.measure.shareOfSpeech': 'Share of speech',
  'desk.measure.interruptions': 'Interruptions a call',
  'desk.measure.backchannels': 'Listening signals a call',
  'desk.measure.longestMonologueMs': 'Longest stretch',
  'desk.measure.responseGapMs': 'Pause before answering',
  'desk.measure.longPauses': 'Long pauses a call',

  'desk.save.csv': 'Save as CSV',
  'desk.save.pdf': 'Save as PDF',
  'desk.save.done': 'Saved.',
  'desk.save.failed': 'It could not be saved. Try another place.',
  'desk.save.callsName': 'Calls',
  'desk.save.teamName': '{team}, {span}',
} as const;
