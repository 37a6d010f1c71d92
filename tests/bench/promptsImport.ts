import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { toCsv } from '#electron/main/templates/csv.ts';
import { TemplateExchange } from '#electron/main/templates/exchange.ts';
import { TemplateLibrary } from '#electron/main/templates/library.ts';
import { openDesktopStore } from '#electron/store/index.ts';
import { situations } from '#shared/model/template.ts';
import type { ExchangedTemplate } from '#shared/model/templateImport.ts';
import { lower, neutral } from './figure.ts';
import type { Bar, Figure } from './figure.ts';

const ROWS = 10_000;

/** Reading a file of 10,000 sentences and keeping all of them takes no longer than this. */
export const importBars: readonly Bar[] = [{ name: 'importRows10kMs', value: 2000 }];

/** Reads and takes in a CSV file of 10,000 sentences, into an encrypted database on this disk. */
export async function measureImport(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hearback-import-'));
  const file = path.join(folder, 'team.csv');
  writeFileSync(file, toCsv(Array.from({ length: ROWS }, (_, at) => row(at))));
  const opened = await openDesktopStore({
    file: path.join(folder, 'hearback.db'),
    key: 'bench',
    now: Date.now,
  });
  if (!opened.ok) throw new Error(opened.detail);
  try {
    let told = 0;
    let toldAt = performance.now();
    let longestMs = 0;
    const exchange = new TemplateExchange(
      new TemplateLibrary({
        store: opened.store.templates,
        folder: path.resolve(import.meta.dirname, '../../resources/templates'),
        author: async () => 'Sam',
        freshId: () => 'unused',
        changed: () => undefined,
      }),
      { open: async () => file, save: async () => null },
      () => {
        told += 1;
        longestMs = Math.max(longestMs, performance.now() - toldAt);
        toldAt = performance.now();
      },
    );
    const began = performance.now();
    const preview = await exchange.read();
    const readMs = performance.now() - began;
    const done = await exchange.take();
    const allMs = performance.now() - began;
    if (preview?.good !== ROWS || done?.added !== ROWS) {
      throw new Error('Not every row was taken in.');
    }
    return [
      lower(
        'importRows10kMs',
        'Reading and keeping 10,000 sentences of a CSV file',
        Math.round(allMs),
        'ms',
      ),
      lower('importRead10kMs', 'Of this, reading and checking', Math.round(readMs), 'ms'),
      neutral('importProgress', 'How often its progress was told', told),
      lower(
        'importSilentMs',
        'Longest time without a word of progress',
        Math.round(longestMs),
        'ms',
      ),
    ];
  } finally {
    await opened.store.close();
    rmSync(folder, { recursive: true });
  }
}

function row(at: number): ExchangedTemplate {
  return {
    template: {
      id: `team-${at}`,
      situation: situations[at % situations.length] ?? 'greeting',
      locale: 'en',
      text: `Let me see if I have this right[, {name}]: {facts}. "No. ${at}", did I miss anything?`,
      why: 'After a long turn, so that they hear that they were heard.',
      needs: ['facts'],
      empathy: 'cognitive',
      channel: 'any',
      tone: 'any',
    },
    status: 'published',
  };
}
