import { act, cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { endReasonSchema } from '#shared/model/call.ts';
import type { Ending } from '#renderer/guest/page/state.ts';
import { device, liveCall, people, show } from './show.tsx';

afterEach(cleanup);

const title = (): string => screen.getByRole('heading', { level: 1 }).textContent;
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

describe('before the call', () => {
  it('says who, what is used, and offers one button', async () => {
    const { actions } = show({ name: 'welcome', people });
    expect(title()).toBe('Maya, you are about to talk with Sam from Northwind.');
    expect(screen.getByText(/your camera only if you turn it on/)).toBeTruthy();
    expect(screen.getAllByRole('button')).toHaveLength(1);
    await press('Check my sound');
    expect(actions.beginCheck).toHaveBeenCalledOnce();
    expect(document.title).toBe('Call with Sam');
  });

  it('leaves the company out where there is none', () => {
    show({ name: 'welcome', people: { ...people, company: '' } });
    expect(title()).toBe('Maya, you are about to talk with Sam.');
  });

  it('waits for the microphone before it lets ring', async () => {
    const { actions } = show(
      { name: 'check', people },
      { microphone: device({ state: 'opening' }) },
    );
    expect(screen.getAllByText(/Your browser is asking for the microphone/)).toHaveLength(2);
    await press('Ring Sam');
    expect(actions.ring).not.toHaveBeenCalled();
  });

  it('shows the meter, a sound to play, and a camera that is optional', async () => {
    const { actions } = show({ name: 'check', people }, { microphone: device() });
    const meter = screen.getByRole('meter', { name: 'Microphone' });
    expect(meter.getAttribute('aria-valuetext')).toBe('Say something. The bar should move.');
    expect(screen.getByRole('button', { name: 'Play a sound' })).toBeTruthy();
    expect(screen.getByText('Your camera is off. You can talk without it.')).toBeTruthy();
    await press('Turn camera on');
    expect(actions.openDevice).toHaveBeenCalledWith('camera');
    await press('Ring Sam');
    expect(actions.ring).toHaveBeenCalledOnce();
  });

  it('lets go of the camera with one click', async () => {
    const { actions } = show({ name: 'check', people }, { microphone: device(), camera: device() });
    await press('Go without camera');
    expect(actions.closeCamera).toHaveBeenCalledOnce();
  });

  it('offers the devices there are, the unnamed ones by number', async () => {
    const devices = {
      microphones: [
        { deviceId: 'a', label: 'Headset' },
        { deviceId: 'b', label: '' },
      ],
      cameras: [],
      speakers: [],
    };
    const { actions } = show({ name: 'check', people }, { microphone: device(), devices });
    const choice = screen.getByRole('combobox', { name: 'Microphone' });
    expect(
      within(choice)
        .getAllByRole('option')
        .map((option) => option.textContent),
    ).toEqual(['The one your device uses', 'Headset', 'Device 2']);
    await userEvent.selectOptions(choice, 'Headset');
    expect(actions.openDevice).toHaveBeenCalledWith('microphone', 'a');
    await userEvent.selectOptions(choice, 'The one your device uses');
    expect(actions.openDevice).toHaveBeenLastCalledWith('microphone', null);
  });

  it('keeps the choice, and the focus on it, while another device opens', () => {
    const two = [
      { deviceId: 'a', label: 'First' },
      { deviceId: 'b', label: 'Second' },
    ];
    const devices = { microphones: two, cameras: two, speakers: [] };
    const on = { microphone: device(), camera: device(), devices };
    const { store } = show({ name: 'check', people }, on);
    for (const kind of ['microphone', 'camera'] as const) {
      const name = kind === 'microphone' ? 'Microphone' : 'Camera';
      const choice = screen.getByRole('combobox', { name });
      choice.focus();
      const opening = device({ state: 'opening', chosenId: 'b' });
      act(() => store.setState(({ media }) => ({ media: { ...media, [kind]: opening } })));
      expect(screen.getByRole('combobox', { name })).toBe(choice);
      expect(document.activeElement).toBe(choice);
      expect(choice).toHaveProperty('value', 'b');
    }
  });

  it('tells how to allow the microphone in this browser', async () => {
    const microphone = device({ state: 'problem', problem: 'denied' });
    const { actions } = show({ name: 'check', people }, { microphone }, { browser: 'safariIos' });
    expect(screen.getByText('The microphone is blocked')).toBeTruthy();
    expect(screen.getByText(/Website Settings/)).toBeTruthy();
    await press('Try again');
    expect(actions.openDevice).toHaveBeenCalledWith('microphone');
    await press('Only listen');
    expect(actions.listenOnly).toHaveBeenCalledOnce();
  });

  it('words a missing, a busy and a lost microphone each in its own way', () => {
    const texts = (['missing', 'busy', 'lost'] as const).map((problem) => {
      const { container, unmount } = show(
        { name: 'check', people },
        { microphone: device({ state: 'problem', problem }) },
      );
      const found = container.querySelector('output')?.textContent;
      unmount();
      return found;
    });
    expect(new Set(texts).size).toBe(3);
    expect(texts.every((text) => text?.includes('then try again'))).toBe(true);
  });

  it('goes on to listen, and a missing camera is no obstacle', async () => {
    const { actions } = show(
      { name: 'check', people },
      {
        microphone: device({ state: 'problem', problem: 'missing' }),
        camera: device({ state: 'problem', problem: 'missing' }),
        listenOnly: true,
      },
    );
    expect(screen.getByText(/Sam will not hear you/)).toBeTruthy();
    expect(screen.getByText('That is no obstacle: you can talk without it.')).toBeTruthy();
    await press('Ring Sam');
    expect(actions.ring).toHaveBeenCalledOnce();
  });

  it('rings, and can be stopped', async () => {
    const { actions } = show({ name: 'ringing', people, callId: 'call-0001' });
    expect(title()).toBe('Ringing Sam…');
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
    await press('Stop ringing');
    expect(actions.cancel).toHaveBeenCalledOnce();
  });

  it('says so when the hub drops while it rings', () => {
    show({ name: 'ringing', people, callId: null }, {}, { hubOnline: false });
    expect(screen.getByText('It comes back by itself. Your place is kept.')).toBeTruthy();
  });

  it('says where it is going after a reload', () => {
    show({ name: 'returning', people });
    expect(title()).toBe('Taking you back to Sam…');
  });
});

describe('where there is no call', () => {
  it('has words of its own for every bad link', () => {
    const titles = (['missing', 'unknown', 'used', 'expired', 'ended'] as const).map((why) => {
      const { unmount } = show({ name: 'badLink', why });
      const found = title();
      expect(screen.queryAllByRole('button')).toHaveLength(0);
      unmount();
      return found;
    });
    expect(titles).toEqual([
      'This link is not complete',
      'We don’t know this link',
      'This link is already in use',
      'This link has expired',
      'This call is over',
    ]);
  });

  it('says what an unfit browser or address needs', () => {
    const { unmount } = show({ name: 'unfit', why: 'oldBrowser' });
    expect(screen.getByText(/up-to-date Firefox, Chrome, Edge or Safari/)).toBeTruthy();
    unmount();
    show({ name: 'unfit', why: 'insecure' });
    expect(screen.getByText(/begin with https/)).toBeTruthy();
  });

  it('says that it tries again by itself, and moves the focus there', async () => {
    const { actions, go } = show({ name: 'looking', failed: false });
    expect(title()).toBe('One moment…');
    act(() => go({ name: 'looking', failed: true }));
    expect(screen.getByText(/tries again by itself/)).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('The call service does not answer');
    await press('Try now');
    expect(actions.lookAgain).toHaveBeenCalledOnce();
  });

  it('gives way to another tab, and can take the call back', async () => {
    const { reload } = show({ name: 'elsewhere', people });
    await press('Use this tab instead');
    expect(reload).toHaveBeenCalledOnce();
  });
});

const after = (ending: Ending) => ({ name: 'after', people, ending, talked: false }) as const;

describe('after the call', () => {
  const endings: readonly Ending[] = [
    ...endReasonSchema.options.map((reason): Ending => ({ by: 'system', reason })),
    { by: 'agent', reason: 'hungUp' },
    { by: 'customer', reason: 'hungUp' },
    { by: 'nobody', reason: 'agentOffline' },
    { by: 'nobody', reason: 'busy' },
    { by: 'nobody', reason: 'hubSilent' },
  ];

  it('says who ended it and why, and then offers a ring or a goodbye', () => {
    for (const ending of endings) {
      const { unmount } = show(after(ending));
      expect(title()).not.toMatch(/after\./);
      const again = screen.queryByRole('button', { name: 'Ring Sam again' });
      const goodbye = screen.queryByText(/You can close this page/);
      expect((again === null) !== (goodbye === null)).toBe(true);
      unmount();
    }
  });

  it('names the person who hung up', () => {
    const { unmount } = show(after({ by: 'agent', reason: 'hungUp' }));
    expect(title()).toBe('Sam ended the call.');
    unmount();
    show(after({ by: 'customer', reason: 'hungUp' }));
    expect(title()).toBe('You ended the call.');
    expect(screen.getByText(/Thank you for your time, Maya/)).toBeTruthy();
  });

  it('says what happens where the relay did not answer, and asks nothing about a talk', () => {
    const lost = after({ by: 'system', reason: 'connectionLost' });
    show({ ...lost, talked: true, noRelay: true });
    expect(title()).toBe('The call could not be connected.');
    expect(document.body.textContent).toContain('Sam can send you a new link, or reach you');
    expect(screen.queryByText('How was it for you?')).toBeNull();
  });

  it('rings again after a no', async () => {
    const { actions } = show(after({ by: 'agent', reason: 'declined' }));
    expect(title()).toBe('Sam cannot talk right now.');
    await press('Ring Sam again');
    expect(actions.ring).toHaveBeenCalledOnce();
  });
});

describe('the language', () => {
  it('follows the switch, with lang set for screen readers', async () => {
    show({ name: 'welcome', people });
    expect(document.documentElement.lang).toBe('en');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'Español');
    expect(await screen.findByText('Maya, va a hablar con Sam de Northwind.')).toBeTruthy();
    expect(document.documentElement.lang).toBe('es');
    expect(document.documentElement.dir).toBe('ltr');
  });
});

