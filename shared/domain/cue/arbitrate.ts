import type { Ms } from '#shared/lib/units.ts';
import type { Cue, CueKind } from '#shared/model/cue.ts';
import type { CueConfig } from './config.ts';
import type { Wanted } from './moment.ts';

/** Which goes first where several are wanted: what hurts the customer now before what is praised. */
const priority: readonly CueKind[] = [
  'talkOverHabit',
  'talkOver',
  'customerWaits',
  'looksTense',
  'monologue',
  'answeredAtOnce',
  'activeListening',
  'goodPause',
];

/**
 * The one cue to show of those that are wanted at this moment, or null. What is not shown is dropped,
 * not kept for later: a cue that comes late is wrong.
 * @param recent the cues of the last `budgetWindowMs` at least, oldest first
 */
export function chooseCue(
  wanted: readonly Wanted[],
  recent: readonly Cue[],
  switchedOff: readonly CueKind[],
  config: CueConfig,
): Wanted | null {
  const hints = wanted.some((cue) => cue.tone !== 'praise');
  const due = wanted
    .filter((cue) => !(hints && cue.tone === 'praise') && !switchedOff.includes(cue.kind))
    .filter((cue) => isDue(cue, recent, config))
    .sort((a, b) => priority.indexOf(a.kind) - priority.indexOf(b.kind));
  return due[0] ?? null;
}

/** Whether a cue keeps to the quiet start, the cooldown, the budget and the pace of its kind. */
function isDue(cue: Wanted, recent: readonly Cue[], config: CueConfig): boolean {
  const { atMs, kind } = cue;
  if (atMs < config.quietStartMs || atMs - lastOf(recent) < quietAfter(recent, cue, config)) {
    return false;
  }
  const within = recent.filter((shown) => atMs - shown.atMs < config.budgetWindowMs);
  const praise = cue.tone === 'praise';
  if (within.length >= config.budget - (praise ? config.keptForHints : 0)) return false;
  const alike = praise
    ? within.filter((shown) => shown.tone === 'praise')
    : within.filter((shown) => shown.kind === kind);
  const againAfterMs = praise ? config.praiseEveryMs : (config.againAfterMs[kind] ?? 0);
  return atMs - lastOf(alike) >= againAfterMs;
}

/**
 * The quiet that a cue has to keep to. A strong cue says that the hint before it did not help, and
 * praise must hold no hint back: these wait only until the cue before has left the screen.
 */
function quietAfter(recent: readonly Cue[], cue: Wanted, config: CueConfig): Ms {
  const afterPraise = recent.at(-1)?.tone === 'praise' && cue.tone !== 'praise';
  return cue.tone === 'strong' || afterPraise ? config.onScreenMs : config.cooldownMs;
}

function lastOf(cues: readonly Cue[]): Ms {
  return cues.at(-1)?.atMs ?? -Infinity;
}
