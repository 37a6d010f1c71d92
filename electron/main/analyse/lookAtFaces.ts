import path from 'node:path';
import { app } from 'electron';
import type { ClipFile, FacesFile, LookedAt } from '#shared/contract/engine.ts';
import type { Result } from '#shared/lib/result.ts';
import { err, ok } from '#shared/lib/result.ts';
import { openFaceModel } from '../models/theFaceModel.ts';
import { unanalysed } from './analyseOne.ts';
import type { Unanalysed } from './analyseOne.ts';
import type { FaceCommand } from './args.ts';
import { EngineHost, EngineLost } from './engineHost.ts';
import { engineSession } from './engineWindow.ts';
import { closeInputs, openInputs } from './inputs.ts';
import { checkReplaceable, prepareFolder, writeResult } from './output.ts';
import { pictureFiles } from './pictureFiles.ts';
import { tell, write } from './say.ts';
import { DONE, FAILED, UNUSABLE } from './status.ts';
import { problemWords, systemWords } from './words.ts';

const MODEL_MISSING =
  'The face model is not here, so faces cannot be read. "npm start" fetches it once; without a network, put face_landmarker.task into resources/models or name it with --model FILE.';

/**
 * The offline door for pictures: each still by itself, or a clip of one person.
 * @returns the exit status; whatever could be read has been written
 */
export async function lookAtFaces(command: FaceCommand): Promise<number> {
  const { out } = command;
  try {
    await prepareFolder(path.dirname(out));
    await checkReplaceable(out);
  } catch (error) {
    await tell(unanalysed(error, { inputs: [sourceOf(command)], output: out }).sentence);
    return UNUSABLE;
  }
  const model = openFaceModel(command.model);
  const { state, detail } = await model.status();
  if (state !== 'ready') {
    await tell(detail ?? MODEL_MISSING);
    return command.model === null ? FAILED : UNUSABLE;
  }
  // A window that died leaves none for a moment, and Electron would quit over that.
  app.on('window-all-closed', () => undefined);
  const host = new EngineHost(engineSession(model));
  try {
    return command.kind === 'faces' ? await stills(host, command) : await clip(host, command);
  } finally {
    host.close();
  }
}

const sourceOf = (command: FaceCommand): string =>
  command.kind === 'faces' ? command.folder : command.file;

type Shown = Omit<FacesFile['images'][number], 'file'>;

async function stills(
  host: EngineHost,
  { folder, out, frames }: Extract<FaceCommand, { kind: 'faces' }>,
): Promise<number> {
  let names: readonly string[];
  try {
    names = await pictureFiles(folder);
  } catch (error) {
    await tell(`${folder} ${systemWords(error)} --faces takes a folder with pictures.`);
    return UNUSABLE;
  }
  let status = names.length === 0 ? UNUSABLE : DONE;
  if (names.length === 0) await tell(`${folder} has no pictures in it.`);
  const images: FacesFile['images'][number][] = [];
  const complaints: string[] = [];
  for (const name of names) {
    const file = path.join(folder, name);
    const looked = await lookAt(host, 'still', file, out);
    if (!looked.ok) {
      complaints.push(looked.error.sentence);
      status = worse(status, looked.error);
      if (looked.error.hopeless) break;
      continue;
    }
    for (const seen of looked.value) images.push({ file: name, ...shown(seen, frames) });
    if (looked.value.every(({ frame }) => frame.faces === 0)) {
      complaints.push(`${file} has no face in it that can be found.`);
      status = worse(status, null);
    }
  }
  return finish(out, { version: 1, images }, complaints, status);
}

async function clip(
  host: EngineHost,
  { file, out, frames }: Extract<FaceCommand, { kind: 'clip' }>,
): Promise<number> {
  const looked = await lookAt(host, 'clip', file, out);
  if (!looked.ok) {
    await tell(looked.error.sentence);
    return worse(DONE, looked.error);
  }
  const samples = looked.value.map((seen) => ({ atMs: seen.frame.atMs, ...shown(seen, frames) }));
  const noFace = looked.value.every(({ frame }) => frame.faces === 0);
  return finish(
    out,
    { version: 1, file, samples },
    noFace ? [`${file} has no face in it that can be found.`] : [],
    noFace ? UNUSABLE : DONE,
  );
}

/** Results first, then what is to be said about the rest. */
async function finish(
  out: string,
  result: FacesFile | ClipFile,
  complaints: readonly string[],
  status: number,
): Promise<number> {
  let end = status;
  try {
    await writeResult(out, result);
    await write(process.stdout, `${out}\n`);
  } catch (error) {
    await tell(`${out} ${systemWords(error)}`);
    end = FAILED;
  }
  for (const complaint of complaints) await tell(complaint);
  return end;
}

async function lookAt(
  host: EngineHost,
  kind: 'still' | 'clip',
  file: string,
  output: string,
): Promise<Result<readonly LookedAt[], Unanalysed>> {
  try {
    const inputs = await openInputs([file]);
    try {
      const finished = await host.run(kind, inputs);
      if (finished.outcome === 'looked') return ok(finished.looked);
      if (finished.outcome === 'analysed') throw new Error('a picture was taken for a recording');
      return err(given(`${file} ${problemWords(finished.problem.code, null)}`));
    } finally {
      await closeInputs(inputs);
    }
  } catch (error) {
    if (error instanceof EngineLost) {
      const code = kind === 'still' ? 'pictureTooLarge' : 'clipTooLarge';
      return err(given(`${file} ${problemWords(code, null)}`));
    }
    return err(unanalysed(error, { inputs: [file], output }));
  }
}

const given = (sentence: string): Unanalysed => ({ fault: 'given', sentence, hopeless: false });

function worse(status: number, found: Unanalysed | null): number {
  if (found?.fault === 'ours') return FAILED;
  return status === DONE ? UNUSABLE : status;
}

function shown({ frame, reading }: LookedAt, withFrame: boolean): Shown {
  const { band, confidence, why, unsure } = reading;
  return { faces: frame.faces, band, confidence, why, unsure, ...(withFrame ? { frame } : {}) };
}
