import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { asRemoteVideo } from '#renderer/rtc/peer/remote.ts';
import { refuseOwnPicture } from '#renderer/sensing/face/remoteVideo.ts';
import type { RemoteVideoTrack } from '#renderer/sensing/face/remoteVideo.ts';
import type { FaceSensing, FaceSensingOptions } from '#renderer/sensing/face/startFaceSensing.ts';

const root = path.join(import.meta.dirname, '../../../..');

/** As much of a track as telling one from another needs. */
function trackOf(id: string, deviceId = '', kind = 'video'): MediaStreamTrack {
  const track: Partial<MediaStreamTrack> = { id, kind, getSettings: () => ({ deviceId }) };
  return track as MediaStreamTrack;
}

const pushed = (track: MediaStreamTrack) => track as RemoteVideoTrack;

describe('whose picture is looked at', () => {
  it('is told by the compiler', () => {
    const camera = trackOf('camera');
    const lines = [
      // @ts-expect-error -- a track of the agent's own does not fit
      (sensing: FaceSensing): void => sensing.setVideo(camera),
      // @ts-expect-error -- nor when looking begins
      (): FaceSensingOptions['video'] => camera,
      (sensing: FaceSensing): void => sensing.setVideo(asRemoteVideo(camera)),
    ];
    expect(lines).toHaveLength(3);
  });

  it('is never marked unless it came over a link', () => {
    expect(asRemoteVideo(trackOf('camera'))).toBeNull();
  });

  it('is checked once more against the agent’s own tracks', () => {
    const camera = trackOf('camera', 'device-1');
    const own = [camera, trackOf('voice', 'device-2', 'audio')];
    expect(() => refuseOwnPicture(pushed(camera), own)).toThrow(/customer’s own/);
    expect(() => refuseOwnPicture(pushed(trackOf('clone', 'device-1')), own)).toThrow(
      /customer’s own/,
    );
    expect(() => refuseOwnPicture(pushed(trackOf('sound', '', 'audio')), own)).toThrow(
      /customer’s own/,
    );
    expect(() => refuseOwnPicture(pushed(trackOf('camera', 'device-3')), own)).not.toThrow();
  });

  it('is marked in one place of the whole app', () => {
    const found = execFileSync(
      'grep',
      ['-rlE', 'as (unknown as )?(RemoteVideoTrack|FromCustomer)|& FromCustomer\\)', 'renderer'],
      { cwd: root, encoding: 'utf8' },
    );
    expect(found.trim().split('\n')).toEqual(['renderer/rtc/peer/remote.ts']);
  });
});
