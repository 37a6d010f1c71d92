/** Words used in more than one place. */
export const common = {
  'common.you': 'You',
  'common.close': 'Close',
  'common.dismiss': 'Dismiss',
  'common.tryAgain': 'Try again',
  'common.loading': 'Loading…',
  'common.simulated': 'Simulated',
  'common.recovered': 'Recovered',
  'common.notMeasured': 'not measured',

  'unit.seconds': '{value, number, ::.#} s',
  'unit.minutesSeconds': '{minutes, number} min {seconds, number} s',
  'unit.hoursMinutes': '{hours, number} h {minutes, number} min',
  'unit.milliseconds': '{value, number} ms',

  'place.call': 'Call',
  'place.history': 'Past calls',
  'place.commitments': 'Commitments',
  'place.templates': 'Templates',
  'place.settings': 'Settings',
  'place.aboutShort': 'About',
  'place.shortcutsShort': 'Keys',
  'place.navigation': 'Places',
} as const;
