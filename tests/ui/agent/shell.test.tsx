import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CannotStart } from '#renderer/agent/app/CannotStart.tsx';
import type { Services } from '#renderer/agent/desk/services.ts';
import type { DeskActions, HubStatus, Notice } from '#renderer/session/index.ts';
import { english } from '#renderer/ui/i18n/en/index.ts';
import { TextProvider } from '#renderer/ui/i18n/text.tsx';
import { activeCall, deskState } from '../snapshots/desk.ts';
import { appState, deskActions } from '../snapshots/services.ts';
import { summary } from '../snapshots/stored.ts';
import { show } from './show.tsx';

afterEach(cleanup);

const title = (): string => screen.getByRole('heading', { level: 1 }).textContent ?? '';

describe('places', () => {
  test('are a key away, and the focus lands on their heading', async () => {
    const { user } = show();
    expect(document.activeElement).toBe(document.body);
    for (const [key, name] of [
      ['2', 'Past calls'],
      ['3', 'Settings'],
      ['1', 'Your desk'],
    ] as const) {
      await user.keyboard(`{Control>}${key}{/Control}`);
      expect(title()).toBe(name);
      expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
      expect(document.title).toBe(`${name} · Hearback`);
    }
    await user.click(screen.getByRole('button', { name: 'About' }));
    expect(title()).toBe('About Hearback');
    expect(screen.getByText('Electron 45.4.1')).toBeTruthy();
  });

  test('the rail says where the agent is', async () => {
    const { user } = show();
    const rail = screen.getByRole('navigation', { name: 'Places' });
    const current = (): string | undefined =>
      rail.querySelector('[aria-current=page]')?.textContent ?? undefined;
    expect(current()).toBe('Call');
    await user.click(within(rail).getByRole('button', { name: 'Past calls' }));
    expect(current()).toBe('Past calls');
  });

  test('? shows all keys, Esc puts them away', async () => {
    const { user } = show();
    await user.keyboard('?');
    const dialog = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    for (const key of ['M', 'V', '/', '1–3', 'Ctrl+E', 'Enter', 'Esc', '?']) {
      expect(within(dialog).getByText(key)).toBeTruthy();
    }
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('during a call its bar stays in every place, with its keys', async () => {
    const setMuted = vi.fn<DeskActions['setMuted']>();
    const { user } = show({
      deskState: deskState({ call: activeCall() }),
      actions: deskActions({ setMuted }),
    });
    await user.keyboard('{Control>}3{/Control}');
    const bar = screen.getByRole('region', { name: 'Call with Maya Lindqvist' });
    expect(bar.textContent).toContain('04:12');
    expect(within(bar).getByRole('button', { name: 'End call' })).toBeTruthy();
    await user.keyboard('m');
    expect(setMuted).toHaveBeenCalledExactlyOnceWith(true);
    await user.click(within(bar).getByRole('button', { name: 'Back to the call' }));
    expect(title()).toBe('Maya Lindqvist');
  });

  test('a call that begins and the summary after it come by themselves', async () => {
    const { user, desk } = show();
    await user.keyboard('{Control>}2{/Control}');
    act(() => desk.set(deskState({ call: activeCall() })));
    expect(title()).toBe('Maya Lindqvist');
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
    await user.keyboard('{Control>}3{/Control}');
    const ended = {
      callId: 'call-maya-0001',
      customerName: 'Maya Lindqvist',
      by: 'agent',
      reason: 'hungUp',
      save: 'saving',
      summary: summary(),
    } as const;
    act(() => desk.set(deskState({ ended })));
    expect(title()).toBe('Call with Maya Lindqvist');
    expect(screen.getByText(/Saving the summary/)).toBeTruthy();
    act(() => desk.set(deskState()));
    expect(title()).toBe('Your desk');
  });

  test('the customer’s sound plays on, wherever the agent looks', async () => {
    const { user } = show({ deskState: deskState({ call: activeCall() }) });
    const sound = screen.getByTestId('customer-sound');
    await user.keyboard('{Control>}2{/Control}');
    expect(screen.getByTestId('customer-sound')).toBe(sound);
  });
});

const notices: readonly (readonly [Notice['code'], string | null, RegExp])[] = [
  ['databaseKeptAside', 'calls.kept.db', /kept, untouched, as calls\.kept\.db/],
  ['databaseKeptAside', null, /kept, untouched\. Please/],
  ['databaseNewer', null, /newer version of Hearback/],
  ['databaseUnreadable', null, /cannot be opened/],
  ['diskFull', null, /Free some space/],
  ['keyNotProtected', null, /no key store/],
  ['windowReturned', null, /was opened again/],
  ['linkWaits', null, /Open it again after the call/],
  ['callsRecovered', '1', /A call was put together again/],
  ['callsRecovered', '3', /3 calls were put together again/],
];

describe('notices', () => {
  test.each(notices)('%s (%s) stands in words and can be put away', async (code, detail, words) => {
    const { user } = show({ deskState: deskState({ notices: [{ code, detail }] }) });
    const region = screen.getByRole('region', { name: 'Notices' });
    expect(region.textContent).toMatch(words);
    await user.click(within(region).getByRole('button', { name: 'Dismiss' }));
    expect(region.textContent).toBe('');
    await user.keyboard('{Control>}2{/Control}');
    expect(screen.getByRole('region', { name: 'Notices' }).textContent).toBe('');
  });

  test('recovered calls lead to past calls', async () => {
    const { user } = show({
      deskState: deskState({ notices: [{ code: 'callsRecovered', detail: '1' }] }),
    });
    await user.click(screen.getByRole('button', { name: 'Show past calls' }));
    expect(title()).toBe('Past calls');
  });

  const failed = (code: Extract<HubStatus, { state: 'failed' }>['code']): HubStatus => ({
    state: 'failed',
    code,
    detail: 'Port 4610 is in use.',
  });
  test.each(['portTaken', 'tlsFiles', 'unreachable', 'unauthorised', 'other'] as const)(
    'a hub that failed (%s) says why, what to do, and tries again',
    async (code) => {
      const retryHub = vi.fn<Services['retryHub']>(async () => undefined);
      const { user } = show({ retryHub, appState: appState({ hub: failed(code) }) });
      const region = screen.getByRole('region', { name: 'Notices' });
      expect(region.textContent).toContain(english[`hub.failed.${code}`]);
      expect(region.textContent).toContain(english[`hub.failed.${code}Fix`]);
      expect(region.textContent).toContain('Port 4610 is in use.');
      await user.click(within(region).getByRole('button', { name: 'Try again' }));
      expect(retryHub).toHaveBeenCalledOnce();
      await user.click(within(region).getByRole('button', { name: 'Open settings' }));
      expect(title()).toBe('Settings');
    },
  );

  test('a hub that went away says what still works', () => {
    show({ deskState: deskState({ hubConnection: 'offline' }) });
    expect(screen.getByText(/Past calls are all here/)).toBeTruthy();
    cleanup();
    show({ deskState: deskState({ hubConnection: 'refused' }) });
    expect(screen.getByText(/Ask your administrator for a new one/)).toBeTruthy();
  });
});

test('a window that cannot start says what was kept, and tries again', async () => {
  const onRetry = vi.fn<() => void>();
  render(
    <TextProvider locale="en-GB" messages={english}>
      <CannotStart onRetry={onRetry} />
    </TextProvider>,
  );
  expect(screen.getByRole('alert').textContent).toContain('Nothing was changed or deleted.');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(onRetry).toHaveBeenCalledOnce();
});
