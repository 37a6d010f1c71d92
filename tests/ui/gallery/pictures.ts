import type { ActiveCall } from '#renderer/session/index.ts';
import { activeCall, deskState } from '../snapshots/desk.ts';
import { services } from '../snapshots/services.ts';
import type { TestServices } from '../snapshots/services.ts';

/** Both cameras on. */
export const bothPictures = (): Partial<ActiveCall> => ({
  customerCameraOn: true,
  cameraOn: true,
  remoteStream: drawnPerson('#4d6b8a'),
  localStream: drawnPerson('#6b5b8a'),
});

/** A call in which both cameras are on. */
export const inPicture =
  (call: Partial<ActiveCall>): (() => TestServices) =>
  () =>
    services({ deskState: deskState({ call: activeCall({ ...bothPictures(), ...call }) }) });

/** A drawn person as a moving picture, so that scenes need no camera. */
export function drawnPerson(colour: string): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 480;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('This browser draws no pictures.');
  const draw = (): void => {
    pen.fillStyle = '#cfd8dc';
    pen.fillRect(0, 0, 640, 480);
    pen.fillStyle = colour;
    pen.beginPath();
    pen.ellipse(320, 470, 190, 150, 0, 0, 2 * Math.PI);
    pen.fill();
    pen.fillStyle = '#e0b89a';
    pen.beginPath();
    pen.ellipse(320, 220, 90, 115, 0, 0, 2 * Math.PI);
    pen.fill();
  };
  draw();
  // A stream of a still canvas has no frames until something is drawn after its capture.
  setInterval(draw, 200);
  return canvas.captureStream(5);
}
