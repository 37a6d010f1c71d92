import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ActiveCall, DeskActions } from '#renderer/session/index.ts';
import { activeCall, deskState, reflectBack } from '../snapshots/desk.ts';
import { deskActions, services } from '../snapshots/services.ts';
import { show } from './show.tsx';
import type { Shown } from './show.tsx';

afterEach(cleanup);

const entry = (chatId: string, by: 'agent' | 'customer', text: string) => ({
  chatId,
  by,
  text,
  atMs: 1000,
});
const withChat = (entries: ActiveCall['chat']['entries'], delivered = 0) =>
  deskState({ call: activeCall({ chat: { entries, delivered, reachable: true } }) });

function inCall(
  chat: ActiveCall['chat']['entries'] = [],
  actions: Partial<DeskActions> = {},
  copy = services().copy,
): Shown {
  return show({ deskState: withChat(chat), actions: deskActions(actions), copy });
}
const field = (): HTMLTextAreaElement => screen.getByRole('textbox', { name: /Write to Maya/ });

describe('the chat beside the call', () => {
  test('C comes to the field; Enter sends, Shift and Enter begin a line', async () => {
    const sendChat = vi.fn<DeskActions['sendChat']>(() => true);
    const { user } = inCall([], { sendChat });
    await user.keyboard('c');
    expect(document.activeElement).toBe(field());
    await user.keyboard('a{Shift>}{Enter}{/Shift}b{Enter}');
    expect(sendChat).toHaveBeenCalledExactlyOnceWith('a\nb');
    expect(field().value).toBe('');
    await user.keyboard('{Enter}');
    expect(sendChat).toHaveBeenCalledTimes(1);
  });

  test('what was not taken stays in the field', async () => {
    const { user } = inCall([], { sendChat: () => false });
    await user.keyboard('chello{Enter}');
    expect(field().value).toBe('hello');
  });

  test('T puts the prompt into the field to be edited, and sends nothing', async () => {
    const sendChat = vi.fn<DeskActions['sendChat']>(() => true);
    const { user } = inCall([], { sendChat });
    await user.keyboard('t');
    expect(document.activeElement).toBe(field());
    expect(field().value).toBe(reflectBack.text);
    await user.click(screen.getByRole('tab', { name: 'Prompts' }));
    await user.click(screen.getByRole('button', { name: 'Write as text: Ask openly' }));
    expect(field().value).toBe(`${reflectBack.text}\nWhat happened right after you moved?`);
    expect(sendChat).not.toHaveBeenCalled();
  });

  test('a new message is told in words and aloud, and takes neither focus nor tab', async () => {
    const { user, desk } = inCall();
    await user.click(screen.getByRole('tab', { name: 'Prompts' }));
    const focused = document.activeElement;
    act(() => desk.set(withChat([entry('1', 'customer', 'My number is 4711')])));
    expect(screen.getByRole('tab', { name: 'Chat (1 new)' })).toBeTruthy();
    expect(
      screen.getByText('Maya Lindqvist wrote: My number is 4711').closest('output'),
    ).toBeTruthy();
    expect(document.activeElement).toBe(focused);
    await user.click(screen.getByRole('tab', { name: 'Chat (1 new)' }));
    expect(screen.getByRole('tab', { name: 'Chat' })).toBeTruthy();
    const log = screen.getByRole('log', { name: 'Chat with Maya Lindqvist' });
    expect(within(log).getByText('My number is 4711')).toBeTruthy();
  });

  test('says what is still on its way, and shows markup as text', async () => {
    const { user, desk } = inCall();
    act(() => desk.set(withChat([entry('1', 'agent', '<b>a</b>'), entry('2', 'agent', 'b')], 1)));
    await user.keyboard('c');
    expect(screen.getByText('<b>a</b>')).toBeTruthy();
    expect(screen.getAllByText('On its way')).toHaveLength(1);
  });

  test('a link is text with its host; it can be copied and not opened', async () => {
    const copy = vi.fn<ReturnType<typeof services>['copy']>(services().copy);
    const { user } = inCall([entry('1', 'customer', 'see https://аpple.com/login.')], {}, copy);
    await user.keyboard('c');
    const log = screen.getByRole('log');
    expect(within(log).queryByRole('link')).toBeNull();
    expect(within(log).getByText('xn--pple-43d.com').tagName).toBe('STRONG');
    await user.click(
      within(log).getByRole('button', { name: 'Copy the link to xn--pple-43d.com' }),
    );
    expect(copy).toHaveBeenCalledExactlyOnceWith('https://xn--pple-43d.com/login');
  });
});
