import type { Prompt, Situation, Template } from '#shared/model/template.ts';
import { arrange } from './arrange.ts';
import { withinMinute } from './calm.ts';
import { chooseTemplates } from './choose.ts';
import type { PlaceholderValues } from './fill.ts';
import { canFill, fill } from './fill.ts';
import { firstsOf, situationsOf } from './occasion.ts';
import type { PromptState } from './state.ts';
import { valuesOf } from './values.ts';

/**
 * The panel chosen anew for the state's occasion; those that stay keep their places. Only another
 * sentence or another place is a change; the same ones with new values are not.
 */
export function redraw(state: PromptState): PromptState {
  const values = valuesNow(state);
  const firsts = firstsOf(state.occasions);
  const best = choose(state, values);
  const needed = best.filter((template) => firsts.includes(template.situation));
  const before = state.prompts.map((prompt) => prompt.templateId);
  const kept = templatesOf(state, (template) => before.includes(template.id)).filter(
    (template) =>
      canFill(template, values) &&
      !firsts.includes(template.situation) &&
      !state.said.has(template.id) &&
      stays(state, { templateId: template.id, situation: template.situation }),
  );
  const wanted = [...new Set([...needed, ...kept, ...best])].slice(0, state.config.panelSize);
  const ids = arrange(
    before,
    wanted.map((template) => template.id),
  );
  return show(state, filled(state, ids, wanted, values));
}

/**
 * Whether the panel is full of sentences that may be said, with all that the occasions want first: then
 * it stays as it is, and what is over leaves with the next change.
 */
export function showsWanted(state: PromptState): boolean {
  const { prompts, config, occasions } = state;
  const values = valuesNow(state);
  const unsaid = prompts.filter(({ templateId }) => !state.said.has(templateId));
  const shown = new Set(unsaid.map((prompt) => prompt.situation));
  const wanted = firstsOf(occasions)
    .filter((situation) => choose(state, values, [situation]).length > 0)
    .slice(0, config.panelSize);
  return (
    prompts.length === config.panelSize &&
    wanted.every((situation) => shown.has(situation)) &&
    prompts.every((prompt) => stays(state, prompt)) &&
    // Rare, and the one thing to say then: worth a change to have it in front, and to have it leave.
    (occasions[0] === 'acknowledge') === (prompts[0]?.situation === 'acknowledge') &&
    bestIsShown(state, values, wanted[0])
  );
}

/** Whether a prompt on the panel may stay there beside what is wanted now. */
function stays(
  state: PromptState,
  { templateId, situation }: Pick<Prompt, 'templateId' | 'situation'>,
): boolean {
  if (isPutOff(state, templateId)) return false;
  return situation !== 'greeting' || situationsOf(state.occasions).includes('greeting');
}

/** Whether the sentence that is best for a situation now is the one that stands there. */
function bestIsShown(
  state: PromptState,
  values: PlaceholderValues,
  situation: Situation | undefined,
): boolean {
  if (situation === undefined) return true;
  const [best] = choose(state, values, [situation]);
  return best === undefined || state.prompts.some(({ templateId }) => templateId === best.id);
}

/** The same sentences in the same places, with what is known now. */
export function refill(state: PromptState): PromptState {
  const values = valuesNow(state);
  const shown = state.prompts.map((prompt) => prompt.templateId);
  const templates = templatesOf(
    state,
    (template) => shown.includes(template.id) && canFill(template, values),
  );
  return show(state, filled(state, shown, templates, values));
}

/** Puts the next best in the place of one prompt, and leaves the others where they are. */
export function putInPlace(state: PromptState, templateId: string): PromptState {
  const values = valuesNow(state);
  const shown = new Set(state.prompts.map((prompt) => prompt.templateId));
  const next = choose(state, values).filter(({ id }) => !shown.has(id));
  const [replacement] = filled(
    state,
    next.map(({ id }) => id),
    next,
    values,
  );
  const prompts = state.prompts.flatMap((prompt) => {
    if (prompt.templateId !== templateId) return [prompt];
    return replacement ? [replacement] : [];
  });
  return show(state, prompts);
}

function templatesOf(
  { shelf }: PromptState,
  suits: (template: Template) => boolean,
): readonly Template[] {
  return [...shelf.values()].flat().filter(suits);
}

/** The values of all placeholders as they are known now. */
export function valuesNow({
  options,
  facts,
  actions,
  progress,
  liking,
}: PromptState): PlaceholderValues {
  const { atMs } = progress;
  return valuesOf(options, { facts, action: actions.at(-1) ?? null, atMs, tone: liking.tone });
}

function choose(
  state: PromptState,
  values: PlaceholderValues,
  situations = situationsOf(state.occasions),
): readonly Template[] {
  return chooseTemplates(
    state.shelf,
    situations,
    values,
    state.liking,
    (template) => isAway(state, template.id),
    state.config.panelSize,
  );
}

function filled(
  { options }: PromptState,
  ids: readonly string[],
  templates: readonly Template[],
  values: PlaceholderValues,
): readonly Prompt[] {
  return ids.flatMap((id) => {
    const template = templates.find((candidate) => candidate.id === id);
    const prompt = template ? fill(template, values, options.format) : null;
    return prompt ? [prompt] : [];
  });
}

function show(state: PromptState, prompts: readonly Prompt[]): PromptState {
  const before = state.prompts;
  const sameIds = sameEach(before, prompts, (prompt) => prompt.templateId);
  if (sameIds && sameEach(before, prompts, (prompt) => prompt.text)) return state;
  if (sameIds) return { ...state, prompts };
  const { atMs } = state.progress;
  const changesMs = before.length === 0 ? [] : [...withinMinute(state.changesMs, atMs), atMs];
  return { ...state, prompts, changesMs, sinceMs: atMs, liking: afterLeaving(state, prompts) };
}

/** Those that had their chance on the panel and leave it unsaid make room for fresher ones. */
function afterLeaving(state: PromptState, prompts: readonly Prompt[]): PromptState['liking'] {
  const { liking, said, sinceMs, config, progress } = state;
  if (progress.atMs - sinceMs < config.chanceMs) return liking;
  const stays = new Set(prompts.map((prompt) => prompt.templateId));
  const passedOver = new Map(liking.passedOver);
  for (const { templateId } of state.prompts) {
    if (stays.has(templateId) || said.has(templateId)) continue;
    passedOver.set(templateId, (passedOver.get(templateId) ?? 0) + 1);
  }
  return { ...liking, passedOver };
}

/** Whether a template was put away, or was said already. */
function isAway(state: PromptState, templateId: string): boolean {
  return state.said.has(templateId) || isPutOff(state, templateId);
}

/** Whether the agent does not want it now, or not in this call. */
function isPutOff(
  { progress, config, notNowMs, notUseful }: PromptState,
  templateId: string,
): boolean {
  if (notUseful.has(templateId)) return true;
  const putOffMs = notNowMs.get(templateId);
  return putOffMs !== undefined && progress.atMs - putOffMs < config.notNowMs;
}

function sameEach<T>(a: readonly T[], b: readonly T[], of: (item: T) => string): boolean {
  return a.length === b.length && a.every((item, i) => of(item) === of(b[i] ?? item));
}
