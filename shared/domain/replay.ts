import type { CallEvent } from '#shared/model/callEvent.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import { holdAt, noteHold, notHeld } from './hold.ts';
import { withoutLineDown } from './lineDown.ts';
import { moodOf } from './mood/record.ts';
import { unpackFrames } from './packing.ts';
import type { SummaryOptions } from './summary/summary.ts';
import { buildSummary } from './summary/summary.ts';
import { endTurns, muteTurns, startTurns, stepTurns } from './turn/turn.ts';

/**
 * The summary of a journal: its frames are heard again, by the same rules as live. Also for a
 * journal that was never closed (see buildSummary).
 * @throws Error when the journal does not begin with `callStarted`
 */
export function summarise(journal: readonly CallEvent[], options: SummaryOptions): CallSummary {
  const events = withoutLineDown(journal);
  return { ...buildSummary(events, replayTurns(events), options), mood: moodOf(events) };
}

/** The turn events of a journal's frames. */
function replayTurns(events: readonly CallEvent[]): readonly TurnEvent[] {
  const end = events.findLast((event) => event.type === 'callEnded');
  let turns = startTurns();
  let hold = notHeld;
  // The frames are read later than the buttons were pressed, so these are known first.
  for (const event of events) {
    if (event.type === 'muted') turns = muteTurns(turns, event.party, event.atMs, event.muted);
    if (event.type === 'held') hold = noteHold(hold, event.atMs, event.held);
  }
  const found: TurnEvent[] = [];
  let lastMs = 0;
  const batches = events.filter((event) => event.type === 'vad').sort((a, b) => a.atMs - b.atMs);
  for (const batch of batches) {
    for (const frame of unpackFrames(batch)) {
      const held = holdAt(hold, frame);
      hold = held.state;
      if (held.inHold) continue;
      const step = stepTurns(turns, frame);
      turns = step.state;
      found.push(...step.events);
      lastMs = Math.max(lastMs, frame.atMs);
    }
  }
  found.push(...endTurns(turns, end?.atMs ?? lastMs).events);
  return found;
}
