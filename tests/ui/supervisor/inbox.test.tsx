import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import type { CallQuery } from '#shared/contract/desk.ts';
import { NOW, minutes } from '../snapshots/time.ts';
import { callLine, me, savedView } from '../snapshots/supervisor.ts';
import { showDesk } from './showDesk.tsx';
import type { ShownDesk } from './showDesk.tsx';

afterEach(cleanup);

const line = callLine();
const calm = callLine({
  callId: 'call-0000002',
  customerName: 'Noor Haddad',
  agentName: 'Inês Carvalho',
  unusual: [],
  satisfied: null,
  recommend: null,
  resolved: null,
  heard: null,
  reviewedAt: NOW - minutes(5),
});

const queries = ({ asked }: ShownDesk): readonly CallQuery[] =>
  asked.filter(({ channel }) => channel === 'desk.calls').map(({ args }) => args as CallQuery);

const rows = async (): Promise<readonly HTMLElement[]> =>
  within(await screen.findByRole('grid', { name: 'Calls, newest first' })).getAllByRole('row');

describe('the inbox', () => {
  test('begins with what nobody reviewed, and counts what waits', async () => {
    const shown = showDesk({ lines: [line] });
    expect(await screen.findByRole('tab', { name: 'Disputed · 1' })).toBeTruthy();
    expect(screen.getByRole('tab', { name: 'Random sample · 1,000+' })).toBeTruthy();
    expect(screen.getByRole('tab', { name: 'To review', selected: true })).toBeTruthy();
    expect(queries(shown)).toEqual([
      {
        filters: expect.objectContaining({ inbox: 'waiting', from: null }),
        after: null,
        limit: 50,
      },
    ]);
  });

  test('says of each call why it is here and what its customer said', async () => {
    showDesk({ lines: [line, calm] });
    const [first, second] = await rows();
    expect(first?.textContent).toContain('Unusual for Sam Rivera: interruptions');
    expect(first?.textContent).toContain('The customer was not happy');
    expect(first?.textContent).toContain(
      'Satisfied 2 of 5 · not settled · felt heard 2 of 5 · would recommend 4 of 10',
    );
    expect(second?.textContent).toContain('The customer has not answered');
    expect(second?.textContent).toMatch(/Reviewed Sat/);
    expect(second?.textContent).not.toContain('Unusual');
  });

  test('asks anew for another tab, and shows no line of the one before', async () => {
    const shown = showDesk({
      answer: {
        'desk.calls': async ({ filters }) =>
          ok({ lines: filters.inbox === 'waiting' ? [line] : [], next: null }),
      },
    });
    await rows();
    await shown.user.click(screen.getByRole('tab', { name: /Disputed/ }));
    expect(await screen.findByText('Nobody disputes a review.')).toBeTruthy();
    expect(screen.queryByRole('grid')).toBeNull();
    expect(queries(shown).at(-1)?.filters.inbox).toBe('disputed');
  });

  test('says of a disputed call who disputes', async () => {
    const shown = showDesk({ lines: [calm] });
    await rows();
    await shown.user.click(screen.getByRole('tab', { name: /Disputed/ }));
    expect(await screen.findByText('Inês Carvalho sees the review differently')).toBeTruthy();
  });

  test('narrows by words once the hands rest, and by the rest at once', async () => {
    const shown = showDesk({ lines: [line] });
    await rows();
    await shown.user.type(screen.getByLabelText('Customer or reason'), 'maya');
    await waitFor(() => expect(queries(shown).at(-1)?.filters.text).toBe('maya'));
    expect(queries(shown).map(({ filters }) => filters.text)).not.toContain('may');
    await shown.user.click(screen.getByRole('button', { name: /Period/ }));
    await shown.user.click(await screen.findByRole('option', { name: 'Last 7 days' }));
    await waitFor(() => expect(queries(shown).at(-1)?.filters.from).toBe(NOW - 7 * 24 * 3_600_000));
  });

  test('brings earlier calls behind the ones that are there', async () => {
    const cursor = { startedAt: line.startedAt, callId: line.callId };
    const shown = showDesk({
      answer: {
        'desk.calls': async ({ after }) =>
          ok(after === null ? { lines: [line], next: cursor } : { lines: [calm], next: null }),
      },
    });
    await shown.user.click(await screen.findByRole('button', { name: 'Show earlier calls' }));
    await waitFor(async () => expect(await rows()).toHaveLength(2));
    expect(queries(shown).at(-1)?.after).toEqual(cursor);
    expect(screen.queryByRole('button', { name: 'Show earlier calls' })).toBeNull();
  });

  test('by keyboard alone: arrows, Enter opens, Esc leads back to the same line', async () => {
    const { user } = showDesk({ lines: [line, calm] });
    const [first] = await rows();
    first?.focus();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: /with Maya/ })).toBeTruthy();
    expect(screen.queryByRole('grid')).toBeNull();
    await user.keyboard('{Escape}');
    const back = await rows();
    await waitFor(() => expect(document.activeElement).toBe(back[1]));
  });

  test('keeps a view without its period, and takes one up', async () => {
    const shown = showDesk({ lines: [line], views: [savedView()] });
    await rows();
    await shown.user.click(screen.getByRole('button', { name: 'Saved views' }));
    await shown.user.click(await screen.findByRole('button', { name: 'Billing, not settled' }));
    await waitFor(() =>
      expect(queries(shown).at(-1)?.filters).toMatchObject({ teamId: 'team-1', resolved: 'no' }),
    );
    await shown.user.click(screen.getByRole('button', { name: 'Saved views' }));
    await shown.user.click(await screen.findByRole('button', { name: 'Save view' }));
    expect(await screen.findByText('Please enter a name.')).toBeTruthy();
    await shown.user.type(screen.getByLabelText('Save what is on the screen as'), 'Mine');
    await shown.user.click(screen.getByRole('button', { name: 'Save view' }));
    await waitFor(() =>
      expect(shown.asked.find(({ channel }) => channel === 'desk.saveView')?.args).toMatchObject({
        name: 'Mine',
        filters: { teamId: 'team-1', from: null },
      }),
    );
  });

  test('a hub that is away is said, and asked again', async () => {
    let away = true;
    const { user } = showDesk({
      answer: {
        'desk.calls': async () =>
          away
            ? err({ code: 'hubUnreachable' as const, message: '' })
            : ok({ lines: [line], next: null }),
      },
    });
    expect(
      await screen.findByText('The hub cannot be reached. Try again in a moment.'),
    ).toBeTruthy();
    away = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await rows()).toHaveLength(1);
  });
});

describe('who looks', () => {
  test('somebody who supervises no team is told how that changes', async () => {
    showDesk({
      me: { ...me, person: { ...me.person, memberships: [{ teamId: 'team-1', role: 'agent' }] } },
    });
    expect(await screen.findByText(/You supervise no team at this hub/)).toBeTruthy();
  });

  test('somebody whom the hub does not know is told to sign in', async () => {
    showDesk({
      answer: { 'desk.me': async () => err({ code: 'refused' as const, message: '' }) },
    });
    expect(await screen.findByText(/Sign in with your own account/)).toBeTruthy();
  });
});
