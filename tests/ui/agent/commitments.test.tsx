import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ok } from '#shared/lib/result.ts';
import type { Services } from '#renderer/agent/desk/services.ts';
import type { DeskActions } from '#renderer/session/index.ts';
import { groupOf } from '#renderer/agent/commitments/groups.ts';
import { activeCall, deskState, ringing } from '../snapshots/desk.ts';
import { deskActions } from '../snapshots/services.ts';
import { commitment, summary } from '../snapshots/stored.ts';
import { minutes, NOW } from '../snapshots/time.ts';
import { show } from './show.tsx';

afterEach(cleanup);

const DAY = 24 * minutes(60);
const utc = { offsetMinutesAt: () => 0 };
const overdue = commitment({ dueAt: NOW - minutes(90) });
const later = commitment({
  id: 'call-maya-0001.2',
  text: 'call back about the meter',
  dueAt: NOW + 3 * DAY,
});

function inCall(overrides: Parameters<typeof activeCall>[0] = {}) {
  const actions = {
    addFact: vi.fn<DeskActions['addFact']>(),
    addAction: vi.fn<DeskActions['addAction']>(),
    changeAction: vi.fn<DeskActions['changeAction']>(),
    changeFact: vi.fn<DeskActions['changeFact']>(),
    removeAction: vi.fn<DeskActions['removeAction']>(),
    restoreAction: vi.fn<DeskActions['restoreAction']>(),
  };
  const { user } = show({
    actions: deskActions(actions),
    deskState: deskState({ call: activeCall(overrides) }),
  });
  const field = (): HTMLElement => screen.getByRole('textbox', { name: 'Add a fact' });
  return { user, actions, field };
}

/** A Saturday, 14:30 UTC; the words are those of this machine's own zone. */
const noonTomorrow = new Date(new Date(NOW + DAY).setHours(12, 0, 0, 0)).getTime();

describe('noting in a call', () => {
  test('says how a line is understood before Enter, and does that', async () => {
    const { user, actions, field } = inCall();
    await user.type(field(), '/action send the bill /due tomorrow noon');
    expect(screen.getByText(/^Action by tomorrow 12:00, in /)).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(actions.addAction).toHaveBeenCalledExactlyOnceWith('send the bill', noonTomorrow);
    expect((field() as HTMLInputElement).value).toBe('');
  });

  test('keeps a line that cannot be taken, and says why', async () => {
    const { user, actions, field } = inCall();
    await user.type(field(), '/action send it /due next friday{Enter}');
    expect(screen.getByText(/“next friday” can mean more than one day/)).toBeTruthy();
    expect(actions.addAction).not.toHaveBeenCalled();
    expect((field() as HTMLInputElement).value).toContain('send it');
  });

  test('works by buttons alone', async () => {
    const { user, actions, field } = inCall();
    await user.type(field(), 'send the bill');
    await user.click(screen.getByRole('button', { name: 'Action' }));
    await user.click(screen.getByRole('button', { name: 'Due' }));
    await user.click(screen.getByRole('button', { name: 'Tomorrow noon' }));
    expect((field() as HTMLInputElement).value).toBe('/action send the bill /due tomorrow noon');
    await user.keyboard('{Enter}');
    expect(actions.addAction).toHaveBeenCalledExactlyOnceWith('send the bill', noonTomorrow);
  });

  test('gives the last promise its date', async () => {
    const { user, actions, field } = inCall({
      actions: [{ actionId: 4, atMs: 1, text: 'call back', dueAt: null }],
    });
    await user.type(field(), '/due tomorrow noon');
    expect(screen.getByText(/^“call back” by tomorrow 12:00/)).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(actions.changeAction).toHaveBeenCalledExactlyOnceWith(4, 'call back', noonTomorrow);
  });

  test('says so where there is no promise to date', async () => {
    const { user, field } = inCall();
    await user.type(field(), '/due tomorrow noon{Enter}');
    expect(screen.getByText(/Nothing was promised yet/)).toBeTruthy();
  });

  test('notes are changed where they stand, and come back after a removal', async () => {
    const { user, actions } = inCall({
      facts: [{ factId: 2, text: 'the bil doubled', atMs: 1 }],
      actions: [{ actionId: 4, atMs: 1, text: 'call back', dueAt: NOW - minutes(5) }],
    });
    await user.click(screen.getByRole('tab', { name: 'Facts (2)' }));
    await user.click(screen.getByRole('button', { name: 'Edit fact: the bil doubled' }));
    const fact = screen.getByRole('textbox', { name: 'Fact' });
    expect(document.activeElement).toBe(fact);
    await user.clear(fact);
    await user.type(fact, 'the bill doubled{Enter}');
    expect(actions.changeFact).toHaveBeenCalledExactlyOnceWith(2, 'the bill doubled');

    await user.click(screen.getByRole('button', { name: 'Edit: call back' }));
    await user.type(screen.getByRole('textbox', { name: 'What you will do' }), ' soon{Enter}');
    expect(actions.changeAction).toHaveBeenCalledExactlyOnceWith(
      4,
      'call back soon',
      NOW - minutes(5),
    );

    await user.click(screen.getByRole('button', { name: 'Remove: call back' }));
    expect(actions.removeAction).toHaveBeenCalledExactlyOnceWith(4);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(actions.restoreAction).toHaveBeenCalledExactlyOnceWith(4);
  });
});

