import { ok } from '#shared/lib/result.ts';
import type {
  Calibration,
  CallLine,
  DeskCall,
  Kudos,
  Plan,
  PersonFigures,
  SavedView,
  TrendPoint,
} from '#shared/contract/desk.ts';
import type { ImportList } from '#shared/contract/deskImportsIpc.ts';
import type { DeskChannel } from '#shared/contract/deskIpc.ts';
import { deskIpc } from '#shared/contract/deskIpc.ts';
import type { Me } from '#shared/contract/people.ts';
import type { Review, ReviewComment, Scorecard } from '#shared/model/review.ts';
import type { SurveyAnswers } from '#shared/model/survey.ts';
import type { Desk, DeskServices } from '#renderer/supervisor/desk/desk.ts';
import { summary } from './stored.ts';
import { NOW, minutes } from './time.ts';

/*
 * The supervisor's window over plain snapshots: one builder a snapshot, each with overrides.
 */

export const team = { teamId: 'team-1', name: 'Billing', agentFirstMs: 3_600_000, keepDays: null };
const secondTeam = { ...team, teamId: 'team-2', name: 'Moving' };
export const nora = { personId: 'person-nora', name: 'Nora Berg' };
export const sam = { personId: 'person-sam', name: 'Sam Rivera' };
export const ines = { personId: 'person-ines', name: 'Inês Carvalho' };

export const me: Me = {
  person: {
    personId: nora.personId,
    name: nora.name,
    email: 'nora@example.org',
    administrator: false,
    disabled: false,
    memberships: [
      { teamId: 'team-1', role: 'supervisor' },
      { teamId: 'team-2', role: 'supervisor' },
    ],
  },
  teams: [team, secondTeam],
  queues: [],
  sessionId: 'session-1',
};

export function callLine(overrides: Partial<CallLine> = {}): CallLine {
  return {
    callId: 'call-maya-0001',
    agentId: sam.personId,
    teamId: 'team-1',
    agentName: sam.name,
    customerName: 'Maya Lindqvist',
    issue: 'The October bill is twice as high as usual',
    video: true,
    startedAt: NOW - minutes(90),
    unusual: ['interruptions'],
    satisfied: 2,
    recommend: 4,
    resolved: 'no',
    heard: 2,
    reviewedAt: null,
    durationMs: 312_000,
    shareOfSpeech: 0.319,
    interruptions: 1,
    backchannels: 3,
    longestMonologueMs: 28_000,
    responseGapMs: 620,
    longPauses: 1,
    ...overrides,
  };
}

export const answers: SurveyAnswers = {
  satisfied: 2,
  recommend: 4,
  resolved: 'no',
  heard: 2,
  comment: 'I had to say everything twice. The bill is still not right.',
};

export const scorecard: Scorecard = {
  scorecardId: 'card-1',
  name: 'Listening',
  items: [
    {
      itemId: 'item-1',
      text: 'Let the customer finish',
      points: 5,
      weight: 2,
      critical: false,
    },
    {
      itemId: 'item-2',
      text: 'Reflected back what was heard, and asked what was missed',
      points: 3,
      weight: 2,
      critical: false,
    },
    {
      itemId: 'item-3',
      text: 'Asked who is calling before telling anything about the account',
      points: 2,
      weight: 1,
      critical: true,
    },
  ],
};

export function comment(overrides: Partial<ReviewComment> = {}): ReviewComment {
  return {
    commentId: 'comment-1',
    kind: 'praise',
    atMs: 142_000,
    text: 'You put it in your own words, and Maya could say what was missing.',
    writtenAt: NOW - minutes(30),
    ...overrides,
  };
}

export function review(overrides: Partial<Review> = {}): Review {
  return {
    reviewId: 'review-1',
    callId: 'call-maya-0001',
    reviewerId: nora.personId,
    status: 'draft',
    comments: [
      comment(),
      comment({
        commentId: 'comment-2',
        kind: 'coaching',
        atMs: 121_000,
        text: 'Here a breath would have let her finish the sentence about the meter.',
      }),
    ],
    scorecard,
    scores: [
      { itemId: 'item-1', step: 3, rootCause: 'Hurry at the end of the shift' },
      { itemId: 'item-3', step: 2, rootCause: '' },
    ],
    dispute: '',
    resolution: '',
    createdAt: NOW - minutes(40),
    changedAt: NOW - minutes(20),
    ...overrides,
  };
}

export function deskCall(overrides: Partial<DeskCall> = {}): DeskCall {
  return {
    line: callLine(),
    summary: summary(),
    answers,
    reviews: [],
    reads: [{ reader: nora, at: NOW }],
    blind: false,
    ...overrides,
  };
}

