import type { FromCustomer } from '#shared/model/mood.ts';
import { SensingError } from '../problem.ts';

/**
 * The customer's picture. Only the peer link's receiving end makes one (renderer/rtc/peer/remote.ts):
 * a track of the agent's own camera does not fit.
 */
export type RemoteVideoTrack = MediaStreamTrack & FromCustomer;

/**
 * The same once more while running: what a cast let through is refused.
 * @param own every track of this machine's devices that the call has
 * @throws SensingError when the picture is one of the agent's own, or no picture
 */
export function refuseOwnPicture(video: RemoteVideoTrack, own: readonly MediaStreamTrack[]): void {
  // Ids tell nothing: a sent track has the same one at the other end, and a clone another. A clone
  // comes from the same device, though.
  const device = video.getSettings().deviceId ?? '';
  const isOwn = own.some(
    (track) => track === video || (device !== '' && track.getSettings().deviceId === device),
  );
  if (video.kind === 'video' && !isOwn) return;
  throw new SensingError({
    code: 'notTheCustomer',
    detail: 'Only the customer’s own picture may be looked at, so nothing was.',
  });
}
