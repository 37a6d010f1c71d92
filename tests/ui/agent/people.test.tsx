import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ok } from '#shared/lib/result.ts';
import type { TeamAdmin } from '#renderer/session/index.ts';
import type { Services } from '#renderer/agent/desk/services.ts';
import { aPerson, managed, nord, teamAdmin } from '../snapshots/admin.ts';
import { asAdministrator } from '../snapshots/administrator.ts';
import { answer, choose, no, open, press, retype, rows } from './peopleHands.tsx';
import { show } from './show.tsx';

afterEach(cleanup);

const DAY = 24 * 3_600_000;

describe('the way there', () => {
  test('is an administrator’s alone', async () => {
    const administrator = asAdministrator();
    const { user } = show({ appState: administrator.appState });
    await user.keyboard('{Control>}3{/Control}');
    expect(await screen.findByText('You are Maya in Team Nord.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Manage people and teams' })).toBeNull();
  });

  test('leads back to the settings, and each screen takes the focus to its heading', async () => {
    const { user } = await open();
    await press(user, /^Maya/);
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: 'Maya' })),
    );
    await press(user, 'All people');
    expect(document.activeElement?.textContent).toBe('People and teams');
    await user.click(within(screen.getByRole('main')).getByRole('button', { name: 'Settings' }));
    expect(screen.getByRole('heading', { level: 1, name: 'Settings' })).toBeTruthy();
  });

  test('says why the hub did not answer, and asks again', async () => {
    const people = vi.fn<TeamAdmin['people']>(async () =>
      no('The hub does not answer.', 'hubUnreachable'),
    );
    const shown = show({ ...asAdministrator(), admin: teamAdmin({ people }) });
    await shown.user.keyboard('{Control>}3{/Control}');
    await press(shown.user, 'Manage people and teams');
    expect(await screen.findByText('The hub does not answer.')).toBeTruthy();
    people.mockResolvedValue(ok(managed.people));
    await press(shown.user, 'Try again');
    expect(await screen.findByRole('button', { name: /^Maya/ })).toBeTruthy();
    expect(screen.queryByText('The hub does not answer.')).toBeNull();
  });
});

