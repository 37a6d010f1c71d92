import { activeCall, deskState, prompts } from '../snapshots/desk.ts';
import { appState, deskActions, services, settings } from '../snapshots/services.ts';
import type { TestServices } from '../snapshots/services.ts';

/** Sentences as long as people write them: three of these do not fit a small window. */
const wordy = prompts.map((prompt) => ({
  ...prompt,
  text: `${prompt.text} I would like to be certain of this before I do anything about it, because you have had to explain it twice already.`,
}));

const standing =
  (panel: Parameters<typeof settings>[0], texts = prompts) =>
  (): TestServices =>
    services({
      deskState: deskState({ call: activeCall({ prompts: texts }) }),
      appState: appState({ settings: settings(panel) }),
      actions: deskActions({
        findPrompts: (query) =>
          texts.filter(({ text }) => text.toLowerCase().includes(query.toLowerCase())),
      }),
    });

/** The panel of prompts in each of its ways to stand. */
export const panelScenes = {
  'panel-search': standing({}),
  'panel-search-nothing': standing({}),
  'panel-large': standing({ panelLarge: true }, wordy),
  'panel-hidden': standing({ panelHidden: true }),
  'panel-detached': standing({}, wordy),
} as const;
