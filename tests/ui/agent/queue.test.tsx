import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import type { Services } from '#renderer/agent/desk/services.ts';
import type { TeamAccount } from '#renderer/session/index.ts';
import { ORIGIN, aMe, signedInSettings, teamAccount } from '../snapshots/account.ts';
import { appState, settings } from '../snapshots/services.ts';
import { show } from './show.tsx';

afterEach(cleanup);

describe('the queue of a new link', () => {
  const queue = (queueId: string, teamId: string, name: string) => ({
    queueId,
    teamId,
    name,
    mood: true,
  });

  test('is chosen where the team has queues', async () => {
    const createInvite = vi.fn<Services['createInvite']>();
    const me = aMe({ queues: [queue('bills', 'nord', 'Bills'), queue('moves', 'nord', 'Moves')] });
    const { user } = show({
      createInvite,
      account: teamAccount({ me: async () => ok({ state: 'signedIn', origin: ORIGIN, me }) }),
      appState: appState({ settings: settings(signedInSettings()) }),
    });
    createInvite.mockResolvedValue(err({ code: 'hubUnreachable', message: '' }));
    await user.click(await screen.findByRole('button', { name: /Queue/ }));
    await user.click(await screen.findByRole('option', { name: 'Moves' }));
    await user.type(screen.getByLabelText('Customer’s name'), 'Noor{Enter}');
    expect(createInvite).toHaveBeenCalledExactlyOnceWith({
      customerName: 'Noor',
      issue: null,
      queueId: 'moves',
    });
  });

  test('is no matter of whoever works alone', async () => {
    const me = vi.fn<TeamAccount['me']>();
    show({ account: teamAccount({ me }), appState: appState({ settings: settings() }) });
    expect(screen.queryByRole('button', { name: /Queue/ })).toBeNull();
    expect(me).not.toHaveBeenCalled();
  });
});
