import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { featureValues } from '#shared/domain/mood/features.ts';
import type { FeatureValues } from '#shared/domain/mood/features.ts';
import { tellableBands } from '#shared/domain/mood/model.ts';
import { strengthsOf } from '#shared/domain/mood/movements.ts';
import type { FaceFrame } from '#shared/model/mood.ts';
import { moodGroupLabels } from '#shared/model/moodAccuracy.ts';
import type { MoodGroup } from '#shared/model/moodAccuracy.ts';
import { faceFramesOf, sharedModelFile } from '#tests/accuracy/faceFrames.ts';
import { sharedDataDir } from '#tests/accuracy/sharedData.ts';

/** What the manifest calls a face; two of them are none of the bands. */
const moods = [...tellableBands, 'sad', 'surprised'] as const;

/** How a person is labelled, where they are. */
type GroupLabels = { readonly [G in MoodGroup]?: (typeof moodGroupLabels)[G][number] };

/** A still whose expression is known, as the face model saw it. */
export interface KnownStill {
  readonly file: string;
  readonly mood: (typeof moods)[number];
  /** `strong` and `weak`: what the picture was made to show; `by eye`: labelled by looking at it. */
  readonly labelQuality: string;
  readonly source: 'synthetic' | 'portraits';
  /** MIT, or the public domain. */
  readonly licence: string;
  readonly sha256: string;
  /** What is known of the person, group by group. */
  readonly labels: GroupLabels;
  /** Who must not be on both sides of a fold. */
  readonly person: string;
  readonly frame: FaceFrame;
  /** Null where there is not exactly one face. */
  readonly values: FeatureValues | null;
}

const manifestSchema = z.array(
  z.object({
    file: z.string(),
    kind: z.string(),
    sha256: z.string(),
    licence: z.string(),
    mood: z.enum(moods).optional(),
    label_quality: z.string().optional(),
    synthetic: z.boolean().optional(),
    skin_tone: z.enum(moodGroupLabels.skinTone).optional(),
    age_group: z.enum(moodGroupLabels.age).optional(),
    glasses: z.boolean().optional(),
  }),
);

const facesDir = path.join(sharedDataDir, 'faces');

/** Whether the faces and the face model are beside the project. */
export function facesAreThere(): boolean {
  return existsSync(facesDir) && existsSync(sharedModelFile);
}

/** All labelled stills beside the project. */
export async function knownStills(): Promise<readonly KnownStill[]> {
  const manifest = manifestSchema.parse(
    JSON.parse(readFileSync(path.join(sharedDataDir, 'manifest.json'), 'utf8')),
  );
  const seen = new Map(
    (await faceFramesOf(facesDir)).map(({ file, frames }) => [`faces/${file}`, frames[0]]),
  );
  return manifest.flatMap((entry) => {
    const frame = seen.get(entry.file);
    if (!frame || !entry.mood) return [];
    return {
      file: entry.file,
      mood: entry.mood,
      labelQuality: entry.label_quality ?? 'unknown',
      source: entry.synthetic ? ('synthetic' as const) : ('portraits' as const),
      licence: entry.licence,
      sha256: entry.sha256,
      labels: labelsOf(entry),
      person: personOf(entry.file),
      frame,
      values: frame.face && featureValues(strengthsOf(frame.face)),
    };
  });
}

function labelsOf({ skin_tone, age_group, glasses }: z.infer<typeof manifestSchema>[number]) {
  return {
    ...(skin_tone && { skinTone: skin_tone }),
    ...(age_group && { age: age_group }),
    ...(glasses !== undefined && { glasses: glasses ? ('with' as const) : ('without' as const) }),
  };
}

/**
 * Every made face is a person of its own. In the sheet of expressions neighbours in a column may
 * have been made from one seed, so a column counts as one person.
 */
function personOf(file: string): string {
  const name = path.basename(file, path.extname(file));
  const [, column] = /^sfhq_expr_\d+_(\d+)$/.exec(name) ?? [];
  return column === undefined ? name : `column ${column}`;
}
