import { act, cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { device, liveCall, people, show } from './show.tsx';

afterEach(cleanup);

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

describe('the line in words', () => {
  const step = { name: 'call', people, call: liveCall } as const;

  it('says how the line is and what that means', () => {
    const { go } = show(step, { microphone: device() });
    act(() => go({ ...step, call: { ...liveCall, line: 'weak' } }));
    expect(screen.getByText('Weak connection')).toBeTruthy();
    // Nothing to tell of it, so nothing to press.
    expect(screen.queryByRole('button', { name: 'Weak connection' })).toBeNull();
  });

  it('says that it is down, for how long it is tried, and that nobody hears this side', () => {
    const giveUpAt = Date.now() + 47_500;
    const { go } = show(step, { microphone: device() });
    act(() => go({ ...step, call: { ...liveCall, line: 'interrupted', giveUpAt } }));
    const said = screen.getByText('Reconnecting to Sam…');
    expect(said.closest('output')).toBeTruthy();
    const left = screen.getByRole('timer');
    expect(left.textContent).toMatch(/^trying for another 4[78] s\.$/);
    // Counted on the screen, and not read out second by second.
    expect(left.closest('output, [aria-live]')).toBeNull();
    expect(left.parentElement?.textContent).toContain('Until then you are not heard.');
    act(() => go(step));
    expect(screen.queryByRole('timer')).toBeNull();
  });

  it('says calmly that no connection can be made where the relay does not answer', () => {
    const words = 'The connection cannot be made at the moment.';
    const { go } = show({ ...step, call: { ...liveCall, line: 'connecting' } });
    expect(screen.queryByText(words)).toBeNull();
    act(() => go({ ...step, call: { ...liveCall, line: 'connecting', relayMissing: true } }));
    const said = screen.getByText(words).closest('output');
    expect(said?.textContent).toContain('There is nothing you need to do.');
    // A call that goes on after all needs no word of it.
    act(() => go({ ...step, call: { ...liveCall, relayMissing: true } }));
    expect(screen.queryByText(words)).toBeNull();
  });

  it('says why the line is weak, and what helps, when it is asked', async () => {
    const weak = { ...liveCall, line: 'poor', causes: ['lossOut', 'delay'] } as const;
    const { go } = show({ ...step, call: weak }, { microphone: device(), camera: device() });
    await press('Poor connection');
    expect(screen.getByText('Sam may hear you with gaps.')).toBeTruthy();
    expect(screen.getByText(/So does stopping your camera/)).toBeTruthy();
    act(() => go({ ...step, call: { ...weak, causes: ['delay'], picturePaused: true } }));
    expect(screen.getByText(/A short pause after you speak helps/)).toBeTruthy();
    expect(screen.getByText('A place closer to your Wi-Fi often helps.')).toBeTruthy();
    expect(screen.getByText(/Your picture is paused/)).toBeTruthy();
    act(() => go({ ...step, call: { ...weak, held: true, picturePaused: true } }));
    expect(screen.queryByText(/may hear you with gaps/)).toBeNull();
    expect(screen.queryByText(/Your picture is paused/)).toBeNull();
    act(() => go({ ...step, call: liveCall }));
    expect(screen.queryByText(/may hear you with gaps/)).toBeNull();
    expect(screen.getByText('Good connection')).toBeTruthy();
  });

  it('says that the other’s picture is paused, instead of showing one that stands still', () => {
    const peer = { muted: false, cameraOn: true, picturePaused: true };
    show({ ...step, call: { ...liveCall, peer } });
    expect(screen.getByText(/^Sam’s picture is paused/)).toBeTruthy();
  });
});
