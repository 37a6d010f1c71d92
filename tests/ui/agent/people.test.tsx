import { cleanup, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import type { Failure, TeamAdmin } from '#renderer/session/index.ts';
import { aPerson, managed, nord, teamAdmin } from '../snapshots/admin.ts';
import type { Managed } from '../snapshots/admin.ts';
import { asAdministrator } from '../snapshots/administrator.ts';
import { show } from './show.tsx';
import type { Shown } from './show.tsx';

afterEach(cleanup);

type Part = 'People' | 'Invitations' | 'Teams' | 'Queues';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const no = (message: string, code: Failure['code'] = 'changed') => err({ code, message });

/** The administrator's page, by the way that leads there. */
async function open(
  part: Part = 'People',
  admin: Partial<TeamAdmin> = {},
  data: Partial<Managed> = {},
): Promise<Shown> {
  const shown = show({ ...asAdministrator(), admin: teamAdmin(admin, data) });
  await shown.user.keyboard('{Control>}3{/Control}');
  await shown.user.click(await screen.findByRole('button', { name: 'Manage people and teams' }));
  await shown.user.click(await screen.findByRole('tab', { name: part }));
  return shown;
}

const press = async (user: UserEvent, name: string | RegExp): Promise<void> =>
  user.click(await screen.findByRole('button', { name }));

/** Answers the question that is open. */
const answer = async (user: UserEvent, name: string): Promise<void> =>
  user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name }));

async function choose(user: UserEvent, field: string | RegExp, option: string): Promise<void> {
  await user.click(screen.getByRole('button', { name: field }));
  await user.click(await screen.findByRole('option', { name: option }));
}

const retype = async (user: UserEvent, field: string, text: string): Promise<void> => {
  const input = screen.getByLabelText(field);
  await user.clear(input);
  if (text !== '') await user.type(input, text);
};

const rows = (list: string): readonly (string | null)[] =>
  within(screen.getByRole('list', { name: list }))
    .getAllByRole('listitem')
    .map((row) => row.textContent);

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
    const copy = vi.fn(async () => ok(null));
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
    cleanup();
    const again = await open('Invitations', {
      revokeInvitation: async () => no('This invitation is not open any more.', 'notFound'),
    });
    await press(again.user, 'Revoke the invitation for Noor Haddad');
    await answer(again.user, 'Revoke the invitation');
    expect((await screen.findByRole('alert')).textContent).toMatch(/not open any more/);
  });
});

