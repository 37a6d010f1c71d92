import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import type { Browser } from 'playwright';
import { z } from 'zod';
import { ensureSystem, findChromium } from '#electron/launch/system.ts';
import { faceFrameSchema } from '#shared/model/mood.ts';
import type { FaceFrame } from '#shared/model/mood.ts';
import { servePage } from '#tests/e2e/sensing/pageServer.ts';
import type { FaceBench } from '#tests/e2e/sensing/facePage/main.ts';

declare global {
  interface Window {
    faceBench: FaceBench;
  }
}

/** The face model beside the project, where there is one. */
export const sharedModelFile = fileURLToPath(
  new URL('../../../shared/models/face_landmarker.task', import.meta.url),
);

/** What was seen in a picture (one frame) or in a clip (one every `everyMs` of its time). */
export interface SeenFile {
  /** Relative to the folder that was asked for, with forward slashes. */
  readonly file: string;
  readonly frames: readonly FaceFrame[];
}

const seenSchema = z.array(z.object({ file: z.string(), frames: z.array(faceFrameSchema) }));
const pageDir = path.join(import.meta.dirname, '../e2e/sensing/facePage');
const pictures = /\.(jpe?g|png|webp)$/i;
const clips = /\.(mp4|webm)$/i;

/**
 * FaceFrames of all pictures and clips in a folder and those below it, seen by the app's own worker
 * in a real browser. Kept in the temp folder by the content of everything that matters, so that the
 * second asking costs nothing.
 * @param everyMs time between the frames of a clip; live it is a third of a second
 * @throws Error where the model is not beside the project
 */
export async function faceFramesOf(
  folder: string,
  everyMs = 1000 / 3,
): Promise<readonly SeenFile[]> {
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => pictures.test(name) || clips.test(name))
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
  const key = await keyOf(folder, names, everyMs);
  const cached = path.join(tmpdir(), 'hearback-face-frames', `${key}.json`);
  if (existsSync(cached)) return seenSchema.parse(JSON.parse(await readFile(cached, 'utf8')));
  const seen = await look(folder, names, everyMs);
  await mkdir(path.dirname(cached), { recursive: true });
  const draft = `${cached}.${process.pid}`;
  await writeFile(draft, JSON.stringify(seen));
  await rename(draft, cached);
  return seen;
}

async function look(
  folder: string,
  names: readonly string[],
  everyMs: number,
): Promise<readonly SeenFile[]> {
  const server = await servePage(pageDir, {
    model: path.dirname(sharedModelFile),
    pictures: folder,
  });
  // Whatever fails from here on, the server must not keep the process alive.
  let browser: Browser | null = null;
  try {
    browser = await openBrowser();
    const page = await browser.newPage();
    await page.goto(`${server.origin}/index.html`);
    await page.waitForFunction(() => 'faceBench' in window);
    const seen: SeenFile[] = [];
    for (const file of names) {
      const address = `/pictures/${file.split('/').map(encodeURIComponent).join('/')}`;
      const frames = clips.test(file)
        ? await page.evaluate(([url, every]) => window.faceBench.clip(url, every), [
            address,
            everyMs,
          ] as const)
        : [await page.evaluate((url) => window.faceBench.still(url), address)];
      seen.push({ file, frames });
    }
    return seen;
  } finally {
    await browser?.close();
    await server.close();
  }
}

/** The system's Chromium, installed first where it can be. */
async function openBrowser(): Promise<Browser> {
  await ensureSystem(['chromium']);
  const executablePath = await findChromium();
  if (executablePath === undefined) {
    throw new Error('There is no Chromium to look at the faces with; HEARBACK_CHROMIUM names one.');
  }
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args });
}

/** What the answer depends on: the files, the model, and the code that looks. */
async function keyOf(folder: string, names: readonly string[], everyMs: number): Promise<string> {
  const hash = createHash('sha256').update(String(everyMs));
  for (const name of names) {
    const { size, mtimeMs } = await stat(path.join(folder, name));
    hash.update(`${name}\n${size}\n${mtimeMs}\n`);
  }
  for (const code of [pageDir, path.join(import.meta.dirname, '../../renderer/sensing/face')]) {
    for (const name of (await readdir(code)).sort()) {
      hash.update(await readFile(path.join(code, name)));
    }
  }
  await pipeline(createReadStream(sharedModelFile), hash, { end: false });
  return hash.digest('hex').slice(0, 16);
}

if (process.argv[1] === import.meta.filename) {
  const [folder = fileURLToPath(new URL('../../../shared/data/faces', import.meta.url))] =
    process.argv.slice(2);
  process.stdout.write(`${JSON.stringify(await faceFramesOf(path.resolve(folder)))}\n`);
}
