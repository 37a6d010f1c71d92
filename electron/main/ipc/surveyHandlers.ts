import type { surveysIpc } from '#shared/contract/surveysIpc.ts';
import type { OutboxKeeper } from '../outbox/keepSending.ts';
import type { Surveys } from '../surveys/surveys.ts';
import type { AgentHandlers } from './answer.ts';

/** The customers' answers' part of the handlers. */
export function surveyHandlers({
  surveys,
  outbox,
}: {
  readonly surveys: Surveys;
  readonly outbox: OutboxKeeper;
}): Pick<AgentHandlers, keyof typeof surveysIpc> {
  return {
    'surveys.fetch': () => {
      // The window asks whenever its line to the hub is there again.
      void outbox.look();
      return surveys.fetch();
    },
    'surveys.get': ({ callId }) => surveys.view(callId),
    'surveys.judge': ({ callId, own }) => surveys.judge(callId, own),
    'surveys.reveal': ({ callId }) => surveys.reveal(callId),
    'surveys.link': ({ callId }) => surveys.link(callId),
  };
}
