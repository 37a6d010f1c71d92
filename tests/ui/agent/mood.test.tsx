import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import type { ActiveCall, AppState, DeskActions } from '#renderer/session/index.ts';
import type { Services } from '#renderer/agent/desk/services.ts';
import { moodCard } from '#renderer/agent/settings/moodCard.ts';
import { activeCall, deskState } from '../snapshots/desk.ts';
import { endedCall } from '../snapshots/ended.ts';
import { declined, mood, receipt, timeline } from '../snapshots/mood.ts';
import { appState, deskActions, settings } from '../snapshots/services.ts';
import { summary } from '../snapshots/stored.ts';
import { show } from './show.tsx';
import type { Shown } from './show.tsx';

afterEach(cleanup);

const state = (of: ActiveCall['mood'], more: Partial<ActiveCall> = {}) =>
  deskState({ call: activeCall({ mood: of, ...more }) });
const panel = (): HTMLElement | null => screen.queryByRole('region', { name: 'Mood cue' });

describe('in a call', () => {
  test('nothing is there where the customer is not asked', () => {
    show({ deskState: state(mood({ offered: false })) });
    expect(panel()).toBeNull();
  });

  test('the word follows what is read, and a no shows at once', () => {
    const { desk } = show({ deskState: state(mood()) });
    expect(panel()?.textContent).toContain('Looks more tensethan at the start');
    act(() => desk.set(state(declined())));
    expect(panel()?.textContent).toContain('Mood offthe customer’s choice');
    expect(panel()?.textContent).not.toContain('Looks');
  });

  test('is there in a call by voice, with the tone alone', () => {
    show({ deskState: state(mood({ reading: null, trend: null, idle: 'noPicture' })) });
    expect(panel()?.textContent).toContain('Can’t tellthere is no picture of them');
    expect(panel()?.textContent).toContain('Faster and louder than at the start');
  });

  test('on hold and without a connection nothing is read, and that is said', () => {
    const quiet = mood({ allowed: false, reading: null, trend: null, tone: null });
    const { desk } = show({ deskState: state(quiet, { heldSince: 1 }) });
    expect(panel()?.textContent).toContain('Mood on hold');
    act(() => desk.set(state({ ...quiet, consent: null }, { phase: 'reconnecting' })));
    expect(panel()?.textContent).toContain('waiting for the connection');
  });

  test('can be stopped for this call', async () => {
    const stopMood = vi.fn<DeskActions['stopMood']>();
    const { user } = show({ deskState: state(mood()), actions: deskActions({ stopMood }) });
    await user.click(screen.getByRole('button', { name: /Looks more tense/ }));
    await user.click(screen.getByRole('button', { name: 'Stop reading for this call' }));
    expect(stopMood).toHaveBeenCalledOnce();
  });

  test('the accuracy card is the one that the bench made', async () => {
    const { user } = show({ deskState: state(mood()) });
    await user.click(screen.getByRole('button', { name: /Looks more tense/ }));
    await user.click(screen.getByRole('button', { name: 'How far it can be trusted' }));
    const card = screen.getByRole('dialog', { name: 'How far the mood cue can be trusted' });
    expect(card.textContent).toContain(`Measured on ${moodCard.stills.faces} pictures`);
  });
});

