import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { Tone } from '#shared/model/template.ts';
import { addressOf, firstName } from './address.ts';
import { spokenTime } from './deadline.ts';
import type { PlaceholderValues } from './fill.ts';
import { isolated, tidy } from './tidy.ts';

/** Who speaks with whom about what, as far as a sentence can name it. */
export interface Speakers {
  readonly agentName: string;
  readonly company: string;
  readonly customerName: string;
  readonly issue: string | null;
  readonly locale: string;
  /** When the call was answered, and the agent's IANA time zone; without both no deadline is named. */
  readonly startedAt?: EpochMs;
  readonly timeZone?: string;
  /** Joins facts as spoken language, e.g. "a, b, and c". */
  readonly joinList: (items: readonly string[]) => string;
}

/** What has been noted so far. */
export interface Noted {
  readonly facts: readonly { readonly text: string }[];
  /** The action that was promised last. */
  readonly action: { readonly text: string; readonly dueAt: EpochMs | null } | null;
  readonly atMs: Ms;
  readonly tone: Tone;
}

/** The values of all placeholders now, each ready to stand in the middle of a sentence. */
export function valuesOf(speakers: Speakers, noted: Noted): PlaceholderValues {
  const { agentName, company, customerName, issue, joinList } = speakers;
  const name = tidy(customerName);
  const facts = noted.facts.map((fact) => isolated(tidy(fact.text))).filter((text) => text !== '');
  return {
    name: isolated(name),
    address: isolated(addressOf(name, noted.tone)),
    agent: isolated(firstName(tidy(agentName))),
    company: isolated(tidy(company)),
    issue: isolated(tidy(issue ?? '')),
    facts: facts.length > 0 ? joinList(facts) : '',
    action: isolated(tidy(noted.action?.text ?? '')),
    deadline: deadlineOf(speakers, noted),
  };
}

function deadlineOf({ startedAt, timeZone, locale }: Speakers, { action, atMs }: Noted): string {
  const dueAt = action?.dueAt ?? null;
  if (dueAt === null || startedAt === undefined || timeZone === undefined) return '';
  try {
    return spokenTime(dueAt, { now: startedAt + atMs, locale, timeZone });
  } catch {
    // A locale or a time zone that this machine does not know costs the deadline, not the panel.
    return '';
  }
}
