import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Template } from '#shared/model/template.ts';
import { templateSchema } from '#shared/model/template.ts';

const fileSchema = z.array(templateSchema);

/**
 * The bundled templates in a language: the exact locale, else its language, else English.
 * @throws when even the English file is missing or not valid: that is a broken installation
 */
export async function loadTemplates(folder: string, locale: string): Promise<readonly Template[]> {
  const language = locale.split('-')[0] ?? 'en';
  for (const name of new Set([locale, language])) {
    const templates = await readTemplates(path.join(folder, `${name}.json`)).catch(() => null);
    if (templates !== null) return templates;
  }
  return readTemplates(path.join(folder, 'en.json'));
}

async function readTemplates(file: string): Promise<readonly Template[]> {
  // A locale is a setting, so it may not lead elsewhere.
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\.json$/.test(path.basename(file))) {
    throw new Error(`Not a template file: ${path.basename(file)}`);
  }
  return fileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}
