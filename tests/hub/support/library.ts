import type { Template } from '#shared/model/template.ts';
import type { TemplateUse, UseReport } from '#shared/model/libraryTemplate.ts';
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

export function aUse(changes: Partial<TemplateUse> = {}): TemplateUse {
  return {
    templateId: 'own-1',
    situation: 'paraphrase',
    offered: 3,
    said: 1,
    notUseful: 0,
    ...changes,
  };
}

/** What one call adds to a team's figures. */
export function aUseReport(changes: Partial<UseReport> = {}): UseReport {
  return { reportId: 'report-of-one-call', uses: [aUse()], ...changes };
}
