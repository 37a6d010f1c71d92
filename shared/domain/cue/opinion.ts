import type { CueKind, CueOpinion, CueOpinions } from '#shared/model/cue.ts';
import { cueKinds } from '#shared/model/cue.ts';

/*
 * When the app asks whether a kind of cue should be switched off: after 3 "not useful" among the
 * last 20 of that kind that were shown. Once may be a bad moment and twice a coincidence; and 3 of
 * 20 means that more than one in seven missed, which is more than a cue that is meant to be rare
 * and right may miss. Our own choice. Counting cues, not days, treats a quiet week and a busy one
 * alike.
 */
const ASK_AFTER = 3;
const OF_THE_LAST = 20;

/**
 * A cue of this kind came on screen. @returns the same object where nobody has said anything of the
 * kind yet: there is nothing to count then
 */
export function cueWasShown(opinions: CueOpinions, kind: CueKind): CueOpinions {
  const opinion = opinions[kind];
  if (opinion === undefined) return opinions;
  const shown = opinion.shown + 1;
  const notUseful = opinion.notUseful.filter((ordinal) => ordinal > shown - OF_THE_LAST);
  if (notUseful.length === 0) return cueIsSettled(opinions, kind);
  return { ...opinions, [kind]: { shown, notUseful } };
}

/** The agent found the last shown cue of this kind not useful. */
export function cueWasNotUseful(opinions: CueOpinions, kind: CueKind): CueOpinions {
  const { shown, notUseful }: CueOpinion = opinions[kind] ?? { shown: 1, notUseful: [] };
  if (notUseful.includes(shown)) return opinions;
  return { ...opinions, [kind]: { shown, notUseful: [...notUseful, shown].slice(-ASK_AFTER) } };
}

/** The agent has answered the question about this kind: it is asked again after as many again. */
export function cueIsSettled(opinions: CueOpinions, kind: CueKind): CueOpinions {
  if (opinions[kind] === undefined) return opinions;
  const rest: Partial<Record<CueKind, CueOpinion>> = { ...opinions };
  delete rest[kind];
  return rest;
}

/** The kind to ask about now, if any; never one that is switched off. */
export function cueInQuestion(
  opinions: CueOpinions,
  switchedOff: readonly CueKind[],
): CueKind | null {
  const asked = cueKinds.find(
    (kind) => !switchedOff.includes(kind) && (opinions[kind]?.notUseful.length ?? 0) >= ASK_AFTER,
  );
  return asked ?? null;
}