describe('the call', () => {
  const step = { name: 'call', people, call: liveCall } as const;

  it('has mute, camera, devices and a big end, in words', async () => {
    const { actions } = show(step, { microphone: device() });
    expect(title()).toBe('Call with Sam');
    expect(screen.getByText('Good connection')).toBeTruthy();
    expect(screen.getByText('Sam’s camera is off')).toBeTruthy();
    await press('Mute');
    expect(actions.setMuted).toHaveBeenCalledWith(true);
    await press('Start camera');
    expect(actions.openDevice).toHaveBeenCalledWith('camera');
    await press('End call');
    expect(actions.end).toHaveBeenCalledOnce();
  });

  it('never lets one talk into nothing unknowingly', async () => {
    const { actions, unmount } = show(step, { microphone: device(), muted: true });
    expect(screen.getByText('You are muted')).toBeTruthy();
    await press('Unmute');
    expect(actions.setMuted).toHaveBeenCalledWith(false);
    unmount();
    const listening = show(step, { microphone: device({ state: 'off' }), listenOnly: true });
    expect(screen.getByText('Sam cannot hear you')).toBeTruthy();
    await press('Start mic');
    expect(listening.actions.openDevice).toHaveBeenCalledWith('microphone');
  });

  it('on hold says so, who is not heard, and keeps the way out', async () => {
    const held = {
      ...step,
      call: { ...liveCall, peer: { muted: true, cameraOn: false }, held: true },
    };
    const { actions, go } = show(held, { microphone: device() });
    const words = screen.getByText('Sam has put you on hold').closest('output');
    expect(words?.textContent).toContain('Sam will be back.');
    expect(words?.textContent).toContain('nobody hears or sees you');
    expect(screen.queryByText('Sam is muted')).toBeNull();
    await press('End call');
    expect(actions.end).toHaveBeenCalledOnce();
    act(() => go(step));
    expect(screen.queryByText('Sam has put you on hold')).toBeNull();
  });

  it('on hold keeps quiet for those who muted themselves, and says that they stay muted', () => {
    const held = { ...step, call: { ...liveCall, held: true } };
    show(held, { microphone: device(), muted: true });
    expect(screen.getByText('You are muted')).toBeTruthy();
    expect(screen.queryByText(/soft tone/)).toBeNull();
  });

  it('says that the other side is muted', () => {
    show({ ...step, call: { ...liveCall, peer: { muted: true, cameraOn: false } } });
    expect(screen.getByText('Sam is muted')).toBeTruthy();
  });

  it('opens and closes the choice of devices', async () => {
    show(step, { microphone: device() });
    const button = screen.getByRole('button', { name: 'Devices' });
    expect(button.getAttribute('aria-expanded')).toBe('false');
    await userEvent.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByRole('combobox', { name: 'Microphone' })).toBeTruthy();
    await userEvent.click(button);
    expect(screen.queryByRole('combobox', { name: 'Microphone' })).toBeNull();
  });

  it('says what happened to a device, and what to do about it', async () => {
    const { actions, unmount } = show(step, {
      microphone: device(),
      notice: 'microphoneReplaced',
    });
    expect(screen.getByText(/Another one is in use now/)).toBeTruthy();
    await press('Close this note');
    expect(actions.dismissNotice).toHaveBeenCalledOnce();
    unmount();
    show(step, { microphone: device({ state: 'problem', problem: 'lost' }) });
    expect(screen.getByText('The microphone is gone')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });

  it('asks for one click where the browser holds the sound back', async () => {
    const { actions } = show(step, { microphone: device(), soundBlocked: true });
    await press('Turn the sound on');
    expect(actions.soundBlocked).toHaveBeenCalledWith(false);
  });
});
