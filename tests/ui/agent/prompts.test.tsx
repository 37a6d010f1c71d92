import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ActiveCall, DeskActions } from '#renderer/session/index.ts';
import { activeCall, deskState, prompts } from '../snapshots/desk.ts';
import { deskActions } from '../snapshots/services.ts';
import { show } from './show.tsx';
import type { Shown } from './show.tsx';

afterEach(cleanup);

const withPrompts = (call: Partial<ActiveCall> = {}) =>
  deskState({ call: activeCall({ prompts, ...call }) });

function inCall(actions: Partial<DeskActions>): Shown {
  return show({ deskState: withPrompts(), actions: deskActions(actions) });
}

function firstCard(): HTMLElement {
  const [card] = screen.getAllByRole('article');
  if (card === undefined) throw new Error('no prompt is shown');
  return card;
}

describe('prompts under the hand', () => {
  test('stay while the pointer is on them', async () => {
    const holdPrompts = vi.fn<DeskActions['holdPrompts']>();
    const { user } = inCall({ holdPrompts });
    await user.hover(firstCard());
    expect(holdPrompts.mock.calls).toEqual([[true]]);
    await user.hover(screen.getByRole('tab', { name: 'Prompts' }));
    expect(holdPrompts.mock.calls).toEqual([[true], [false]]);
  });

  test('stay while the keyboard is in them, from card to card', async () => {
    const holdPrompts = vi.fn<DeskActions['holdPrompts']>();
    const { user } = inCall({ holdPrompts });
    act(() => screen.getByRole('tab', { name: 'Prompts' }).focus());
    await user.tab();
    // The panel of the tab may take the focus itself, before its first button.
    if (holdPrompts.mock.calls.length === 0) await user.tab();
    expect(document.activeElement?.closest('article')).toBe(firstCard());
    await user.tab();
    await user.tab();
    await user.tab();
    expect(holdPrompts.mock.calls).toEqual([[true]]);
    act(() => screen.getByRole('tab', { name: 'Prompts' }).focus());
    expect(holdPrompts.mock.calls).toEqual([[true], [false]]);
  });

  test('are let go when a card leaves with the focus in it', async () => {
    const holdPrompts = vi.fn<DeskActions['holdPrompts']>();
    const { user, desk } = inCall({ holdPrompts });
    await user.tab();
    act(() =>
      within(firstCard())
        .getByRole('button', { name: /^Said: / })
        .focus(),
    );
    act(() => desk.set(withPrompts({ prompts: [] })));
    expect(holdPrompts.mock.calls).toEqual([[true], [false]]);
  });

  test('are let go when another tab covers them', async () => {
    const holdPrompts = vi.fn<DeskActions['holdPrompts']>();
    const { user } = inCall({ holdPrompts });
    await user.hover(firstCard());
    await user.keyboard('c');
    expect(holdPrompts.mock.calls).toEqual([[true], [false]]);
  });
});
