import type { LibraryTemplate } from '#shared/model/libraryTemplate.ts';
import { MY_TEAM } from '#shared/model/libraryTemplate.ts';
import type { Template } from '#shared/model/template.ts';

/** A sentence that is not in the library yet; an unsaved edit of a new one opens like this too. */
export function newEntry(id: string, at: number, like: Partial<Template>): LibraryTemplate {
  return {
    situation: 'paraphrase',
    locale: 'en',
    text: '',
    why: '',
    needs: [],
    empathy: null,
    channel: 'any',
    tone: 'any',
    ...like,
    id,
    status: 'draft',
    order: 0,
    team: MY_TEAM,
    createdAt: at,
    createdBy: '',
    updatedAt: at,
    updatedBy: '',
    version: 0,
    basedOn: null,
    conflictWith: null,
  };
}
