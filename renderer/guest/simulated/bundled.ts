import type { Scenario } from '#shared/model/scenario.ts';
import { scenarioSchema } from '#shared/model/scenario.ts';

const scenarios = import.meta.glob('../../../resources/scenarios/*.json', {
  eager: true,
  import: 'default',
});
const speech = import.meta.glob<string>('../../../resources/speech/*/*.ogg', {
  eager: true,
  import: 'default',
  query: '?url',
});
const faces = import.meta.glob<string>('../../../resources/faces/*.jpg', {
  eager: true,
  import: 'default',
  query: '?url',
});

/** @returns null where there is no scenario of that name */
export function bundledScenario(id: string): Scenario | null {
  const found = scenarios[`../../../resources/scenarios/${id}.json`];
  const parsed = scenarioSchema.safeParse(found);
  return parsed.success ? parsed.data : null;
}

/** The address of a line's sound. @throws Error where it was not bundled */
export function speechAddress(file: string): string {
  return known(speech[`../../../resources/speech/${file}`], file);
}

/** The address of a face. @throws Error where it was not bundled */
export function faceAddress(file: string): string {
  return known(faces[`../../../resources/faces/${file}`], file);
}

function known(address: string | undefined, file: string): string {
  if (address === undefined) throw new Error(`${file} is not part of this build.`);
  return address;
}
