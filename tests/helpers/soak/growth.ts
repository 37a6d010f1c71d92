import { slopeOf } from '#tests/bench/moodCost/slope.ts';
import type { Look } from './longCall.ts';

/** How the memory of one process went. */
export interface ProcessSlope {
  readonly name: string;
  /** MB a minute, by least squares; null for fewer than two looks. */
  readonly slope: number | null;
  /** MB at the first and the last look. */
  readonly first: number;
  readonly last: number;
  /** Open handles at the last look … */
  readonly handles: number;
  /** … and how many more those are: the median of the last third less that of the first. */
  readonly handlesMore: number;
}

/** Every process that was there at the first look and at the last. */
export function slopesOf(looks: readonly Look[]): readonly ProcessSlope[] {
  const [first] = looks;
  if (first === undefined) return [];
  return first.processes.flatMap(({ pid, name }) => {
    const samples = looks.flatMap(({ atMinutes, processes }) =>
      processes.filter((each) => each.pid === pid).map((each) => ({ atMinutes, ...each })),
    );
    const [begun, end] = [samples[0], samples.at(-1)];
    if (begun === undefined || end === undefined || samples.length < looks.length) return [];
    const { megabytes, handles } = end;
    const handlesMore = grownOver(samples, (sample) => sample.handles);
    const { megabytes: first } = begun;
    return [{ name, slope: slopeOf(samples), first, last: megabytes, handles, handlesMore }];
  });
}

/** How the memory of the scripts of both pages went, without their workers, as far as it is held. */
export function heapSlopesOf(
  looks: readonly Look[],
): readonly { readonly name: string; readonly slope: number | null; readonly last: number }[] {
  return (['agent’s window', 'customer’s page'] as const).map((name, at) => {
    const samples = looks.map(({ atMinutes, pages }) => ({
      atMinutes,
      megabytes: pages[at]?.heapMegabytes ?? NaN,
    }));
    return { name, slope: slopeOf(samples), last: samples.at(-1)?.megabytes ?? NaN };
  });
}

/** Growth of counts: medians, since a timer or a socket more at one moment is nothing. */
export interface Growth {
  readonly handles: number;
  readonly timers: number;
  readonly peers: number;
  readonly nodes: number;
  readonly listeners: number;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The median of the last third less that of the first. */
function grownOver<T>(looks: readonly T[], count: (look: T) => number): number {
  const third = Math.max(1, Math.floor(looks.length / 3));
  return median(looks.slice(-third).map(count)) - median(looks.slice(0, third).map(count));
}

/** How the counts went, from the first third to the last. */
export function growthOf(looks: readonly Look[]): Growth {
  const grown = (count: (look: Look) => number): number => grownOver(looks, count);
  const pages = (count: (page: Look['pages'][number]) => number) => (look: Look) =>
    look.pages.reduce((sum, page) => sum + count(page), 0);
  return {
    handles: grown(({ processes }) => processes.reduce((sum, each) => sum + each.handles, 0)),
    timers: grown((look) => pages(({ timers }) => timers)(look) + (look.main['Timeout'] ?? 0)),
    peers: grown(
      pages(
        ({ peers, tracks, audioContexts, workers }) => peers + tracks + audioContexts + workers,
      ),
    ),
    nodes: grown(pages(({ nodes }) => nodes)),
    listeners: grown(pages(({ listeners }) => listeners)),
  };
}
