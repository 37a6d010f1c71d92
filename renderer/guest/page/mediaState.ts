import { assertNever } from '#shared/lib/assertNever.ts';
import type { DeviceList } from '#renderer/rtc/media/deviceList.ts';
import { noDevices } from '#renderer/rtc/media/deviceList.ts';
import type { DeviceProblem } from '#renderer/rtc/media/deviceProblem.ts';

export type DeviceKind = 'microphone' | 'camera';

/** One of this page's own devices. */
export interface DeviceState {
  readonly state: 'off' | 'opening' | 'on' | 'problem';
  /** Set with `problem`. */
  readonly problem: DeviceProblem | null;
  /** What the person chose; null is the system's default. */
  readonly chosenId: string | null;
  /** What is really in use, where the browser says. */
  readonly actualId: string | null;
}

/** Something about a device that went on by itself and should be said. */
type MediaNotice = 'microphoneReplaced' | 'cameraLost';

/** This page's own microphone, camera and loudspeaker. */
export interface MediaState {
  readonly microphone: DeviceState;
  readonly camera: DeviceState;
  readonly muted: boolean;
  /** The customer goes on without a microphone. */
  readonly listenOnly: boolean;
  readonly speakerId: string | null;
  readonly devices: DeviceList;
  /** The browser holds the sound back until the person has clicked. */
  readonly soundBlocked: boolean;
  readonly notice: MediaNotice | null;
}

export type MediaEvent =
  | {
      readonly type: 'opening';
      readonly kind: DeviceKind;
      /** Undefined keeps the choice made before. */
      readonly chosenId?: string | null;
    }
  | { readonly type: 'opened'; readonly kind: DeviceKind; readonly actualId: string | null }
  | { readonly type: 'failed'; readonly kind: DeviceKind; readonly problem: DeviceProblem }
  | { readonly type: 'closed'; readonly kind: DeviceKind }
  | { readonly type: 'muted'; readonly muted: boolean }
  | { readonly type: 'listenOnly' }
  | { readonly type: 'speaker'; readonly speakerId: string | null }
  | { readonly type: 'devices'; readonly devices: DeviceList }
  | { readonly type: 'sound'; readonly blocked: boolean }
  | { readonly type: 'notice'; readonly notice: MediaNotice | null };

const off: DeviceState = { state: 'off', problem: null, chosenId: null, actualId: null };

export const firstMedia: MediaState = {
  microphone: off,
  camera: off,
  muted: false,
  listenOnly: false,
  speakerId: null,
  devices: noDevices,
  soundBlocked: false,
  notice: null,
};

/** What the page's own devices do next: (state, event) -> next. */
export function reduceMedia(media: MediaState, event: MediaEvent): MediaState {
  const device = (kind: DeviceKind, change: Partial<DeviceState>): MediaState => ({
    ...media,
    [kind]: { ...media[kind], problem: null, ...change },
  });
  switch (event.type) {
    case 'opening':
      return device(event.kind, {
        state: 'opening',
        ...(event.chosenId === undefined ? {} : { chosenId: event.chosenId }),
      });
    case 'opened': {
      const opened = device(event.kind, { state: 'on', actualId: event.actualId });
      return event.kind === 'microphone' ? { ...opened, listenOnly: false } : opened;
    }
    case 'failed':
      return device(event.kind, { state: 'problem', problem: event.problem });
    case 'closed':
      return device(event.kind, { state: 'off' });
    case 'muted':
      return { ...media, muted: event.muted };
    case 'listenOnly':
      return { ...media, listenOnly: true };
    case 'speaker':
      return { ...media, speakerId: event.speakerId };
    case 'devices':
      return { ...media, devices: event.devices };
    case 'sound':
      return { ...media, soundBlocked: event.blocked };
    case 'notice':
      return { ...media, notice: event.notice };
    default:
      return assertNever(event, 'media event');
  }
}

/** What the other side is told of this page's microphone and camera. */
export function tellable(media: MediaState): {
  readonly muted: boolean;
  readonly cameraOn: boolean;
} {
  return {
    muted: media.muted || media.microphone.state !== 'on',
    cameraOn: media.camera.state === 'on',
  };
}