describe('people', () => {
  test('are listed with address, teams, roles and what sets them apart', async () => {
    await open();
    expect(rows('People of this hub')).toEqual([
      'Ada Brandt (you)ada@example.comTeam Nord, supervisorAdministrator',
      'Mayamaya@example.comTeam Nord, agent',
      'Tom Okafortom@example.comIn no teamDisabled',
    ]);
    expect(screen.queryByRole('textbox', { name: /^Find/ })).toBeNull();
  });

  test('many are found by what is typed, accents or not', async () => {
    const crowd = Array.from({ length: 9 }, (_, at) =>
      aPerson({ personId: `person-${at}`, name: `Zoë ${at}`, email: `zoe${at}@example.com` }),
    );
    const { user } = await open('People', {}, { people: [...managed.people, ...crowd] });
    const find = screen.getByRole('textbox', { name: 'Find by name, address or team' });
    await user.type(find, 'zoe 3');
    expect(rows('People of this hub')).toHaveLength(1);
    expect(screen.getByText('One person.')).toBeTruthy();
    await user.clear(find);
    await user.type(find, 'nobody at all');
    expect(screen.getByText('Nobody is called that.')).toBeTruthy();
    await user.clear(find);
    expect(rows('People of this hub')).toHaveLength(12);
  });

  test('change teams and roles; where the hub says no, nothing that was chosen is lost', async () => {
    const changePerson = vi.fn<TeamAdmin['changePerson']>(async () =>
      no('There is no such team.', 'notFound'),
    );
    const { user } = await open('People', { changePerson });
    await press(user, /^Maya/);
    await retype(user, 'Name', '');
    await press(user, 'Save');
    expect(screen.getByText('Please enter a name.')).toBeTruthy();
    expect(changePerson).not.toHaveBeenCalled();
    await retype(user, 'Name', 'Maya Lindqvist');
    await choose(user, /Team Süd/, 'Supervisor');
    await press(user, 'Save');
    expect((await screen.findByRole('alert')).textContent).toBe(
      'There is no such team. What you entered is still here.',
    );
    expect(screen.getByLabelText('Name')).toHaveProperty('value', 'Maya Lindqvist');
    changePerson.mockImplementation(async () => ok(aPerson()));
    await press(user, 'Save');
    expect(await screen.findByText('Saved.')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(changePerson).toHaveBeenLastCalledWith('maya', {
      name: 'Maya Lindqvist',
      memberships: [
        { teamId: 'nord', role: 'agent' },
        { teamId: 'sued', role: 'supervisor' },
      ],
    });
  });

  test('become administrators, and the last one stays one, for the reason beside the switch', async () => {
    const changePerson = vi.fn<TeamAdmin['changePerson']>(async () =>
      no('Somebody has to be left who may manage people.'),
    );
    const { user } = await open('People', { changePerson });
    await press(user, /^Ada/);
    await user.click(screen.getByRole('switch', { name: /^Administrator/ }));
    await answer(user, 'Stay one');
    expect(changePerson).not.toHaveBeenCalled();
    await user.click(screen.getByRole('switch', { name: /^Administrator/ }));
    await answer(user, 'Stop being one');
    expect((await screen.findByRole('alert')).textContent).toMatch(/^Somebody has to be left/);
    expect(screen.getByRole('switch', { name: /^Administrator/ })).toHaveProperty('checked', true);
    cleanup();

    const again = await open();
    await press(again.user, /^Maya/);
    await again.user.click(screen.getByRole('switch', { name: /^Administrator/ }));
    await waitFor(() =>
      expect(screen.getByRole('switch', { name: /^Administrator/ })).toHaveProperty(
        'checked',
        true,
      ),
    );
  });

  test('are disabled after a question that says what happens, and enabled again', async () => {
    const { user } = await open();
    await press(user, /^Maya/);
    await press(user, 'Disable this account');
    const question = screen.getByRole('alertdialog').textContent;
    expect(question).toMatch(/signed out everywhere and cannot sign in any more/);
    expect(question).toMatch(/everything else they did stays/);
    await answer(user, 'Keep it');
    expect(screen.queryByText(/cannot sign in\. Calls/)).toBeNull();
    await press(user, 'Disable this account');
    await answer(user, 'Disable this account');
    expect(await screen.findByText(/^Maya cannot sign in\. Calls/)).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Enable this account');
    await press(user, 'Enable this account');
    expect(await screen.findByRole('button', { name: 'Disable this account' })).toBeTruthy();
  });

  test('are signed out everywhere', async () => {
    const signOutEverywhere = vi.fn<TeamAdmin['signOutEverywhere']>(async () => ok(null));
    const { user } = await open('People', { signOutEverywhere });
    await press(user, /^Maya/);
    await press(user, 'Sign out everywhere');
    await answer(user, 'Sign out everywhere');
    expect(await screen.findByText('Maya is signed out everywhere.')).toBeTruthy();
    expect(signOutEverywhere).toHaveBeenCalledExactlyOnceWith('maya');
  });
});

describe('an invitation', () => {
  test('is made; its link stands there once, and is copied', async () => {
    const hub = teamAdmin();
    const invite = vi.fn<TeamAdmin['invite']>(hub.invite);
    const copy = vi.fn<Services['copy']>(async () => ok(null));
    const { user } = show({ ...asAdministrator(), admin: { ...hub, invite }, copy });
    await user.keyboard('{Control>}3{/Control}');
    await press(user, 'Manage people and teams');
    await user.click(await screen.findByRole('tab', { name: 'Invitations' }));
    await press(user, 'Invite somebody');
    await retype(user, 'E-mail address', 'lena');
    await press(user, 'Make the link');
    expect(screen.getByText(/Please enter an e-mail address/)).toBeTruthy();
    expect(invite).not.toHaveBeenCalled();
    await retype(user, 'Name', 'Lena');
    await retype(user, 'E-mail address', 'lena@example.com');
    await choose(user, /Team Nord/, 'Agent');
    await choose(user, /The link works for/, '1 day');
    invite.mockResolvedValueOnce(no('There is no such team.', 'notFound'));
    await press(user, 'Make the link');
    expect((await screen.findByRole('alert')).textContent).toMatch(/^There is no such team/);
    expect(screen.getByLabelText('E-mail address')).toHaveProperty('value', 'lena@example.com');
    await press(user, 'Make the link');
    const link = await screen.findByLabelText('Invitation link');
    expect(link).toHaveProperty('value', expect.stringMatching(/\/invitation#/));
    expect(link).toHaveProperty('readOnly', true);
    expect(screen.getByText(/^Send this link to them, by a way that only they read/)).toBeTruthy();
    await press(user, 'Copy link');
    expect(copy).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/\/invitation#/));
    expect(invite).toHaveBeenLastCalledWith({
      name: 'Lena',
      email: 'lena@example.com',
      administrator: false,
      memberships: [{ teamId: 'nord', role: 'agent' }],
      expiresInMs: DAY,
    });
    await press(user, 'Done');
    expect(rows('Open invitations')[0]).toMatch(/^Lenalena@example\.comTeam Nord, agentOpen until/);
    expect(screen.queryByText(/invitation#/)).toBeNull();
  });

  test('needs neither name nor address', async () => {
    const invite = vi.fn<TeamAdmin['invite']>(teamAdmin().invite);
    const { user } = await open('Invitations', { invite }, { teams: [nord], invitations: [] });
    expect(screen.getByText(/^No invitation is open/)).toBeTruthy();
    await press(user, 'Invite somebody');
    await press(user, 'Make the link');
    expect(await screen.findByText('The invitation is ready')).toBeTruthy();
    // With one team alone, it is that one.
    expect(invite).toHaveBeenCalledExactlyOnceWith({
      name: '',
      email: '',
      administrator: false,
      memberships: [{ teamId: 'nord', role: 'agent' }],
      expiresInMs: 7 * DAY,
    });
  });

  test('is taken back after a question; one that is gone already is said to be', async () => {
    const { user } = await open('Invitations');
    await press(user, 'Revoke the invitation for Noor Haddad');
    await answer(user, 'Keep it');
    expect(rows('Open invitations')).toHaveLength(1);
    await press(user, 'Revoke the invitation for Noor Haddad');
    await answer(user, 'Revoke the invitation');
    expect(await screen.findByText(/^No invitation is open/)).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Invite somebody');
    cleanup();
    const again = await open('Invitations', {
      revokeInvitation: async () => no('This invitation is not open any more.', 'notFound'),
    });
    await press(again.user, 'Revoke the invitation for Noor Haddad');
    await answer(again.user, 'Revoke the invitation');
    expect((await screen.findByRole('alert')).textContent).toMatch(/not open any more/);
  });
});
