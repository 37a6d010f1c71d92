import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ActiveCall, DeskActions } from '#renderer/session/index.ts';
import { isTyping, keyName } from '#renderer/agent/desk/keys.ts';
import { activeCall, deskState, prompts } from '../snapshots/desk.ts';
import { deskActions } from '../snapshots/services.ts';
import { NOW } from '../snapshots/time.ts';
import { show } from './show.tsx';
import type { Shown } from './show.tsx';

afterEach(cleanup);

const spies = () => ({
  setMuted: vi.fn<DeskActions['setMuted']>(),
  setCameraOn: vi.fn<DeskActions['setCameraOn']>(async () => undefined),
  setHeld: vi.fn<DeskActions['setHeld']>(),
  hangUp: vi.fn<DeskActions['hangUp']>(async () => undefined),
  markSaid: vi.fn<DeskActions['markSaid']>(),
  addFact: vi.fn<DeskActions['addFact']>(),
});

function inCall(call: Partial<ActiveCall>, actions: Partial<DeskActions>): Shown {
  return show({
    deskState: deskState({ call: activeCall(call) }),
    actions: deskActions(actions),
  });
}

describe('keys in a call', () => {
  test('M mutes and unmutes, V switches the camera', async () => {
    const actions = spies();
    const { user } = inCall({ muted: false, cameraOn: true }, actions);
    await user.keyboard('mV');
    expect(actions.setMuted).toHaveBeenCalledExactlyOnceWith(true);
    expect(actions.setCameraOn).toHaveBeenCalledExactlyOnceWith(false);
  });

  test('H holds and comes back', async () => {
    const actions = spies();
    const { user, desk } = inCall({}, actions);
    await user.keyboard('h');
    expect(actions.setHeld).toHaveBeenCalledExactlyOnceWith(true);
    act(() => desk.set(deskState({ call: activeCall({ heldSince: NOW }) })));
    await user.keyboard('H');
    expect(actions.setHeld).toHaveBeenLastCalledWith(false);
  });

  test('1 to 3 mark prompts as said; a key without its prompt does nothing', async () => {
    const actions = spies();
    const { user } = inCall({ prompts: prompts.slice(0, 2) }, actions);
    await user.keyboard('213');
    expect(actions.markSaid.mock.calls).toEqual([
      [prompts[1]?.templateId],
      [prompts[0]?.templateId],
    ]);
  });

  test('1 to 3 do nothing while the prompts are out of sight', async () => {
    const actions = spies();
    const { user } = inCall({}, actions);
    await user.click(screen.getByRole('tab', { name: 'Facts' }));
    await user.keyboard('1');
    expect(actions.markSaid).not.toHaveBeenCalled();
  });

  test('/ comes to the facts, Enter adds, Esc gives the keys back', async () => {
    const actions = spies();
    const { user } = inCall({}, actions);
    await user.keyboard('/');
    const field = screen.getByRole('textbox', { name: 'Add a fact' });
    expect(document.activeElement).toBe(field);
    expect(field).toHaveProperty('value', '');
    await user.keyboard('  moved, 3 times?/ {Enter}{Enter}');
    expect(actions.addFact).toHaveBeenCalledExactlyOnceWith('moved, 3 times?/');
    expect(field).toHaveProperty('value', '');
    await user.keyboard('{Escape}m');
    expect(actions.setMuted).toHaveBeenCalledOnce();
  });

  test('none fires while typing', async () => {
    const actions = spies();
    const { user } = inCall({ startedAt: NOW - 60_000 }, actions);
    await user.keyboard('/mvh123?{Control>}e{/Control}');
    expect(screen.getByRole('textbox', { name: 'Add a fact' })).toHaveProperty('value', 'mvh123?');
    for (const act of [actions.setMuted, actions.setCameraOn, actions.markSaid, actions.hangUp]) {
      expect(act).not.toHaveBeenCalled();
    }
  });

  test('Ctrl+E asks in the first 10 s, and its Esc stays in the call', async () => {
    const actions = spies();
    const { user } = inCall({ startedAt: NOW - 9999 }, actions);
    await user.keyboard('{Control>}e{/Control}');
    expect(
      screen.getByRole('alertdialog', { name: 'End the call with Maya Lindqvist?' }),
    ).toBeTruthy();
    expect(actions.hangUp).not.toHaveBeenCalled();
    await user.keyboard('m');
    expect(actions.setMuted).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Stay in the call' }));
    expect(actions.hangUp).not.toHaveBeenCalled();
    await user.keyboard('{Control>}e{/Control}');
    const dialog = await screen.findByRole('alertdialog');
    await user.click(within(dialog).getByRole('button', { name: 'End call' }));
    expect(actions.hangUp).toHaveBeenCalledOnce();
  });

  test('from 10 s on Ctrl+E ends at once', async () => {
    const actions = spies();
    const { user } = inCall({ startedAt: NOW - 10_000 }, actions);
    await user.keyboard('{Control>}e{/Control}');
    expect(actions.hangUp).toHaveBeenCalledOnce();
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  test('Ctrl+E does nothing while the call is ending', async () => {
    const actions = spies();
    const { user } = inCall({ phase: 'ending' }, actions);
    await user.keyboard('{Control>}e{/Control}');
    expect(actions.hangUp).not.toHaveBeenCalled();
  });
});

describe('what counts as a key', () => {
  const press = (init: KeyboardEventInit) => keyName(new KeyboardEvent('keydown', init));

  test('names: letters fold, Cmd is Ctrl, Alt and repeats are none', () => {
    expect(press({ key: 'M' })).toBe('m');
    expect(press({ key: '?', shiftKey: true })).toBe('?');
    expect(press({ key: 'e', metaKey: true })).toBe('Ctrl+e');
    expect(press({ key: 'm', altKey: true })).toBeNull();
    expect(press({ key: 'm', repeat: true })).toBeNull();
  });

  test.each([
    ['<input>', true],
    ['<input type="checkbox">', false],
    ['<textarea></textarea>', true],
    ['<div contenteditable="true"></div>', true],
    ['<div role="menu"></div>', true],
    ['<div role="dialog"></div>', true],
    ['<button aria-haspopup="listbox"></button>', true],
    ['<button></button>', false],
  ])('%s takes letters: %s', (html, expected) => {
    document.body.innerHTML = html;
    expect(isTyping(document.body.firstElementChild)).toBe(expected);
  });
});
