import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ActiveCall, DeskActions } from '#renderer/session/index.ts';
import { activeCall, deskState, markedTalk, prompts } from '../snapshots/desk.ts';
import { deskActions } from '../snapshots/services.ts';
import { callListItem } from '../snapshots/stored.ts';
import { NOW } from '../snapshots/time.ts';
import { show } from './show.tsx';
import type { Shown } from './show.tsx';

afterEach(cleanup);

function inCall(call: Partial<ActiveCall> = {}, actions: Partial<DeskActions> = {}): Shown {
  return show({
    deskState: deskState({ call: activeCall(call) }),
    actions: deskActions(actions),
    calls: [callListItem({ callId: 'earlier-0001', issue: 'Moving house' })],
  });
}

const stage = (): HTMLElement => screen.getByRole('region', { name: 'Video of Maya Lindqvist' });

describe('the call screen', () => {
  test('says who, how long and how the line is', () => {
    inCall();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Maya Lindqvist');
    expect(screen.getByRole('timer').textContent).toBe('Time in call: 04:12');
    expect(screen.getByText('Connected')).toBeTruthy();
    expect(screen.getByText('Maya Lindqvist is speaking')).toBeTruthy();
    expect(screen.getByRole('img').getAttribute('aria-label')).toBe(
      'Who spoke in the last 30 s: you for 5 s, Maya Lindqvist for 15 s.',
    );
    expect(screen.getByText(/you 38% ·/)).toBeTruthy();
  });

  test('the strip says in words what its marks show, and only what lies within it', () => {
    inCall({ talk: markedTalk });
    const strip = screen.getByRole('img');
    expect(strip.getAttribute('aria-label')).toBe(
      'Who spoke in the last 30 s: you for 5 s, Maya Lindqvist for 15 s. You spoke over them 2 times (triangles). Once you both spoke at the same time (bar). Hatched: muted or on hold, and not listened to.',
    );
    const shapes = [...strip.querySelectorAll('svg[x] path')].map((path) => path.getAttribute('d'));
    expect(shapes).toHaveLength(3);
    expect(new Set(shapes).size).toBe(2);
    expect(strip.querySelectorAll('rect[fill^="url("]')).toHaveLength(1);
    expect(strip.closest('[aria-live]')).toBeNull();
  });

  test.each([
    ['connecting', 'Connecting to Maya Lindqvist…', 'Connecting'],
    ['ending', 'Your summary is being put together.', 'Ending'],
  ] as const)('says what goes on: %s', (phase, words, state) => {
    inCall({ phase });
    expect(within(stage()).getByText(words)).toBeTruthy();
    expect(screen.getByText(state)).toBeTruthy();
  });

  test('counts down while the customer is away, in words', () => {
    inCall({ phase: 'customerAway', giveUpAt: NOW + 41_200 });
    expect(stage().textContent).toContain('Maya Lindqvist left the page for a moment.');
    expect(stage().textContent).toContain('come back to this call for another 42 seconds');
    cleanup();
    inCall({ phase: 'customerAway', giveUpAt: NOW + 300 });
    expect(stage().textContent).toContain('for another second.');
  });

  test('on hold says for how long and who hears whom, and comes back by two ways', async () => {
    const setHeld = vi.fn<DeskActions['setHeld']>();
    const { user } = inCall({ heldSince: NOW - 42_000, cameraOn: true, muted: true }, { setHeld });
    expect(within(stage()).getByRole('timer').textContent).toBe('On hold for 00:42');
    expect(stage().textContent).toContain(
      'Maya Lindqvist cannot hear or see you, and you cannot hear or see them.',
    );
    expect(stage().textContent).toContain('Your microphone is muted and stays so');
    expect(screen.getByText('On hold')).toBeTruthy();
    expect(screen.queryByText('Connected')).toBeNull();
    await user.click(within(stage()).getByRole('button', { name: 'Resume' }));
    const controls = screen.getByRole('group', { name: 'Call controls' });
    await user.click(within(controls).getByRole('button', { name: 'Resume' }));
    expect(setHeld.mock.calls).toEqual([[false], [false]]);
  });

  test('trouble with the line goes before the hold', () => {
    inCall({ heldSince: NOW - 42_000, phase: 'customerAway', giveUpAt: NOW + 10_000 });
    expect(stage().textContent).toContain('Maya Lindqvist left the page for a moment.');
    expect(stage().textContent).not.toContain('On hold for');
  });

  test.each(['connecting', 'ending'] as const)('there is no hold while %s', (phase) => {
    inCall({ phase });
    expect(screen.getByRole('button', { name: 'Hold' })).toHaveProperty('disabled', true);
  });

  test('says who is muted and where there is no picture', () => {
    inCall({ muted: true, customerMuted: true });
    expect(stage().textContent).toContain('You are muted.');
    expect(stage().textContent).toContain('Maya Lindqvist is muted');
    expect(stage().textContent).toContain('Your camera is off');
  });

  test.each(['missing', 'denied', 'busy', 'lost'] as const)(
    'a microphone that is %s says what to do, and a press tries the default',
    async (microphoneProblem) => {
      const useMicrophone = vi.fn<DeskActions['useMicrophone']>(async () => undefined);
      const { user } = inCall({ microphoneProblem }, { useMicrophone });
      expect(screen.getByRole('alert').textContent).toContain('Maya Lindqvist cannot hear you');
      await user.click(screen.getByRole('button', { name: 'Use the system’s default' }));
      expect(useMicrophone).toHaveBeenCalledExactlyOnceWith(null);
    },
  );

  test.each(['missing', 'denied', 'busy', 'lost'] as const)(
    'a camera that is %s is no reason to stop, and the banner can be put away',
    async (cameraProblem) => {
      const { user } = inCall({ cameraProblem });
      expect(stage().textContent).toContain('The call goes on without your picture.');
      await user.click(within(stage()).getByRole('button', { name: 'Dismiss' }));
      expect(stage().textContent).not.toContain('The call goes on without your picture.');
    },
  );

  test('shows no more than two banners, the most pressing first', async () => {
    const { user } = show({
      deskState: deskState({
        hubConnection: 'offline',
        notices: [{ code: 'diskFull', detail: null }],
        call: activeCall({
          cameraProblem: 'lost',
          sensing: { state: 'failed', detail: 'no model' },
        }),
      }),
    });
    expect(stage().textContent).toContain('The camera was unplugged.');
    expect(stage().textContent).toContain('The disk is full.');
    expect(stage().textContent).not.toContain('Cues and figures are off');
    const [first] = within(stage()).getAllByRole('button', { name: 'Dismiss' });
    if (first) await user.click(first);
    expect(stage().textContent).toContain('Cues and figures are off for this call.');
  });

  test('says so while nobody listens to the voices', () => {
    inCall({ sensing: { state: 'starting' } });
    expect(screen.getByText('Listening is starting…')).toBeTruthy();
  });

  test('controls do what they say', async () => {
    const actions = {
      setMuted: vi.fn<DeskActions['setMuted']>(),
      setCameraOn: vi.fn<DeskActions['setCameraOn']>(async () => undefined),
      setHeld: vi.fn<DeskActions['setHeld']>(),
      useCamera: vi.fn<DeskActions['useCamera']>(async () => undefined),
      useMicrophone: vi.fn<DeskActions['useMicrophone']>(async () => undefined),
      hangUp: vi.fn<DeskActions['hangUp']>(async () => undefined),
    };
    const { user, app } = inCall({}, actions);
    await user.click(screen.getByRole('button', { name: 'Mute' }));
    expect(actions.setMuted).toHaveBeenCalledWith(true);
    await user.click(screen.getByRole('button', { name: 'Start camera' }));
    expect(actions.setCameraOn).toHaveBeenCalledWith(true);
    await user.click(screen.getByRole('button', { name: 'Hold' }));
    expect(actions.setHeld).toHaveBeenCalledWith(true);
    const choose = async (name: string): Promise<void> => {
      await user.click(screen.getByRole('button', { name: 'Devices' }));
      await user.click(await screen.findByRole('menuitemradio', { name }));
    };
    await choose('Webcam microphone');
    expect(actions.useMicrophone).toHaveBeenCalledWith('mic-webcam');
    await choose('Webcam');
    expect(actions.useCamera).toHaveBeenCalledWith('cam-1');
    await choose('Desk loudspeaker');
    expect(app.getState().settings.speakerId).toBe('out-desk');
    await user.click(screen.getByRole('button', { name: 'End call' }));
    expect(actions.hangUp).toHaveBeenCalledOnce();
  });
});

