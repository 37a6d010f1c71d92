/** What the hub makes: url-safe, at least 128 bits. */
const TOKEN = /^[A-Za-z0-9_-]{16,128}$/;

/**
 * The invite's token from the part of the address behind the #, which browsers send to no server.
 * @returns null where there is none, or where it cannot be whole
 */
export function tokenOf(hash: string): string | null {
  const token = hash.replace(/^#/, '').trim();
  return TOKEN.test(token) ? token : null;
}
