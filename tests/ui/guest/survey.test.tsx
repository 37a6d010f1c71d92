import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FeedbackView } from '#shared/contract/survey.ts';
import { noAnswers } from '#shared/model/survey.ts';
import type { SurveyAnswers } from '#shared/model/survey.ts';
import { en } from '#renderer/guest/i18n/en.ts';
import { languages } from '#renderer/guest/i18n/languages.ts';
import { FeedbackApp } from '#renderer/guest/survey/FeedbackApp.tsx';
import { keepDraft, keepNoDraft } from '#renderer/guest/survey/draft.ts';
import type { Sent } from '#renderer/guest/survey/sendSurvey.ts';
import { createSurveyDesk } from '#renderer/guest/survey/surveyDesk.ts';
import { people, show } from './show.tsx';
import { CALL, SEAT, live, openWorld, settle } from './stage.ts';

afterEach(cleanup);

const hungUp = { by: 'agent', reason: 'hungUp' } as const;

function after(send: (answers: SurveyAnswers) => Sent = () => 'sent') {
  const sent: { readonly requestId: string; readonly answers: SurveyAnswers }[] = [];
  show(
    { name: 'after', people, ending: hungUp, talked: true },
    {},
    {
      sendSurvey: async (requestId, answers) => {
        sent.push({ requestId, answers });
        return send(answers);
      },
    },
  );
  return sent;
}

const choose = (question: string | RegExp, choice: string) =>
  userEvent.click(
    within(screen.getByRole('group', { name: question })).getByRole('radio', { name: choice }),
  );
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

describe('the questions after a call', () => {
  it('have nothing chosen, and are sent with what was answered alone', async () => {
    const sent = after();
    const radios = screen.getAllByRole<HTMLInputElement>('radio');
    expect(radios).toHaveLength(5 + 5 + 3 + 11);
    expect(radios.filter(({ checked }) => checked)).toEqual([]);
    await choose('How satisfied are you with this call?', '4');
    await choose('Is your matter settled?', 'Not yet');
    await userEvent.type(screen.getByRole('textbox'), 'Sam was kind');
    await press('Send');
    expect(sent).toEqual([
      {
        requestId: 'a-request',
        answers: { ...noAnswers, satisfied: 4, resolved: 'notYet', comment: 'Sam was kind' },
      },
    ]);
    const thanks = screen.getByText(/^Thank you\. Your answers/);
    expect(document.activeElement).toBe(thanks);
    expect(screen.queryByRole('radio')).toBeNull();
  });

  it('take an answer back, and say so where nothing is left', async () => {
    const sent = after();
    await choose(/recommend/, '0');
    await press('Take back my answer: How likely would you recommend us to others?');
    await press('Send');
    expect(sent).toEqual([]);
    expect(screen.getByRole('alert').textContent).toMatch(/Nothing is answered yet/);
  });

  it('keep what was typed where it did not get through, and send the same request again', async () => {
    let outcome: Sent = 'failed';
    const sent = after(() => outcome);
    await choose(/feel heard by Sam/, '5');
    await press('Send');
    expect(screen.getByRole('alert').textContent).toMatch(/They are still here/);
    expect(screen.getAllByRole<HTMLInputElement>('radio').filter((r) => r.checked)).toHaveLength(1);
    outcome = 'sent';
    await press('Send');
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
    expect(screen.getByText(/^Thank you\. Your/)).toBeTruthy();
  });

  it('can be declined, with a button that differs in the word alone', async () => {
    const sent = after();
    const [yes, no] = ['Send', 'No, thank you'].map((name) => screen.getByRole('button', { name }));
    expect(no?.className).toBe(yes?.className);
    await press('No, thank you');
    expect(sent).toEqual([]);
    expect(screen.getByText('That is fine.')).toBeTruthy();
  });

  it('are answered by keyboard alone', async () => {
    const sent = after();
    const group = screen.getByRole('group', { name: 'Is your matter settled?' });
    within(group).getByRole('radio', { name: 'Yes' }).focus();
    await userEvent.keyboard(' {ArrowDown}');
    screen.getByRole('button', { name: 'Send' }).focus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.answers.resolved).toBe('no');
  });

  it('are not asked after a ring that nobody answered', () => {
    show({ name: 'after', people, ending: { by: 'agent', reason: 'declined' }, talked: false });
    expect(screen.queryByRole('radio')).toBeNull();
    cleanup();
    show({
      name: 'after',
      people,
      ending: { by: 'system', reason: 'customerLeft' },
      talked: false,
    });
    expect(screen.queryByRole('radio')).toBeNull();
  });
});

