import { z } from 'zod';
import { callMetricsSchema, callSummarySchema } from '#shared/model/callSummary.ts';
import { notMeasuredSchema } from '#shared/model/notMeasured.ts';
import { faceFrameSchema, moodReadingSchema } from '#shared/model/mood.ts';
import { partySchema } from '#shared/model/party.ts';

/*
 * The offline door (`npm run analyse`): what its hidden window and main say to each other, and the
 * file that comes out. The window asks for everything; main never calls it.
 */

/** Longest recording that is analysed. */
export const MAX_RECORDING_MS = 4 * 60 * 60 * 1000;

/** Largest file that is decoded in one piece (everything but plain WAV); decoded it may be larger. */
export const MAX_WHOLE_BYTES = 1024 ** 3;

/** Largest still picture, and largest clip; both are held in memory whole. */
export const MAX_PICTURE_BYTES = 64 * 1024 ** 2;
export const MAX_CLIP_BYTES = 512 * 1024 ** 2;

/** Most bytes of a file in one answer. */
export const MAX_READ_BYTES = 8 * 1024 ** 2;

const ms = z.number();
const by = partySchema;
const span = { startMs: ms, endMs: ms };

/** An event of the output: live decisions and running speech are left out. */
const analysisEventSchema = z.readonly(
  z.discriminatedUnion('type', [
    /** `cueAtMs`: when the live engine would have decided to show the cue. */
    z.object({
      type: z.literal('interruption'),
      by,
      ...span,
      cueAtMs: ms,
      yielded: z.boolean(),
    }),
    z.object({ type: z.literal('backchannel'), by, ...span }),
    /** `atMs`: when the answer began; a negative gap overlapped. */
    z.object({ type: z.literal('response'), by, gapMs: ms, atMs: ms }),
    z.object({ type: z.literal('simultaneousStart'), startMs: ms }),
    z.object({ type: z.literal('terminalOverlap'), by, startMs: ms }),
    z.object({ type: z.literal('longPause'), ...span }),
    z.object({ type: z.literal('monologue'), by, ...span }),
  ]),
);

export type AnalysisEvent = z.infer<typeof analysisEventSchema>;

const spansSchema = z.readonly(z.array(z.readonly(z.tuple([ms, ms]))));

/** What was found in one recording. */
const callAnalysisSchema = z.readonly(
  z.object({
    durationMs: ms.nonnegative(),
    speech: z.readonly(z.object({ agent: spansSchema, customer: spansSchema })),
    /** In order of their beginning. */
    events: z.readonly(z.array(analysisEventSchema)),
    /** Null where a figure could not be measured, never 0. */
    metrics: callMetricsSchema,
    /** Why figures are null, and what was left out. Results of before have none. */
    notMeasured: z.readonly(z.array(notMeasuredSchema)).default([]),
  }),
);

export type CallAnalysis = z.infer<typeof callAnalysisSchema>;

/** The output file of a call. */
export const analysisFileSchema = z.readonly(
  z.object({
    version: z.literal(1),
    /** As given on the command line; with `--agent … --customer …` the agent's. */
    file: z.string(),
    customerFile: z.string().optional(),
    ...callAnalysisSchema.unwrap().shape,
  }),
);

export type AnalysisFile = z.infer<typeof analysisFileSchema>;

/** What was seen in one picture, and what it looks like. */
const lookedAtSchema = z.readonly(z.object({ frame: faceFrameSchema, reading: moodReadingSchema }));

export type LookedAt = z.infer<typeof lookedAtSchema>;

const readingShape = moodReadingSchema.unwrap().shape;
const looks = {
  /** How many; only one is read. */
  faces: z.number().int().nonnegative(),
  band: readingShape.band,
  confidence: readingShape.confidence,
  why: readingShape.why,
  unsure: readingShape.unsure,
  /** What the model saw; only where it was asked for. */
  frame: faceFrameSchema.optional(),
};

/** The output file of still pictures. */
export const facesFileSchema = z.readonly(
  z.object({
    version: z.literal(1),
    /** `file`: below the folder that was named. */
    images: z.readonly(z.array(z.readonly(z.object({ file: z.string(), ...looks })))),
  }),
);

