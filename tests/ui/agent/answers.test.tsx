import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { err } from '#shared/lib/result.ts';
import { CustomerAnswers } from '#renderer/agent/summary/CustomerAnswers.tsx';
import { ServicesContext } from '#renderer/agent/desk/services.ts';
import type { Services } from '#renderer/agent/desk/services.ts';
import { english } from '#renderer/ui/i18n/en/index.ts';
import { TextProvider } from '#renderer/ui/i18n/text.tsx';
import { services } from '../snapshots/services.ts';
import { memorySurveys, someAnswers } from '../snapshots/surveys.ts';

afterEach(cleanup);

function open(surveys: Services['surveys'], more: Partial<Services> = {}): void {
  const onProblem = (problem: Error): never => {
    throw problem;
  };
  render(
    <TextProvider locale="en-GB" messages={english} onProblem={onProblem}>
      <ServicesContext value={services({ surveys, ...more })}>
        <CustomerAnswers callId="call-0001" name="Maya" />
      </ServicesContext>
    </TextProvider>,
  );
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const cells = (name: string): (string | null)[] =>
  within(screen.getByRole('row', { name: new RegExp(`^${name}`) }))
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);

describe('the customer’s answers', () => {
  it('are waited for, come by themselves and stay hidden until a judgement is noted', async () => {
    const surveys = memorySurveys();
    open(surveys);
    await screen.findByText(/Maya has not answered/);
    surveys.come(someAnswers);
    await screen.findByText(/Before you look: how was this call for Maya/);
    expect(screen.queryByText(/corrected bill/)).toBeNull();
    expect(screen.getAllByRole<HTMLInputElement>('radio').filter(({ checked }) => checked)).toEqual(
      [],
    );
    await press('Note and show the answers');
    expect(screen.getByRole('alert').textContent).toMatch(/Choose at least one/);
    await userEvent.click(screen.getByRole('radio', { name: '5 of 5' }));
    await userEvent.click(screen.getByRole('radio', { name: 'Not yet' }));
    await press('Note and show the answers');
    expect(cells('Satisfied')).toEqual(['3 of 5', '5 of 5', '2 steps less than you thought']);
    expect(cells('Matter')).toEqual(['Not yet', 'Not yet', 'As you thought']);
    expect(cells('Felt')).toEqual(['5 of 5', '', '']);
    expect(screen.getByText(someAnswers.comment)).toBeTruthy();
  });

  it('are shown without a judgement where the agent wants that', async () => {
    open(memorySurveys({ ...someAnswers, recommend: null, comment: '' }));
    await screen.findByText(/Before you look/);
    await press('Show without noting one');
    expect(cells('Satisfied')).toEqual(['3 of 5']);
    expect(cells('Would')).toEqual(['Left out']);
    expect(screen.queryByText('You thought')).toBeNull();
  });

  it('can be asked for later, by a link in the clipboard', async () => {
    const copy = vi.fn<Services['copy']>(services().copy);
    open(memorySurveys(), { copy });
    await screen.findByText(/Maya has not answered/);
    await press('Copy a link to the questions');
    expect(copy).toHaveBeenCalledWith('http://127.0.0.1:4610/feedback#aToken');
    expect(screen.getByText('Copied')).toBeTruthy();
  });

  it('say plainly what did not work', async () => {
    const failed = async () => err({ code: 'hubUnreachable', message: '' } as const);
    open({ ...memorySurveys(), link: failed });
    await screen.findByText(/Maya has not answered/);
    await press('Copy a link to the questions');
    expect(screen.getByText(/No link could be made/)).toBeTruthy();
    cleanup();
    open({ ...memorySurveys(someAnswers), reveal: failed });
    await screen.findByText(/Before you look/);
    await press('Show without noting one');
    expect(screen.getByRole('alert').textContent).toMatch(/Nothing was lost/);
  });
});
