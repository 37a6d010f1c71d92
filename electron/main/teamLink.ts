import { z } from 'zod';
import { readPasted } from './account/look.ts';

/** The scheme that the system opens this app by. */
export const LINK_SCHEME = 'hearback';

/** As long as what may be typed into the field that it fills. */
const LONGEST = 2000;

const linkSchema = z
  .string()
  .max(3 * LONGEST)
  .transform((text) => URL.parse(text))
  .refine(
    (url): url is URL =>
      url !== null &&
      url.protocol === `${LINK_SCHEME}:` &&
      url.host === 'team' &&
      /^\/?$/.test(url.pathname) &&
      url.hash === '' &&
      url.username === '',
  )
  .transform(({ searchParams }) => [...searchParams])
  .pipe(z.tuple([z.tuple([z.literal('link'), z.string().min(1).max(LONGEST)])]))
  .transform(([[, link]]) => link)
  .refine((link) => /^https?:\/\//.test(link) && leadsToATeam(link));

function leadsToATeam(link: string): boolean {
  const { is } = readPasted(link);
  return is === 'hub' || is === 'invitation' || is === 'start';
}

/**
 * What a link into the app means: `hearback://team?link=<address>`, where the address is a hub's, or
 * that of an invitation or of a first account, in full. It only fills the field in the settings; a
 * person presses the button. A customer's link belongs into a browser and means nothing here.
 * @returns the address; null for everything else
 */
export function readTeamLink(link: string): string | null {
  const read = linkSchema.safeParse(link);
  return read.success ? read.data : null;
}

const isLink = (arg: string): boolean => arg.toLowerCase().startsWith(`${LINK_SCHEME}:`);

/** The first link on a command line, read; null without one that means anything. */
export function teamLinkIn(argv: readonly string[]): string | null {
  const link = argv.find(isLink);
  return link === undefined ? null : readTeamLink(link);
}

/**
 * A command line up to its first link: whatever follows came with the link, out of a page or a
 * mail, and is no switch of this app's.
 */
export function beforeLinks(argv: readonly string[]): readonly string[] {
  const at = argv.findIndex(isLink);
  return at === -1 ? argv : argv.slice(0, at);
}
