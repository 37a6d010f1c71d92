import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { features } from '#shared/domain/mood/features.ts';
import { tellableBands } from '#shared/domain/mood/model.ts';
import { defaultMoodConfig } from '#shared/domain/mood/config.ts';
import { readStill } from '#shared/domain/mood/mood.ts';
import { scorePlaces } from '#shared/domain/mood/movements.ts';
import { knownStills } from './moodFaces.ts';
import { fitMood, labelled } from './moodFit.ts';

/*
 * Makes the weights of the mood and the faces of its self-test again, from all labelled stills beside
 * the project:
 *   node tests/bench/moodTrain.ts
 * The same faces and the same code give the same files, byte for byte.
 */
const stills = await knownStills();
const faces = labelled(stills);
const model = fitMood(faces);
const data = createHash('sha256');
for (const { sha256, mood } of stills) data.update(`${sha256} ${mood}\n`);

const short = (values: readonly number[]) =>
  `[${values.map((value) => Number(value.toFixed(4))).join(', ')}]`;
const bands = tellableBands.map(
  (band) =>
    `${band}: { weights: ${short(model.bands[band].weights)}, offset: ${model.bands[band].offset.toFixed(4)} },`,
);
const text = `import type { MoodWeights } from './model.ts';

/**
 * Made by \`node tests/bench/moodTrain.ts\`; not to be edited by hand. In this order:
 * ${features.join(', ')}.
 *
 * From ${faces.length} stills
 * (${tellableBands.map((band) => `${faces.filter((face) => face.band === band).length} ${band}`).join(', ')}): made faces of SFHQ (MIT; nobody's)
 * and official portraits of the United States (public domain). Neither pictures nor scores of a picture are in here.
 * sha256 of their hashes and labels: ${data.digest('hex')}
 */
export const moodWeights: MoodWeights = {
  mean: ${short(model.mean)},
  deviation: ${short(model.deviation)},
  neutral: ${short(model.neutral)},
  bands: { ${bands.join('\n')} },
};
`;
await write('weights.ts', text);

/* Two made faces of each band that are read without doubt, the first ones in the order of names. */
const PLAIN = 0.8;
const plain = tellableBands.flatMap((band) =>
  stills
    .filter(({ mood, source, frame }) => {
      const reading = readStill(frame, { ...defaultMoodConfig, model });
      const right = mood === band && reading.band === band;
      return source === 'synthetic' && right && reading.confidence >= PLAIN;
    })
    .slice(0, 2)
    .map(({ frame }) => {
      const scores = scorePlaces.map(
        (i) => `${i}: ${Number((frame.face?.blendshapes[i] ?? 0).toFixed(3))}`,
      );
      return `{ band: '${band}', scores: { ${scores.join(', ')} } },`;
    }),
);
await write(
  'selfTestFaces.ts',
  `import type { TellableBand } from './model.ts';

/** What the face model once gave for a made face: the scores that matter, by their places. */
interface SelfTestFace {
  readonly band: TellableBand;
  readonly scores: Readonly<Record<number, number>>;
}

/** Made by \`node tests/bench/moodTrain.ts\` from made faces of SFHQ (MIT; nobody's): numbers only. */
export const selfTestFaces: readonly SelfTestFace[] = [${plain.join('\n')}];
`,
);

async function write(name: string, source: string): Promise<void> {
  const file = path.join(import.meta.dirname, '../../shared/domain/mood', name);
  const options = await resolveConfig(file);
  writeFileSync(file, await format(source, { ...options, parser: 'typescript' }));
}
