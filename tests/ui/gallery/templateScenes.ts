import { ok } from '#shared/lib/result.ts';
import { contentOf } from '#shared/model/libraryTemplate.ts';
import type { TemplateDesk } from '#renderer/session/index.ts';
import { services } from '../snapshots/services.ts';
import { library, libraryTemplate, templateDesk } from '../snapshots/templates.ts';

/* The template library: its list, one sentence, two edits of one, and files. */

const sentences = library({
  entries: [
    libraryTemplate(),
    libraryTemplate({
      id: 'own-2',
      situation: 'greeting',
      status: 'draft',
      tone: 'friendly',
      text: 'Hello[, {name}]. This is {agent}. What can I take off your shoulders today?',
    }),
  ],
  use: [{ templateId: 'own-0001', situation: 'paraphrase', offered: 41, said: 17, notUseful: 2 }],
});

/** Somebody saved a sentence while it was edited here. */
const twoEdits = library({
  entries: [
    libraryTemplate({
      text: 'So your {facts}. Is that all of it?',
      updatedBy: 'Ana Ruiz',
      version: 2,
    }),
    libraryTemplate({
      id: 'own-0003',
      status: 'draft',
      text: 'Let me say it back, {name}: {facts}. What did I miss?',
      conflictWith: 'own-0001',
    }),
  ],
});

const aFile: TemplateDesk['readImport'] = async () =>
  ok({
    file: 'team-autumn.csv',
    good: 212,
    sample: sentences.entries.map((entry) => ({
      template: contentOf(entry),
      status: entry.status,
    })),
    bad: [
      { line: 4, fault: 'unknownPlaceholder', field: 'nmae' },
      { line: 17, fault: 'malformed', field: null },
      { line: 30, fault: 'value', field: 'situation' },
    ],
    badInAll: 3,
  });

export const templateScenes = {
  templates: () => services({ library: templateDesk(sentences) }),
  'templates-edit': () => services({ library: templateDesk(sentences) }),
  'templates-versions': () => services({ library: templateDesk(sentences) }),
  'templates-conflict': () => services({ library: templateDesk(twoEdits) }),
  'templates-import': () => services({ library: templateDesk(sentences, { readImport: aFile }) }),
  'templates-import-progress': () =>
    services({
      library: templateDesk(sentences, {
        // Never done, so that there is time to look.
        readImport: () => new Promise(() => undefined),
        onProgress: (listener) => {
          const timer = setInterval(
            () => listener({ step: 'keeping', done: 6500, total: 10_000 }),
            100,
          );
          return () => clearInterval(timer);
        },
      }),
    }),
} as const;
