import type { PromisedAction } from '#shared/model/commitment.ts';
import { toneGivenWith } from './address.ts';
import type { Reason } from './calm.ts';
import { mayChange } from './calm.ts';
import { shelve } from './choose.ts';
import type { PromptConfig } from './config.ts';
import { defaultPromptConfig } from './config.ts';
import type { PromptInput } from './input.ts';
import type { Occasion } from './occasion.ts';
import { noProgress, occasionsOf } from './occasion.ts';
import { putInPlace, redraw, refill, showsWanted } from './panel.ts';
import { afterSaying, afterTurnEvent, customerSpeechAfter, lastOf } from './progress.ts';
import type { Fact, PromptOptions, PromptState } from './state.ts';

export type { PromptInput } from './input.ts';
export type { PromptOptions, PromptState } from './state.ts';

/** The panel at the start of a call, already filled. */
export function startPrompts(
  options: PromptOptions,
  config: PromptConfig = defaultPromptConfig,
): PromptState {
  return redraw({
    options,
    config,
    shelf: shelve(options.templates, options.locale, options.channel ?? 'any'),
    liking: {
      tone: options.tone ?? toneGivenWith(options.customerName),
      favourites: new Set(options.favourites),
      use: options.use ?? new Map(),
      passedOver: new Map(),
    },
    progress: noProgress,
    facts: [],
    actions: [],
    said: new Set(),
    notUseful: new Set(),
    notNowMs: new Map(),
    customerSpeechMs: 0,
    held: false,
    changesMs: [],
    sinceMs: 0,
    occasions: occasionsOf(noProgress, config),
    due: null,
    prompts: [],
  });
}

/**
 * Takes something that happened. `prompts` stays the very same list unless the panel changes: when
 * the occasion does, or the agent noted, said or put off something; and then only if it may (calm.ts),
 * else as soon as it may.
 */
export function stepPrompts(before: PromptState, input: PromptInput): PromptState {
  const state = take(before, input);
  const occasions = occasionsOf(state.progress, state.config);
  const due = dueAfter(state, occasions, input);
  if (due === null) return state.due === null ? state : { ...state, due };
  if (state.held && (input.kind === 'notNow' || input.kind === 'notUseful'))
    return putInPlace(state, input.templateId);
  const { atMs } = state.progress;
  if (!mayChange(due, atMs, state.changesMs, state.held, state.config)) {
    const waiting = state.due === due ? state : { ...state, due };
    return state.held || quiet.includes(input.kind) ? waiting : refill(waiting);
  }
  const next = { ...state, occasions, due: null };
  return due !== 'asked' && showsWanted(next) ? refill(next) : redraw(next);
}

/** What the agent takes away must not stay on the panel. */
const asks: readonly PromptInput['kind'][] = [
  'notNow',
  'notUseful',
  'askedAgain',
  'factRemoved',
  'actionRemoved',
];
const quiet: readonly PromptInput['kind'][] = ['time', 'turnEvent', 'panelHeld'];

/** Why the panel is due for a change after an input; null where it is not. */
function dueAfter(
  state: PromptState,
  occasions: readonly Occasion[],
  { kind }: PromptInput,
): Reason | null {
  if (asks.includes(kind) || state.due === 'asked') return 'asked';
  if (!quiet.includes(kind)) return 'event';
  // What stood due may be over by now, and the panel right again as it is.
  if (occasions.join() === state.occasions.join()) return state.due === 'event' ? 'event' : null;
  return kind === 'turnEvent' ? 'event' : (state.due ?? 'time');
}

function take(state: PromptState, input: PromptInput): PromptState {
  const inputMs = input.kind === 'turnEvent' ? input.event.atMs : input.atMs;
  const atMs = Math.max(state.progress.atMs, inputMs);
  const progress = { ...state.progress, atMs };
  const now: PromptState = { ...state, progress };
  switch (input.kind) {
    case 'turnEvent': {
      const customerSpeechMs = customerSpeechAfter(state.customerSpeechMs, input.event);
      const { event } = input;
      return {
        ...now,
        customerSpeechMs,
        progress: afterTurnEvent(progress, event, customerSpeechMs, state.config),
      };
    }
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
      return withActions(now, [...without(now, actionId), { actionId, text, dueAt, atMs }]);
    }
    case 'actionRemoved':
      return withActions(now, without(now, input.actionId));
    case 'said': {
      const said = new Set(now.said).add(input.templateId);
      return { ...now, said, progress: afterSaying(progress, input.situation) };
    }
    case 'notNow':
      return { ...now, notNowMs: new Map(now.notNowMs).set(input.templateId, atMs) };
    case 'notUseful':
      return { ...now, notUseful: new Set(now.notUseful).add(input.templateId) };
    case 'askedAgain':
      return again(now, input.templateId);
    case 'lookedTense':
      return { ...now, progress: { ...progress, tenseMs: atMs } };
    case 'panelHeld':
      return { ...now, held: input.held };
    default:
      return now;
  }
}

function withFacts(state: PromptState, facts: readonly Fact[]): PromptState {
  const progress = { ...state.progress, factMs: lastOf(facts), factCount: facts.length };
  return { ...state, facts, progress };
}

function without(state: PromptState, actionId: number): readonly PromisedAction[] {
  return state.actions.filter((action) => action.actionId !== actionId);
}

function withActions(state: PromptState, actions: readonly PromisedAction[]): PromptState {
  return { ...state, actions, progress: { ...state.progress, actionMs: lastOf(actions) } };
}

function again(state: PromptState, templateId: string): PromptState {
  const said = new Set(state.said);
  const notUseful = new Set(state.notUseful);
  const notNowMs = new Map(state.notNowMs);
  said.delete(templateId);
  notUseful.delete(templateId);
  notNowMs.delete(templateId);
  return { ...state, said, notUseful, notNowMs };
}
