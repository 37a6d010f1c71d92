import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import { outgrown } from '#tests/helpers/galleryChecks.ts';
import { lookAtScene, test, themes } from './galleryStage.ts';
import { sceneNames } from '#tests/ui/gallery/names.ts';
import type { SceneName } from '#tests/ui/gallery/names.ts';
import { answerSteps } from '#tests/ui/gallery/answerSteps.ts';
import { lineSteps } from '#tests/ui/gallery/lineSteps.ts';
import { panelSteps } from '#tests/ui/gallery/panelSteps.ts';
import { teamSteps } from '#tests/ui/gallery/teamSteps.ts';
import { peopleSteps } from '#tests/ui/gallery/peopleSteps.ts';
import { templateSteps } from '#tests/ui/gallery/templateSteps.ts';

/* Every screen of the agent's window, in both sizes it must hold and in both themes. */

const sizes = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
] as const;

async function toMoodSettings(page: Page): Promise<void> {
  await page.keyboard.press('Control+3');
  await page.getByRole('button', { name: 'How far it can be trusted' }).scrollIntoViewIfNeeded();
}

/** What a person does before looking, for scenes that need it. */
const steps: Partial<Record<SceneName, (page: Page) => Promise<void>>> = {
  'home-link': async (page) => {
    await page.getByLabel('Customer’s name').fill('Maya Lindqvist');
    await page.getByRole('button', { name: 'Make the link' }).click();
    await page.getByRole('button', { name: 'Copy link', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  },
  'home-name-missing': async (page) => {
    await page.getByRole('button', { name: 'Make the link' }).click();
    await expect(page.getByText('Please enter a name.')).toBeVisible();
  },
  'home-revoke': async (page) => {
    await page.getByRole('button', { name: 'Revoke the link for Maya Lindqvist' }).click();
    // Enter on a question must not do what cannot be taken back.
    await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused();
  },
  shortcuts: async (page) => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  },
  'call-cue-question': async (page) => {
    const keep = page.getByRole('button', { name: 'Keep it' });
    await expect(keep).toBeVisible();
    await page.getByRole('button', { name: 'Diagnostics of this call' }).focus();
    // The next figure's help, then the two answers; the buttons of the cue that has left are not there.
    for (const _ of ['help', 'off', 'keep']) await page.keyboard.press('Tab');
    await expect(keep).toBeFocused();
  },
  'mood-why': async (page) => {
    await page.getByRole('button', { name: /Looks more tense/ }).press('Enter');
    await expect(page.getByRole('dialog', { name: 'What this word rests on' })).toBeVisible();
  },
  'mood-why-declined': async (page) => {
    await page.getByRole('button', { name: /Mood off/ }).click();
    await expect(page.getByRole('dialog', { name: 'Mood off' })).toBeVisible();
  },
  'mood-card': async (page) => {
    const word = page.getByRole('button', { name: /Looks more tense/ });
    const link = page.getByRole('button', { name: 'How far it can be trusted' });
    await word.press('Enter');
    await link.press('Enter');
    // Esc leads back to the word that was asked about.
    await page.keyboard.press('Escape');
    await expect(word).toBeFocused();
    await word.press('Enter');
    await link.press('Enter');
    await expect(page.getByRole('dialog', { name: 'How far the mood cue' })).toBeVisible();
  },
  'call-diagnostics': async (page) => {
    await page.getByRole('button', { name: 'Diagnostics of this call' }).click();
    await expect(page.getByRole('dialog', { name: 'Diagnostics' })).toBeVisible();
  },
  'call-balance-help': async (page) => {
    await page.getByRole('button', { name: 'What does “Share of speech” mean?' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  'call-devices': async (page) => {
    await page.getByRole('button', { name: 'Devices' }).click();
    await expect(page.getByRole('menu')).toBeVisible();
  },
  'call-facts': async (page) => {
    await page.getByRole('tab', { name: /Facts/ }).click();
  },
  'call-capture': async (page) => {
    const line = page.getByRole('textbox', { name: 'Add a fact' });
    await line.fill('/action send the corrected bill /due fri 12:00');
    await expect(page.getByText(/^Action by/)).toBeVisible();
  },
  'call-capture-refused': async (page) => {
    const line = page.getByRole('textbox', { name: 'Add a fact' });
    await line.fill('/action call back /due next friday');
    await line.press('Enter');
    await expect(page.getByText(/can mean more than one day/)).toBeVisible();
  },
  'call-fact-edit': async (page) => {
    await page.getByRole('tab', { name: /Facts/ }).click();
    await page.getByRole('button', { name: 'Edit: send the corrected bill' }).click();
  },
  'call-customer': async (page) => {
    await page.getByRole('tab', { name: 'Customer' }).click();
    await expect(page.getByText('Moving house')).toBeVisible();
  },
  'call-chat': async (page) => {
    await page.keyboard.press('c');
    await expect(page.getByRole('textbox', { name: 'Write to Maya Lindqvist' })).toBeFocused();
  },
  'call-end-asked': async (page) => {
    await page.keyboard.press('Control+e');
    await expect(page.getByRole('button', { name: 'Stay in the call' })).toBeFocused();
  },
  'call-elsewhere': async (page) => {
    await page.keyboard.press('Control+2');
    await expect(page.getByRole('heading', { name: 'Past calls' })).toBeVisible();
  },
  'call-reconnecting-elsewhere': async (page) => {
    await page.keyboard.press('Control+2');
    await expect(page.getByText('48 s', { exact: true })).toBeVisible();
  },
  'call-held-elsewhere': async (page) => {
    await page.keyboard.press('Control+2');
    await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
  },
  'summary-what-is-this': async (page) => {
    await page.getByRole('button', { name: 'What does “Your share of speech” mean?' }).click();
    await expect(page.getByRole('dialog', { name: 'Share of speech' })).toBeVisible();
    // Nothing behind it stops: the page's own buttons stay within reach.
    await expect(page.getByRole('button', { name: 'Done' })).toBeVisible();
  },
  'summary-glossary': async (page) => {
    const ask = page.getByRole('button', { name: 'What does “Your pause before answering” mean?' });
    const link = page.getByRole('button', { name: 'All figures explained' });
    await expect(page.getByLabel('Notes to yourself')).toBeVisible();
    await ask.press('Enter');
    await link.press('Enter');
    const all = page.getByRole('dialog', { name: 'All figures explained' });
    await expect(all.getByRole('heading', { name: 'Pause before answering' })).toBeInViewport();
    // Esc leads back to the figure that was asked about.
    await page.keyboard.press('Escape');
    await expect(ask).toBeFocused();
    await ask.press('Enter');
    await link.click();
    await expect(all.getByRole('heading', { name: 'Pause before answering' })).toBeInViewport();
  },
  'summary-not-measured-figures': async (page) => {
    await page.getByText('What could not be measured').scrollIntoViewIfNeeded();
  },
  'summary-table': async (page) => {
    await page.getByRole('button', { name: 'Show the same as a table' }).click();
    await expect(page.getByRole('table')).toBeVisible();
  },
  'summary-mood': async (page) => {
    await page.getByText('Who agreed to what').scrollIntoViewIfNeeded();
  },
  'summary-mood-declined': async (page) => {
    await page.getByText('did not agree, so nothing was read').scrollIntoViewIfNeeded();
  },
  'summary-foot': async (page) => {
    await page.getByText('This page is yours first.').scrollIntoViewIfNeeded();
  },
  ...panelSteps,
  ...templateSteps,
  ...teamSteps,
  ...peopleSteps,
  ...answerSteps,
  ...lineSteps,
  commitments: async (page) => {
    await page.keyboard.press('Control+4');
    await expect(page.getByRole('list', { name: 'Overdue' })).toBeVisible();
  },
  'commitments-edit': async (page) => {
    await page.keyboard.press('Control+4');
    await page.getByRole('button', { name: /^Edit: send the corrected/ }).click();
  },
  'commitments-empty': async (page) => {
    await page.keyboard.press('Control+4');
    await expect(page.getByText(/^Nothing is promised/)).toBeVisible();
  },
  feedback: async (page) => {
    await page.keyboard.press('Control+6');
    await expect(page.getByText('I had stopped listening')).toBeVisible();
  },
  'feedback-imported': async (page) => {
    await page.keyboard.press('Control+6');
    await page.getByRole('button', { name: 'What was counted' }).click();
    await expect(page.getByRole('heading', { name: 'What went well' })).toBeVisible();
  },
  'feedback-disagree': async (page) => {
    await page.keyboard.press('Control+6');
    await page.getByRole('button', { name: 'I see it differently' }).click();
    await page.keyboard.type('I did name the date, at the very end.');
  },
  'feedback-on-call': async (page) => {
    await page.keyboard.press('Control+6');
    await page.getByRole('button', { name: 'Open the call' }).click();
    await page.getByText('Who read this summary').scrollIntoViewIfNeeded();
  },
  history: async (page) => {
    await page.keyboard.press('Control+2');
    await expect(page.getByRole('list', { name: /Past calls/ })).toBeVisible();
  },
  'history-empty': async (page) => {
    await page.keyboard.press('Control+2');
    await expect(page.getByText('Your calls will be listed here')).toBeVisible();
  },
  'history-detail': async (page) => {
    await page.keyboard.press('Control+2');
    await page.getByRole('button', { name: /Maya Lindqvist.*October/ }).click();
    await expect(page.getByText('The call at a glance')).toBeVisible();
  },
  settings: async (page) => {
    await page.keyboard.press('Control+3');
    await page.getByRole('button', { name: 'Test the microphone' }).click();
    await expect(page.getByRole('meter')).toBeVisible();
  },
  'settings-cues': async (page) => {
    await page.keyboard.press('Control+3');
    await page.getByRole('button', { name: 'Try it: praise' }).scrollIntoViewIfNeeded();
  },
  'settings-mood-ready': toMoodSettings,
  'settings-mood-missing': toMoodSettings,
  'settings-mood-downloading': toMoodSettings,
  'settings-mood-failed': toMoodSettings,
  'settings-mood-selfTest': toMoodSettings,
  'settings-mood-administrator': toMoodSettings,
  'settings-diagnostics': async (page) => {
    await page.keyboard.press('Control+3');
    await page.getByRole('button', { name: 'Copy as text' }).scrollIntoViewIfNeeded();
  },
  'settings-no-diagnostics': async (page) => {
    await page.keyboard.press('Control+3');
    await page.getByText('You are in no call.').scrollIntoViewIfNeeded();
  },
  'settings-hub': async (page) => {
    await page.keyboard.press('Control+3');
    await page.getByLabel('Port').fill('99999');
    await page.getByRole('button', { name: 'Save and reconnect' }).click();
    await expect(page.getByText('from 0 to 65535')).toBeVisible();
  },
  'settings-remote': async (page) => {
    await page.keyboard.press('Control+3');
    await page.getByLabel('Access token').scrollIntoViewIfNeeded();
  },
  about: async (page) => {
    await page.getByRole('button', { name: 'About' }).click();
  },
};

/** The cue's words stay within the place that is kept for them. */
async function inPlace(page: Page, label: string): Promise<void> {
  expect.soft(await outgrown(page), `${label} outgrows the cue's place`).toEqual([]);
}

for (const name of sceneNames) {
  for (const theme of themes) {
    test(`${name}, ${theme}`, ({ stage }) =>
      lookAtScene(stage, { name, theme, sizes, step: steps[name], more: inPlace }));
  }
}
