/** How a sender says that a picture is to be turned when it is shown (3GPP TS 26.114, 7.4.5). */
const ORIENTATION = 'urn:3gpp:video-orientation';

/**
 * A session description in which nobody may send pictures that lie on their side: a phone then turns
 * the pixels themselves. What reads a frame without showing it (the face sensing copies it out) would
 * otherwise see a face that lies. Only what is offered can be agreed on, so the offer is enough.
 * @param sdp any session description; one without the extension comes back as it is
 */
export function uprightOnly(sdp: string): string {
  return sdp
    .split(/(?<=\n)/)
    .filter((line) => !(line.startsWith('a=extmap:') && line.includes(ORIENTATION)))
    .join('');
}
