import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import type { DeskCall, ReviewDraft } from '#shared/contract/desk.ts';
import { receipt, timeline } from '../snapshots/mood.ts';
import { summary } from '../snapshots/stored.ts';
import { callLine, comment, deskCall, ines, nora, review } from '../snapshots/supervisor.ts';
import type { DeskSnapshots } from '../snapshots/supervisor.ts';
import { showDesk } from './showDesk.tsx';
import type { ShownDesk } from './showDesk.tsx';

afterEach(cleanup);

async function openCall(call: DeskCall = deskCall(), more: DeskSnapshots = {}): Promise<ShownDesk> {
  const shown = showDesk({ lines: [callLine()], call, ...more });
  await shown.user.click(await screen.findByRole('row', { name: /Maya Lindqvist/ }));
  await screen.findByRole('heading', { level: 1, name: 'Sam Rivera with Maya Lindqvist' });
  return shown;
}

const own = (over: Parameters<typeof review>[0] = {}): Pick<DeskCall, 'reviews'> => ({
  reviews: [{ review: review(over), reviewer: nora }],
});

const drafts = ({ asked }: ShownDesk): readonly ReviewDraft[] =>
  asked
    .filter(({ channel }) => channel === 'desk.saveReview')
    .map(({ args }) => (args as { readonly draft: ReviewDraft }).draft);

describe('the page of a call', () => {
  test('shows what was counted and what the customer said apart, in the third person', async () => {
    await openCall();
    const counted = screen.getByRole('heading', { name: 'What Hearback counted' }).parentElement;
    expect(counted?.textContent).toContain('unusual for Sam Rivera, which is neither good nor bad');
    expect(counted?.textContent).not.toContain('Satisfied');
    const said = screen.getByRole('heading', { name: 'The customer’s answers' }).parentElement;
    expect(said?.textContent).toContain('2 of 5');
    expect(said?.textContent).toContain('I had to say everything twice.');
    const picture = screen.getByRole('img', { name: /^Timeline of a call/ });
    expect(picture.getAttribute('aria-label')).toContain('Sam Rivera spoke for');
    expect(picture.getAttribute('aria-label')).not.toContain('You');
  });

  test('draws the expression only where its customer agreed', async () => {
    const seen = { mood: timeline, moodConsent: [receipt()] };
    await openCall(deskCall({ summary: summary(seen) }));
    expect(
      screen.getByText('A rough reading of the expression, not of what they feel.'),
    ).toBeTruthy();
    cleanup();
    const refused = { mood: timeline, moodConsent: [receipt({ given: false })] };
    await openCall(deskCall({ summary: summary(refused) }));
    expect(screen.queryByText(/A rough reading/)).toBeNull();
  });

  test('leaves the agent’s own note and their cues out', async () => {
    await openCall(deskCall({ summary: summary({ notes: 'Ask for the meter number.' }) }));
    expect(document.body.textContent).not.toContain('Ask for the meter number.');
    expect(document.body.textContent).not.toContain('dismissed');
  });

  test('says who has read it', async () => {
    const { user } = await openCall();
    await user.click(screen.getByRole('tab', { name: 'History' }));
    expect(await screen.findByText(/^Nora Berg, Sat/)).toBeTruthy();
    expect(screen.getByText(/Sam Rivera sees this list too/)).toBeTruthy();
  });
});

