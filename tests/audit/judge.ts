import { z } from 'zod';

/** What `npm audit --json` says where the registry knows advisories. */
const reportSchema = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      severity: z.string(),
      nodes: z.array(z.string()),
      via: z.array(z.union([z.string(), z.object({ title: z.string(), url: z.string() })])),
    }),
  ),
});

/** What it says where the registry could not be asked. */
const unheardSchema = z.object({ message: z.string() });

export type Verdict =
  /** Nobody could be asked: nothing is known. */
  | { readonly heard: false; readonly why: string }
  | {
      readonly heard: true;
      /** High or critical, in a package that is shipped: one sentence each. */
      readonly grave: readonly string[];
      /** Everything else, by number. */
      readonly others: number;
    };

const graveOnes = new Set(['high', 'critical']);

/**
 * Reads npm's answer.
 * @param shipped places in node_modules that end up at people's machines
 */
export function judgeAudit(answer: string, shipped: ReadonlySet<string>): Verdict {
  const json = parsed(answer);
  const report = reportSchema.safeParse(json);
  if (!report.success) {
    const unheard = unheardSchema.safeParse(json);
    return { heard: false, why: unheard.success ? unheard.data.message : 'no answer' };
  }
  const all = Object.entries(report.data.vulnerabilities);
  const grave = all.filter(
    ([, { severity, nodes }]) =>
      graveOnes.has(severity) && nodes.some((place) => shipped.has(place)),
  );
  return {
    heard: true,
    grave: grave.map(([name, { severity, via }]) => {
      const [first] = via.flatMap((each) =>
        typeof each === 'string' ? [`by ${each}`] : [`${each.title} (${each.url})`],
      );
      return `${severity}: ${name}, ${first ?? 'without a reason given'}`;
    }),
    others: all.length - grave.length,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The latest version of the same major line, where it is later than `pinned`; null otherwise. */
export function laterOf(pinned: string, versions: readonly string[]): string | null {
  const numbers = (version: string): readonly number[] => version.split('.').map(Number);
  const later = (a: readonly number[], b: readonly number[]): boolean => {
    const at = a.findIndex((part, i) => part !== b[i]);
    return at !== -1 && (a[at] ?? 0) > (b[at] ?? 0);
  };
  const sameLine = versions.filter(
    (version) => /^\d+\.\d+\.\d+$/.test(version) && numbers(version)[0] === numbers(pinned)[0],
  );
  return sameLine.reduce<string | null>(
    (best, each) => (later(numbers(each), numbers(best ?? pinned)) ? each : best),
    null,
  );
}
