import type { CueKind, CueTone } from '#shared/model/cue.ts';
import type { MessageId } from '../i18n/en/index.ts';

/** The words of a cue: one sentence a kind, and one more for a monologue that went on. */
export function cueWords(kind: CueKind, tone: CueTone): MessageId {
  return kind === 'monologue' && tone === 'strong' ? 'cue.monologueStrong' : `cue.${kind}`;
}
