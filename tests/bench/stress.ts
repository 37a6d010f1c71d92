import path from 'node:path';
import { judge } from './analyse.ts';
import { breakdown, echoKind, noiseLevel, rowOf } from './breakdown.ts';
import type { Section } from './figure.ts';
import { makeDialogues } from './generate.ts';
import type { Change, Seeds } from './generate.ts';
import type { Judged } from './score.ts';

interface HarderSet {
  readonly name: string;
  readonly change: Change;
}

/** What the script draws, and from where it shall. The number of draws must stay the same. */
const sets: readonly HarderSet[] = [
  {
    name: 'echo −30 to −18 dB',
    change: ['db=round(r.uniform(-40,-30),1)', 'db=round(r.uniform(-30,-18),1)'],
  },
  {
    name: 'noise 10 or 5 dB below speech',
    change: ['snr=r.choice([30,25,20,15,10])', 'snr=r.choice([10,10,10,5,5])'],
  },
];

/**
 * The same dialogues made harder: stronger echo, louder noise. No bars.
 * @param asMade the dialogues of these seeds as the script makes them, for comparison
 */
export async function stressSections(
  dataDir: string,
  seeds: Seeds,
  asMade: readonly Judged[],
): Promise<{ readonly sections: readonly Section[]; readonly notes: readonly string[] }> {
  const notes: string[] = [];
  const rows: Section['rows'][number][] = [];
  const details: Section[] = [];
  if (asMade.length > 0) rows.push({ set: 'as made', ...rowOf(asMade) });
  for (const { name, change } of sets) {
    const { recordings, why } = await makeDialogues(dataDir, seeds, change);
    if (why !== null) {
      notes.push(`The harder set "${name}" was left out: ${why}.`);
      continue;
    }
    const judged = await judge(recordings);
    rows.push({ set: name, ...rowOf(judged) });
    const isEcho = name.startsWith('echo');
    details.push({
      name: isEcho ? 'stressByEcho' : 'stressByNoiseLevel',
      title: `Harder: ${name}`,
      rows: isEcho ? breakdown(judged, 'echo', echoKind) : breakdown(judged, 'noise', noiseLevel),
    });
  }
  if (rows.length === 0) return { sections: [], notes };
  const title = 'The same dialogues made harder (no bars)';
  return { sections: [{ name: 'stress', title, rows }, ...details], notes };
}

/** Those of the dialogues that were made from these seeds. */
export function ofSeeds(judged: readonly Judged[], [first, last]: Seeds): readonly Judged[] {
  return judged.filter(({ recording }) => {
    const seed = Number(/_(\d+)$/.exec(path.parse(recording).name)?.[1]);
    return seed >= first && seed <= last;
  });
}
