import { z } from 'zod';
import type { Ms } from '#shared/lib/units.ts';
import { personNameSchema } from './call.ts';

/** One thing the simulated customer says. */
export interface ScenarioLine {
  /** The words, as spoken in `audio`. */
  readonly text: string;
  /** A sound file below resources/speech. */
  readonly audio: string;
  /** Silence that the customer leaves after the agent has finished, before the next line. */
  readonly pauseAfterMs: Ms;
  /** How long the customer waits for an answer before going on alone. */
  readonly patienceMs: Ms;
}

/** A customer with a problem, to be played by bundled speech. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly lang: string;
  readonly customerName: string;
  readonly issue: string;
  /** A picture below resources/faces that stands for the customer's camera; null is a voice call. */
  readonly face: string | null;
  readonly lines: readonly ScenarioLine[];
}

/** A relative path of plain names: nothing that could lead out of its folder. */
const assetPath = z.string().regex(/^[a-z0-9-]+(?:\/[a-z0-9-]+)*\.[a-z0-9]{2,5}$/);

const scenarioLineSchema = z.readonly(
  z.object({
    text: z.string().min(1).max(600),
    audio: assetPath,
    pauseAfterMs: z.number().int().min(0).max(10_000),
    patienceMs: z.number().int().min(1000).max(120_000),
  }),
) satisfies z.ZodType<ScenarioLine>;

export const scenarioSchema = z.readonly(
  z.object({
    id: z.string().regex(/^[a-z0-9-]{1,60}$/),
    title: z.string().min(1).max(120),
    lang: z.string().min(2).max(35),
    customerName: personNameSchema,
    issue: z.string().min(1).max(500),
    face: assetPath.nullable(),
    lines: z.readonly(z.array(scenarioLineSchema).min(1).max(40)),
  }),
) satisfies z.ZodType<Scenario>;
