import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import type { CallListItem } from '#shared/model/callSummary.ts';
import type { Services } from '#renderer/agent/desk/services.ts';
import { callListItem, summary } from '../snapshots/stored.ts';
import { NOW, minutes } from '../snapshots/time.ts';
import { show } from './show.tsx';
import type { Shown } from './show.tsx';

afterEach(cleanup);

async function history(overrides: Parameters<typeof show>[0]): Promise<Shown> {
  const shown = show(overrides);
  await shown.user.keyboard('{Control>}2{/Control}');
  return shown;
}

const many = (count: number): readonly CallListItem[] =>
  Array.from({ length: count }, (_, at) =>
    callListItem({
      callId: `call-${String(at).padStart(5, '0')}`,
      customerName: `Customer ${at}`,
      startedAt: NOW - minutes(at),
    }),
  );

describe('past calls', () => {
  test('are listed with what matters, and marked where simulated or recovered', async () => {
    await history({
      calls: [
        callListItem({ simulated: true }),
        callListItem({ callId: 'call-0002', recovered: true, agentShareOfSpeech: null }),
      ],
    });
    const list = await screen.findByRole('list', { name: 'Past calls, newest first' });
    const [first, second] = within(list).getAllByRole('listitem');
    expect(first?.textContent).toContain('Simulated');
    expect(first?.textContent).toContain('you 32% of talk');
    expect(first?.textContent).toContain('1 interruption');
    expect(first?.textContent).toContain('Sat, 21 Nov 2026, 14:24');
    expect(second?.textContent).toContain('Recovered');
    expect(second?.textContent).toContain('talk not measured');
  });

  test('come in pages', async () => {
    const { user } = await history({ calls: many(70) });
    expect(await screen.findAllByRole('listitem')).toHaveLength(50);
    await user.click(screen.getByRole('button', { name: 'Show earlier calls' }));
    expect(await screen.findByText('Customer 69')).toBeTruthy();
    expect(screen.getAllByRole('listitem')).toHaveLength(70);
    expect(screen.queryByRole('button', { name: 'Show earlier calls' })).toBeNull();
  });

  test('open as their summary, and back leads to the list', async () => {
    const { user } = await history({
      calls: [callListItem()],
      summaries: [summary({ recovered: true, simulated: true })],
    });
    await user.click(await screen.findByRole('button', { name: /Maya Lindqvist/ }));
    expect(await screen.findByText('The call at a glance')).toBeTruthy();
    expect(screen.getByText(/Put together from the call’s record/)).toBeTruthy();
    expect(screen.getByText('A practice call with the simulated customer.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'All past calls' }));
    expect(screen.getByRole('heading', { level: 1, name: 'Past calls' })).toBe(
      document.activeElement,
    );
  });

  test('that cannot be opened say so and can be tried again', async () => {
    const getCall = vi
      .fn<Services['getCall']>()
      .mockResolvedValueOnce(err({ code: 'storeUnavailable', message: '' }))
      .mockResolvedValueOnce(ok(null))
      .mockResolvedValueOnce(ok(summary()));
    const { user } = await history({ calls: [callListItem()], getCall });
    await user.click(await screen.findByRole('button', { name: /Maya Lindqvist/ }));
    expect(await screen.findByText('This call could not be opened.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('The call at a glance')).toBeTruthy();
  });

  test('teach while there are none', async () => {
    const { user } = await history({});
    expect(await screen.findByText(/Your calls will be listed here/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Make a call link' }));
    expect(screen.getByRole('heading', { level: 1, name: 'Your desk' })).toBeTruthy();
  });

  test('a list that cannot be read says so and can be tried again', async () => {
    let readable = false;
    const { user } = await history({
      listCalls: async () =>
        readable ? ok([callListItem()]) : err({ code: 'storeUnavailable', message: '' }),
    });
    expect(await screen.findByText('The list of past calls could not be read.')).toBeTruthy();
    readable = true;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Maya Lindqvist')).toBeTruthy();
  });
});
