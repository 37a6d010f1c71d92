import { isSecure } from './account/look.ts';

/** Longer addresses are nobody's sign-in page. */
const LONGEST = 2000;

/** The address of a page that the system's browser may open; null where it is none. */
export function pageIn(address: string): URL | null {
  const url = address.length > LONGEST ? null : URL.parse(address);
  return url !== null && isSecure(url) && url.username === '' && url.password === '' ? url : null;
}
