import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { PromisedAction } from '#shared/model/commitment.ts';
import type { Prompt, Situation, Template } from '#shared/model/template.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import { arrange } from './arrange.ts';
import { chooseTemplates, templatesFor } from './choose.ts';
import type { PromptConfig } from './config.ts';
import { defaultPromptConfig } from './config.ts';
import type { Format } from './fill.ts';
import { fill } from './fill.ts';
import type { Occasion, Progress } from './occasion.ts';
import { occasionOf, situationsFor } from './occasion.ts';
import type { Speakers } from './values.ts';
import { valuesOf } from './values.ts';

/** Who speaks with whom, and the tools to fill a sentence. */
export interface PromptOptions extends Speakers {
  readonly templates: readonly Template[];
  readonly format: Format;
}

/** What the panel reacts to. */
export type PromptInput =
  | { readonly kind: 'time'; readonly atMs: Ms }
  | { readonly kind: 'turnEvent'; readonly event: TurnEvent }
  | {
      readonly kind: 'factAdded';
      readonly atMs: Ms;
      readonly factId: number;
      readonly text: string;
    }
  | { readonly kind: 'factRemoved'; readonly atMs: Ms; readonly factId: number }
  /** The agent noted an action, with when it is due, or changed one that was noted. */
  | {
      readonly kind: 'actionNoted' | 'actionChanged';
      readonly atMs: Ms;
      readonly actionId: number;
      readonly text: string;
      readonly dueAt: EpochMs | null;
    }
  | { readonly kind: 'actionRemoved'; readonly atMs: Ms; readonly actionId: number }
  | {
      readonly kind: 'said';
      readonly atMs: Ms;
      readonly templateId: string;
      readonly situation: Situation;
    }
  | { readonly kind: 'notNow'; readonly atMs: Ms; readonly templateId: string }
  /** The agent was just told that the customer looks more tense. */
  | { readonly kind: 'lookedTense'; readonly atMs: Ms };

interface Fact {
  readonly factId: number;
  readonly atMs: Ms;
  readonly text: string;
}

/** The panel, and what it is decided by. */
export interface PromptState {
  readonly options: PromptOptions;
  readonly config: PromptConfig;
  /** Those in the call's language. */
  readonly templates: readonly Template[];
  readonly progress: Progress;
  readonly facts: readonly Fact[];
  /** What was promised and still stands, the latest last. */
  readonly actions: readonly PromisedAction[];
  /** When each template was last said, or put off. */
  readonly saidMs: ReadonlyMap<string, Ms>;
  readonly notNowMs: ReadonlyMap<string, Ms>;
  /** Customer's speech since the agent's last turn. */
  readonly customerSpeechMs: Ms;
  readonly occasion: Occasion;
  readonly prompts: readonly Prompt[];
}

/** The panel at the start of a call, already filled. */
export function startPrompts(
  options: PromptOptions,
  config: PromptConfig = defaultPromptConfig,
): PromptState {
  const progress: Progress = {
    atMs: 0,
    factMs: null,
    paraphrasedMs: null,
    longSpeechMs: null,
    talkOverMs: null,
    tenseMs: null,
    wrapUpMs: null,
    greeted: false,
  };
  return refresh({
    options,
    config,
    templates: templatesFor(options.templates, options.locale),
    progress,
    facts: [],
    actions: [],
    saidMs: new Map(),
    notNowMs: new Map(),
    customerSpeechMs: 0,
    occasion: occasionOf(progress, config),
    prompts: [],
  });
}

/**
 * Takes something that happened. The panel changes only when the occasion does, or when the agent
 * did something with facts or prompts; otherwise `prompts` stays the very same list.
 */
export function stepPrompts(before: PromptState, input: PromptInput): PromptState {
  const state = take(before, input);
  const occasion = occasionOf(state.progress, state.config);
  const asked = input.kind !== 'time' && input.kind !== 'turnEvent';
  if (occasion === state.occasion && !asked) return state;
  return refresh({ ...state, occasion });
}