export type FacesFile = z.infer<typeof facesFileSchema>;

/** The output file of a clip. */
export const clipFileSchema = z.readonly(
  z.object({
    version: z.literal(1),
    /** As given on the command line. */
    file: z.string(),
    samples: z.readonly(z.array(z.readonly(z.object({ atMs: ms, ...looks })))),
  }),
);

export type ClipFile = z.infer<typeof clipFileSchema>;

/** One job: a two-channel file, or a file each for agent and customer, in this order,
 * a still picture, or a clip of the customer. */
export const engineJobSchema = z.readonly(
  z.object({
    jobId: z.number().int().nonnegative(),
    kind: z.enum(['stereo', 'pair', 'still', 'clip']),
    inputs: z.readonly(
      z
        .array(z.readonly(z.object({ bytes: z.number().int().positive() })))
        .min(1)
        .max(2),
    ),
  }),
);

export type EngineJob = z.infer<typeof engineJobSchema>;

export const engineReadSchema = z.readonly(
  z.object({
    jobId: z.number().int().nonnegative(),
    input: z.number().int().min(0).max(1),
    offset: z.number().int().nonnegative(),
    length: z.number().int().positive().max(MAX_READ_BYTES),
  }),
);

export type EngineRead = z.infer<typeof engineReadSchema>;

/** How much of a recording has been heard. */
export const engineProgressSchema = z.readonly(
  z.object({ jobId: z.number().int().nonnegative(), share: z.number().min(0).max(1) }),
);

export type EngineProgress = z.infer<typeof engineProgressSchema>;

/** What can be wrong with an input once it could be opened. */
export const inputProblemCodes = [
  'notAudio',
  'truncated',
  'noSound',
  'oneChannel',
  'notMono',
  'tooManyChannels',
  'tooLong',
  'tooLarge',
  'unreadable',
  'notPicture',
  'pictureCutOff',
  'pictureTooLarge',
  'notVideo',
  'noCodec',
  'noPicture',
  'clipCutOff',
  'clipTooLarge',
] as const;

export type InputProblemCode = (typeof inputProblemCodes)[number];

const inputProblemSchema = z.readonly(
  z.object({
    /** Which of the job's inputs. */
    input: z.number().int().min(0).max(1),
    code: z.enum(inputProblemCodes),
    /** The number of channels, where the code is about it. */
    channels: z.number().int().nullable(),
  }),
);

/** The end of a job. `failed` is the engine's own fault, not the input's. */
export const engineOutcomeSchema = z.readonly(
  z.discriminatedUnion('outcome', [
    z.object({
      outcome: z.literal('analysed'),
      jobId: z.number().int(),
      analysis: callAnalysisSchema,
      /** The same as the summary of a call whose id, time and names are not known. */
      summary: callSummarySchema,
    }),
    z.object({
      outcome: z.literal('looked'),
      jobId: z.number().int(),
      /** One for a still, in order of time for a clip. */
      looked: z.readonly(z.array(lookedAtSchema)),
    }),
    z.object({
      outcome: z.literal('refused'),
      jobId: z.number().int(),
      problem: inputProblemSchema,
    }),
    z.object({
      outcome: z.literal('failed'),
      /** Null while no job was under way: the engine could not start. */
      jobId: z.number().int().nullable(),
      detail: z.string().max(1000),
    }),
  ]),
);

export type EngineOutcome = z.infer<typeof engineOutcomeSchema>;

/** Channels of the engine's window; main refuses them from anywhere else. */
export type EngineChannel = 'engine.takeJob' | 'engine.read' | 'engine.progress' | 'engine.report';

/** What the preload offers as `window.hearbackEngine`. */
export interface EngineBridge {
  /** The next job; null when there are no more. Waits for one. */
  readonly takeJob: () => Promise<EngineJob | null>;
  /** Bytes of one of the current job's inputs; fewer than asked for only at the file's end. */
  readonly read: (request: EngineRead) => Promise<Uint8Array<ArrayBuffer>>;
  readonly progress: (progress: EngineProgress) => Promise<void>;
  readonly report: (outcome: EngineOutcome) => Promise<void>;
}
