import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { scenarioSchema } from '#shared/model/scenario.ts';
import { RATE, toPcm } from './audio.ts';
import { run } from './tools.ts';
import type { Voice } from './voices.ts';
import { speak } from './voices.ts';

/** Who speaks which scenario. */
const voices: Readonly<Record<string, Voice>> = { 'doubled-bill': 'slt', 'missing-parcel': 'rms' };

/** Speaks every line of every scenario into the file that the line names. */
export function makeScenarios(scenarioFolder: string, speechFolder: string): void {
  const files = readdirSync(scenarioFolder).filter((file) => file.endsWith('.json'));
  for (const file of files) {
    const scenario = scenarioSchema.parse(
      JSON.parse(readFileSync(path.join(scenarioFolder, file), 'utf8')),
    );
    for (const line of scenario.lines) {
      const to = path.join(speechFolder, line.audio);
      mkdirSync(path.dirname(to), { recursive: true });
      const pcm = toPcm(speak(voices[scenario.id] ?? 'slt', line.text));
      writeFileSync(to, toOpus(pcm));
    }
  }
}

/** Opus at 24 kbit/s in Ogg; without the encoder's name and a random serial, so that bytes repeat. */
function toOpus(pcm: Buffer): Buffer {
  const input = ['-f', 's16le', '-ar', String(RATE), '-ac', '1', '-i', 'pipe:0'];
  const repeatable = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact'];
  const encoder = ['-c:a', 'libopus', '-b:a', '24k', '-application', 'voip'];
  const output = ['-serial_offset', '1', '-f', 'ogg', 'pipe:1'];
  return run('ffmpeg', ['-v', 'error', ...input, ...repeatable, ...encoder, ...output], pcm);
}
