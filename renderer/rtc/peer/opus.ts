/** How Opus is to be sent to whoever writes it into its session description (RFC 7587, 6.1). */
const WANTED: readonly (readonly [string, string])[] = [
  /*
   * In-band FEC on: each packet carries a coarse copy of the one before it, so that a single lost
   * packet is heard, coarsely, instead of guessed at. The sender adds the copy only while it is told
   * of loss; on a clean line it costs nothing.
   */
  ['useinbandfec', '1'],
  /*
   * DTX off, for both directions. What it saves on a quiet line (about 10 of 32 kbit/s, headers
   * apart) matters little beside a picture, and a picture has given way long before sound is short
   * of room. What it costs matters here:
   * - it sends one packet in 400 ms instead of twenty, so that a line cannot be told to be good or
   *   bad, or even alive, just while the other side listens;
   * - the encoder itself decides what is speech, and leaves out soft "mm-hm"s, which the agent's
   *   listening credits, and breaths, by which people take turns;
   * - the receiver's jitter buffer loses its measure in every pause, so that the delay by which the
   *   customer's frames are set back jumps just where a turn changes;
   * - made-up comfort noise in place of the room sounds like a line gone dead.
   */
  ['usedtx', '0'],
];

/**
 * A session description that asks for Opus with in-band FEC and without DTX. Its writer says with it
 * what it wants to receive, so both the offer and the answer have to carry it.
 * @param sdp any session description; one without Opus comes back as it is
 */
export function opusForSpeech(sdp: string): string {
  const lines = sdp.split(/(?<=\n)/);
  const types = new Set(lines.flatMap((line) => /^a=rtpmap:(\d+) opus\//i.exec(line)?.[1] ?? []));
  const described = new Set<string>();
  const changed = lines.map((line) => {
    const [, type, parameters, end = ''] = /^a=fmtp:(\d+) ([^\r\n]*)(\r?\n)?$/.exec(line) ?? [];
    if (type === undefined || !types.has(type)) return line;
    described.add(type);
    return `a=fmtp:${type} ${withWanted(parameters ?? '')}${end}`;
  });
  return changed
    .map((line) => {
      const [, type, end] = /^a=rtpmap:(\d+) opus\/[^\r\n]*(\r?\n)?$/i.exec(line) ?? [];
      if (type === undefined || described.has(type)) return line;
      return `${line}${end === undefined ? '\r\n' : ''}a=fmtp:${type} ${withWanted('')}${end ?? ''}`;
    })
    .join('');
}

function withWanted(parameters: string): string {
  const given = parameters.split(';').map((each) => each.trim());
  const others = given.filter(
    (each) => each !== '' && !WANTED.some(([name]) => each.split('=')[0]?.toLowerCase() === name),
  );
  return [...others, ...WANTED.map(([name, value]) => `${name}=${value}`)].join(';');
}
