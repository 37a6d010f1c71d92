import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { liveCall, people, show } from './show.tsx';

afterEach(cleanup);

const step = { name: 'call', people, call: liveCall } as const;
const said = (chatId: string, text: string) =>
  ({ chatId, by: 'agent', text, arrived: true }) as const;

describe('the chat on the customer’s page', () => {
  it('opens by its button, sends with Enter, and shows what is on its way', async () => {
    const user = userEvent.setup();
    const { actions, store } = show(step);
    await user.click(screen.getByRole('button', { name: 'Chat' }));
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Write to Sam' });
    await user.type(field, 'Hello{Enter}');
    expect(actions.sendChat).toHaveBeenCalledExactlyOnceWith('Hello');
    expect(field.value).toBe('');
    act(() =>
      store.setState({ chat: [{ chatId: '1', by: 'customer', text: 'Hello', arrived: false }] }),
    );
    const log = screen.getByRole('log', { name: 'Messages' });
    expect(within(log).getByText('On its way')).toBeTruthy();
  });

  it('keeps what was too much at once, and says so', async () => {
    const user = userEvent.setup();
    const { actions } = show(step);
    vi.mocked(actions.sendChat).mockReturnValue(false);
    await user.click(screen.getByRole('button', { name: 'Chat' }));
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Write to Sam' });
    await user.type(field, 'Hello{Enter}');
    expect(field.value).toBe('Hello');
    expect(screen.getByText(/your last messages have to arrive first/)).toBeTruthy();
  });

  it('counts new messages in words and reads them out, without opening or taking the focus', () => {
    const { store } = show(step);
    const focused = document.activeElement;
    act(() => store.setState({ chat: [said('1', 'one'), said('2', 'two')] }));
    expect(screen.getByText('Sam wrote: two').closest('output')).toBeTruthy();
    expect(document.activeElement).toBe(focused);
    expect(screen.queryByRole('log')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Chat, 2 new' }));
    expect(screen.getByRole('button', { name: 'Chat' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Chat' }));
    expect(screen.getByRole('button', { name: 'Chat' })).toBeTruthy();
  });

  it('a link opens a page of its own that knows nothing of this one', async () => {
    const user = userEvent.setup();
    show(step, {}, { chat: [said('1', 'Go to https://example.com/form.')] });
    await user.click(screen.getByRole('button', { name: /^Chat/ }));
    const link = screen.getByRole('link');
    expect(link.textContent).toBe('https://example.com/form');
    expect(link.getAttribute('href')).toBe('https://example.com/form');
    expect(link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(link.getAttribute('target')).toBe('_blank');
    expect(within(link).getByText('example.com').tagName).toBe('STRONG');
  });
});
