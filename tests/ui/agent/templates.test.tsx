import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ok } from '#shared/lib/result.ts';
import type { ImportProgress } from '#shared/model/templateImport.ts';
import type { TemplateDesk } from '#renderer/session/index.ts';
import { library, libraryTemplate, templateDesk } from '../snapshots/templates.ts';
import { show } from './show.tsx';
import type { Shown } from './show.tsx';

afterEach(cleanup);

async function templates(desk: TemplateDesk): Promise<Shown> {
  const shown = show({ library: desk });
  await shown.user.click(screen.getByRole('button', { name: /^Templates/ }));
  await screen.findByRole('heading', { level: 1, name: 'Templates' });
  return shown;
}

const greeting = libraryTemplate({ id: 'own-2', situation: 'greeting', text: 'Hello, {name}.' });

describe('the template library', () => {
  test('lists sentences by situation, and finds them by word and by situation', async () => {
    const desk = templateDesk(library({ entries: [libraryTemplate(), greeting] }));
    const { user } = await templates(desk);
    expect(screen.getByRole('grid', { name: 'Greet, 1 template' })).toBeTruthy();
    await user.type(screen.getByLabelText('Search'), 'reflect');
    expect(screen.queryByRole('grid', { name: 'Greet, 1 template' })).toBeNull();
    expect(screen.getByRole('grid', { name: 'Reflect back, 1 template' })).toBeTruthy();
  });

  test('has a pin on each sentence, for the one who works here', async () => {
    const desk = templateDesk(library({ entries: [libraryTemplate(), greeting] }));
    const { user } = await templates(desk);
    await user.click(screen.getByRole('button', { name: 'Pin: Hello, {name}.' }));
    const unpin = await screen.findByRole('button', { name: 'Unpin: Hello, {name}.' });
    expect(screen.getByRole('row', { name: /Hello/ }).textContent).toContain('Pinned');
    await user.click(unpin);
    await screen.findByRole('button', { name: 'Pin: Hello, {name}.' });
    expect(screen.queryByText('Edit template')).toBeNull();
  });

  test('says what is wrong while it is typed, and shows how it will sound', async () => {
    const save = vi.fn<TemplateDesk['save']>();
    const { user } = await templates(templateDesk(library(), { save }));
    await user.click(screen.getAllByRole('button', { name: 'New template' })[0] as Element);
    const field = screen.getByLabelText('Sentence');
    await user.type(field, 'Please calm down, {{nmae}');
    const problems = screen.getByRole('list', { name: 'What to look at' });
    expect(problems.textContent).toContain('There is no placeholder “nmae”.');
    expect(problems.textContent).toContain('I can hear how much this has cost you.');
    expect(screen.getByRole('button', { name: 'Save' }).hasAttribute('disabled')).toBe(true);
    await user.clear(field);
    await user.type(field, 'Hello, ');
    await user.click(screen.getByRole('button', { name: 'Customer’s name' }));
    expect((field as HTMLTextAreaElement).value).toBe('Hello, {name}');
    const preview = screen.getByRole('region', { name: 'As it will be spoken' });
    expect(preview.textContent).toContain('Maya Lindqvist');
    expect(save).not.toHaveBeenCalled();
  });

  test('keeps an unsaved edit on leaving, and brings it back', async () => {
    const { user } = await templates(templateDesk(library({ entries: [greeting] })));
    await user.click(screen.getByRole('row', { name: /Hello/ }));
    await user.type(await screen.findByLabelText('Sentence'), ' Good to hear you.');
    await user.click(screen.getByRole('button', { name: 'All templates' }));
    const row = await screen.findByRole('row', { name: /Hello/ });
    await waitFor(() => expect(row.textContent).toContain('Unsaved edit'));
    await user.click(row);
    const field = await screen.findByLabelText<HTMLTextAreaElement>('Sentence');
    expect(field.value).toBe('Hello, {name}. Good to hear you.');
    expect(screen.getByText(/left unsaved/)).toBeTruthy();
  });

  test('asks which of two edits stays', async () => {
    const mine = libraryTemplate({
      id: 'own-3',
      situation: 'greeting',
      status: 'draft',
      text: 'Mine',
      conflictWith: 'own-2',
    });
    const third = { ...greeting, version: 2, text: 'Third', updatedBy: 'Ana' };
    const settle = vi.fn<TemplateDesk['settle']>(async ({ seenVersion }) =>
      ok(
        seenVersion === 2
          ? { state: 'settled', entry: third }
          : { state: 'askAgain', theirs: third },
      ),
    );
    const desk = templateDesk(library({ entries: [greeting, mine] }), { settle });
    const { user } = await templates(desk);
    await user.click(screen.getByRole('row', { name: /Mine/ }));
    const theirs = await screen.findByRole('region', { name: 'The other edit' });
    expect(within(theirs).getByText('Hello, {name}.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Keep theirs' }));
    expect(settle).toHaveBeenLastCalledWith({ id: 'own-3', choice: 'theirs', seenVersion: 1 });
    // It was saved once more meanwhile: nobody gives up what they have not seen.
    expect(await screen.findByText(/saved once more/)).toBeTruthy();
    expect(within(theirs).getByText('Third')).toBeTruthy();
    expect(theirs.textContent).toContain('Ana, ');
    await user.click(screen.getByRole('button', { name: 'Keep theirs' }));
    expect(settle).toHaveBeenLastCalledWith({ id: 'own-3', choice: 'theirs', seenVersion: 2 });
    await waitFor(() => expect(screen.queryByText(/saved once more/)).toBeNull());
  });

  test('publishes nothing that was not seen: what somebody saved meanwhile is shown first', async () => {
    const shown = { ...greeting, status: 'draft' as const };
    const theirs = { ...shown, version: 2, text: 'Good morning, {name}.', updatedBy: 'Ana' };
    const setStatus = vi.fn<TemplateDesk['setStatus']>(async ({ seenVersion }) =>
      ok(
        seenVersion === 2
          ? { state: 'settled', entry: { ...theirs, version: 3, status: 'published' } }
          : { state: 'askAgain', theirs },
      ),
    );
    const desk = templateDesk(library({ entries: [shown] }), { setStatus });
    const { user } = await templates(desk);
    await user.click(screen.getByRole('row', { name: /Hello/ }));
    await user.click(await screen.findByRole('button', { name: 'Publish' }));
    expect(setStatus).toHaveBeenLastCalledWith({
      id: greeting.id,
      status: 'published',
      seenVersion: 1,
    });
    expect(await screen.findByText(/changed this template meanwhile/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLTextAreaElement>('Sentence').value).toBe(theirs.text);
    await user.click(screen.getByRole('button', { name: 'Publish' }));
    expect(setStatus).toHaveBeenLastCalledWith({
      id: greeting.id,
      status: 'published',
      seenVersion: 2,
    });
    await waitFor(() => expect(screen.queryByText(/changed this template meanwhile/)).toBeNull());
  });

  test('shows a file’s bad rows before any of it is taken in', async () => {
    const takeImport = vi.fn<TemplateDesk['takeImport']>(async () =>
      ok({ added: 2, changed: 0, same: 0 }),
    );
    const desk = templateDesk(library(), {
      takeImport,
      readImport: async () =>
        ok({
          file: 'team.csv',
          good: 2,
          sample: [],
          bad: [{ line: 4, fault: 'unknownPlaceholder', field: 'nmae' }],
          badInAll: 1,
        }),
    });
    const { user } = await templates(desk);
    await user.click(screen.getByRole('button', { name: 'Import…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Import team.csv' });
    expect(dialog.textContent).toContain('Line 4: there is no placeholder “nmae”.');
    expect(takeImport).not.toHaveBeenCalled();
    await user.click(within(dialog).getByRole('button', { name: 'Take in 2 rows' }));
    expect(await screen.findByText(/2 added/)).toBeTruthy();
  });

  test('tells how far taking in is, can stop it, and says that nothing was kept', async () => {
    let tell: (progress: ImportProgress) => void = () => undefined;
    let stop: () => void = () => undefined;
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const desk = templateDesk(library(), {
      readImport: async () =>
        ok({ file: 'team.csv', good: 9000, sample: [], bad: [], badInAll: 0 }),
      takeImport: async () => {
        await stopped;
        return ok(null);
      },
      cancelImport: async () => {
        stop();
        return ok(null);
      },
      onProgress: (listener) => {
        tell = listener;
        return () => undefined;
      },
    });
    const { user } = await templates(desk);
    await user.click(screen.getByRole('button', { name: 'Import…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Import team.csv' });
    await user.click(within(dialog).getByRole('button', { name: 'Take in 9,000 rows' }));
    act(() => tell({ step: 'keeping', done: 4000, total: 9000 }));
    const bar = screen.getByRole('progressbar', { name: 'Taking in' });
    expect(bar.getAttribute('aria-valuetext')).toBe('4,000 of 9,000 rows');
    const spoken = screen.getByText('Taking in: 2,250 of 9,000 rows');
    act(() => tell({ step: 'keeping', done: 4400, total: 9000 }));
    expect(spoken.textContent).toBe('Taking in: 2,250 of 9,000 rows');
    act(() => tell({ step: 'keeping', done: 4500, total: 9000 }));
    expect(spoken.textContent).toBe('Taking in: 4,500 of 9,000 rows');
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(await screen.findByText(/Nothing of the file was taken in/)).toBeTruthy();
    expect(screen.queryByRole('progressbar')).toBeNull();
  });
});
