import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { prepareApp } from '#electron/launch/prepare.ts';
import { run } from '#electron/launch/run.ts';
import type { RunResult } from '#electron/launch/run.ts';
import { analysisFileSchema } from '#shared/contract/engine.ts';
import type { AnalysisFile } from '#shared/contract/engine.ts';

/** The offline door of the built app, with a profile of its own in `folder`. */
export async function analyse(folder: string, ...args: string[]): Promise<RunResult> {
  const app = await prepareApp();
  const profile = `--user-data-dir=${path.join(folder, 'profile')}`;
  return run(app.executable, [profile, ...app.args, '--analyse', ...args], { env: app.env });
}

export async function resultIn(file: string): Promise<AnalysisFile> {
  return analysisFileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

/** When the agent's events of a kind begin. */
export function beginnings(found: AnalysisFile, type: 'interruption' | 'backchannel'): number[] {
  return found.events.flatMap((event) =>
    event.type === type && event.by === 'agent' ? [event.startMs] : [],
  );
}