describe('the side panel', () => {
  test('offers three prompts, the first for this moment, and takes said and not now', async () => {
    const actions = {
      markSaid: vi.fn<DeskActions['markSaid']>(),
      notNow: vi.fn<DeskActions['notNow']>(),
    };
    const { user } = inCall({}, actions);
    const cards = screen.getAllByRole('article');
    expect(cards.map((card) => card.getAttribute('aria-label'))).toEqual([
      'Reflect back',
      'Acknowledge the feeling',
      'Ask openly',
    ]);
    await user.click(screen.getByRole('button', { name: 'Said: Reflect back' }));
    expect(actions.markSaid).toHaveBeenCalledExactlyOnceWith(prompts[0]?.templateId);
    await user.click(screen.getByRole('button', { name: 'Not now: Ask openly' }));
    expect(actions.notNow).toHaveBeenCalledExactlyOnceWith(prompts[2]?.templateId);
  });

  test('says what was said, and what to do where there is no prompt', () => {
    inCall({ prompts: [], saidTemplateIds: ['a', 'b'] });
    expect(screen.getByText(/No prompt for this moment/)).toBeTruthy();
    expect(screen.getByText('You said 2 prompts.')).toBeTruthy();
  });

  test('facts are listed and removable', async () => {
    const removeFact = vi.fn<DeskActions['removeFact']>();
    const { user } = inCall(
      {
        facts: [
          { factId: 7, text: 'bill doubled', atMs: 1 },
          { factId: 8, text: 'moved house', atMs: 2 },
        ],
      },
      { removeFact },
    );
    expect(screen.getByText('Facts: moved house · bill doubled')).toBeTruthy();
    await user.click(screen.getByRole('tab', { name: 'Facts (2)' }));
    const list = screen.getByRole('list', { name: 'Facts so far' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'Remove fact: bill doubled' }));
    expect(removeFact).toHaveBeenCalledExactlyOnceWith(7);
  });

  test('the customer tab says who and what was before', async () => {
    const { user } = inCall();
    await user.click(screen.getByRole('tab', { name: 'Customer' }));
    const panel = screen.getByRole('tabpanel', { name: 'Customer' });
    expect(panel.textContent).toContain('The October bill is twice as high as usual');
    expect(await within(panel).findByText(/Moving house/)).toBeTruthy();
  });
});

describe('redrawing', () => {
  test('a new slice of talk touches the strip and the ring alone', async () => {
    const call = activeCall();
    const { desk } = show({ deskState: deskState({ call }) });
    await screen.findByRole('tab', { name: 'Prompts' });
    const touched: Node[] = [];
    const watcher = new MutationObserver((records) =>
      touched.push(...records.map((record) => record.target)),
    );
    watcher.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    const talk = {
      ...call.talk,
      activity: { ...call.talk.activity, customer: call.talk.activity.customer.map(() => 0.9) },
    };
    act(() => desk.set(deskState({ call: { ...call, talk } })));
    await Promise.resolve();
    touched.push(...watcher.takeRecords().map((record) => record.target));
    watcher.disconnect();
    const ring = stage().querySelector('[class*="circle"]');
    const strip = screen.getByRole('img');
    expect(touched.length).toBeGreaterThan(0);
    const elsewhere = touched.filter(
      (node) => !strip.contains(node) && ring?.contains(node) !== true,
    );
    expect(elsewhere).toEqual([]);
  });
});
