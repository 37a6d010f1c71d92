import type { ToneReading } from '#shared/model/voiceTone.ts';
import type { MessageId } from '../i18n/en/index.ts';

/**
 * What is said of the customer's tone of voice: one sentence for pace and loudness, a second where
 * the melody changed too. “As at the start” is only said when pace and loudness are both known.
 */
export function toneWords(reading: ToneReading): readonly [MessageId, ...MessageId[]] {
  const { pace, loudness, pitchRange } = reading;
  const moved = movedWords(pace, loudness);
  const melody = pitchRange === 'wider' || pitchRange === 'narrower' ? pitchRange : null;
  if (moved) return melody ? [moved, `tone.${melody}`] : [moved];
  if (melody) return [`tone.${melody}`];
  if (pace === 'same' && loudness === 'same') return ['tone.same'];
  return [reading.learning ? 'tone.learning' : 'tone.unknown'];
}

function movedWords(
  pace: ToneReading['pace'],
  loudness: ToneReading['loudness'],
): MessageId | null {
  const fast = pace === 'faster' || pace === 'slower' ? pace : null;
  const loud = loudness === 'louder' || loudness === 'quieter' ? loudness : null;
  if (fast && loud) return `tone.${fast}.${loud}`;
  if (fast) return `tone.${fast}`;
  return loud && `tone.${loud}`;
}
