import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import type { Cue, CueKind, CueTone } from '#shared/model/cue.ts';
import { cueKinds } from '#shared/model/cue.ts';
import type { DeskActions, DeskState } from '#renderer/session/index.ts';
import type { Services } from '#renderer/agent/desk/services.ts';
import { cueWords } from '#renderer/ui/call/cueWords.ts';
import { english } from '#renderer/ui/i18n/en/index.ts';
import { activeCall, deskState } from '../snapshots/desk.ts';
import { appState, deskActions, settings } from '../snapshots/services.ts';
import { show } from './show.tsx';
import type { Shown } from './show.tsx';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const cue: Cue = { id: 1, kind: 'talkOver', tone: 'hint', atMs: 9000, aboutMs: 8000 };
const state = (shown: Cue | null, more: Partial<DeskState> = {}): DeskState =>
  deskState({ call: activeCall({ cue: shown }), ...more });

function inCall(
  shown: Cue | null,
  actions: Partial<DeskActions> = {},
  more: Partial<Services> = {},
): Shown {
  return show({ deskState: state(shown), actions: deskActions(actions), ...more });
}

const line = (): HTMLElement => screen.getByRole('region', { name: 'Cue' });
const words = (): string => line().querySelector('[aria-live]')?.textContent ?? '';

describe('the cue line', () => {
  test('shows the cue politely and takes both answers', async () => {
    const actions = {
      dismissCue: vi.fn<DeskActions['dismissCue']>(),
      cueNotUseful: vi.fn<DeskActions['cueNotUseful']>(),
    };
    const { user } = inCall(cue, actions);
    expect(words()).toBe('Hint: You both spoke. Let them finish.');
    expect(line().querySelector('[aria-live]')?.getAttribute('aria-live')).toBe('polite');
    await user.click(screen.getByRole('button', { name: 'Dismiss this cue' }));
    await user.click(screen.getByRole('button', { name: 'Not useful' }));
    expect(actions.dismissCue).toHaveBeenCalledOnce();
    expect(actions.cueNotUseful).toHaveBeenCalledOnce();
  });

  test('keeps its place and takes no presses while there is no cue', () => {
    const { desk } = inCall(null);
    const place = line();
    expect(place.querySelector('[inert]')).not.toBeNull();
    // The place that is read out is there before its words are, and is never out of reach.
    const read = place.querySelector('[aria-live]');
    expect(read?.closest('[inert], [aria-hidden]')).toBeNull();
    expect(read?.textContent).toBe('');
    act(() => desk.set(state(cue)));
    expect(line()).toBe(place);
    expect(place.querySelector('[inert]')).toBeNull();
    expect(place.querySelector('[aria-live]')).toBe(read);
  });

  test('says the same words again for a second cue', () => {
    const { desk } = inCall(cue);
    const read = (): Element | null => line().querySelector('[aria-live] > *');
    const first = read();
    expect(first?.textContent).toContain('You both spoke');
    act(() => desk.set(state(null)));
    act(() => desk.set(state({ ...cue, id: 2 })));
    expect(read()?.textContent).toBe(first?.textContent);
    expect(read()).not.toBe(first);
  });

  test('each tone has a look and a word of its own', () => {
    const looks = (['hint', 'strong', 'praise'] as const).map((tone) => {
      inCall({ ...cue, tone });
      const icon = line().querySelector('svg')?.innerHTML;
      const word = line().querySelector('strong')?.textContent;
      cleanup();
      return { icon, word };
    });
    expect(new Set(looks.map(({ icon }) => icon)).size).toBe(3);
    expect(looks.map(({ word }) => word)).toEqual(['Hint:', 'Important:', 'Well done:']);
  });

  test('a long monologue has stronger words than one that begins to be long', () => {
    inCall({ ...cue, kind: 'monologue', tone: 'hint' });
    const soft = words();
    cleanup();
    inCall({ ...cue, kind: 'monologue', tone: 'strong' });
    expect(words()).not.toContain(soft.replace('Hint: ', ''));
  });

  test('every cue fits two lines of a small window', () => {
    const tones: readonly CueTone[] = ['hint', 'strong', 'praise'];
    const tooLong = cueKinds
      .flatMap((kind) =>
        tones.map((tone) => `${english[`cue.tone.${tone}`]} ${english[cueWords(kind, tone)]}`),
      )
      .filter((text) => text.length > 66);
    expect(tooLong).toEqual([]);
  });
});

