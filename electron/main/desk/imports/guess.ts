import type { EpochMs } from '#shared/lib/units.ts';
import type { TeamAgent } from '#shared/contract/deskImports.ts';
import type { ImportDetails } from '#shared/contract/deskImportsIpc.ts';

/*
 * What a recording's file name says about its call. Guesses: a person looks at them before anything
 * is sent.
 */

/** 2026-03-04, 20260304, with or without 14-05, 140509 and the like behind it; local time. */
const moment =
  /(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?:[T\s_-]+([01]\d|2[0-3])[-_:.h]?([0-5]\d)(?:[-_:.m]?([0-5]\d)s?)?)?(?!\d)/;

const agentWords = /(?<!\p{L})(?:agent|operator|advisor|tx|outgoing|left)(?!\p{L})/iu;
const customerWords = /(?<!\p{L})(?:customer|caller|client|guest|rx|incoming|right)(?!\p{L})/iu;
/** Words that phone systems put into names, and that are nobody's. */
const fillers =
  /(?<!\p{L})(?:agent|operator|advisor|customer|caller|client|guest|tx|rx|outgoing|incoming|left|right|call|calls|recording|rec|record|audio|stereo|mono|with|and|mixed|inbound|outbound|in|out|wav|mp3|flac)(?!\p{L})/giu;

/** Longest name of a person. */
const NAME_CHARS = 80;

/**
 * Guesses whose call it was.
 * @param names of its one or two files
 * @param changedAt when they were last written: about when the call ended
 */
export function guessDetails(
  names: readonly string[],
  changedAt: EpochMs,
  agents: readonly TeamAgent[],
): ImportDetails {
  const stem = stemOf(names[0] ?? '');
  const when = momentIn(stem);
  const found = agents.find(({ name }) => includesName(stem, name));
  const only = agents.length === 1 ? agents[0] : undefined;
  const agent = found ?? only;
  return {
    agent: agent ? { personId: agent.personId, teamId: agent.teamId } : null,
    customerName: customerIn(stem.replace(moment, ' '), found?.name ?? ''),
    startedAt: when ?? changedAt,
  };
}

/**
 * Puts files together that are one call, by their names: `17-agent.wav` with `17-customer.wav`.
 * @returns groups of one or two, the agent's file first
 */
export function pairUp<T extends { readonly name: string }>(files: readonly T[]): readonly T[][] {
  const customers = new Map<string, T>();
  for (const file of files) {
    const key = keyOf(file.name, customerWords);
    if (key !== null && !customers.has(key)) customers.set(key, file);
  }
  const paired = new Set<T>();
  const partners = new Map<T, T>();
  for (const file of files) {
    const key = keyOf(file.name, agentWords);
    const partner = key === null ? undefined : customers.get(key);
    if (partner === undefined || partner === file || paired.has(partner)) continue;
    paired.add(partner);
    partners.set(file, partner);
  }
  return files
    .filter((file) => !paired.has(file))
    .map((file) => {
      const partner = partners.get(file);
      return partner === undefined ? [file] : [file, partner];
    });
}

/** Two files of one call, the agent's first where the names tell. */
export function agentFirst<T extends { readonly name: string }>(files: readonly [T, T]): [T, T] {
  const [a, b] = files;
  const swapped =
    (customerWords.test(a.name) && !customerWords.test(b.name)) ||
    (agentWords.test(b.name) && !agentWords.test(a.name));
  return swapped ? [b, a] : [a, b];
}

/** The name without the word for the party; null where that word is not in it. */
function keyOf(name: string, words: RegExp): string | null {
  const stem = stemOf(name);
  return words.test(stem) ? stem.replace(words, '*').toLowerCase() : null;
}

/** Without its ending; underscores and dots between words are spaces. */
function stemOf(name: string): string {
  return name.replace(/\.[^.]{1,5}$/, '').replaceAll('_', ' ');
}

/** Null where there is none, or one that no calendar has. */
function momentIn(stem: string): EpochMs | null {
  const found = moment.exec(stem);
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  const date = new Date(year, month - 1, day, hour, minute, second);
  return date.getDate() === day ? date.getTime() : null;
}

function includesName(stem: string, name: string): boolean {
  return plain(stem).includes(plain(name));
}

/** As words, in lower case and without accents. */
function plain(text: string): string {
  const letters = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return ` ${letters.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}

/** What is left of a name where agent, time and fillers are taken out; '' where that is nobody. */
function customerIn(stem: string, agent: string): string {
  const phone = /\+\d[\d -]{5,}\d/.exec(stem);
  if (phone !== null) return phone[0].slice(0, NAME_CHARS);
  const agentNames = plain(agent).split(' ');
  return stem
    .replaceAll(fillers, ' ')
    .replaceAll(/[^\p{L}\p{M}’' -]+/gu, ' ')
    .split(/[\s-]+/)
    .filter((word) => /\p{L}{2}/u.test(word) && !agentNames.includes(plain(word).trim()))
    .join(' ')
    .slice(0, NAME_CHARS)
    .trim();
}
