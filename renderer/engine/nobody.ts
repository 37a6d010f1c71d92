import type { PipelineOptions } from '#shared/domain/pipeline.ts';
import type { CallStarted } from '#shared/model/callEvent.ts';

/*
 * A recording has no known people, and no panel to show prompts on; the pipeline wants to be told
 * all the same.
 */

const callId = 'recording';

export const pipelineOptions: PipelineOptions = {
  callId,
  switchedOffCues: [],
  agentName: 'Agent',
  company: '',
  customerName: 'Customer',
  issue: null,
  locale: 'en',
  templates: [],
  format: (pattern) => pattern,
  joinList: (items) => items.join(', '),
};

export const startedEvent: CallStarted = {
  type: 'callStarted',
  atMs: 0,
  callId,
  startedAt: 0,
  agentName: 'Agent',
  customerName: 'Customer',
  issue: null,
  video: false,
  simulated: false,
};
