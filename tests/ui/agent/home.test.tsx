import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import type { Services } from '#renderer/agent/desk/services.ts';
import { deskState, ringing } from '../snapshots/desk.ts';
import { appState } from '../snapshots/services.ts';
import { callListItem, invite, summary } from '../snapshots/stored.ts';
import { NOW, minutes } from '../snapshots/time.ts';
import { show } from './show.tsx';

afterEach(cleanup);

const section = (name: string): HTMLElement =>
  screen.getByRole('heading', { name }).closest('section') ?? document.body;

describe('home', () => {
  test('makes a link, shows how long it lasts, copies it with one press and says so', async () => {
    const copy = vi.fn<Services['copy']>(async () => ok(null));
    const { user } = show({ copy });
    await user.type(screen.getByLabelText('Customer’s name'), 'Maya Lindqvist');
    await user.type(screen.getByLabelText('What it is about'), 'Bill doubled{Enter}');
    expect(await screen.findByRole('heading', { name: 'Link for Maya Lindqvist' })).toBe(
      document.activeElement,
    );
    const link = screen.getByLabelText('Call link');
    expect(link).toHaveProperty('readOnly', true);
    expect(screen.getByText('Works once, until Sun, 22 Nov 2026, 14:30.')).toBeTruthy();
    expect(screen.getByText('This link works on this computer only.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Copy link' }));
    expect(copy).toHaveBeenCalledWith('http://127.0.0.1:4610/join#k7Qz-4mVtR');
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Make another link' }));
    expect(screen.getByLabelText('Customer’s name')).toHaveProperty('value', '');
  });

  test('an empty issue is none, and a link for elsewhere has no warning', async () => {
    const createInvite = vi.fn<Services['createInvite']>(async (draft) =>
      ok(invite({ ...draft, url: 'https://calls.example/join#abc', expiresAt: NOW + minutes(60) })),
    );
    const { user } = show({
      createInvite,
      appState: appState({
        hub: {
          state: 'running',
          mode: 'remote',
          origin: 'https://calls.example',
          publicOrigin: 'https://calls.example',
          localOnly: false,
        },
      }),
    });
    await user.type(screen.getByLabelText('Customer’s name'), '  Noor {Enter}');
    expect(await screen.findByText('Works once, until 15:30 today.')).toBeTruthy();
    expect(createInvite).toHaveBeenCalledWith({
      customerName: 'Noor',
      issue: null,
      queueId: null,
    });
    expect(screen.queryByText('This link works on this computer only.')).toBeNull();
  });

  test('asks for a name before making a link', async () => {
    const createInvite = vi.fn<Services['createInvite']>();
    const { user } = show({ createInvite });
    await user.click(screen.getByRole('button', { name: 'Make the link' }));
    expect(screen.getByText('Please enter a name.')).toBeTruthy();
    expect(createInvite).not.toHaveBeenCalled();
  });

  test.each([
    ['hubUnreachable', 'The hub cannot be reached.'],
    ['storeUnavailable', 'The record file cannot be opened right now.'],
    ['other', 'Something unexpected got in the way.'],
  ] as const)('says why a link could not be made: %s', async (code, words) => {
    const { user } = show({ createInvite: async () => err({ code, message: '' }) });
    await user.type(screen.getByLabelText('Customer’s name'), 'Maya{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain(words);
    expect(screen.getByLabelText('Customer’s name')).toHaveProperty('value', 'Maya');
  });

  test('says when copying failed', async () => {
    const { user } = show({ copy: async () => err({ code: 'other', message: '' }) });
    await user.type(screen.getByLabelText('Customer’s name'), 'Maya{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Copy link' }));
    expect(await screen.findByText(/Select it and copy it by hand/)).toBeTruthy();
  });

  test('lists open links and revokes one after asking', async () => {
    const open = [invite(), invite({ inviteId: 'invite-2', customerName: 'Noor Haddad' })];
    const revokeInvite = vi.fn<Services['revokeInvite']>(async (inviteId) => {
      open.splice(
        open.findIndex((each) => each.inviteId === inviteId),
        1,
      );
      return ok(null);
    });
    const { user } = show({ revokeInvite, listInvites: async () => ok([...open]) });
    const revoke = await screen.findByRole('button', { name: /^Revoke the link for Maya/ });
    await user.click(revoke);
    await user.click(await screen.findByRole('button', { name: 'Keep it' }));
    expect(revokeInvite).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Revoke the link for Maya Lindqvist' }));
    await user.click(await screen.findByRole('button', { name: 'Revoke link' }));
    expect(revokeInvite).toHaveBeenCalledExactlyOnceWith('invite-1');
    await screen.findByRole('button', { name: 'Revoke the link for Noor Haddad' });
    expect(screen.queryByRole('button', { name: /for Maya Lindqvist/ })).toBeNull();
  });

  test('a link made in this window can be copied again from the list', async () => {
    const open: ReturnType<typeof invite>[] = [];
    const copy = vi.fn<Services['copy']>(async () => ok(null));
    const { user } = show({
      copy,
      listInvites: async () => ok([...open]),
      createInvite: async (draft) => {
        open.push(invite({ ...draft, inviteId: 'new' }));
        return ok(invite({ ...draft, inviteId: 'new', url: 'http://127.0.0.1/join#x' }));
      },
    });
    await user.type(screen.getByLabelText('Customer’s name'), 'Maya{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Copy the link for Maya' }));
    expect(copy).toHaveBeenCalledWith('http://127.0.0.1/join#x');
  });

  test('open links that cannot be read say so and can be tried again', async () => {
    let reachable = false;
    const { user } = show({
      listInvites: async () =>
        reachable ? ok([invite()]) : err({ code: 'hubUnreachable', message: '' }),
    });
    await screen.findByText('The open links could not be read.');
    reachable = true;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('until Sun, 22 Nov 2026, 14:30')).toBeTruthy();
  });

  test('starts the simulated customer, and says when that fails', async () => {
    const startSimulatedCustomer = vi.fn<Services['startSimulatedCustomer']>(async () =>
      err({ code: 'refused', message: '' }),
    );
    const { user } = show({ startSimulatedCustomer });
    await user.click(screen.getByRole('button', { name: 'Start the simulated customer' }));
    expect((await screen.findByRole('alert')).textContent).toContain(
      'The simulated customer could not be started.',
    );
    expect(startSimulatedCustomer).toHaveBeenCalledOnce();
  });

  test('says who is waiting, and shows the last calls', async () => {
    const { user } = show({
      deskState: deskState({ ringing: [ringing()] }),
      calls: [callListItem({ customerName: 'Noor Haddad' })],
      summaries: [summary({ customerName: 'Noor Haddad' })],
    });
    expect(section('Who is waiting').textContent).toContain('Maya Lindqvist, for 00:08');
    await user.click(await screen.findByRole('button', { name: /Noor Haddad/ }));
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Call with Noor Haddad' }),
    ).toBeTruthy();
  });
});
