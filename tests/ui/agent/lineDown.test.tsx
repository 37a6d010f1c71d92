import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ActiveCall, CallPhase, DeskState } from '#renderer/session/index.ts';
import type { Services } from '#renderer/agent/desk/services.ts';
import { activeCall, deskState } from '../snapshots/desk.ts';
import { appState, settings } from '../snapshots/services.ts';
import { NOW } from '../snapshots/time.ts';
import { show } from './show.tsx';

afterEach(cleanup);

const inCall = (call: Partial<ActiveCall>): DeskState => deskState({ call: activeCall(call) });
const down = { phase: 'reconnecting', giveUpAt: NOW + 47_200 } as const;
const place = (): HTMLElement => screen.getByRole('region', { name: 'Cue' });

describe('a line that is down', () => {
  test('is told where cues stand, with who hears whom and for how long it is tried', () => {
    show({ deskState: inCall(down) });
    expect(place().textContent).toContain('Reconnecting to Maya Lindqvist…');
    expect(place().textContent).toContain('Until then you are not heard.');
    // Counted, and not read out second by second; that it changed is.
    const left = within(place()).getByRole('timer');
    expect(left.textContent).toBe('trying for another 48 s');
    expect(left.closest('[aria-live], output')).toBeNull();
    expect(screen.getByText('Reconnecting').closest('output')).toBeTruthy();
  });

  test('covers nothing of the customer', () => {
    show({ deskState: inCall(down) });
    const stage = screen.getByRole('region', { name: 'Video of Maya Lindqvist' });
    expect(stage.textContent).not.toContain('Reconnecting');
    expect(document.querySelector('[class*="veil"]')).toBeNull();
  });

  test('is told in the bar too while the agent looks elsewhere', async () => {
    const { user } = show({ deskState: inCall(down) });
    await user.keyboard('{Control>}2{/Control}');
    const bar = screen.getByRole('region', { name: 'Call with Maya Lindqvist' });
    expect(within(bar).getByText('Reconnecting')).toBeTruthy();
    expect(within(bar).getByText('48 s')).toBeTruthy();
  });
});

describe('a relay that cannot be reached', () => {
  const words = 'The relay server for calls cannot be reached.';

  test.each(['connecting', 'reconnecting'] as const)('is told while %s', (phase) => {
    show({ deskState: inCall({ ...down, phase, relayMissing: true }) });
    expect(screen.getByText(words).closest('[role=alert]')?.textContent).toMatch(
      /over a relay \(TURN\) server alone.*ask your administrator/,
    );
    expect(screen.queryByText('This usually takes less than a second.')).toBeNull();
  });

  test('is told neither before it is known nor in a call that goes on', () => {
    const { desk } = show({ deskState: inCall({ phase: 'connecting' }) });
    expect(screen.getByText('This usually takes less than a second.')).toBeTruthy();
    expect(screen.queryByText(words)).toBeNull();
    act(() => desk.set(inCall({ phase: 'live', relayMissing: true })));
    expect(screen.queryByText(words)).toBeNull();
  });
});

describe('its sound', () => {
  const state = (phase: CallPhase): DeskState => inCall({ ...down, phase });
  const heard = (app = appState()) => {
    const playLineTone = vi.fn<Services['playLineTone']>(() => () => undefined);
    const shown = show({ deskState: state('connecting'), appState: app, playLineTone });
    const enter = (...phases: readonly CallPhase[]): void => {
      for (const phase of phases) act(() => shown.desk.set(state(phase)));
    };
    return { tones: () => playLineTone.mock.calls.map(([tone]) => tone), enter, shown };
  };

  test('comes once when it is lost and once when it is back', () => {
    const { tones, enter } = heard();
    enter('live');
    expect(tones()).toEqual([]);
    enter('reconnecting', 'customerAway', 'reconnecting');
    expect(tones()).toEqual(['lost']);
    enter('live');
    expect(tones()).toEqual(['lost', 'back']);
  });

  test('is not of the call’s end, nor of one that is over', () => {
    const { tones, enter, shown } = heard();
    enter('live', 'ending');
    act(() => shown.desk.set(deskState()));
    expect(tones()).toEqual([]);
  });

  test('can be switched off', () => {
    const { tones, enter } = heard(appState({ settings: settings({ lineSound: false }) }));
    enter('live', 'reconnecting', 'live');
    expect(tones()).toEqual([]);
  });
});
