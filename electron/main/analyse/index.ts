import path from 'node:path';
import { app } from 'electron';
import { openFaceModel } from '../models/theFaceModel.ts';
import { analyseOne } from './analyseOne.ts';
import { readAnalyseArgs, usage } from './args.ts';
import type { SoundCommand } from './args.ts';
import { EngineHost } from './engineHost.ts';
import { engineSession } from './engineWindow.ts';
import { prepareFolder } from './output.ts';
import { planOf } from './plan.ts';
import { lookAtFaces } from './lookAtFaces.ts';
import { tell, write } from './say.ts';
import { DONE, FAILED, UNUSABLE } from './status.ts';
import { firstLine, systemWords } from './words.ts';

/**
 * The offline door: analyses recordings in a hidden window and writes a JSON for each. Results'
 * paths go to stdout, sentences about problems to stderr. Call it once the app is ready; it never
 * rejects.
 * @param argv the whole command line, with `--analyse`
 * @returns the exit status: 0 all done, 1 internal failure, 2 something given could not be used.
 * In each case all that could be analysed has been written.
 */
export async function runAnalyse(argv: readonly string[]): Promise<number> {
  try {
    const command = readAnalyseArgs(argv);
    if (!command.ok) {
      await tell(command.error);
      await write(process.stderr, `${usage}\n`);
      return UNUSABLE;
    }
    if (command.value.kind === 'help') {
      await write(process.stdout, `${usage}\n`);
      return DONE;
    }
    const { value } = command;
    return value.kind === 'faces' || value.kind === 'clip'
      ? await lookAtFaces(value)
      : await analyseAll(value);
  } catch (error) {
    await tell(`The analysis stopped: ${firstLine(error)}. What is listed above was written.`);
    return FAILED;
  }
}

async function analyseAll(command: SoundCommand): Promise<number> {
  const folder = command.kind === 'stereo' ? command.outDir : path.dirname(command.out);
  try {
    await prepareFolder(folder);
  } catch (error) {
    await tell(`${folder} ${systemWords(error)} Results cannot be written there.`);
    return UNUSABLE;
  }
  // Windows and macOS take A.json and a.json for the same file.
  const { recordings, collisions } = planOf(command, process.platform !== 'linux');
  // A window that died leaves none for a moment, and Electron would quit over that.
  app.on('window-all-closed', () => undefined);
  let status = DONE;
  const host = new EngineHost(engineSession(openFaceModel(null)));
  try {
    for (const recording of recordings) {
      const analysed = await analyseOne(host, recording);
      if (analysed.ok) {
        await write(process.stdout, `${recording.output}\n`);
        continue;
      }
      const { sentence, fault, hopeless } = analysed.error;
      await tell(sentence);
      if (fault === 'ours') status = FAILED;
      else if (status === DONE) status = UNUSABLE;
      if (hopeless) break;
    }
  } finally {
    host.close();
  }
  for (const collision of collisions) await tell(collision);
  return collisions.length > 0 && status === DONE ? UNUSABLE : status;
}
