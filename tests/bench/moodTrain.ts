import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { features } from '#shared/domain/mood/features.ts';
import { tellableBands } from '#shared/domain/mood/model.ts';
import { knownStills } from './moodFaces.ts';
import { fitMood, labelled } from './moodFit.ts';

/*
 * Makes the weights of the mood again, from all labelled stills beside the project:
 *   node tests/bench/moodTrain.ts
 * The same faces and the same code give the same file, byte for byte.
 */
const file = path.join(import.meta.dirname, '../../shared/domain/mood/weights.ts');
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
 * Made by \`node tests/bench/moodTrain.ts\`; not to be edited by hand. Order: ${features.join(', ')}.
 *
 * From ${faces.length} stills (${tellableBands.map((band) => `${faces.filter((face) => face.band === band).length} ${band}`).join(', ')}): made faces of SFHQ (MIT; nobody's) and official portraits
 * of the United States (public domain). Neither pictures nor scores of a picture are in here.
 * sha256 of their hashes and labels: ${data.digest('hex')}
 */
export const moodWeights: MoodWeights = {
  mean: ${short(model.mean)},
  deviation: ${short(model.deviation)},
  neutral: ${short(model.neutral)},
  bands: { ${bands.join('\n')} },
};
`;
const options = await resolveConfig(file);
writeFileSync(file, await format(text, { ...options, parser: 'typescript' }));