describe('the page', () => {
  it('asks after a call that was answered', async () => {
    const { page, step, talk, link } = openWorld();
    await talk();
    link().onCallState({ callId: CALL, phase: 'ended', ...hungUp });
    expect(step()).toMatchObject({ name: 'after', talked: true });
    page.dispose();
  });

  it('does not ask after a ring, answered call before or not', async () => {
    const { page, step, link, ringUp } = openWorld();
    await ringUp();
    link().onCallState({ callId: CALL, phase: 'ended', by: 'system', reason: 'customerLeft' });
    expect(step()).toMatchObject({ name: 'after', talked: false });
    page.dispose();
  });

  it('that was loaded again in the call and finds it over asks too', async () => {
    const { page, step, link, world, ringUp } = openWorld();
    await ringUp();
    link().onConnection('online', null);
    link().onCallState(live);
    const { memory } = world;
    expect(memory).toMatchObject({ seat: SEAT, inCall: true });
    page.dispose();
    const again = openWorld({ view: { state: 'seated', ...people }, memory });
    again.page.start();
    await settle();
    again.link().onCallState({ callId: CALL, phase: 'ended', ...hungUp });
    expect(again.step()).toMatchObject({ name: 'after', talked: true });
    expect(step().name).toBe('call');
    again.page.dispose();
  });

  it('that was loaded again after the call asks where the hub says so', async () => {
    const survey = { customerName: 'Maya', agentName: 'Sam', company: 'Northwind' };
    const { page, step } = openWorld({ view: { state: 'ended', survey } });
    page.start();
    await settle();
    expect(step()).toMatchObject({ name: 'over', people: survey });
    page.dispose();
    show({ name: 'over', people });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('This call is over');
    expect(screen.getAllByRole('radio')).toHaveLength(24);
  });
});

describe('a draft', () => {
  const desk = (outcome: Sent = 'sent', ids = 'first') =>
    createSurveyDesk({
      keeper: keepDraft('key', sessionStorage),
      send: async () => outcome,
      newId: () => ids,
    });

  afterEach(() => sessionStorage.clear());

  it('outlives a reload with its request, and is gone once it was sent', async () => {
    desk().answer({ satisfied: 2, comment: 'half a sent' });
    const again = desk('failed', 'second');
    expect(again.store.getState().answers).toMatchObject({ satisfied: 2, comment: 'half a sent' });
    await again.send();
    expect(sessionStorage.getItem('key')).toContain('first');
    expect(sessionStorage.getItem('key')).not.toContain('second');
    const third = desk('sent');
    await third.send();
    expect(third.store.getState().phase).toBe('sent');
    expect(sessionStorage.getItem('key')).toBeNull();
  });

  it('remembers a no, and not what was typed before it', () => {
    const first = desk();
    first.answer({ comment: 'secret' });
    first.decline();
    expect(desk().store.getState().phase).toBe('declined');
    expect(sessionStorage.getItem('key')).not.toContain('secret');
  });

  it.each(['nonsense', '7', 'null', '{}', '{"requestId":"r","answers":7}', '{"requestId":4}'])(
    'that is damaged (%s) is none',
    (text) => {
      sessionStorage.setItem('key', text);
      expect(desk().store.getState()).toEqual({ phase: 'asking', answers: noAnswers });
    },
  );
});

describe('the page behind a signed link', () => {
  const open = (view: FeedbackView | null) => {
    const [language] = languages;
    if (language === undefined) throw new Error('no language');
    const desk = createSurveyDesk({
      keeper: keepNoDraft,
      send: async () => 'sent',
      newId: () => 'a-request',
    });
    render(<FeedbackApp language={language} messages={en} lookUp={async () => view} desk={desk} />);
  };

  it('asks, and thanks', async () => {
    open({ state: 'open', agentName: 'Sam', company: 'Northwind' });
    await screen.findByRole('heading', { name: 'How was your call with Sam from Northwind?' });
    await choose(/satisfied/, '5');
    await press('Send');
    expect(screen.getByText(/^Thank you\. Your/)).toBeTruthy();
  });

  it.each([
    [{ state: 'used' }, 'Thank you, this call was answered about'],
    [{ state: 'expired' }, 'This link has expired'],
    [{ state: 'unknown' }, 'We don’t know this link'],
    [null, 'The call service does not answer'],
  ] as const)('says what a link is that leads nowhere: %o', async (view, title) => {
    open(view);
    expect(await screen.findByRole('heading', { level: 1, name: title })).toBeTruthy();
    expect(screen.queryByRole('radio')).toBeNull();
  });
});
