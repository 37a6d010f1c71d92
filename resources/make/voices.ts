import path from 'node:path';
import type { Samples } from './audio.ts';
import { fromPcm, level, RATE, trim } from './audio.ts';
import { inTempFolder, run } from './tools.ts';

/** `slt` is a woman's voice (festival), `rms` a man's (flite); both speak American English. */
export type Voice = 'slt' | 'rms';

/** Speaks a text; the result starts and ends with voice and has one loudness. */
export function speak(voice: Voice, text: string): Samples {
  return inTempFolder((folder) => {
    const file = path.join(folder, 'spoken.wav');
    if (voice === 'slt') {
      run('text2wave', ['-eval', '(voice_cmu_us_slt_arctic_hts)', '-o', file], text);
    } else {
      run('flite', ['-voice', 'rms', '-t', text, '-o', file]);
    }
    return asSamples(file);
  });
}

/** The agent's "mm-hm", about 0.5 s: spelt in phones, because written out it is misread. */
export function hum(): Samples {
  return inTempFolder((folder) => {
    const file = path.join(folder, 'hum.wav');
    run('flite', ['-voice', 'rms', '-p', 'pau m ah hh m pau', '-o', file]);
    return asSamples(file);
  });
}

function asSamples(file: string): Samples {
  const raw = ['-c', '1', '-b', '16', '-e', 'signed-integer', '-t', 'raw', '-'];
  return level(trim(fromPcm(run('sox', ['-D', file, '-r', String(RATE), ...raw]))));
}
