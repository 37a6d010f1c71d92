import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ActiveCall, DeskActions } from '#renderer/session/index.ts';
import type { LineRecord } from '#shared/model/lineQuality.ts';
import { lineCauses } from '#shared/model/lineQuality.ts';
import { activeCall, deskState } from '../snapshots/desk.ts';
import { endedCall } from '../snapshots/ended.ts';
import { deskActions } from '../snapshots/services.ts';
import { summary } from '../snapshots/stored.ts';
import { NOW } from '../snapshots/time.ts';
import { show } from './show.tsx';

afterEach(cleanup);

const inCall = (call: Partial<ActiveCall>, actions: Partial<DeskActions> = {}) =>
  show({ deskState: deskState({ call: activeCall(call) }), actions: deskActions(actions) });
const stage = () => screen.getByRole('region', { name: 'Video of Maya Lindqvist' });

describe('the line in the call’s bar', () => {
  test('is a word while it is good, and nothing to press', () => {
    inCall({});
    expect(screen.getByText('Good line').closest('output')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Good line' })).toBeNull();
  });

  test('tells by keyboard why it is weak and what to do, and turns the camera off', async () => {
    const setCameraOn = vi.fn<DeskActions['setCameraOn']>(async () => undefined);
    const { user } = inCall(
      { line: { level: 'weak', causes: ['lossIn', 'delay', 'jitter'] }, cameraOn: true },
      { setCameraOn },
    );
    const button = screen.getByRole('button', { name: 'Weak line' });
    button.focus();
    await user.keyboard('{Enter}');
    const why = screen.getByRole('dialog', { name: 'Why the line is weak' });
    expect(why.textContent).toContain('Maya Lindqvist’s sound arrives with gaps.');
    expect(why.textContent).toContain('Leave a short pause after you speak');
    expect(why.textContent).not.toContain('unevenly');
    await user.click(within(why).getByRole('button', { name: 'Stop camera' }));
    expect(setCameraOn).toHaveBeenCalledWith(false);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('offers only what is in one’s power', async () => {
    const { user } = inCall({ line: { level: 'poor', causes: ['lossOut'] } });
    await user.click(screen.getByRole('button', { name: 'Poor line' }));
    const why = screen.getByRole('dialog', { name: 'Why the line is poor' });
    // The camera is off already.
    expect(why.textContent).not.toContain('camera');
    cleanup();
    const frozen = inCall({ line: { level: 'weak', causes: ['frozen'] }, cameraOn: true });
    await frozen.user.click(screen.getByRole('button', { name: 'Weak line' }));
    expect(screen.getByRole('dialog').textContent).toContain('There is nothing you need to do.');
    expect(within(screen.getByRole('dialog')).queryByRole('button', { name: /camera/ })).toBeNull();
  });

  test.each(lineCauses)('has words for %s', async (cause) => {
    const { user } = inCall({ line: { level: 'weak', causes: [cause] } });
    await user.click(screen.getByRole('button', { name: 'Weak line' }));
    expect(screen.getByRole('dialog').querySelector('strong')?.textContent).toMatch(/\.$/);
  });

  test('gives way to a hold, and to a line that is being mended', () => {
    const weak = { line: { level: 'weak', causes: ['delay'] } } as const;
    inCall({ ...weak, heldSince: NOW - 1000 });
    expect(screen.queryByText('Weak line')).toBeNull();
    cleanup();
    inCall({ ...weak, phase: 'reconnecting' });
    expect(screen.queryByText('Weak line')).toBeNull();
  });
});

describe('a picture that gave way', () => {
  test('is said of the own one, instead of showing oneself', async () => {
    const { user } = inCall({
      cameraOn: true,
      picturePaused: true,
      line: { level: 'poor', causes: ['lossOut'] },
    });
    expect(within(stage()).getByText('Your picture is paused')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Poor line' }));
    expect(screen.getByRole('dialog').textContent).toContain('It comes back by itself.');
    expect(screen.getByRole('dialog').textContent).not.toContain('Turning your camera off');
  });

  test('is said of the customer’s', () => {
    inCall({ customerCameraOn: true, customerPicturePaused: true });
    expect(
      within(stage()).getByText('Maya Lindqvist’s picture is paused for the sound'),
    ).toBeTruthy();
    expect(within(stage()).getByText('Maya Lindqvist is speaking')).toBeTruthy();
  });
});

describe('the line in the summary', () => {
  const record: LineRecord = {
    measuredMs: 500_000,
    weakMs: 40_000,
    poorMs: 0,
    brokenMs: 0,
    causes: [{ cause: 'lossIn', ms: 40_000 }],
  };
  const told = (line: LineRecord | null) => {
    show(endedCall(summary({ line })));
    return document.body.textContent;
  };

  test.each([
    [
      record,
      'The line was good for 92% of the call; weak for 40 s because of lost packets on the way here.',
    ],
    [{ ...record, weakMs: 0, causes: [] }, 'The line was good for the whole call.'],
    [
      { ...record, weakMs: 1000, poorMs: 500, brokenMs: 9000 },
      'The line was good for 99% of the call; poor for 0.5 s and weak for 1 s because of lost packets on the way here. There was no connection for 9 s.',
    ],
    [
      {
        ...record,
        causes: [
          { cause: 'delay', ms: 30_000 },
          { cause: 'lossOut', ms: 20_000 },
          { cause: 'jitter', ms: 2000 },
        ],
      },
      'weak for 40 s because of delay and lost packets on the way there.',
    ],
    [
      { ...record, measuredMs: 0, weakMs: 0, causes: [], brokenMs: 3000 },
      'There was no connection for 3 s.',
    ],
  ] as const)('is a sentence', (line, words) => {
    expect(told(line)).toContain(words);
  });

  test('is missing where it was not looked at', () => {
    expect(told(null)).not.toMatch(/line was|no connection/);
  });
});
