import { ok } from '#shared/lib/result.ts';
import type { LibraryTemplate } from '#shared/model/libraryTemplate.ts';
import { contentOf } from '#shared/model/libraryTemplate.ts';
import type { Library, TemplateDesk } from '#renderer/session/index.ts';
import { NOW } from './time.ts';

/** A sentence of the library. */
export function libraryTemplate(overrides: Partial<LibraryTemplate> = {}): LibraryTemplate {
  return {
    id: 'own-0001',
    situation: 'paraphrase',
    locale: 'en',
    text: 'Let me see if I have this right[, {name}]: {facts}. Did I miss anything?',
    why: 'After a long turn: they hear that they were heard.',
    needs: [],
    empathy: 'cognitive',
    channel: 'any',
    tone: 'any',
    status: 'published',
    order: 0,
    team: 'My templates',
    createdAt: NOW,
    createdBy: 'Sam Rivera',
    updatedAt: NOW,
    updatedBy: 'Sam Rivera',
    version: 1,
    basedOn: null,
    conflictWith: null,
    ...overrides,
  };
}

export function library(overrides: Partial<Library> = {}): Library {
  return {
    entries: [],
    unsaved: [],
    pins: [],
    useOf: 'machine',
    use: [],
    phrases: [
      {
        id: 'en.avoid.calmDown',
        locale: 'en',
        patterns: ['calm down'],
        phrase: 'Please calm down.',
        why: 'It says that the feeling is the problem.',
        better: ['I can hear how much this has cost you.'],
      },
    ],
    ...overrides,
  };
}

/** A library in memory that does what the real one does with one sentence at a time. */
export function templateDesk(
  first: Library = library(),
  overrides: Partial<TemplateDesk> = {},
): TemplateDesk {
  let now = first;
  const put = (entry: LibraryTemplate): LibraryTemplate => {
    const others = now.entries.filter(({ id }) => id !== entry.id);
    now = { ...now, entries: [...others, entry].toSorted((a, b) => a.order - b.order) };
    return entry;
  };
  const find = (id: string): LibraryTemplate =>
    now.entries.find((each) => each.id === id) ?? libraryTemplate({ id });
  return {
    load: async () => ok(now),
    save: async ({ template, status, baseVersion }) => {
      now = { ...now, unsaved: now.unsaved.filter((each) => each.template.id !== template.id) };
      return ok(put({ ...find(template.id), ...template, status, version: baseVersion + 1 }));
    },
    setStatus: async ({ id, status }) =>
      ok({ state: 'settled', entry: put({ ...find(id), status }) }),
    settle: async ({ id }) =>
      ok({ state: 'settled', entry: put({ ...find(id), conflictWith: null }) }),
    reorder: async (ids) => {
      for (const [order, id] of ids.entries()) put({ ...find(id), order });
      return ok(null);
    },
    history: async (id) => {
      const entry = find(id);
      return ok([
        {
          version: entry.version,
          at: entry.updatedAt,
          by: entry.updatedBy,
          what: 'created',
          status: entry.status,
          template: contentOf(entry),
        },
      ]);
    },
    restoreVersion: async (id) => ok(find(id)),
    keepUnsaved: async (edit) => {
      now = { ...now, unsaved: [...now.unsaved, edit] };
      return ok(null);
    },
    dropUnsaved: async (id) => {
      now = { ...now, unsaved: now.unsaved.filter(({ template }) => template.id !== id) };
      return ok(null);
    },
    pin: async (id, pinned) => {
      now = { ...now, pins: pinned ? [...now.pins, id] : now.pins.filter((each) => each !== id) };
      return ok(null);
    },
    write: async () => ok(now.entries.length),
    readImport: async () => ok(null),
    takeImport: async () => ok({ added: 0, changed: 0, same: 0 }),
    cancelImport: async () => ok(null),
    onChanged: () => () => undefined,
    onProgress: () => () => undefined,
    ...overrides,
  };
}
