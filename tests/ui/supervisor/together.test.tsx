import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import type { DeskArgs, DeskChannel } from '#shared/contract/deskIpc.ts';
import { flawOf } from '#renderer/supervisor/scorecards/cardDraft.ts';
import { dayWords, parseDay } from '#renderer/supervisor/plans/day.ts';
import { callLine, ines, nora, sam, scorecard } from '../snapshots/supervisor.ts';
import { calibration, kudos, plan } from '../snapshots/together.ts';
import type { DeskSnapshots } from '../snapshots/supervisor.ts';
import { NOW } from '../snapshots/time.ts';
import { showDesk } from './showDesk.tsx';
import type { ShownDesk } from './showDesk.tsx';

afterEach(cleanup);

async function open(place: string, snapshots: DeskSnapshots = {}): Promise<ShownDesk> {
  const shown = showDesk(snapshots);
  await shown.user.click(await screen.findByRole('button', { name: place }));
  await screen.findByRole('heading', { level: 1, name: place });
  return shown;
}

const sent = <C extends DeskChannel>({ asked }: ShownDesk, channel: C): DeskArgs<C> =>
  asked.findLast((each) => each.channel === channel)?.args as DeskArgs<C>;

describe('scorecards', () => {
  test('a new one needs a name and words for each question, and is then saved', async () => {
    const shown = await open('Scorecards', { cards: [] });
    await shown.user.click(await screen.findByRole('button', { name: 'New scorecard' }));
    await shown.user.click(screen.getByRole('button', { name: 'Save scorecard' }));
    expect(await screen.findByText('Please enter a name.')).toBeTruthy();
    await shown.user.type(screen.getByLabelText('Name'), 'Listening');
    expect(screen.getByText('Every question needs its words.')).toBeTruthy();
    await shown.user.type(screen.getByRole('textbox', { name: 'Question 1' }), 'Let them finish');
    await shown.user.click(screen.getByRole('switch', { name: /Critical/ }));
    await shown.user.click(screen.getByRole('button', { name: /Steps/ }));
    await shown.user.click(await screen.findByRole('option', { name: '2' }));
    await shown.user.click(screen.getByRole('button', { name: 'Save scorecard' }));
    await waitFor(() =>
      expect(sent(shown, 'desk.saveScorecard')).toMatchObject({
        teamId: 'team-1',
        scorecard: {
          name: 'Listening',
          items: [{ text: 'Let them finish', points: 2, weight: 1, critical: true }],
        },
      }),
    );
    expect(screen.queryByRole('form', { name: 'Scorecard' })).toBeNull();
  });

  test('one is deleted only after it was asked about', async () => {
    const shown = await open('Scorecards');
    await shown.user.click(await screen.findByRole('button', { name: 'Delete' }));
    const asks = await screen.findByRole('alertdialog', {
      name: 'Delete the scorecard Listening?',
    });
    expect(sent(shown, 'desk.deleteScorecard')).toBeUndefined();
    await shown.user.click(within(asks).getByRole('button', { name: 'Delete' }));
    await waitFor(() =>
      expect(sent(shown, 'desk.deleteScorecard')).toEqual({
        teamId: 'team-1',
        scorecardId: 'card-1',
      }),
    );
  });

  test.each([
    [{ name: ' ' }, 'name'],
    [{ items: [] }, 'items'],
    [{ items: [{ ...scorecard.items[0], text: '' }] }, 'text'],
    [{ items: [{ ...scorecard.items[0], weight: 0 }] }, 'weight'],
    [{ items: [{ ...scorecard.items[0], weight: Number.NaN }] }, 'weight'],
    [{}, null],
  ])('with %j the flaw is %s', (change, flaw) => {
    expect(flawOf({ ...scorecard, ...change } as typeof scorecard)).toBe(flaw);
  });
});