describe('a draft', () => {
  test('takes a comment at the moment pressed on the timeline, and saves itself', async () => {
    const shown = await openCall();
    fireEvent.change(screen.getByRole('slider', { name: 'Moment of the call' }), {
      target: { value: '121' },
    });
    expect(screen.getByLabelText<HTMLInputElement>('At').value).toBe('02:01');
    await shown.user.click(screen.getByRole('radio', { name: 'Something to try' }));
    await shown.user.type(screen.getByLabelText('Comment'), 'Let her finish.');
    await shown.user.click(screen.getByRole('button', { name: 'Add comment' }));
    expect(screen.getByText('Saving the draft…')).toBeTruthy();
    expect(await screen.findByText(/^Draft saved/)).toBeTruthy();
    expect(drafts(shown)).toEqual([
      {
        comments: [
          expect.objectContaining({ kind: 'coaching', atMs: 121_000, text: 'Let her finish.' }),
        ],
        scorecardId: null,
        scores: [],
      },
    ]);
  });

  test('takes no comment without words or beyond the end of the call', async () => {
    const shown = await openCall();
    await shown.user.type(screen.getByLabelText('At'), '9:00');
    await shown.user.click(screen.getByRole('button', { name: 'Add comment' }));
    expect(await screen.findByText('Please write a few words.')).toBeTruthy();
    expect(screen.getByText('Please write a time up to 05:12, as mm:ss.')).toBeTruthy();
    expect(drafts(shown)).toEqual([]);
  });

  test('keeps what was typed when another call is looked at in between', async () => {
    const shown = await openCall();
    await shown.user.type(screen.getByLabelText('Comment'), 'Half a thought');
    await shown.user.click(screen.getByRole('button', { name: 'Back to the list' }));
    await shown.user.click(await screen.findByRole('row', { name: /Maya Lindqvist/ }));
    expect((await screen.findByLabelText<HTMLTextAreaElement>('Comment')).value).toBe(
      'Half a thought',
    );
    await shown.user.clear(screen.getByLabelText('Comment'));
  });

  test('is scored with a running result; a critical item at its lowest fails it', async () => {
    const shown = await openCall();
    await shown.user.click(screen.getByRole('tab', { name: 'Scorecard' }));
    await shown.user.click(await screen.findByRole('button', { name: /comments alone/ }));
    await shown.user.click(await screen.findByRole('option', { name: 'Listening' }));
    expect(screen.getByText('3 items open')).toBeTruthy();
    const item = (name: RegExp): HTMLElement => screen.getByRole('group', { name });
    await shown.user.click(within(item(/finish/)).getByRole('radio', { name: '3' }));
    expect(screen.getByText('50%')).toBeTruthy();
    await shown.user.click(
      within(item(/Reflected/)).getByRole('radio', { name: 'Does not apply' }),
    );
    await shown.user.click(within(item(/who is calling/)).getByRole('radio', { name: '1 lowest' }));
    expect(screen.getByText('Failed: a critical item has its lowest step')).toBeTruthy();
    await shown.user.type(
      within(item(/who is calling/)).getByLabelText('Why it came out so'),
      'New form',
    );
    await waitFor(() =>
      expect(drafts(shown).at(-1)).toMatchObject({
        scorecardId: 'card-1',
        scores: expect.arrayContaining([
          { itemId: 'item-2', step: null, rootCause: '' },
          { itemId: 'item-3', step: 1, rootCause: 'New form' },
        ]),
      }),
    );
  });

  test('that could not be saved stays, and is saved again on request', async () => {
    let full = true;
    const shown = await openCall(deskCall(own()), {
      answer: {
        'desk.saveReview': async () =>
          full ? err({ code: 'hubUnreachable' as const, message: '' }) : ok(review()),
      },
    });
    await shown.user.click(screen.getAllByRole('button', { name: 'Delete' })[0] as HTMLElement);
    expect(await screen.findByText('The draft could not be saved. It is still here.')).toBeTruthy();
    full = false;
    await shown.user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/^Draft saved/)).toBeTruthy();
    expect(drafts(shown).at(-1)?.comments).toHaveLength(1);
  });

  test('is shared after it is saved and asked about, and then no longer changed', async () => {
    let shared = false;
    const shown = await openCall(deskCall(), {
      answer: {
        'desk.call': async () => ok(deskCall(shared ? own({ status: 'shared' }) : own())),
        'desk.shareReview': async () => {
          shared = true;
          return ok(review({ status: 'shared' }));
        },
      },
    });
    await shown.user.click(screen.getAllByRole('button', { name: 'Delete' })[0] as HTMLElement);
    await shown.user.click(screen.getByRole('button', { name: 'Share with Sam Rivera' }));
    const asks = await screen.findByRole('alertdialog');
    await shown.user.click(within(asks).getByRole('button', { name: 'Share with Sam Rivera' }));
    expect(await screen.findByText('Shared. Sam Rivera has not answered yet.')).toBeTruthy();
    const steps = shown.asked.map(({ channel }) => channel);
    expect(steps.indexOf('desk.saveReview')).toBeLessThan(steps.indexOf('desk.shareReview'));
    expect(screen.queryByRole('button', { name: 'Add comment' })).toBeNull();
  });
});

describe('the conversation', () => {
  test('a dispute is settled in words, and not without', async () => {
    const shown = await openCall(
      deskCall(own({ status: 'disputed', dispute: 'She asked me to speak up.' })),
    );
    await shown.user.click(screen.getByRole('tab', { name: 'History · 1' }));
    expect(await screen.findByText('She asked me to speak up.')).toBeTruthy();
    await shown.user.click(screen.getByRole('button', { name: 'Settle the dispute' }));
    expect(await screen.findByText('Please write how it is settled.')).toBeTruthy();
    await shown.user.type(screen.getByLabelText('How it is settled'), 'You are right.');
    await shown.user.click(screen.getByRole('button', { name: 'Settle the dispute' }));
    await waitFor(() =>
      expect(shown.asked.find(({ channel }) => channel === 'desk.resolveReview')?.args).toEqual({
        reviewId: 'review-1',
        words: { text: 'You are right.' },
      }),
    );
  });

  test('another supervisor’s shared review stands beside one’s own draft', async () => {
    const theirs = review({
      reviewId: 'review-2',
      reviewerId: ines.personId,
      status: 'acknowledged',
      comments: [comment({ text: 'Calm and clear.' })],
    });
    const { user } = await openCall(
      deskCall({ reviews: [...own().reviews, { review: theirs, reviewer: ines }] }),
    );
    await user.click(screen.getByRole('tab', { name: 'History · 1' }));
    expect(await screen.findByRole('heading', { name: 'Review by Inês Carvalho' })).toBeTruthy();
    expect(screen.getByText('Calm and clear.')).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'Review by Nora Berg' })).toBeNull();
  });
});
