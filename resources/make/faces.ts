import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inTempFolder, run } from './tools.ts';

const sourceName = 'usr/lib/python3/dist-packages/skimage/data/astronaut.png';
const sourceSha256 = '88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5';

/** The camera loop. Chromium plays every MJPEG at 30 pictures a second, whatever was meant. */
const loop = { seconds: 2, fps: 30 };

/**
 * Makes the portrait and the camera loop from NASA's picture in Debian's python3-skimage.
 * @throws Error where the package cannot be had or the picture in it is another one
 */
export function makeFaces(folder: string): void {
  inTempFolder((temp) => {
    // apt-get download writes into the folder it runs in.
    run('sh', ['-c', `cd '${temp}' && apt-get download python3-skimage && dpkg -x *.deb .`]);
    const source = path.join(temp, sourceName);
    const hash = createHash('sha256').update(readFileSync(source)).digest('hex');
    if (hash !== sourceSha256) throw new Error(`astronaut.png is another picture: ${hash}`);

    const head = 'crop=360:270:46:2,scale=640:480:flags=lanczos';
    const still = ['-vf', head, '-q:v', '4', '-bitexact', path.join(folder, 'portrait.jpg')];
    run('ffmpeg', ['-v', 'error', '-y', '-i', source, ...still]);

    // A slow sway of two pixels or so: enough that no two pictures are the same.
    const turn = `2*PI*n/${loop.seconds * loop.fps}`;
    const sway = `crop=360:270:46+4*sin(${turn}):5+3*cos(${turn}),scale=480:360:flags=lanczos`;
    const frames = ['-loop', '1', '-r', String(loop.fps), '-i', source, '-t', String(loop.seconds)];
    const encode = [
      '-c:v',
      'mjpeg',
      '-threads',
      '1',
      '-q:v',
      '13',
      '-pix_fmt',
      'yuvj420p',
      '-bitexact',
    ];
    const to = path.join(folder, 'demo-customer.mjpeg');
    run('ffmpeg', ['-v', 'error', '-y', ...frames, '-vf', sway, ...encode, '-f', 'mjpeg', to]);
  });
}
