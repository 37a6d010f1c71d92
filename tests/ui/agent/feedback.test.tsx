import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import type { Services } from '#renderer/agent/desk/services.ts';
import type { TeamFeedback } from '#renderer/session/index.ts';
import { aMe, teamAccount, ORIGIN } from '../snapshots/account.ts';
import { importedCall, memoryFeedback, sharedReview } from '../snapshots/feedback.ts';
import { appState, settings } from '../snapshots/services.ts';
import type { services } from '../snapshots/services.ts';
import { summary } from '../snapshots/stored.ts';
import { show } from './show.tsx';

afterEach(cleanup);

const inTeam = appState({
  settings: settings({
    hub: {
      mode: 'remote',
      url: ORIGIN,
      token: 'a-token-of-24-characters',
      account: { personId: 'maya', name: 'Maya' },
    },
  }),
});

type More = Parameters<typeof services>[0];
const showTeam = (more: More = {}) => show({ appState: inTeam, ...more });
const press = async (user: ReturnType<typeof show>['user'], name: string | RegExp) =>
  user.click(screen.getByRole('button', { name }));

describe('feedback from the team', () => {
  it('has no place in the window of somebody who is in no team', () => {
    show({ feedback: memoryFeedback([sharedReview()]) });
    expect(screen.queryByRole('button', { name: /^Feedback/ })).toBeNull();
  });

  it('shows a review with its comments and scorecard, and takes the answer', async () => {
    const { user } = showTeam({ feedback: memoryFeedback([sharedReview()]) });
    const place = screen.getByRole('button', { name: /^Feedback/ });
    await vi.waitFor(() => expect(place.querySelector('[class*=dot]')).not.toBeNull());
    await user.keyboard('{Control>}6{/Control}');
    const article = within(
      (await screen.findByText(/Ada Brandt about your call with Maya Lindqvist/)).closest(
        'article',
      ) ?? document.body,
    );
    expect(article.getByText(/^Praise at 0?1:01$/)).toBeTruthy();
    expect(article.getByText('Listening: 100%')).toBeTruthy();
    expect(article.getByText('Does not apply')).toBeTruthy();
    expect(article.getByText(/not for automated employment decisions/)).toBeTruthy();
    await press(user, 'I have read it');
    await screen.findByText('You have read it');
    expect(screen.queryByRole('button', { name: 'I have read it' })).toBeNull();
  });

  it('shows what was imported from recordings, by whom, and that the agent sees it first', async () => {
    const seen = importedCall({ visibleAt: 0 });
    const later = { ...seen, summary: { ...seen.summary, callId: 'imported-ff' } };
    const shared = sharedReview({ callId: seen.summary.callId });
    const { user } = showTeam({
      feedback: memoryFeedback([shared], { imports: async () => ok([importedCall(), later]) }),
    });
    await user.keyboard('{Control>}6{/Control}');
    const [first, second] = await screen.findAllByText(/Ada Brandt imported it on .* recording/);
    expect(first?.closest('article')?.textContent).toMatch(/Until .* only you see it here\./);
    expect(second?.closest('article')?.textContent).toContain('Your supervisors see it');
    const article = within(first?.closest('article') ?? document.body);
    await user.click(article.getByRole('button', { name: 'What was counted' }));
    expect(await article.findByText('What went well')).toBeTruthy();
    // It is not among the calls of this computer, so there is nothing to open.
    expect(screen.queryByRole('button', { name: 'Open the call' })).toBeNull();
  });

  it('keeps the agent’s words when the hub does not take them', async () => {
    const dispute = vi
      .fn<TeamFeedback['dispute']>()
      .mockResolvedValueOnce(err({ code: 'hubUnreachable', message: 'away' }))
      .mockResolvedValueOnce(ok(sharedReview().review));
    const feedback = memoryFeedback([sharedReview()], { dispute });
    const { user } = showTeam({ feedback });
    await press(user, /^Feedback/);
    await screen.findByText(/about your call with/);
    await press(user, 'I see it differently');
    await press(user, 'Send');
    expect(screen.getByText('Please say how you see it in a few words.')).toBeTruthy();
    expect(dispute).not.toHaveBeenCalled();
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'How do you see it?' });
    await user.type(field, 'I did name the date.');
    await press(user, 'Send');
    await screen.findByText(/your words are still here/);
    expect(field.value).toBe('I did name the date.');
    await press(user, 'Send');
    await vi.waitFor(() => {
      expect(dispute).toHaveBeenLastCalledWith('review-1', 'I did name the date.');
    });
  });

  it('stands on the call’s own page, with who read it', async () => {
    const feedback = memoryFeedback([sharedReview()]);
    const { user } = showTeam({ feedback, summaries: [summary()], calls: [] });
    await press(user, /^Feedback/);
    await screen.findByText(/about your call with/);
    await press(user, 'Open the call');
    const section = await screen.findByRole('region', { name: 'From your team' });
    await within(section).findByText(/Ada Brandt about your call/);
    expect(within(section).getByText(/^Ada Brandt, .*\d{4}, /)).toBeTruthy();
  });

  it('lets somebody thank a colleague', async () => {
    const thank = vi.fn<TeamFeedback['thank']>(memoryFeedback().thank);
    const { user } = showTeam({ feedback: memoryFeedback([], { thank }) });
    await press(user, /^Feedback/);
    await screen.findByText('Thank you for taking over on Friday.');
    await user.type(screen.getByRole('textbox', { name: 'For what?' }), 'For the tea.');
    await press(user, 'Send thanks');
    await screen.findByText('Sent to Ada Brandt.');
    expect(thank).toHaveBeenCalledWith({ toPersonId: 'ada', callId: null, text: 'For the tea.' });
  });

  it('opens the desk for those who supervise a team', async () => {
    const openDesk = vi.fn<Services['openDesk']>(async () => ok(null));
    const me = aMe();
    const person = { ...me.person, memberships: [{ teamId: 'nord', role: 'supervisor' as const }] };
    const account = teamAccount({
      me: async () => ok({ state: 'signedIn', origin: ORIGIN, me: { ...me, person } }),
    });
    const { user } = showTeam({ account, openDesk });
    await user.click(await screen.findByRole('button', { name: 'Review desk' }));
    expect(openDesk).toHaveBeenCalledOnce();
  });
});
