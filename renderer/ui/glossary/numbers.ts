import { createContext, useContext } from 'react';
import type { FigureNumbers } from '#shared/model/figure.ts';
import { useFormat } from '../i18n/useFormat.ts';
import type { TextValues } from '../i18n/text.tsx';

/** The thresholds that the explanations name; the window's root provides them. */
export const FigureNumbersContext = createContext<FigureNumbers | null>(null);

/**
 * The thresholds with their units, ready to stand in the entries' sentences.
 * @throws Error outside of a FigureNumbersContext
 */
export function useNumberWords(): TextValues {
  const numbers = useContext(FigureNumbersContext);
  const format = useFormat();
  if (numbers === null) throw new Error('A figure is explained without a FigureNumbersContext.');
  return {
    talkOverSpeech: format.gap(numbers.talkOverSpeechMs),
    talkOverSpan: format.gap(numbers.talkOverSpanMs),
    simultaneous: format.gap(numbers.simultaneousMs),
    turnMin: format.gap(numbers.turnMinMs),
    minSpeech: format.gap(numbers.minSpeechMs),
    hangover: format.gap(numbers.hangoverMs),
    longPause: format.gap(numbers.longPauseMs),
    stretchBreak: format.gap(numbers.stretchBreakMs),
    longTurn: format.gap(numbers.longTurnMs),
    goodFrom: format.gap(numbers.goodPauseMs.from),
    goodBelow: format.gap(numbers.goodPauseMs.below),
    gaveBack: format.gap(numbers.gaveBackMs),
    enoughSpeech: format.duration(numbers.enoughSpeechMs),
    enoughResponses: numbers.enoughResponses,
    enoughHeard: format.percent(numbers.enoughHeard),
    hole: format.gap(numbers.holeMs),
    cueBudget: numbers.cueBudget,
    cueWindow: format.duration(numbers.cueBudgetWindowMs),
    cueCooldown: format.duration(numbers.cueCooldownMs),
  };
}
