import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { err } from '#shared/lib/result.ts';
import { appState, settings } from '../snapshots/services.ts';
import { show } from './show.tsx';

afterEach(cleanup);

const unnamed = appState({ settings: settings({ agentName: null, company: '' }) });

describe('first run', () => {
  test('starts in the name field, asks for a name, keeps it and opens the desk', async () => {
    const { user, app } = show({ appState: unnamed });
    expect(document.activeElement).toBe(screen.getByLabelText('Your name'));
    await user.keyboard('   {Enter}');
    expect(screen.getByText('Please enter a name.')).toBeTruthy();
    await user.keyboard('Sam Rivera');
    expect(screen.queryByText('Please enter a name.')).toBeNull();
    await user.type(screen.getByLabelText('Company'), 'Northwind');
    await user.click(screen.getByRole('button', { name: 'Start' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Your desk' })).toBeTruthy();
    expect(app.getState().settings).toMatchObject({
      agentName: 'Sam Rivera',
      company: 'Northwind',
    });
  });

  test('says so when the name cannot be saved, and stays', async () => {
    const { user } = show({
      appState: unnamed,
      saveSettings: async () => err({ code: 'diskFull', message: '' }),
    });
    await user.keyboard('Sam{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full.');
    expect(screen.getByLabelText('Your name')).toHaveProperty('value', 'Sam');
  });

  test('refuses names that are too long or hide characters', async () => {
    const { user } = show({ appState: unnamed });
    const name = screen.getByLabelText('Your name');
    await user.click(name);
    await user.paste('x'.repeat(81));
    await user.keyboard('{Enter}');
    expect(screen.getByText('Please use 80 characters or fewer.')).toBeTruthy();
    await user.clear(name);
    await user.paste('Sam\u{7}');
    await user.keyboard('{Enter}');
    expect(screen.getByText(/characters that cannot be shown/)).toBeTruthy();
  });
});
