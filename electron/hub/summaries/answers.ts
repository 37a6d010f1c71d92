import { isUnhappy } from '#shared/domain/review/verdict.ts';
import type { CallId } from '#shared/model/call.ts';
import type { SurveyAnswers } from '#shared/model/survey.ts';
import type { SummariesRepository } from '#electron/store/index.ts';

/**
 * Puts the customer's answers beside their call's figures. Where the summary is not here yet, it
 * changes nothing: whichever of the two comes later joins them.
 */
export async function noteAnswers(
  summaries: Pick<SummariesRepository, 'setAnswers'>,
  callId: CallId,
  answers: SurveyAnswers,
): Promise<void> {
  const { satisfied, recommend, resolved, heard } = answers;
  const unhappy = isUnhappy(answers);
  await summaries.setAnswers(callId, { satisfied, recommend, resolved, heard, unhappy });
}
