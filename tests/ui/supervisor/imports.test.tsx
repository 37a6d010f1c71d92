import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import type { ImportList } from '#shared/contract/deskImportsIpc.ts';
import { importedCallId } from '#shared/model/call.ts';
import { countsOf } from '#renderer/supervisor/imports/counts.ts';
import { fromLocalTime, toLocalTime } from '#renderer/supervisor/imports/localTime.ts';
import { importItem, importList, importsToBegin, importsUnderWay } from '../snapshots/imports.ts';
import { callLine, deskCall, nora } from '../snapshots/supervisor.ts';
import type { DeskSnapshots } from '../snapshots/supervisor.ts';
import { summary } from '../snapshots/stored.ts';
import { NOW, minutes } from '../snapshots/time.ts';
import { showDesk } from './showDesk.tsx';
import type { ShownDesk } from './showDesk.tsx';

afterEach(cleanup);

async function openImports(snapshots: DeskSnapshots = {}): Promise<ShownDesk> {
  const shown = showDesk(snapshots);
  await shown.user.click(await screen.findByRole('button', { name: 'Import' }));
  await screen.findByRole('heading', { level: 1, name: 'Import recordings' });
  return shown;
}

const rows = async (): Promise<HTMLElement[]> =>
  within(await screen.findByRole('list', { name: 'Recordings' })).getAllByRole('listitem');
const rowAt = async (at: number): Promise<HTMLElement> => {
  const row = (await rows())[at];
  if (row === undefined) throw new Error('no such row');
  return row;
};
const askedFor = ({ asked }: ShownDesk, channel: string): unknown[] =>
  asked.filter((each) => each.channel === channel).map(({ args }) => args);

