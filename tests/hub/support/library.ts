import type { Template } from '#shared/model/template.ts';
import type { TeamChange } from '#shared/model/teamTemplate.ts';

export function aSentence(changes: Partial<Template> = {}): Template {
  return {
    id: 'own-1',
    situation: 'paraphrase',
    locale: 'en',
    text: 'So {facts}?',
    why: '',
    needs: [],
    empathy: null,
    channel: 'any',
    tone: 'any',
    ...changes,
  };
}

/** A new sentence, as an agent's app hands it in. */
export function aChange(changes: Partial<TeamChange> = {}): TeamChange {
  return {
    requestId: 'request-1',
    baseRevision: 0,
    what: 'created',
    status: 'published',
    template: aSentence(),
    ...changes,
  };
}
