import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import type { TrendQuery } from '#shared/contract/desk.ts';
import type { DeskArgs } from '#shared/contract/deskIpc.ts';
import { momentsOf } from '#renderer/supervisor/team/measures.ts';
import { callLine } from '../snapshots/supervisor.ts';
import { people, trend } from '../snapshots/figures.ts';
import type { DeskSnapshots } from '../snapshots/supervisor.ts';
import { NOW } from '../snapshots/time.ts';
import { showDesk } from './showDesk.tsx';
import type { ShownDesk } from './showDesk.tsx';

afterEach(cleanup);

async function openTeam(snapshots: DeskSnapshots = { people, trend }): Promise<ShownDesk> {
  const shown = showDesk(snapshots);
  await shown.user.click(await screen.findByRole('button', { name: 'Team' }));
  await screen.findByRole('heading', { level: 1, name: 'Team' });
  return shown;
}

const table = (name: string): Promise<HTMLElement> => screen.findByRole('region', { name });
const lastTrend = ({ asked }: ShownDesk): TrendQuery =>
  asked.findLast(({ channel }) => channel === 'desk.trend')?.args as TrendQuery;

const savedCsv = ({ asked }: ShownDesk) =>
  asked.find(({ channel }) => channel === 'desk.saveCsv')?.args as DeskArgs<'desk.saveCsv'>;

describe('the team', () => {
  test('stands by name, never by value, with range and count', async () => {
    await openTeam();
    const said = await table('What customers said');
    const names = within(said)
      .getAllByRole('rowheader')
      .map((cell) => cell.textContent);
    expect(names).toEqual(['Ada Öberg1 call', 'Inês Carvalho18 calls', 'Sam Rivera62 calls']);
    const sam = within(said).getByRole('row', { name: /Sam Rivera/ });
    // 18 of 31: Wilson's interval.
    expect(sam.textContent).toContain('58%41% to 74% · 31 answers');
    const ada = within(said).getByRole('row', { name: /Ada/ });
    expect(ada.textContent).toContain('–0 answers');
    const counted = await table('What Hearback counted');
    expect(within(counted).getByRole('row', { name: /Ada/ }).textContent).toContain(
      'too few to say how sure · 1 call',
    );
  });

  test('says what the figures are not for', async () => {
    await openTeam();
    expect(await screen.findByText(/^Not for automated employment decisions/)).toBeTruthy();
  });

  test('has a table behind each picture, with the empty step in it', async () => {
    const { user } = await openTeam();
    await table('What customers said');
    const pictures = await screen.findAllByRole('img');
    expect(pictures).toHaveLength(13);
    expect(pictures[0]?.getAttribute('aria-label')).toMatch(
      /^Satisfied \(4 or 5 of 5\), Billing\. 12 steps with figures, from \d+% to \d+%/,
    );
    const toggles = screen.getAllByRole('button', { name: 'Show the same as a table' });
    expect(toggles).toHaveLength(13);
    await user.click(toggles[0] as HTMLElement);
    const rows = within(screen.getByRole('table', { name: /^Satisfied/ })).getAllByRole('row');
    expect(rows).toHaveLength(14);
    expect(rows[5]?.textContent).toContain('–too few to say how sure0 answers');
  });

  test('asks for whole steps, and for one person on request', async () => {
    const shown = await openTeam();
    await table('What customers said');
    const { from, until, bucketMs } = lastTrend(shown);
    expect([until, (until - from) / bucketMs]).toEqual([NOW, 13]);
    await shown.user.click(screen.getByRole('button', { name: /Whose/ }));
    await shown.user.click(await screen.findByRole('option', { name: 'Inês Carvalho' }));
    await waitFor(() => expect(lastTrend(shown).agentId).toBe('person-ines'));
    expect((await screen.findAllByRole('img'))[0]?.getAttribute('aria-label')).toContain(
      'Inês Carvalho',
    );
  });

  test.each(['month', 'quarter', 'year'] as const)('a %s is made of whole steps', (span) => {
    const { from, until, bucketMs } = momentsOf(span, NOW);
    expect((until - from) % bucketMs).toBe(0);
  });

  test('a hub that is away is said', async () => {
    await openTeam({
      answer: { 'desk.people': async () => err({ code: 'hubUnreachable' as const, message: '' }) },
    });
    expect(await screen.findByText('The figures could not be read.')).toBeTruthy();
  });
});

describe('files', () => {
  test('the team as CSV: plain numbers, ranges, counts, and what it is not for', async () => {
    const shown = await openTeam();
    await table('What customers said');
    await shown.user.click(
      screen.getAllByRole('button', { name: 'Save as CSV' }).at(-1) as HTMLElement,
    );
    expect(await screen.findByText('Saved.')).toBeTruthy();
    const { name, rows } = savedCsv(shown);
    expect(name).toBe('Billing, Last 13 weeks');
    expect(rows[0]?.slice(0, 6)).toEqual([
      'Name',
      'Calls',
      'csat',
      'csat_low95',
      'csat_high95',
      'csat_n',
    ]);
    expect(rows.slice(1, 4).map((row) => row[0])).toEqual([
      'Ada Öberg',
      'Inês Carvalho',
      'Sam Rivera',
    ]);
    expect(rows[3]?.slice(2, 6)).toEqual(['0.581', '0.408', '0.736', '31']);
    expect(rows.at(-1)?.[0]).toMatch(/^Not for automated employment decisions/);
  });

  test('a list of calls as CSV: what was not answered is empty', async () => {
    const shown = showDesk({
      lines: [callLine(), callLine({ callId: 'call-0000002', heard: null, issue: null })],
    });
    await screen.findByRole('grid');
    await shown.user.click(screen.getByRole('button', { name: 'Save as CSV' }));
    const { rows } = savedCsv(shown);
    const heard = rows[0]?.indexOf('heard_of_5') ?? -1;
    expect(rows.map((row) => row[heard])).toEqual(['heard_of_5', '2', '', undefined]);
    expect(rows[1]?.slice(0, 5)).toEqual([
      'call-maya-0001',
      'Sam Rivera',
      'Maya Lindqvist',
      'The October bill is twice as high as usual',
      '2026-11-21T13:00:00.000Z',
    ]);
  });

  test('a file that could not be written is said', async () => {
    const { user } = showDesk({
      lines: [callLine()],
      answer: { 'desk.saveCsv': async () => err({ code: 'other' as const, message: '' }) },
    });
    await screen.findByRole('grid');
    await user.click(screen.getByRole('button', { name: 'Save as CSV' }));
    expect(await screen.findByText('It could not be saved. Try another place.')).toBeTruthy();
  });

  test('nothing is said where no file was chosen', async () => {
    const { user } = showDesk({
      lines: [callLine()],
      answer: { 'desk.saveCsv': async () => ok(false) },
    });
    await screen.findByRole('grid');
    await user.click(screen.getByRole('button', { name: 'Save as CSV' }));
    expect(screen.queryByText('Saved.')).toBeNull();
  });
});
