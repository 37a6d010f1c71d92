/** A stretch of time in milliseconds. */
export interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

/** A stretch in which one speaker was annotated as speaking. */
export interface Spoken extends Stretch {
  readonly speaker: string;
}

/** An annotated pause up to this is a breath in what one side says. */
const BREATH_MS = 300;

/** Reads the SPEAKER lines of an RTTM file. */
export function readRttm(text: string): readonly Spoken[] {
  return text.split('\n').flatMap((line) => {
    const [kind, , , start, duration, , , speaker] = line.trim().split(/\s+/);
    const [startMs, lengthMs] = [Number(start) * 1000, Number(duration) * 1000];
    if (kind !== 'SPEAKER' || !speaker || !Number.isFinite(startMs + lengthMs)) return [];
    return [{ speaker, startMs, endMs: startMs + lengthMs }];
  });
}

/** What one side says: its stretches in order, those a breath or less apart as one. */
export function joined(stretches: readonly Stretch[], breathMs = BREATH_MS): readonly Stretch[] {
  const out: Stretch[] = [];
  for (const { startMs, endMs } of stretches.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = out.at(-1);
    if (last && startMs - last.endMs <= breathMs) {
      out[out.length - 1] = { startMs: last.startMs, endMs: Math.max(last.endMs, endMs) };
    } else out.push({ startMs, endMs });
  }
  return out;
}

/** Milliseconds that two lists of stretches, each without overlaps, have in common. */
export function sharedMs(a: readonly Stretch[], b: readonly Stretch[]): number {
  const both = a.flatMap((one) =>
    b.map((two) => Math.min(one.endMs, two.endMs) - Math.max(one.startMs, two.startMs)),
  );
  return both.reduce((sum, ms) => sum + Math.max(0, ms), 0);
}

export function lengthMs(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
}

/** When one side began while the other was speaking, by what became of it. */
export interface Intrusions {
  /** Spoke for a second or more, and the other went on for half a second or more. */
  readonly interruptionsMs: readonly number[];
  /** Under 700 ms, and the other was still speaking afterwards. */
  readonly backchannelsMs: readonly number[];
  /** Neither clearly: not counted either way. */
  readonly unclearMs: readonly number[];
}

/** The other must have been speaking for this long: less is a simultaneous start. */
const MID_TURN_MS = 400;

/** Sorts what one side does under the other's speech, as the made dialogues' truth does. */
export function intrusions(own: readonly Stretch[], others: readonly Stretch[]): Intrusions {
  const found = { interruptionsMs: [], backchannelsMs: [], unclearMs: [] } as Record<
    keyof Intrusions,
    number[]
  >;
  for (const { startMs, endMs } of own) {
    const under = others.find((other) => other.startMs < startMs && other.endMs > startMs);
    if (!under) continue;
    const longMs = endMs - startMs;
    const goesOnMs = under.endMs - startMs;
    const midTurn = startMs - under.startMs >= MID_TURN_MS;
    if (midTurn && longMs >= 1000 && goesOnMs >= 500) found.interruptionsMs.push(startMs);
    else if (midTurn && longMs < 700 && goesOnMs > longMs) found.backchannelsMs.push(startMs);
    else found.unclearMs.push(startMs);
  }
  return found;
}
