import type { FigureNumbers } from '#shared/model/figure.ts';
import { defaultCueConfig } from './cue/config.ts';
import { defaultSummaryConfig } from './summary/config.ts';
import { defaultTurnConfig } from './turn/config.ts';

/** The thresholds in use, for the glossary that explains the figures. */
export const figureNumbers: FigureNumbers = {
  talkOverSpeechMs: defaultTurnConfig.talkOverSpeechMs,
  talkOverSpanMs: defaultTurnConfig.talkOverSpanMs,
  simultaneousMs: defaultTurnConfig.simultaneousMs,
  turnMinMs: defaultTurnConfig.turnMinMs,
  minSpeechMs: defaultTurnConfig.minSpeechMs,
  hangoverMs: defaultTurnConfig.hangoverMs,
  longPauseMs: defaultTurnConfig.longPauseMs,
  stretchBreakMs: defaultSummaryConfig.stretchBreakMs,
  longTurnMs: defaultSummaryConfig.longTurnMs,
  goodPauseMs: defaultSummaryConfig.goodPauseMs,
  gaveBackMs: defaultSummaryConfig.gaveBackMs,
  enoughSpeechMs: defaultSummaryConfig.enoughSpeechMs,
  enoughResponses: defaultSummaryConfig.enoughResponses,
  enoughHeard: defaultSummaryConfig.enoughHeard,
  holeMs: defaultSummaryConfig.holeMs,
  cueBudget: defaultCueConfig.budget,
  cueBudgetWindowMs: defaultCueConfig.budgetWindowMs,
  cueCooldownMs: defaultCueConfig.cooldownMs,
};