function take(state: PromptState, input: PromptInput): PromptState {
  const event = input.kind === 'turnEvent' ? input.event : null;
  const atMs = Math.max(
    state.progress.atMs,
    input.kind === 'turnEvent' ? input.event.atMs : input.atMs,
  );
  const now: PromptState = { ...state, progress: { ...state.progress, atMs } };
  if (event) return takeTurnEvent(now, event);
  switch (input.kind) {
    case 'factAdded': {
      const { factId, text } = input;
      return withFacts(now, [...now.facts, { factId, text, atMs }]);
    }
    case 'factRemoved':
      return withFacts(
        now,
        now.facts.filter((fact) => fact.factId !== input.factId),
      );
    case 'actionNoted':
    case 'actionChanged': {
      const { actionId, text, dueAt } = input;
      const others = now.actions.filter((action) => action.actionId !== actionId);
      return { ...now, actions: [...others, { actionId, text, dueAt, atMs }] };
    }
    case 'actionRemoved': {
      const actions = now.actions.filter((action) => action.actionId !== input.actionId);
      return { ...now, actions };
    }
    case 'said':
      return takeSaid(now, input.templateId, input.situation);
    case 'notNow':
      return { ...now, notNowMs: new Map(now.notNowMs).set(input.templateId, atMs) };
    case 'lookedTense':
      return { ...now, progress: { ...now.progress, tenseMs: atMs } };
    default:
      return now;
  }
}

function takeTurnEvent(state: PromptState, event: TurnEvent): PromptState {
  const { progress, config } = state;
  if (event.type === 'talkOver' && event.by === 'agent') {
    return { ...state, progress: { ...progress, talkOverMs: event.atMs } };
  }
  if (event.type === 'turn') return { ...state, customerSpeechMs: 0 };
  if (event.type !== 'speech' || event.party !== 'customer') return state;
  const customerSpeechMs = state.customerSpeechMs + event.endMs - event.startMs;
  const long = customerSpeechMs >= config.longCustomerSpeechMs;
  return {
    ...state,
    customerSpeechMs,
    progress: long ? { ...progress, longSpeechMs: event.atMs } : progress,
  };
}

function withFacts(state: PromptState, facts: readonly Fact[]): PromptState {
  const factMs = facts.reduce<Ms | null>((last, f) => Math.max(last ?? 0, f.atMs), null);
  return { ...state, facts, progress: { ...state.progress, factMs } };
}

function takeSaid(state: PromptState, templateId: string, situation: Situation): PromptState {
  const { atMs } = state.progress;
  const progress: Progress = {
    ...state.progress,
    ...(situation === 'greeting' ? { greeted: true } : {}),
    ...(situation === 'paraphrase' ? { paraphrasedMs: atMs } : {}),
    ...(situation === 'yieldFloor' ? { talkOverMs: null } : {}),
    ...(situation === 'acknowledge' ? { tenseMs: null } : {}),
    ...(situation === 'commit' || situation === 'anythingMissed' || situation === 'closing'
      ? { wrapUpMs: atMs }
      : {}),
  };
  return { ...state, progress, saidMs: new Map(state.saidMs).set(templateId, atMs) };
}

function refresh(state: PromptState): PromptState {
  const { options, config, templates, prompts, facts } = state;
  const { atMs } = state.progress;
  const action = state.actions.at(-1) ?? null;
  const values = valuesOf(options, { facts, action, atMs, tone: 'any' });
  const wanted = chooseTemplates(
    templates,
    situationsFor[state.occasion],
    values,
    (template) => isAway(state, template),
    config.panelSize,
  );
  const ids = arrange(
    prompts.map((prompt) => prompt.templateId),
    wanted.map((template) => template.id),
  );
  const filled = ids.flatMap((id) => {
    const template = wanted.find((candidate) => candidate.id === id);
    const prompt = template ? fill(template, values, options.format) : null;
    return prompt ? [prompt] : [];
  });
  return { ...state, prompts: filled };
}

/** Whether a template was put off, or said already and there is no reason to say it again. */
function isAway({ progress, config, saidMs, notNowMs }: PromptState, template: Template): boolean {
  const { atMs } = progress;
  const putOffMs = notNowMs.get(template.id);
  if (putOffMs !== undefined && atMs - putOffMs < config.notNowMs) return true;
  const said = saidMs.get(template.id);
  if (said === undefined) return false;
  if (template.situation === 'greeting') return true;
  if (template.situation === 'paraphrase') {
    return Math.max(progress.factMs ?? -1, progress.longSpeechMs ?? -1) <= said;
  }
  return atMs - said < config.saidAgainMs;
}
