import { screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { err } from '#shared/lib/result.ts';
import type { Failure, TeamAdmin } from '#renderer/session/index.ts';
import { teamAdmin } from '../snapshots/admin.ts';
import type { Managed } from '../snapshots/admin.ts';
import { asAdministrator } from '../snapshots/administrator.ts';
import { show } from './show.tsx';
import type { Shown } from './show.tsx';

/* What an administrator does on the page of people and teams. */

type Part = 'People' | 'Invitations' | 'Teams' | 'Queues';

/** The hub says no, with a sentence. */
export const no = (message: string, code: Failure['code'] = 'changed') => err({ code, message });

/** The administrator's page, by the way that leads there. */
export async function open(
  part: Part = 'People',
  admin: Partial<TeamAdmin> = {},
  data: Partial<Managed> = {},
): Promise<Shown> {
  const shown = show({ ...asAdministrator(), admin: teamAdmin(admin, data) });
  await shown.user.keyboard('{Control>}3{/Control}');
  await shown.user.click(await screen.findByRole('button', { name: 'Manage people and teams' }));
  await shown.user.click(await screen.findByRole('tab', { name: part }));
  return shown;
}

/** Presses a button. */
export const press = async (user: UserEvent, name: string | RegExp): Promise<void> =>
  user.click(await screen.findByRole('button', { name }));

/** Answers the question that is open. */
export const answer = async (user: UserEvent, name: string): Promise<void> =>
  user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name }));

/** Takes another option in a field with a short list. */
export async function choose(
  user: UserEvent,
  field: string | RegExp,
  option: string,
): Promise<void> {
  await user.click(screen.getByRole('button', { name: field }));
  await user.click(await screen.findByRole('option', { name: option }));
}

/** Types something else into a field. */
export const retype = async (user: UserEvent, field: string, text: string): Promise<void> => {
  const input = screen.getByLabelText(field);
  await user.clear(input);
  if (text !== '') await user.type(input, text);
};

/** The lines of a list, as words. */
export const rows = (list: string): readonly (string | null)[] =>
  within(screen.getByRole('list', { name: list }))
    .getAllByRole('listitem')
    .map((row) => row.textContent);
