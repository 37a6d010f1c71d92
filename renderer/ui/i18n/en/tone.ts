/**
 * How the customer speaks beside their own start: what can be heard, never what it might mean. Shown
 * next to the mood's word and never joined with it.
 */
export const tone = {
  'tone.label': 'Tone of voice:',
  'tone.learning': 'Getting to know their voice',
  'tone.unknown': 'Can’t tell',
  'tone.same': 'As at the start',
  'tone.faster': 'Faster than at the start',
  'tone.slower': 'Slower than at the start',
  'tone.louder': 'Louder than at the start',
  'tone.quieter': 'Quieter than at the start',
  'tone.faster.louder': 'Faster and louder than at the start',
  'tone.faster.quieter': 'Faster and quieter than at the start',
  'tone.slower.louder': 'Slower and louder than at the start',
  'tone.slower.quieter': 'Slower and quieter than at the start',
  'tone.wider': 'More ups and downs than at the start',
  'tone.narrower': 'Fewer ups and downs than at the start',
} as const;
