/** RFC 7065, with what browsers take of it. */
const turnPattern =
  /^(?<scheme>turns?):(?<host>\[[\da-f:.]+\]|[\w.-]+)(?::(?<port>\d{1,5}))?(?:\?transport=(?<transport>\w+))?$/i;

/**
 * What is wrong with the address of a TURN server, such as `turn:host:3478`,
 * `turn:host:3478?transport=tcp` or `turns:host:5349`; null where it can be used.
 * - `user`: it carries a user's name, which the hub makes by itself
 * - `dtls`: TURN over DTLS, which browsers do not have
 * - `form`: it is none
 */
export function turnAddressProblem(text: string): 'user' | 'dtls' | 'form' | null {
  if (text.includes('@')) return 'user';
  const { scheme = '', port = '1', transport } = turnPattern.exec(text)?.groups ?? {};
  const portIsRight = Number(port) >= 1 && Number(port) <= 65_535;
  if (scheme === '' || !portIsRight || !/^(?:udp|tcp)$/.test(transport ?? 'udp')) return 'form';
  return scheme.toLowerCase() === 'turns' && transport === 'udp' ? 'dtls' : null;
}

/** Shorter secrets of a TURN server could be found from one credential, which customers are told. */
export const MIN_TURN_SECRET = 16;
