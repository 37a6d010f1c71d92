import { z } from 'zod';
import { callIdSchema } from '#shared/model/call.ts';
import { peopleIdSchema } from '#shared/model/people.ts';
import { reviewSchema, scorecardSchema } from '#shared/model/review.ts';
import { settingsSchema } from '#shared/model/settings.ts';
import {
  blindScoresSchema,
  calibrationSchema,
  callPageSchema,
  callQuerySchema,
  customerLookupSchema,
  customerRecordSchema,
  deletionProofSchema,
  deskCallSchema,
  kudosSchema,
  namedSchema,
  newCalibrationSchema,
  newKudosSchema,
  periodSchema,
  personFiguresSchema,
  planSchema,
  reviewDraftSchema,
  savedViewSchema,
  trendPointSchema,
  trendQuerySchema,
  waitingSchema,
  wordsSchema,
} from './desk.ts';
import { teamAgentSchema } from './deskImports.ts';
import { deskImportsIpc } from './deskImportsIpc.ts';
import type { IpcAnswer } from './ipc.ts';
import { meSchema } from './people.ts';

/*
 * What the supervisor's window may ask of the main process: channel -> argument and result schema.
 * `deskRouteIpc` is one channel a route of the hub (desk.ts); main only passes it on.
 */

const none = z.undefined();
const deleted = z.object({ ok: z.literal(true) });
const list = <S extends z.ZodType>(schema: S) => z.readonly(z.array(schema));
const ofReview = { reviewId: peopleIdSchema };
const ofTeam = { teamId: peopleIdSchema };

export const deskRouteIpc = {
  'desk.me': { args: none, result: meSchema },
  'desk.calls': { args: callQuerySchema, result: callPageSchema },
  'desk.waiting': { args: none, result: waitingSchema },
  /** The hub notes who read the call; its agent can see that. */
  'desk.call': { args: z.object({ callId: callIdSchema }), result: deskCallSchema },
  'desk.saveReview': {
    args: z.object({ callId: callIdSchema, draft: reviewDraftSchema }),
    result: reviewSchema,
  },
  'desk.shareReview': { args: z.object(ofReview), result: reviewSchema },
  'desk.resolveReview': {
    args: z.object({ ...ofReview, words: wordsSchema }),
    result: reviewSchema,
  },
  'desk.people': { args: periodSchema, result: list(personFiguresSchema) },
  'desk.trend': { args: trendQuerySchema, result: list(trendPointSchema) },
  'desk.scorecards': { args: z.object(ofTeam), result: list(scorecardSchema) },
  'desk.saveScorecard': {
    args: z.object({ ...ofTeam, scorecard: scorecardSchema }),
    result: scorecardSchema,
  },
  'desk.deleteScorecard': {
    args: z.object({ ...ofTeam, scorecardId: peopleIdSchema }),
    result: deleted,
  },
  'desk.views': { args: none, result: list(savedViewSchema) },
  'desk.saveView': { args: savedViewSchema, result: savedViewSchema },
  'desk.deleteView': { args: z.object({ viewId: peopleIdSchema }), result: deleted },
  'desk.calibrations': { args: none, result: list(calibrationSchema) },
  'desk.startCalibration': { args: newCalibrationSchema, result: calibrationSchema },
  'desk.scoreBlind': {
    args: z.object({ calibrationId: peopleIdSchema, blind: blindScoresSchema }),
    result: calibrationSchema,
  },
  'desk.plans': { args: none, result: list(planSchema) },
  'desk.savePlan': { args: planSchema, result: planSchema },
  'desk.customer': { args: customerLookupSchema, result: customerRecordSchema },
  'desk.deleteCustomer': { args: customerLookupSchema, result: deletionProofSchema },
  'desk.agents': { args: none, result: list(teamAgentSchema) },
  'desk.colleagues': { args: none, result: list(namedSchema) },
  'desk.kudos': { args: none, result: list(kudosSchema) },
  'desk.giveKudos': { args: newKudosSchema, result: kudosSchema },
} as const satisfies Record<string, { args: z.ZodType; result: z.ZodType }>;

/** How the window looks: as the agent's does. */
export const deskLookSchema = z.readonly(
  z.object({ locale: z.string(), theme: settingsSchema.unwrap().shape.theme }),
);
export type DeskLook = z.infer<typeof deskLookSchema>;

/** What a file is offered to be called, without its ending. */
const fileName = z.string().trim().min(1).max(120);
/** Whether a file was written; false where the person chose none. */
const saved = z.boolean();

export const deskIpc = {
  ...deskRouteIpc,
  ...deskImportsIpc,
  'desk.look': { args: none, result: deskLookSchema },
  /** The window's page as it prints, into a file that the person chooses. */
  'desk.savePdf': { args: z.object({ name: fileName }), result: saved },
  'desk.saveCsv': {
    args: z.object({
      name: fileName,
      /** The heading first. */
      rows: z.readonly(z.array(z.readonly(z.array(z.string().max(10_000)).max(100))).max(100_000)),
    }),
    result: saved,
  },
  /** A customer's record or a proof, as it was given out. */
  'desk.saveJson': {
    args: z.object({ name: fileName, content: z.string().max(100_000_000) }),
    result: saved,
  },
} as const satisfies Record<string, { args: z.ZodType; result: z.ZodType }>;

export type DeskIpc = typeof deskIpc;
export type DeskChannel = keyof DeskIpc;
export type DeskArgs<C extends DeskChannel> = z.input<DeskIpc[C]['args']>;
export type DeskResult<C extends DeskChannel> = z.output<DeskIpc[C]['result']>;

/** What the preload offers the supervisor's window as `window.hearbackDesk`. */
export type DeskBridge = {
  readonly [C in DeskChannel]: (args: DeskArgs<C>) => Promise<IpcAnswer<DeskResult<C>>>;
};
