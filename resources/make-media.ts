import path from 'node:path';
import { makeDemo } from './make/demo.ts';
import { makeFaces } from './make/faces.ts';
import { makeScenarios } from './make/scenarios.ts';

/*
 * Makes the bundled speech and pictures again from Debian's free voices and NASA's portrait:
 *   apt-get install festival festvox-us-slt-hts flite sox ffmpeg
 *   node resources/make-media.ts
 */
const here = import.meta.dirname;

makeDemo(path.join(here, 'speech'));
makeScenarios(path.join(here, 'scenarios'), path.join(here, 'speech'));
makeFaces(path.join(here, 'faces'));
process.stdout.write('Speech and pictures are made.\n');
