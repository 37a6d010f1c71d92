import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { DeskActions } from '#renderer/session/index.ts';
import { activeCall, deskState, ringing } from '../snapshots/desk.ts';
import { appState, deskActions, settings } from '../snapshots/services.ts';
import { callListItem } from '../snapshots/stored.ts';
import { NOW, minutes } from '../snapshots/time.ts';
import { show } from './show.tsx';

afterEach(cleanup);

const spies = () => ({
  accept: vi.fn<DeskActions['accept']>(async () => undefined),
  decline: vi.fn<DeskActions['decline']>(async () => undefined),
});

describe('a ring', () => {
  test('says who, why and what was before', async () => {
    show({
      deskState: deskState({ ringing: [ringing()] }),
      calls: [
        callListItem({ startedAt: NOW - minutes(24 * 60), issue: 'Moving house' }),
        callListItem({ callId: 'other-000', customerName: 'Somebody Else', issue: 'Other' }),
      ],
    });
    const card = screen.getByRole('region', { name: 'Maya Lindqvist is calling' });
    expect(card.textContent).toContain('About: The October bill is twice as high as usual');
    expect(card.textContent).toContain('Video call');
    expect(card.textContent).toContain('Waiting for 00:08');
    await screen.findByText('Earlier calls with Maya Lindqvist');
    expect(card.textContent).toContain('Fri, 20 Nov 2026');
    expect(card.textContent).toContain('Moving house');
    expect(card.textContent).not.toContain('Other');
    expect(screen.getByRole('alert').textContent).toBe('Maya Lindqvist is calling');
  });

  test('a first call says so', async () => {
    show({ deskState: deskState({ ringing: [ringing({ issue: null })] }) });
    expect(await screen.findByText('This is your first call with Maya Lindqvist.')).toBeTruthy();
    expect(screen.getByText('No issue was noted for this call.')).toBeTruthy();
  });

  test('Enter answers with the camera where the agent wants it', async () => {
    const actions = spies();
    const { user, desk } = show({ actions: deskActions(actions) });
    act(() => desk.set(deskState({ ringing: [ringing()] })));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Answer with camera' }));
    await user.keyboard('{Enter}');
    expect(actions.accept).toHaveBeenCalledExactlyOnceWith('call-maya-0001', { camera: true });
  });

  test.each([
    ['the agent starts without camera', true, false],
    ['the customer rings by voice', false, true],
  ])('Enter answers without the camera where %s', async (_, video, startWithCamera) => {
    const actions = spies();
    const { user } = show({
      actions: deskActions(actions),
      appState: appState({ settings: settings({ startWithCamera }) }),
      deskState: deskState({ ringing: [ringing({ video })] }),
    });
    await user.keyboard('{Enter}');
    expect(actions.accept).toHaveBeenCalledExactlyOnceWith('call-maya-0001', { camera: false });
    await user.click(screen.getByRole('button', { name: 'With camera' }));
    expect(actions.accept).toHaveBeenLastCalledWith('call-maya-0001', { camera: true });
  });

  test('Esc declines', async () => {
    const actions = spies();
    const { user } = show({
      actions: deskActions(actions),
      deskState: deskState({ ringing: [ringing()] }),
    });
    await user.keyboard('{Escape}');
    expect(actions.decline).toHaveBeenCalledExactlyOnceWith('call-maya-0001');
  });

  test('while the agent types, it takes neither the focus nor the keys', async () => {
    const actions = spies();
    const { user, desk } = show({ actions: deskActions(actions) });
    const issue = screen.getByLabelText('What it is about');
    await user.click(issue);
    act(() => desk.set(deskState({ ringing: [ringing()] })));
    expect(document.activeElement).toBe(issue);
    await user.keyboard('a{Escape}b{Enter}');
    expect(actions.accept).not.toHaveBeenCalled();
    expect(actions.decline).not.toHaveBeenCalled();
    expect(issue).toHaveProperty('value', 'ab');
  });

  test('names the others who wait', () => {
    show({
      deskState: deskState({
        ringing: [
          ringing(),
          ringing({ callId: 'call-2-0001', customerName: 'Noor' }),
          ringing({ callId: 'call-3-0001', customerName: 'Ada' }),
        ],
      }),
    });
    expect(screen.getByText('2 more customers are waiting: Noor and Ada.')).toBeTruthy();
  });

  test('during a call it only says that someone waits', () => {
    show({
      deskState: deskState({
        call: activeCall(),
        ringing: [ringing({ callId: 'call-2-0001', customerName: 'Noor' })],
      }),
    });
    expect(screen.queryByRole('region', { name: 'Noor is calling' })).toBeNull();
    expect(screen.getByText('Noor is waiting. You can answer after this call.')).toBeTruthy();
  });

  test.each([
    ['gone', /The customer stopped ringing/],
    ['hubAway', /The hub cannot be reached/],
    ['noAnswer', /The hub cannot be reached/],
    ['somethingNew', /Nothing was lost/],
  ])('says why an answer failed: %s', async (code, words) => {
    const { user, desk } = show({
      deskState: deskState({ ringing: [ringing()] }),
      actions: deskActions({
        accept: async () => {
          throw Object.assign(new Error('no'), { code });
        },
      }),
    });
    await user.keyboard('{Enter}');
    expect(await screen.findByText(words)).toBeTruthy();
    act(() => desk.set(deskState()));
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByText(words)).toBeNull();
  });
});
