import { z } from 'zod';
import { engineJobSchema } from '#shared/contract/engine.ts';
import type { EngineBridge, EngineJob, EngineOutcome } from '#shared/contract/engine.ts';
import { createOfflineVad } from '#renderer/sensing/voice/offlineVad.ts';
import type { OfflineVad } from '#renderer/sensing/voice/offlineVad.ts';
import { analyse, JobRefused } from './analyse.ts';
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
const assets = {
  modelUrl: new URL('/models/silero_vad_v5.onnx', location.href).href,
  ortBaseUrl: new URL('/ort/', location.href).href,
};

function detailOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 1000);
}

async function outcomeOf(job: EngineJob, vad: OfflineVad): Promise<EngineOutcome> {
  const { jobId } = job;
  try {
    const files = job.inputs.map(({ bytes }, input) => jobFile(bridge, jobId, input, bytes));
    return { outcome: 'analysed', jobId, analysis: await analyse(job.kind, files, vad) };
  } catch (error) {
    if (!(error instanceof JobRefused)) {
      return { outcome: 'failed', jobId, detail: detailOf(error) };
    }
    const { code, channels } = error.problem;
    return { outcome: 'refused', jobId, problem: { input: error.input, code, channels } };
  }
}

async function work(): Promise<void> {
  const vad = await createOfflineVad(assets);
  for (let next = await bridge.takeJob(); next !== null; next = await bridge.takeJob()) {
    await bridge.report(await outcomeOf(engineJobSchema.parse(next), vad));
  }
  vad.close();
}

work().catch((error: unknown) =>
  bridge.report({ outcome: 'failed', jobId: null, detail: detailOf(error) }),
);
