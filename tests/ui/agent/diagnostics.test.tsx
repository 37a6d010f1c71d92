import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ok } from '#shared/lib/result.ts';
import type { CallDiagnostics, DeskState } from '#renderer/session/index.ts';
import type { Services } from '#renderer/agent/desk/services.ts';
import { activeCall, deskState, diagnostics } from '../snapshots/desk.ts';
import { deskActions } from '../snapshots/services.ts';
import { show } from './show.tsx';
import type { Shown } from './show.tsx';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const inCall: DeskState = deskState({ call: activeCall() });

async function openInCall(
  found: () => CallDiagnostics | null,
  more: Partial<Services> = {},
): Promise<Shown> {
  const shown = show({
    deskState: inCall,
    actions: deskActions({ diagnostics: found }),
    ...more,
  });
  await shown.user.click(screen.getByRole('button', { name: 'Diagnostics of this call' }));
  return shown;
}

const rows = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    screen
      .getAllByRole('term')
      .map((term) => [term.textContent, term.nextElementSibling?.textContent ?? '']),
  );

describe('diagnostics', () => {
  test('say in words and numbers how the listening does, without leaving the call', async () => {
    await openInCall(() => diagnostics());
    const dialog = screen.getByRole('dialog', { name: 'Diagnostics' });
    expect(within(dialog).getByText('Listening keeps up.')).toBeTruthy();
    expect(rows()).toEqual({
      'Heard from you': '7,875 frames (4 min 12 s)',
      'Heard from the customer': '7,869 frames (4 min 12 s)',
      Dropped: '0 frames',
      'Late, by more than 100 ms': '3 frames',
      'Longest queue': '4 frames',
      'Clock set right': 'once',
      'Model time for each frame': '0.6 ms on average, 4.1 ms at most',
      'Line delay taken into account': '62 ms one way',
    });
    expect(screen.getByText('Connected')).toBeTruthy();
  });

  test('one number alone is told in the singular, and what is unknown is not zero', async () => {
    await openInCall(() => diagnostics({ droppedMoments: 1, clockCorrections: 0, lineDelayMs: 0 }));
    expect(rows()).toMatchObject({
      Dropped: '1 frame',
      'Clock set right': 'never',
      'Line delay taken into account': 'not known yet',
    });
  });

  test.each([
    [{ droppedMoments: 1 }, true],
    [{ lateMoments: 79 }, true],
    [{ lateMoments: 78 }, false],
    [{ longestQueue: 30 }, false],
  ] as const)('%o falls behind: %s', async (figures, behind) => {
    await openInCall(() => diagnostics(figures));
    expect(screen.queryByText(/has fallen behind at times/) !== null).toBe(behind);
  });

  test('are told again every second', async () => {
    let frames = 100;
    await openInCall(() => {
      frames += 100;
      return diagnostics({ frames: { agent: frames, customer: 0 } });
    });
    const first = rows()['Heard from you'];
    await vi.waitFor(() => expect(rows()['Heard from you']).not.toBe(first), 5000);
  });

  test('are copied as text that names nobody', async () => {
    const copy = vi.fn<Services['copy']>(async () => ok(null));
    const { user } = await openInCall(() => diagnostics(), { copy });
    await user.click(screen.getByRole('button', { name: 'Copy as text' }));
    const text = copy.mock.calls[0]?.[0] ?? '';
    expect(text).toContain('Hearback 0.1.0');
    expect(text).toContain('Line delay taken into account: 62 ms one way');
    expect(text).not.toMatch(/Maya|Lindqvist|Sam|Rivera|Northwind|call-/);
  });

  test('stand in the settings too, and say so without a call', async () => {
    const { user, desk } = show();
    await user.keyboard('{Control>}3{/Control}');
    const place = screen.getByRole('group', { name: 'Diagnostics' });
    expect(place.textContent).toContain('You are in no call.');
    act(() => desk.set(inCall));
    await user.keyboard('{Control>}3{/Control}');
    expect(screen.getByRole('group', { name: 'Diagnostics' }).textContent).toContain(
      'not being listened to at the moment',
    );
  });
});
