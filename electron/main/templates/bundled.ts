import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { PhraseToAvoid } from '#shared/model/phraseToAvoid.ts';
import { phraseToAvoidSchema } from '#shared/model/phraseToAvoid.ts';
import type { Template } from '#shared/model/template.ts';
import { templateSchema } from '#shared/model/template.ts';

/** What the installation brings along, in all its languages. */
export interface Bundled {
  readonly templates: readonly Template[];
  readonly phrases: readonly PhraseToAvoid[];
}

/**
 * Reads `<language>.json` and `avoid/<language>.json` of a folder.
 * @throws when a file is missing or not valid: that is a broken installation
 */
export async function readBundled(folder: string): Promise<Bundled> {
  const templates = await readAll(folder, z.array(templateSchema));
  if (templates.length === 0) throw new Error(`There are no templates in ${folder}.`);
  return {
    templates,
    phrases: await readAll(path.join(folder, 'avoid'), z.array(phraseToAvoidSchema)),
  };
}

async function readAll<T>(folder: string, schema: z.ZodType<T[]>): Promise<readonly T[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  const files = await Promise.all(
    names.map(async (name) =>
      schema.parse(JSON.parse(await readFile(path.join(folder, name), 'utf8'))),
    ),
  );
  return files.flat();
}