describe('the page of commitments', () => {
  test('opens by its key, and lists what is late apart', async () => {
    const { user } = show({ promised: [overdue, later] });
    await user.keyboard('{Control>}4{/Control}');
    const late = await screen.findByRole('list', { name: 'Overdue' });
    expect(within(late).getByText('send the corrected bill')).toBeTruthy();
    expect(within(late).getByText(/^Was due .*ago$/)).toBeTruthy();
    const week = screen.getByRole('list', { name: 'In the next 7 days' });
    expect(within(week).getByText('call back about the meter')).toBeTruthy();
  });

  test('ticks, and takes a tick back', async () => {
    const { user } = show({ promised: [overdue] });
    await user.keyboard('{Control>}4{/Control}');
    await user.click(screen.getByRole('checkbox', { name: 'Done: send the corrected bill' }));
    expect(await screen.findByRole('list', { name: 'Done in the last 7 days' })).toBeTruthy();
    expect(screen.queryByRole('list', { name: 'Overdue' })).toBeNull();
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('list', { name: 'Overdue' })).toBeTruthy();
  });

  test('teaches while it is empty', async () => {
    const { user } = show();
    await user.click(screen.getByRole('button', { name: 'Commitments' }));
    expect(screen.getByText(/Nothing is promised/)).toBeTruthy();
  });

  test('is where a reminder in the window leads, and the reminder is then put away', async () => {
    const { user } = show({ promised: [overdue], reminder: [overdue] });
    expect(screen.getByText('Promised to Maya Lindqvist: send the corrected bill')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show commitments' }));
    expect(screen.getByRole('heading', { name: 'Commitments' })).toBeTruthy();
    expect(screen.queryByText(/^Promised to/)).toBeNull();
  });

  test.each([
    [null, 'undated'],
    [NOW, 'overdue'],
    [NOW + 1, 'today'],
    [NOW + 10 * minutes(60), 'week'],
    [NOW + 7 * DAY, 'week'],
    [NOW + 8 * DAY, 'later'],
  ] as const)('groups %s as %s by the calendar', (dueAt, group) => {
    expect(groupOf(commitment({ dueAt }), NOW, utc)).toBe(group);
  });
});

test('a ring shows what is still open for that customer', async () => {
  show({ promised: [later], deskState: deskState({ ringing: [ringing()] }) });
  const open = await screen.findByRole('list', { name: 'Open for Maya Lindqvist' });
  expect(within(open).getByText('call back about the meter')).toBeTruthy();
});

test('the summary lets facts and promises be put right', async () => {
  const setFacts = vi.fn<Services['setFacts']>(async () => ok(null));
  const { user } = show({
    setFacts,
    promised: [overdue],
    summaries: [summary({ facts: [{ atMs: 1000, text: 'moved in Mai' }] })],
    deskState: deskState({
      ended: {
        callId: 'call-maya-0001',
        customerName: 'Maya Lindqvist',
        by: 'customer',
        reason: 'hungUp',
        save: 'saved',
        summary: null,
      },
    }),
  });
  await user.click(await screen.findByRole('button', { name: 'Edit fact: moved in Mai' }));
  const field = screen.getByRole('textbox', { name: 'Fact' });
  await user.clear(field);
  await user.type(field, 'moved in May{Enter}');
  expect(setFacts).toHaveBeenCalledExactlyOnceWith('call-maya-0001', [
    { atMs: 1000, text: 'moved in May' },
  ]);
  await user.click(await screen.findByRole('checkbox', { name: 'Done: send the corrected bill' }));
  await waitFor(() => expect(screen.getByText(/^Done today/)).toBeTruthy());
});
