import type { SurveyAnswers } from '#shared/model/survey.ts';
import { noAnswers, resolutions, SURVEY_COMMENT_CHARS } from '#shared/model/survey.ts';
import type { TabMemory } from '../page/tabMemory.ts';
import { keepInTab } from '../page/tabMemory.ts';

/** Answers that are not sent yet, with the name of the request that will send them. */
export interface SurveyDraft {
  readonly requestId: string;
  readonly answers: SurveyAnswers;
  /** The person said "No, thank you". */
  readonly declined: boolean;
}

/** Keeps one link's draft for as long as the tab lives. */
export type DraftKeeper = TabMemory<SurveyDraft>;

const within = (value: unknown, from: number, to: number): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to
    ? value
    : null;

function answersIn(found: Partial<Record<keyof SurveyAnswers, unknown>> | null): SurveyAnswers {
  if (found === null || typeof found !== 'object') return noAnswers;
  const { comment } = found;
  return {
    satisfied: within(found.satisfied, 1, 5),
    recommend: within(found.recommend, 0, 10),
    resolved: resolutions.find((each) => each === found.resolved) ?? null,
    heard: within(found.heard, 1, 5),
    comment: typeof comment === 'string' ? comment.slice(0, SURVEY_COMMENT_CHARS) : '',
  };
}

function parse(json: unknown): SurveyDraft | null {
  const found = json as {
    readonly requestId?: unknown;
    readonly answers?: Partial<Record<keyof SurveyAnswers, unknown>> | null;
    readonly declined?: unknown;
  } | null;
  if (typeof found?.requestId !== 'string') return null;
  const { requestId, answers = null } = found;
  return { requestId, answers: answersIn(answers), declined: found.declined === true };
}

/** @param key names the link without holding its token */
export const keepDraft = (key: string, storage: Storage | null): DraftKeeper =>
  keepInTab(key, storage, parse);

/** For a page without a link. */
export const keepNoDraft: DraftKeeper = keepDraft('', null);
