import { lookAtScene, test, themes } from './galleryStage.ts';
import { deskSceneNames } from '#tests/ui/gallery/deskNames.ts';
import { deskSteps } from '#tests/ui/gallery/deskSteps.ts';

/* Every screen of the supervisor's window, in both sizes it must hold and in both themes. */

const sizes = [
  { width: 1280, height: 800 },
  { width: 1000, height: 700 },
] as const;

for (const name of deskSceneNames) {
  for (const theme of themes) {
    test(`${name}, ${theme}`, ({ stage }) =>
      lookAtScene(stage, { name, theme, sizes, step: deskSteps[name] }));
  }
}