export function savedView(overrides: Partial<SavedView> = {}): SavedView {
  return {
    viewId: 'view-1',
    name: 'Billing, not settled',
    filters: {
      teamId: 'team-1',
      agentId: null,
      from: null,
      until: null,
      inbox: 'waiting',
      text: '',
      resolved: 'no',
      minInterruptions: null,
    },
    ...overrides,
  };
}

/** What a desk over snapshots answers with; a channel can be answered otherwise by hand. */
export interface DeskSnapshots {
  readonly me?: Me;
  readonly lines?: readonly CallLine[];
  readonly call?: DeskCall;
  readonly cards?: readonly Scorecard[];
  readonly views?: readonly SavedView[];
  readonly people?: readonly PersonFigures[];
  readonly trend?: readonly TrendPoint[];
  readonly calibrations?: readonly Calibration[];
  readonly plans?: readonly Plan[];
  readonly kudos?: readonly Kudos[];
  readonly imports?: ImportList;
  readonly answer?: Partial<Desk>;
}

export interface TestDesk extends DeskServices {
  /** What was asked for, in order. */
  readonly asked: { readonly channel: DeskChannel; readonly args: unknown }[];
}

/** Orders about recordings leave the list as it is; a question for what is new waits for ever. */
function importAnswers(list: ImportList): Partial<Desk> {
  const same = async () => ok(list);
  return {
    'desk.imports': ({ after }) => (after < list.revision ? same() : new Promise(() => undefined)),
    'desk.chooseImports': same,
    'desk.changeImport': same,
    'desk.swapImport': same,
    'desk.removeImport': same,
    'desk.runImports': same,
  };
}

/** The supervisor's services over plain snapshots. */
export function deskServices(over: DeskSnapshots = {}): TestDesk {
  const asked: { channel: DeskChannel; args: unknown }[] = [];
  const answers: Partial<Desk> = {
    'desk.me': async () => ok(over.me ?? me),
    'desk.look': async () => ok({ locale: 'en-GB', theme: 'system' }),
    'desk.calls': async () => ok({ lines: over.lines ?? [], next: null }),
    'desk.waiting': async () => ok({ disputed: 1, unusual: 3, unhappy: 2, sampled: 1000 }),
    'desk.call': async () => ok(over.call ?? deskCall()),
    'desk.saveReview': async ({ draft }) =>
      ok(review({ comments: draft.comments, scores: draft.scores })),
    'desk.shareReview': async () => ok(review({ status: 'shared' })),
    'desk.resolveReview': async () => ok(review({ status: 'resolved' })),
    'desk.scorecards': async () => ok(over.cards ?? [scorecard]),
    'desk.saveScorecard': async ({ scorecard: saved }) => ok(saved),
    'desk.deleteScorecard': async () => ok({ ok: true as const }),
    'desk.views': async () => ok(over.views ?? []),
    'desk.saveView': async (view) => ok(view),
    'desk.deleteView': async () => ok({ ok: true as const }),
    'desk.colleagues': async () => ok([sam, ines]),
    'desk.people': async () => ok(over.people ?? []),
    'desk.trend': async () => ok(over.trend ?? []),
    'desk.calibrations': async () => ok(over.calibrations ?? []),
    'desk.plans': async () => ok(over.plans ?? []),
    'desk.savePlan': async (plan) => ok({ ...plan, revision: plan.revision + 1 }),
    'desk.customer': async ({ name }) =>
      ok({ name, madeAt: NOW, calls: [{ summary: summary(), answers: deskCall().answers }] }),
    'desk.deleteCustomer': async ({ name }) =>
      ok({ name, deletedAt: NOW, calls: 1, digest: 'a1b2c3' }),
    'desk.saveJson': async () => ok(true),
    'desk.kudos': async () => ok(over.kudos ?? []),
    ...importAnswers(over.imports ?? { revision: 0, running: false, items: [] }),
    'desk.agents': async () =>
      ok([
        { ...sam, teamId: 'team-1' },
        { ...ines, teamId: 'team-2' },
        { ...nora, teamId: 'team-1' },
      ]),
    'desk.savePdf': async () => ok(true),
    'desk.saveCsv': async () => ok(true),
    ...over.answer,
  };
  let fresh = 0;
  return {
    asked,
    now: () => NOW,
    freshId: () => {
      fresh += 1;
      return `fresh-${fresh}`;
    },
    desk: Object.fromEntries(
      (Object.keys(deskIpc) as DeskChannel[]).map((channel) => [
        channel,
        async (args: unknown) => {
          asked.push({ channel, args });
          const answer = answers[channel] as ((args: unknown) => unknown) | undefined;
          if (answer === undefined) throw new Error(`No snapshot answers ${channel}.`);
          return answer(args);
        },
      ]),
    ) as unknown as Desk,
  };
}