describe('importing recordings', () => {
  test('says what happens to them, and lets somebody choose', async () => {
    const shown = await openImports();
    expect(screen.getByText(/analysed on this computer and stay on it/)).toBeTruthy();
    await shown.user.click(screen.getByRole('button', { name: 'Choose recordings' }));
    await shown.user.click(screen.getByRole('button', { name: 'Choose the two files of a call' }));
    expect(askedFor(shown, 'desk.chooseImports')).toEqual([{ pair: false }, { pair: true }]);
  });

  test('asks for two files where one was chosen', async () => {
    const { user } = await openImports({
      answer: { 'desk.chooseImports': async () => err({ code: 'badRequest', message: '' }) },
    });
    await user.click(screen.getByRole('button', { name: 'Choose the two files of a call' }));
    expect(await screen.findByText(/Please choose two files/)).toBeTruthy();
  });

  test('names what is wrong beside each file, and begins with those that are ready', async () => {
    const shown = await openImports({ imports: importsToBegin });
    expect((await rowAt(0)).textContent).toContain('Ready');
    const pair = await rowAt(1);
    expect(pair.textContent).toContain('Agent: call-17-agent.flac');
    expect(pair.textContent).toContain('Customer: call-17-customer.flac');
    expect((await rowAt(2)).textContent).toContain('Say whose call it was.');
    const unusable = await rowAt(3);
    expect(unusable.textContent).toContain('It has one channel');
    // It does not matter any more whose call it was.
    expect(within(unusable).queryByRole('textbox', { name: 'Customer' })).toBeNull();
    expect((await rowAt(4)).textContent).toContain(
      'The hub did not take it. The team keeps calls for 30 days',
    );
    expect(screen.getByText('1 recording still needs an agent or a customer.')).toBeTruthy();
    await shown.user.click(screen.getByRole('button', { name: 'Import 3 recordings' }));
    expect(askedFor(shown, 'desk.runImports')).toEqual([{ on: true }]);
    await shown.user.click(within(pair).getByRole('button', { name: 'Swap agent and customer' }));
    expect(askedFor(shown, 'desk.swapImport')).toEqual([{ itemId: '2' }]);
  });

  test('keeps what somebody knows better than the name: agent, customer and when', async () => {
    const shown = await openImports({ imports: importsToBegin });
    const row = await rowAt(2);
    const customer = within(row).getByRole('textbox', { name: 'Customer' });
    await shown.user.type(customer, ' Ola Nyström ');
    // Nothing is sent with each key.
    expect(askedFor(shown, 'desk.changeImport')).toEqual([]);
    await shown.user.tab();
    const when = within(row).getByLabelText('When');
    await shown.user.clear(when);
    expect(within(row).getByText('Please enter a date and a time.')).toBeTruthy();
    await shown.user.type(when, '2026-03-04T14:05');
    await shown.user.tab();
    await shown.user.click(within(row).getByRole('button', { name: /Agent/ }));
    await shown.user.click(await screen.findByRole('option', { name: 'Inês Carvalho · Moving' }));
    const before = { agent: null, customerName: '', startedAt: NOW - minutes(90) };
    // The list of this test never changes, so each change is of what was there first.
    expect(askedFor(shown, 'desk.changeImport')).toEqual([
      { itemId: '3', details: { ...before, customerName: 'Ola Nyström' } },
      { itemId: '3', details: { ...before, startedAt: new Date(2026, 2, 4, 14, 5).getTime() } },
      {
        itemId: '3',
        details: { ...before, agent: { personId: 'person-ines', teamId: 'team-2' } },
      },
    ]);
  });

  test('shows how far it is, and can be stopped', async () => {
    const shown = await openImports({ imports: importsUnderWay });
    const all = await screen.findByRole('progressbar', { name: 'Recording 3 of 4' });
    expect(all.getAttribute('aria-valuenow')).toBe(String(2.62 / 4));
    const one = within(await rowAt(2)).getByRole('progressbar', { name: 'Analysing' });
    expect(one.getAttribute('aria-valuetext')).toBe('62%');
    expect((await rowAt(0)).textContent).toMatch(/Sam Rivera sees it first; it is in the inbox/);
    expect((await rowAt(1)).textContent).toContain('was imported before. Nothing was changed.');
    await shown.user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(askedFor(shown, 'desk.runImports')).toEqual([{ on: false }]);
  });

  test('says that one’s own call is somebody else’s to review', async () => {
    await openImports({
      imports: importList([
        importItem({
          details: {
            agent: { personId: nora.personId, teamId: 'team-1' },
            customerName: 'Maya',
            startedAt: NOW,
          },
          step: { at: 'done', as: 'taken', visibleAt: NOW },
        }),
      ]),
    });
    expect((await rowAt(0)).textContent).toContain('somebody else reviews it');
  });

  test('follows the list as it changes, and keeps the focus when a row goes', async () => {
    let tell: (list: ImportList) => void = () => undefined;
    const two = importList([importItem(), importItem({ itemId: '2', files: ['b.wav'] })]);
    const { user } = await openImports({
      answer: {
        'desk.imports': ({ after }) =>
          after < 1
            ? Promise.resolve(ok(two))
            : new Promise((resolve) => {
                tell = (list) => resolve(ok(list));
              }),
        'desk.removeImport': async () =>
          ok(importList([importItem({ itemId: '2', files: ['b.wav'] })], { revision: 2 })),
      },
    });
    expect(await rows()).toHaveLength(2);
    const remove = { name: 'Take 2026-03-04_14-05 Maya Lindqvist.wav off the list' };
    await user.click(screen.getByRole('button', remove));
    await waitFor(async () => expect(await rows()).toHaveLength(1));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Choose recordings' }));
    // An answer that was overtaken changes nothing.
    tell(two);
    tell(importList([importItem()], { revision: 3 }));
    await waitFor(async () => expect(await rows()).toHaveLength(1));
  });

  test('says where the hub does not say whose calls they may be', async () => {
    const { user, asked } = await openImports({
      answer: { 'desk.agents': async () => err({ code: 'hubUnreachable', message: '' }) },
    });
    expect(await screen.findByText(/could not be asked whose calls/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(asked.filter(({ channel }) => channel === 'desk.agents')).toHaveLength(2);
  });

  test('are marked in the inbox, and open as what they are', async () => {
    const line = callLine({ callId: importedCallId('a1'), issue: null });
    const imported = { by: 'Rita', at: NOW };
    const { user } = showDesk({
      lines: [line],
      call: deskCall({ line, summary: summary({ imported }) }),
    });
    await user.click(await screen.findByText('Imported recording'));
    expect(await screen.findByText(/imported by Rita/)).toBeTruthy();
    // Nobody asked that customer anything.
    expect(screen.queryByText(/optional, and many people leave them out/)).toBeNull();
  });
});

describe('the head of the list', () => {
  test('counts nothing twice', () => {
    expect(countsOf(importsUnderWay)).toEqual({
      startable: 0,
      open: 0,
      done: 2,
      begun: 4,
      share: 2.62 / 4,
    });
    expect(countsOf(importList([]))).toMatchObject({ begun: 0, share: 0 });
  });
});

test('a local time reads as it was written, to the minute', () => {
  const at = new Date(2026, 0, 5, 7, 9).getTime();
  expect(toLocalTime(at)).toBe('2026-01-05T07:09');
  expect(fromLocalTime(toLocalTime(at))).toBe(at);
  expect(['', '2026-01', 'x'].map(fromLocalTime)).toEqual([null, null, null]);
});
