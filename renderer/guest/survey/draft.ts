import type { SurveyAnswers } from '#shared/model/survey.ts';
import { noAnswers, resolutions, SURVEY_COMMENT_CHARS } from '#shared/model/survey.ts';

/** Answers that are not sent yet, with the name of the request that will send them. */
export interface SurveyDraft {
  readonly requestId: string;
  readonly answers: SurveyAnswers;
  /** The person said "No, thank you". */
  readonly declined: boolean;
}

/** Keeps one link's draft for as long as the tab lives. */
export interface DraftKeeper {
  readonly read: () => SurveyDraft | null;
  readonly write: (draft: SurveyDraft) => void;
  readonly forget: () => void;
}

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

function parse(text: string | null): SurveyDraft | null {
  if (text === null) return null;
  try {
    const found = JSON.parse(text) as {
      readonly requestId?: unknown;
      readonly answers?: Partial<Record<keyof SurveyAnswers, unknown>> | null;
      readonly declined?: unknown;
    } | null;
    if (typeof found?.requestId !== 'string') return null;
    const { requestId, answers = null } = found;
    return { requestId, answers: answersIn(answers), declined: found.declined === true };
  } catch {
    return null;
  }
}

/**
 * A draft in the tab's sessionStorage: it outlives a reload and dies with the tab.
 * @param key names the link without holding its token
 */
export function keepDraft(key: string, storage: Storage | null): DraftKeeper {
  const attempt = <T>(act: () => T, otherwise: T): T => {
    try {
      return act();
    } catch {
      return otherwise;
    }
  };
  return {
    read: () => attempt(() => parse(storage?.getItem(key) ?? null), null),
    write: (draft) => attempt(() => storage?.setItem(key, JSON.stringify(draft)), undefined),
    forget: () => attempt(() => storage?.removeItem(key), undefined),
  };
}

/** For a page without a link. */
export const keepNoDraft: DraftKeeper = {
  read: () => null,
  write: () => undefined,
  forget: () => undefined,
};
