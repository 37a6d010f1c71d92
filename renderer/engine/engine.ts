import { z } from 'zod';
import { engineJobSchema } from '#shared/contract/engine.ts';
import type { EngineBridge, EngineJob, EngineOutcome } from '#shared/contract/engine.ts';
import { createOfflineVad } from '#renderer/sensing/voice/offlineVad.ts';
import { openFaces } from '#renderer/sensing/face/faceLink.ts';
import { analyse, JobRefused } from './analyse.ts';
import { lookAtClip } from './faces/clip.ts';
import { lookAtStill } from './faces/still.ts';
import { talkingIn } from './faces/talking.ts';
import { InputError } from './inputError.ts';
import type { FileBytes } from './container/fileBytes.ts';
import { jobFile } from './jobFile.ts';

/*
 * The hidden window's page: takes jobs until there are none. Nothing is shown and nothing is kept.
 */

declare global {
  interface Window {
    readonly hearbackEngine: EngineBridge;
  }
}

// Its compiled validators would need eval, which the policy forbids.
z.config({ jitless: true });

const bridge = window.hearbackEngine;
const at = (address: string): string => new URL(address, location.href).href;
const scope = new AbortController();

/** A tool of the engine's that cannot be had: no job of its kind would fare better. */
class ToolMissing extends Error {
  override readonly name = 'ToolMissing';
}

/** Made when the first job needs it. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((error: unknown) => {
      throw new ToolMissing(detailOf(error));
    });
    return made;
  };
}

const vad = once(() =>
  createOfflineVad({ modelUrl: at('/models/silero_vad_v5.onnx'), ortBaseUrl: at('/ort/') }),
);
const faces = once(() =>
  openFaces(
    { modelUrl: at('/models/face_landmarker.task'), wasmBaseUrl: at('/vision') },
    scope.signal,
  ),
);

function detailOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 1000);
}

async function outcomeOf(job: EngineJob): Promise<EngineOutcome> {
  const { jobId } = job;
  try {
    const files = job.inputs.map(({ bytes }, input) => jobFile(bridge, jobId, input, bytes));
    return await resultOf(job, files);
  } catch (error) {
    if (error instanceof JobRefused) return refused(jobId, error.input, error.problem);
    if (error instanceof InputError) return refused(jobId, 0, error);
    const lost = error instanceof ToolMissing;
    return { outcome: 'failed', jobId: lost ? null : jobId, detail: detailOf(error) };
  }
}

async function resultOf(job: EngineJob, files: readonly FileBytes[]): Promise<EngineOutcome> {
  const { jobId, kind } = job;
  if (kind === 'stereo' || kind === 'pair') {
    const tell = (share: number): void => void bridge.progress({ jobId, share });
    return { outcome: 'analysed', jobId, ...(await analyse(kind, files, await vad(), tell)) };
  }
  const [file] = files;
  if (!file) throw new Error('a job without inputs');
  const looked =
    kind === 'still'
      ? await lookAtStill(file, await faces())
      : await lookAtClip(file, await faces(), (bytes) => talkingIn(bytes, vad));
  return { outcome: 'looked', jobId, looked };
}

function refused(jobId: number, input: number, { code, channels }: InputError): EngineOutcome {
  return { outcome: 'refused', jobId, problem: { input, code, channels } };
}

async function work(): Promise<void> {
  for (let next = await bridge.takeJob(); next !== null; next = await bridge.takeJob()) {
    await bridge.report(await outcomeOf(engineJobSchema.parse(next)));
  }
  scope.abort();
}

work().catch((error: unknown) =>
  bridge.report({ outcome: 'failed', jobId: null, detail: detailOf(error) }),
);