describe('calibration', () => {
  test('is scored blind: handed in only when every question has an answer', async () => {
    const shown = await open('Calibration', {
      calibrations: [calibration()],
      answer: { 'desk.scoreBlind': async () => ok(calibration({ own: [] })) },
    });
    const hand = await screen.findByRole('button', { name: 'Hand in my scores' });
    expect(hand.hasAttribute('disabled')).toBe(true);
    expect(screen.queryByText('Highest less lowest')).toBeNull();
    for (const name of [/finish/, /Reflected/, /who is calling/]) {
      const question = screen.getByRole('group', { name });
      await shown.user.click(within(question).getByRole('radio', { name: 'Does not apply' }));
    }
    await shown.user.click(hand);
    expect(await screen.findByText('Handed in.')).toBeTruthy();
    expect(sent(shown, 'desk.scoreBlind').blind.scores).toHaveLength(3);
  });

  test('shows how far all are apart once all have scored, and not whose is whose', async () => {
    await open('Calibration', {
      calibrations: [
        calibration({
          reviewers: [
            { ...nora, done: true },
            { ...ines, done: true },
          ],
          own: [],
          all: [
            [
              { itemId: 'item-1', step: 5, rootCause: '' },
              { itemId: 'item-2', step: null, rootCause: '' },
              { itemId: 'item-3', step: 2, rootCause: '' },
            ],
            [
              { itemId: 'item-1', step: 2, rootCause: '' },
              { itemId: 'item-2', step: 3, rootCause: '' },
              { itemId: 'item-3', step: 2, rootCause: '' },
            ],
          ],
        }),
      ],
    });
    const row = await screen.findByRole('row', { name: /finish/ });
    expect(row.textContent).toBe('Let the customer finish5, 263%75%');
    expect(screen.getByRole('row', { name: /Reflected/ }).textContent).toContain(
      'Some say that it does not apply.',
    );
    expect(screen.getByRole('row', { name: /who is calling/ }).textContent).toContain('0%');
    expect(screen.getByRole('table').textContent).not.toContain('Inês');
  });

  test('begins from a call, with at least two; the hub’s own reason is shown', async () => {
    const shown = showDesk({
      lines: [callLine()],
      answer: {
        'desk.colleagues': async () => ok([sam, ines]),
        'desk.startCalibration': async () =>
          err({ code: 'badRequest' as const, message: 'Inês may not review this call.' }),
      },
    });
    await shown.user.click(await screen.findByRole('row', { name: /Maya/ }));
    await shown.user.click(await screen.findByRole('tab', { name: 'History' }));
    await shown.user.click(await screen.findByRole('button', { name: 'Score together' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('Choose at least two.')).toBeTruthy();
    // Nobody scores a call of their own.
    expect(within(dialog).queryByRole('checkbox', { name: 'Sam Rivera' })).toBeNull();
    await shown.user.click(within(dialog).getByRole('checkbox', { name: 'Inês Carvalho' }));
    await shown.user.click(within(dialog).getByRole('button', { name: 'Start' }));
    expect(await within(dialog).findByText('Inês may not review this call.')).toBeTruthy();
    expect(sent(shown, 'desk.startCalibration')).toEqual({
      callId: 'call-maya-0001',
      scorecardId: 'card-1',
      reviewerIds: [nora.personId, ines.personId],
    });
  });
});

describe('plans', () => {
  test('a new one has a title, goals and their days', async () => {
    const shown = await open('Plans');
    const anew = await screen.findByRole('button', { name: 'New plan' });
    await waitFor(() => expect(anew.hasAttribute('disabled')).toBe(false));
    await shown.user.click(anew);
    await shown.user.click(screen.getByRole('button', { name: 'Save plan' }));
    expect(await screen.findByText('Please say what it is about.')).toBeTruthy();
    await shown.user.type(screen.getByLabelText('What it is about'), 'Pauses');
    await shown.user.type(screen.getByLabelText('Goal 1'), 'Breathe before answering');
    fireEvent.change(screen.getByLabelText('Until'), { target: { value: '2026-12-04' } });
    await shown.user.click(screen.getByRole('button', { name: 'Add a goal' }));
    await shown.user.click(screen.getByRole('button', { name: 'Save plan' }));
    await waitFor(() =>
      expect(sent(shown, 'desk.savePlan')).toMatchObject({
        agentId: sam.personId,
        teamId: 'team-1',
        title: 'Pauses',
        revision: 0,
        // The empty one is left out.
        goals: [{ text: 'Breathe before answering', dueAt: parseDay('2026-12-04') }],
      }),
    );
  });

  test('is closed, and opened again', async () => {
    const shown = await open('Plans', { plans: [plan()] });
    await shown.user.click(await screen.findByRole('button', { name: 'Close the plan' }));
    await waitFor(() =>
      expect(sent(shown, 'desk.savePlan')).toMatchObject({ closedAt: NOW, revision: 3 }),
    );
  });

  test('that somebody else changed meanwhile keeps the words and says so', async () => {
    const shown = await open('Plans', {
      plans: [plan()],
      answer: {
        'desk.savePlan': async () =>
          err({ code: 'changed' as const, message: 'Somebody else changed this plan meanwhile.' }),
      },
    });
    await shown.user.click(await screen.findByRole('button', { name: 'Edit' }));
    await shown.user.type(screen.getByLabelText('What it is about'), ' more');
    await shown.user.click(screen.getByRole('button', { name: 'Save plan' }));
    expect(await screen.findByText('Somebody else changed this plan meanwhile.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('What it is about').value).toMatch(/more$/);
  });

  test.each(['2026-12-04', '2024-02-29'])('a day stays the day it is: %s', (day) => {
    expect(dayWords(parseDay(day))).toBe(day);
  });

  test('what is no day is none', () => {
    expect([parseDay(''), parseDay('soon'), dayWords(null)]).toEqual([null, null, '']);
  });
});

describe('kudos', () => {
  test('are given to a colleague, with words', async () => {
    const shown = await open('Kudos', {
      kudos: [kudos()],
      answer: { 'desk.giveKudos': async () => ok(kudos()) },
    });
    expect(await screen.findByText(/Inês Carvalho to Nora Berg/)).toBeTruthy();
    await shown.user.click(screen.getByRole('button', { name: 'Give kudos' }));
    expect(await screen.findByText('Please write a few words.')).toBeTruthy();
    await shown.user.type(screen.getByLabelText('What for'), 'For the calm.');
    await shown.user.click(screen.getByRole('button', { name: 'Give kudos' }));
    await waitFor(() =>
      expect(sent(shown, 'desk.giveKudos')).toEqual({
        toPersonId: sam.personId,
        callId: null,
        text: 'For the calm.',
      }),
    );
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLTextAreaElement>('What for').value).toBe(''),
    );
  });
});