describe('N, not useful', () => {
  const notUseful = () => vi.fn<DeskActions['cueNotUseful']>();

  test('judges the cue on screen, and nothing without one', async () => {
    const cueNotUseful = notUseful();
    const { user, desk } = inCall(cue, { cueNotUseful });
    await user.keyboard('n');
    expect(cueNotUseful).toHaveBeenCalledOnce();
    act(() => desk.set(state(null)));
    await user.keyboard('n');
    expect(cueNotUseful).toHaveBeenCalledOnce();
  });

  test('never fires while typing', async () => {
    const cueNotUseful = notUseful();
    const { user } = inCall(cue, { cueNotUseful });
    await user.keyboard('/now');
    expect(screen.getByRole('textbox', { name: 'Add a fact' })).toHaveProperty('value', 'now');
    expect(cueNotUseful).not.toHaveBeenCalled();
  });

  test('stands among the shortcuts', async () => {
    const { user } = inCall(null);
    await user.keyboard('?');
    expect(screen.getByRole('dialog').textContent).toContain('The cue was not useful');
  });
});

describe('the question whether to switch a kind off', () => {
  const asked: CueKind = 'talkOverHabit';
  const off = (): HTMLElement | null => screen.queryByRole('button', { name: 'Switch it off' });

  test('never stands with a cue, and comes only once a press for the cue can be over', () => {
    vi.useFakeTimers();
    const { desk } = show({ deskState: state(cue, { cueQuestion: asked }) });
    act(() => void vi.advanceTimersByTime(60_000));
    expect(off()).toBeNull();
    act(() => desk.set(state(null, { cueQuestion: asked })));
    act(() => void vi.advanceTimersByTime(999));
    expect(off()).toBeNull();
    act(() => void vi.advanceTimersByTime(1));
    expect(off()).not.toBeNull();
    expect(line().textContent).toContain(
      'You found “Speaking over, again” not useful three times. Switch it off?',
    );
    act(() => desk.set(state({ ...cue, id: 2 }, { cueQuestion: asked })));
    expect(off()).toBeNull();
  });

  test.each([
    ['Switch it off', 'switchOffCue'],
    ['Keep it', 'keepCue'],
  ] as const)('%s, by keyboard', async (name, action) => {
    const spies = {
      switchOffCue: vi.fn<DeskActions['switchOffCue']>(async () => ok(null)),
      keepCue: vi.fn<DeskActions['keepCue']>(async () => ok(null)),
    };
    const { user } = show({
      deskState: state(null, { cueQuestion: asked }),
      actions: deskActions(spies),
    });
    const button = await screen.findByRole('button', { name }, { timeout: 5000 });
    expect(screen.queryByRole('alertdialog')).toBeNull();
    // Nothing takes the focus by itself. (That Tab comes here is tested in the gallery: the DOM of
    // these tests does not step over what is inert.)
    expect(document.activeElement).not.toBe(button);
    act(() => button.focus());
    await user.keyboard('{Enter}');
    expect(spies[action]).toHaveBeenCalledExactlyOnceWith(asked);
    const other = action === 'keepCue' ? spies.switchOffCue : spies.keepCue;
    expect(other).not.toHaveBeenCalled();
  });

  test('an answer that could not be saved says so and can be given again', async () => {
    const { user } = show({
      deskState: state(null, { cueQuestion: asked }),
      actions: deskActions({ keepCue: async () => err({ code: 'diskFull', message: '' }) }),
    });
    await user.click(await screen.findByRole('button', { name: 'Keep it' }, { timeout: 5000 }));
    expect(await within(line()).findByText(/could not be saved/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Keep it' })).toBeTruthy();
  });
});

describe('the soft sound', () => {
  const on = appState({ settings: settings({ softCueSound: true, speakerId: 'out-headset' }) });

  test('plays once a cue, by its tone, where the customer’s voice plays', () => {
    const playCueTone = vi.fn<Services['playCueTone']>(() => () => undefined);
    const { desk } = show({ deskState: state(null), appState: on, playCueTone });
    act(() => desk.set(state(cue)));
    act(() => desk.set(state(cue, { hubConnection: 'offline' })));
    act(() => desk.set(state(null)));
    act(() => desk.set(state({ ...cue, id: 2, kind: 'goodPause', tone: 'praise' })));
    expect(playCueTone.mock.calls).toEqual([
      ['hint', 'out-headset'],
      ['praise', 'out-headset'],
    ]);
  });

  test('is off unless asked for, and not played again on coming back to the call', async () => {
    const playCueTone = vi.fn<Services['playCueTone']>(() => () => undefined);
    const quiet = show({ deskState: state(null), playCueTone });
    act(() => quiet.desk.set(state(cue)));
    expect(playCueTone).not.toHaveBeenCalled();
    cleanup();
    const { user } = show({ deskState: state(cue), appState: on, playCueTone });
    await user.keyboard('{Control>}2{/Control}{Control>}1{/Control}');
    expect(words()).toContain('You both spoke');
    expect(playCueTone).not.toHaveBeenCalled();
  });
});
