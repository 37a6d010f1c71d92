import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { err } from '#shared/lib/result.ts';
import { NOW } from '../snapshots/time.ts';
import { showDesk } from './showDesk.tsx';
import type { ShownDesk } from './showDesk.tsx';

afterEach(cleanup);

async function lookUp(shown: ShownDesk, name: string): Promise<void> {
  await shown.user.click(await screen.findByRole('button', { name: 'Customers' }));
  if (name !== '') await shown.user.type(screen.getByLabelText('Customer’s name'), name);
  await shown.user.click(screen.getByRole('button', { name: 'Look it up' }));
}

const sent = ({ asked }: ShownDesk, channel: string): unknown =>
  asked.findLast((each) => each.channel === channel)?.args;

describe('a customer’s own data', () => {
  test('is looked up by name, and given out whole', async () => {
    const shown = showDesk();
    await lookUp(shown, '');
    expect(await screen.findByText('Please enter a name.')).toBeTruthy();
    await lookUp(shown, 'maya');
    await screen.findByText('1 call is kept under the name maya.');
    expect(screen.getByText(/with the customer’s answers/)).toBeTruthy();
    await shown.user.click(screen.getByRole('button', { name: 'Save everything as a file' }));
    const saved = sent(shown, 'desk.saveJson') as { readonly content: string };
    expect(JSON.parse(saved.content)).toMatchObject({
      name: 'maya',
      madeAt: NOW,
      calls: [{ summary: { customerName: 'Maya Lindqvist' } }],
    });
  });

  test('is deleted only after it was asked about, with a proof that names nobody', async () => {
    const shown = showDesk();
    await lookUp(shown, 'maya');
    await shown.user.click(await screen.findByRole('button', { name: 'Delete everything' }));
    const asks = await screen.findByRole('alertdialog', { name: 'Delete everything about maya?' });
    expect(sent(shown, 'desk.deleteCustomer')).toBeUndefined();
    await shown.user.click(within(asks).getByRole('button', { name: 'Delete everything' }));
    await screen.findByText('1 call was deleted.');
    expect(sent(shown, 'desk.deleteCustomer')).toEqual({ name: 'maya' });
    await shown.user.click(screen.getByRole('button', { name: 'Save the proof' }));
    const saved = sent(shown, 'desk.saveJson') as { readonly content: string };
    expect(JSON.parse(saved.content)).toEqual({ calls: 1, deletedAt: NOW, digest: 'a1b2c3' });
  });

  test('stays on the screen where the hub does not answer', async () => {
    const shown = showDesk({
      answer: {
        'desk.deleteCustomer': async () => err({ code: 'hubUnreachable', message: 'away' }),
      },
    });
    await lookUp(shown, 'maya');
    await shown.user.click(await screen.findByRole('button', { name: 'Delete everything' }));
    const asks = await screen.findByRole('alertdialog');
    await shown.user.click(within(asks).getByRole('button', { name: 'Delete everything' }));
    expect(await screen.findByText(/hub cannot be reached/)).toBeTruthy();
    expect(screen.getByText('1 call is kept under the name maya.')).toBeTruthy();
  });
});
