/** The server and the database of an address, for sentences and logs: never user or password. */
export function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'the PostgreSQL database';
  const { hostname, port, pathname } = new URL(url);
  const name = pathname.length > 1 ? decodeURIComponent(pathname.slice(1)) : 'postgres';
  return `the database ${name} at ${hostname || 'localhost'}:${port || '5432'}`;
}
