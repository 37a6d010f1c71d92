import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ok } from '#shared/lib/result.ts';
import type { TeamAdmin } from '#renderer/session/index.ts';
import { teamAdmin } from '../snapshots/admin.ts';
import { answer, choose, no, open, press, retype, rows } from './peopleHands.tsx';

afterEach(cleanup);

const HOUR = 3_600_000;

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