describe('a team', () => {
  test('is added, and opens for the rest', async () => {
    const { user } = await open('Teams');
    expect(rows('Teams of this hub')).toEqual([
      'Team NordSummaries are the agent’s alone for 8 hoursSummaries are never deleted',
      'Team SüdSummaries are seen by the team’s supervisors at onceSummaries are deleted after 90 days',
    ]);
    await press(user, 'Add a team');
    await press(user, 'Add the team');
    expect(screen.getByText('Please enter a name for the team.')).toBeTruthy();
    await user.type(screen.getByLabelText('Name of the team'), 'West{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'West' })).toBeTruthy();
    expect(screen.getByLabelText(/^How long a summary stays/)).toHaveProperty('value', '8');
  });

  test.each(['', 'eight', '168.5', '-1'])('does not take “%s” for hours', async (typed) => {
    const changeTeam = vi.fn<TeamAdmin['changeTeam']>();
    const { user } = await open('Teams', { changeTeam });
    await press(user, /^Team Nord/);
    await retype(user, 'How long a summary stays the agent’s alone (hours)', typed);
    await press(user, 'Save');
    expect(screen.getByText('Please enter a number of hours from 0 to 168.')).toBeTruthy();
    expect(changeTeam).not.toHaveBeenCalled();
  });

  test('asks before it deletes what would have stayed, and not where it keeps longer', async () => {
    const changeTeam = vi.fn<TeamAdmin['changeTeam']>(teamAdmin().changeTeam);
    const { user } = await open('Teams', { changeTeam });
    await press(user, /^Team Nord/);
    await retype(user, 'How long a summary stays the agent’s alone (hours)', '0,5');
    await choose(user, /Delete summaries after/, 'A number of days');
    await retype(user, 'Days after the call', '0');
    await press(user, 'Save');
    expect(screen.getByText(/whole number of days from 1 to 3660/)).toBeTruthy();
    await retype(user, 'Days after the call', '30');
    await press(user, 'Save');
    expect(screen.getByRole('alertdialog').textContent).toMatch(/more than 30 days old/);
    await answer(user, 'Change nothing');
    expect(changeTeam).not.toHaveBeenCalled();
    expect(screen.getByLabelText('Days after the call')).toHaveProperty('value', '30');
    await press(user, 'Save');
    await answer(user, 'Save and delete older ones');
    expect(await screen.findByText('Saved.')).toBeTruthy();
    const saved = { name: 'Team Nord', agentFirstMs: HOUR / 2, keepDays: 30 };
    expect(changeTeam).toHaveBeenCalledExactlyOnceWith('nord', saved);
    cleanup();

    const again = await open('Teams', { changeTeam });
    await press(again.user, /^Team Süd/);
    await retype(again.user, 'Days after the call', '120');
    await press(again.user, 'Save');
    expect(await screen.findByText('Saved.')).toBeTruthy();
    expect(changeTeam.mock.lastCall?.[1]).toMatchObject({ agentFirstMs: 0, keepDays: 120 });
  });
});

describe('a queue', () => {
  test('says whether its customers may be asked for the mood cue, and what off does', async () => {
    const changeQueue = vi.fn<TeamAdmin['changeQueue']>(teamAdmin().changeQueue);
    const { user } = await open('Queues', { changeQueue });
    expect(rows('Queues of this hub')).toEqual([
      'BillsIn Team NordMood cue: may be asked for',
      'Moving houseIn Team SüdMood cue: off',
    ]);
    await press(user, /^Bills/);
    const mood = screen.getByRole('switch', { name: /^Customers may be asked for the mood cue/ });
    expect(
      screen.getByText(/^When this is off, customers of this queue are never asked/),
    ).toBeTruthy();
    await user.click(mood);
    await retype(user, 'Name of the queue', ' Bills and moving ');
    await press(user, 'Save');
    expect(await screen.findByText('Saved.')).toBeTruthy();
    expect(changeQueue).toHaveBeenCalledExactlyOnceWith('bills', {
      name: 'Bills and moving',
      mood: false,
    });
  });

  test('is added to a team', async () => {
    const addQueue = vi.fn<TeamAdmin['addQueue']>(async () => no('There is no such team.'));
    const { user } = await open('Queues', { addQueue });
    await press(user, 'Add a queue');
    await press(user, 'Add the queue');
    expect(screen.getByText('Please enter a name for the queue.')).toBeTruthy();
    await user.type(screen.getByLabelText('Name of the queue'), 'Contracts');
    await choose(user, /^Team Nord Team|Team$/, 'Team Süd');
    await press(user, 'Add the queue');
    expect((await screen.findByRole('alert')).textContent).toMatch(/^There is no such team/);
    expect(screen.getByLabelText('Name of the queue')).toHaveProperty('value', 'Contracts');
    addQueue.mockImplementation(async (queue) => ok({ queueId: 'q', ...queue }));
    await press(user, 'Add the queue');
    expect(await screen.findByRole('list', { name: 'Queues of this hub' })).toBeTruthy();
    const added = { teamId: 'sued', name: 'Contracts', mood: true };
    expect(addQueue).toHaveBeenLastCalledWith(added);
  });

  test('needs a team first', async () => {
    await open('Queues', {}, { teams: [], queues: [] });
    expect(screen.getByText('A queue belongs to a team. Add a team first.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Add a queue' })).toBeNull();
  });
});