describe('in the settings', () => {
  const ready: AppState['faceModel'] = { state: 'ready', progress: null, detail: null };

  async function inSettings(
    of: Partial<AppState>,
    more: Partial<Services> = {},
  ): Promise<Shown & { section: HTMLElement }> {
    const shown = show({ appState: appState(of), ...more });
    await shown.user.keyboard('{Control>}3{/Control}');
    return { ...shown, section: screen.getByRole('group', { name: 'Mood cue' }) };
  }

  test.each([
    [{ faceModel: ready, moodReady: true, moodOff: null }, 'Ready. New links ask the customer.'],
    [{ faceModel: ready, moodReady: false, moodOff: null }, 'Checking that known faces'],
    [{ moodOff: 'settings', settings: settings({ moodCue: false }) }, 'New links do not ask'],
    [{ moodOff: 'noModel' }, 'The face model is missing.'],
    [{ faceModel: ready, moodOff: 'selfTest' }, 'The mood cue has turned itself off.'],
    [{ moodOff: 'administrator' }, 'Your administrator has switched the mood cue off.'],
  ] as const)('says how it stands: %o', async (of, words) => {
    const { section } = await inSettings(of);
    expect(section.textContent).toContain(words);
    expect(within(section).getByRole('button', { name: 'How far it can be trusted' })).toBeTruthy();
  });

  test('is switched off and on with immediate effect', async () => {
    const { user, app } = await inSettings({ faceModel: ready, moodReady: true, moodOff: null });
    const toggle = screen.getByRole('switch', { name: /Ask customers whether/ });
    await user.click(toggle);
    expect(app.getState().settings.moodCue).toBe(false);
    await user.click(toggle);
    expect(app.getState().settings.moodCue).toBe(true);
  });

  test('what the administrator switched off cannot be switched on', async () => {
    await inSettings({ moodOff: 'administrator' });
    const toggle = screen.getByRole<HTMLInputElement>('switch', { name: /Ask customers whether/ });
    expect({ on: toggle.checked, disabled: toggle.disabled }).toEqual({
      on: false,
      disabled: true,
    });
  });

  test('a missing model says how to add it, and is fetched on a press', async () => {
    const downloadFaceModel = vi.fn<Services['downloadFaceModel']>(async () => ok(null));
    const cancelFaceModel = vi.fn<Services['cancelFaceModel']>(async () => ok(null));
    const { user, app, section } = await inSettings({}, { downloadFaceModel, cancelFaceModel });
    expect(section.textContent).toContain('--model FILE');
    await user.click(screen.getByRole('button', { name: 'Download it' }));
    expect(downloadFaceModel).toHaveBeenCalledOnce();
    const faceModel = { state: 'downloading', progress: 0.43, detail: null } as const;
    act(() => app.set({ ...app.getState(), faceModel }));
    const bar = screen.getByRole('progressbar', { name: 'Downloading the face model' });
    expect(bar.getAttribute('aria-valuetext')).toBe('43%');
    await user.click(screen.getByRole('button', { name: 'Stop the download' }));
    expect(cancelFaceModel).toHaveBeenCalledOnce();
    act(() => app.set({ ...app.getState(), faceModel: ready, moodOff: null, moodReady: true }));
    expect(section.textContent).toContain('Ready.');
  });

  test('a download that failed says what happened, and can be tried again', async () => {
    const detail = 'The disk is full. What has arrived is kept.';
    const { section } = await inSettings({
      faceModel: { state: 'failed', progress: null, detail },
    });
    expect(section.textContent).toContain(detail);
    expect(within(section).getByRole('button', { name: 'Try again' })).toBeTruthy();
  });

  test('a request that did not get through says so, too', async () => {
    const { user, section } = await inSettings(
      {},
      { downloadFaceModel: async () => err({ code: 'diskFull', message: '' }) },
    );
    await user.click(screen.getByRole('button', { name: 'Download it' }));
    expect(section.textContent).toContain('The disk is full.');
  });
});

describe('in the summary', () => {
  const ended = (of: Parameters<typeof summary>[0]): Shown => show(endedCall(summary(of)));
  const section = (): HTMLElement =>
    screen.getByRole('heading', { name: /^Expression/ }).closest('section') ?? document.body;

  test('tells how long each word stood, how much could be read, and the caution', () => {
    ended({ mood: timeline, moodConsent: [receipt()] });
    const words = section().textContent;
    expect(words).toContain('Looks positive: 30 s');
    expect(words).toContain('Looks neutral: 3 min 16 s');
    expect(words).toContain('Looks tense: 52 s');
    expect(words).toContain('Can’t tell: 30 s');
    expect(words).toContain('Readable for 90% of the time');
    expect(words).toContain('not of what they feel');
    expect(screen.getByRole('button', { name: 'How far it can be trusted' })).toBeTruthy();
  });

  test('draws it along the turns, says it, and lists it in the table', async () => {
    const { user } = ended({ mood: timeline, moodConsent: [receipt()] });
    const label = screen.getByRole('img', { name: /^Timeline/ }).getAttribute('aria-label');
    expect(label).toContain('Looked positive for 30 s, neutral for 3 min 16 s, tense for 52 s;');
    await user.click(screen.getByRole('button', { name: 'Show the same as a table' }));
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    const told = rows.map((row) => row.textContent);
    expect(told).toContain('01:36Maya LindqvistLooks tense52 s');
    expect(told.filter((row) => /Looks|can’t tell/.test(row ?? ''))).toHaveLength(
      timeline.spans.length,
    );
  });

  test('keeps the receipts: who, when, which words, in which language', () => {
    ended({
      mood: timeline,
      moodConsent: [receipt({ locale: 'de' }), receipt({ by: 'agent', given: false })],
    });
    expect(section().textContent).toMatch(
      /Maya Lindqvist agreedSat, 21 Nov 2026, \d\d:23 · words of version 1, shown in German/,
    );
    expect(section().textContent).toMatch(/You stopped the readingSat, 21 Nov 2026, \d\d:23$/);
  });

  test.each([
    ['Nobody was asked, and nothing was read', { moodConsent: [] }],
    [
      'Maya Lindqvist did not agree, so nothing was read',
      { moodConsent: [receipt({ given: false })] },
    ],
    ['Their picture was never looked at', { moodConsent: [receipt()] }],
  ])('says so where nothing was read: %s', (words, of) => {
    ended(of);
    expect(section().textContent).toContain(words);
    expect(section().textContent).not.toContain('Looks');
    expect(screen.queryByText('Looks tense')).toBeNull();
  });
});
