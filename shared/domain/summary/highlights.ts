import type { Ms } from '#shared/lib/units.ts';
import type { CallMetrics, CallSummary, Highlight, Span } from '#shared/model/callSummary.ts';
import { defaultSummaryConfig } from './config.ts';

/** What the two sentences at the summary's head are chosen by. */
export interface HighlightInput {
  readonly durationMs: Ms;
  readonly metrics: CallMetrics;
  readonly interruptions: CallSummary['interruptions'];
  readonly responses: CallSummary['responses'];
  readonly prompts: CallSummary['prompts'];
  readonly facts: CallSummary['facts'];
  /** Whether facts could be noted at all: not in what is known from a recording alone. */
  readonly canNote: boolean;
  /** The longest stretch of speech in one turn. */
  readonly longest: { readonly agent: Span | null; readonly customer: Span | null };
}

/** Thresholds of the rules below; our own choice, to be kind and specific rather than strict. */
const highlightConfig = {
  /** A call with less customer's speech than this says nothing about listening. */
  enoughSpeechMs: 15_000,
  /** From this many of the customer's turns on, "you let them finish" means something. */
  turnsToFinish: 3,
  gaveBackMs: defaultSummaryConfig.gaveBackMs,
  backchannels: 3,
  /** A good pause before an answer: long enough to be heard as thinking, short of dead air. */
  goodPauseMs: { from: 300, below: 2_000 },
  goodPauses: 3,
  /** Share of all speech. */
  roomForCustomer: 0.55,
  agentTooMuch: 0.65,
  /** One agent's turn, without a pause of 2 s, from which a shorter one is worth a try. */
  longTurnMs: 60_000,
  /** Talk-overs worth a word: two, or one in a call shorter than this. */
  interruptions: 2,
  shortCallMs: 180_000,
  /** From this many, and so often, they deserve a word though each was given back. */
  habit: 3,
  habitWithinMs: 300_000,
} as const;

type Rule = (input: HighlightInput) => Highlight | null;

const found = (code: Highlight['code'], value: number | null, atMs: Ms | null): Highlight => ({
  code,
  value,
  atMs,
});

const enoughHeard = ({ metrics }: HighlightInput) =>
  (metrics.speechMs.customer ?? 0) >= highlightConfig.enoughSpeechMs;

/** What went well, the rarer and more deliberate first. The last one always holds. */
const wentWellRules: readonly Rule[] = [
  ({ prompts }) => {
    const said = prompts.filter((prompt) => prompt.situation === 'paraphrase');
    return said[0] ? found('wentWell.reflectedBack', said.length, said[0].atMs) : null;
  },
  (input) => {
    const { interruptions, turns } = input.metrics;
    if (!enoughHeard(input) || interruptions.agent !== 0 || turns.customer === null) return null;
    if (turns.customer < highlightConfig.turnsToFinish) return null;
    return found('wentWell.letThemFinish', turns.customer, null);
  },
  ({ interruptions }) => {
    const back = interruptions.filter(
      (i) => i.by === 'agent' && !i.yielded && i.endMs - i.cueAtMs <= highlightConfig.gaveBackMs,
    );
    return back[0] ? found('wentWell.yielded', back.length, back[0].startMs) : null;
  },
  (input) => {
    const count = input.metrics.backchannels.agent ?? 0;
    if (!enoughHeard(input) || count < highlightConfig.backchannels) return null;
    return found('wentWell.activeListening', count, null);
  },
  ({ responses }) => {
    const { from, below } = highlightConfig.goodPauseMs;
    const good = responses.filter((r) => r.by === 'agent' && r.gapMs >= from && r.gapMs < below);
    if (good.length < highlightConfig.goodPauses) return null;
    return found('wentWell.goodPauses', good.length, good[0]?.atMs ?? null);
  },
  (input) => {
    const share = input.metrics.shareOfSpeech.customer;
    const longest = input.longest.customer;
    if (!enoughHeard(input) || !longest || share === null) return null;
    if (share < highlightConfig.roomForCustomer) return null;
    return found('wentWell.gaveRoom', longest[1] - longest[0], longest[0]);
  },
];

/** What to try next, the one that helps the customer most first. */
const tryNextRules: readonly Rule[] = [
  ({ durationMs, interruptions }) => {
    const { interruptions: limit, shortCallMs, gaveBackMs, habit, habitWithinMs } = highlightConfig;
    const all = interruptions.filter((i) => i.by === 'agent');
    const isHabit = all.length >= habit && durationMs / all.length <= habitWithinMs;
    const kept = all.filter((i) => i.yielded || i.endMs - i.cueAtMs > gaveBackMs);
    const worthAWord = isHabit ? all : kept;
    const enough = durationMs < shortCallMs ? 1 : limit;
    return worthAWord.length >= enough
      ? found('tryNext.letThemFinish', worthAWord.length, worthAWord[0]?.startMs ?? null)
      : null;
  },
  (input) => {
    const { shareOfSpeech, speechMs } = input.metrics;
    if (speechMs.agent === null || speechMs.agent < highlightConfig.enoughSpeechMs) return null;
    if ((shareOfSpeech.agent ?? 0) < highlightConfig.agentTooMuch) return null;
    return found('tryNext.giveRoom', speechMs.agent, null);
  },
  ({ longest }) => {
    const turn = longest.agent;
    if (!turn || turn[1] - turn[0] < highlightConfig.longTurnMs) return null;
    return found('tryNext.shorterTurns', turn[1] - turn[0], turn[0]);
  },
  (input) => {
    if (input.facts.length === 0) return null;
    if (input.prompts.some((prompt) => prompt.situation === 'paraphrase')) return null;
    return found('tryNext.reflectBack', input.facts.length, input.longest.customer?.[1] ?? null);
  },
  (input) =>
    input.canNote && enoughHeard(input) && input.facts.length === 0
      ? found('tryNext.noteFacts', null, null)
      : null,
];

/** One thing that went well: always something true, at least that the call was taken. */
export function wentWell(input: HighlightInput): Highlight {
  return firstOf(wentWellRules, input) ?? found('wentWell.tookTheCall', null, null);
}

/** One thing to try next time, or to keep it as it is. Never blame, never a list. */
export function tryNext(input: HighlightInput): Highlight {
  return firstOf(tryNextRules, input) ?? found('tryNext.keepIt', null, null);
}

function firstOf(rules: readonly Rule[], input: HighlightInput): Highlight | null {
  for (const rule of rules) {
    const highlight = rule(input);
    if (highlight) return highlight;
  }
  return null;
}
