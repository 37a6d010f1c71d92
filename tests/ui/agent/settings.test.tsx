import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import { defaultSettings, settingsPatchSchema } from '#shared/model/settings.ts';
import type { Services } from '#renderer/agent/desk/services.ts';
import { draftOf, hubProblems, settingsOf } from '#renderer/agent/settings/hubDraft.ts';
import { activeCall, deskState } from '../snapshots/desk.ts';
import { appState, settings } from '../snapshots/services.ts';
import { show } from './show.tsx';
import type { Shown } from './show.tsx';

afterEach(cleanup);

async function open(overrides: Parameters<typeof show>[0] = {}): Promise<Shown> {
  const shown = show(overrides);
  await shown.user.keyboard('{Control>}3{/Control}');
  return shown;
}

const choose = async (shown: Shown, label: RegExp, option: string): Promise<void> => {
  await shown.user.click(screen.getByRole('button', { name: label }));
  await shown.user.click(await screen.findByRole('option', { name: option }));
};

describe('settings', () => {
  test('a name is saved when its field is left, never an empty one', async () => {
    const { user, app } = await open();
    const name = screen.getByLabelText('Your name');
    await user.clear(name);
    await user.tab();
    expect(screen.getByText('Please enter a name.')).toBeTruthy();
    expect(app.getState().settings.agentName).toBe('Sam Rivera');
    await user.type(name, 'Sam R.');
    await user.tab();
    expect(app.getState().settings.agentName).toBe('Sam R.');
  });

  test('switches take effect at once', async () => {
    const { user, app } = await open();
    const cue = screen.getByRole('switch', { name: /^Speaking over the customer/ });
    await user.click(screen.getByLabelText('Answer video calls with the camera on'));
    await user.click(screen.getByLabelText('Bring the window to the front when a customer rings'));
    await user.click(cue);
    expect(app.getState().settings).toMatchObject({
      startWithCamera: false,
      bringToFrontOnRing: true,
      switchedOffCues: ['talkOver'],
    });
    await user.click(cue);
    expect(app.getState().settings.switchedOffCues).toEqual([]);
  });

  test('what is done to the microphone’s sound can be switched, each with when to do so', async () => {
    const { user, app } = await open();
    for (const name of [
      /^Keep the speaker’s sound out/,
      /^Take background noise/,
      /^Keep your voice/,
    ]) {
      const each = screen.getByRole('switch', { name });
      expect(each.closest('label')?.textContent).toMatch(/Switch it off .+\./);
      await user.click(each);
    }
    expect(app.getState().settings).toMatchObject({
      echoCancellation: false,
      noiseSuppression: false,
      autoGain: false,
    });
  });

  test('each kind of cue has a switch that says when it appears, in two groups', async () => {
    await open();
    const kinds = [...within(screen.getByRole('group', { name: 'Hints' })).getAllByRole('switch')];
    const praise = within(screen.getByRole('group', { name: 'Praise' })).getAllByRole('switch');
    expect([kinds.length, praise.length]).toEqual([6, 2]);
    for (const each of [...kinds, ...praise]) {
      expect(each.closest('label')?.textContent).toMatch(/When .+\./);
    }
    expect(screen.getByText(/at most 3 in 5 minutes/)).toBeTruthy();
  });

  test('the soft sound is off at first, and tried on the speaker of the call', async () => {
    const stop = vi.fn<() => void>();
    const playCueTone = vi.fn<Services['playCueTone']>(() => stop);
    const { user, app, unmount } = await open({
      playCueTone,
      appState: appState({
        settings: settings({ speakerId: 'out-headset', ringerId: 'out-desk' }),
      }),
    });
    const sound = screen.getByRole('switch', { name: /^A soft sound with each cue/ });
    expect(sound).toHaveProperty('checked', false);
    await user.click(sound);
    expect(app.getState().settings.softCueSound).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Try it: a hint' }));
    await user.click(screen.getByRole('button', { name: 'Try it: praise' }));
    expect(playCueTone.mock.calls).toEqual([
      ['hint', 'out-headset'],
      ['praise', 'out-headset'],
    ]);
    expect(stop).toHaveBeenCalledOnce();
    unmount();
    expect(stop).toHaveBeenCalledTimes(2);
  });

  test('the theme goes onto the page', async () => {
    const shown = await open();
    await choose(shown, /Theme/, 'Dark');
    expect(document.documentElement.dataset['theme']).toBe('dark');
    await choose(shown, /Theme/, 'Follow the system');
    expect(document.documentElement.dataset['theme']).toBeUndefined();
  });

  test('devices: a choice is kept, also while it is not plugged in', async () => {
    const shown = await open({
      appState: appState({ settings: settings({ speakerId: 'gone-1' }) }),
    });
    expect(screen.getByRole('button', { name: /not plugged in.*Speaker/ })).toBeTruthy();
    await choose(shown, /Microphone/, 'Webcam microphone');
    expect(shown.app.getState().settings.microphoneId).toBe('mic-webcam');
    await choose(shown, /Microphone/, 'System default');
    expect(shown.app.getState().settings.microphoneId).toBeNull();
  });

  test('devices without a name are counted', async () => {
    const { devices } = appState();
    const shown = await open({
      appState: appState({
        devices: { ...devices, cameras: [{ deviceId: 'c1', label: '' }] },
      }),
    });
    await choose(shown, /Camera/, 'Device 1');
    expect(shown.app.getState().settings.cameraId).toBe('c1');
  });

  test('the microphone test moves the meter, and gives the device back', async () => {
    const stop = vi.fn<() => void>();
    const { user } = await open({
      testMicrophone: async (_, onLevel) => {
        onLevel(0.05);
        return ok(stop);
      },
    });
    await user.click(screen.getByRole('button', { name: 'Test the microphone' }));
    expect(screen.getByRole('meter').getAttribute('aria-valuetext')).toMatch(/Say something/);
    await user.click(screen.getByRole('button', { name: 'Stop the test' }));
    expect(stop).toHaveBeenCalledOnce();
  });

  test.each(['missing', 'denied', 'busy', 'lost'] as const)(
    'a test that fails says what to do: %s',
    async (problem) => {
      const { user } = await open({
        testMicrophone: async () => err(problem),
        testCamera: async () => err(problem),
      });
      await user.click(screen.getByRole('button', { name: 'Test the microphone' }));
      await user.click(screen.getByRole('button', { name: 'Test the camera' }));
      expect(await screen.findAllByText(/then test again\.$/)).toHaveLength(2);
    },
  );

  test('a speaker test plays on the chosen device', async () => {
    const testSpeaker = vi.fn<Services['testSpeaker']>(() => () => undefined);
    const { user } = await open({
      testSpeaker,
      appState: appState({ settings: settings({ ringerId: 'out-desk' }) }),
    });
    await user.click(screen.getByRole('button', { name: 'Play a short sound: Ring on' }));
    expect(testSpeaker).toHaveBeenCalledExactlyOnceWith('out-desk');
  });

  test('a change that cannot be saved says so', async () => {
    const { user } = await open({
      saveSettings: async () => err({ code: 'diskFull', message: '' }),
    });
    await user.click(screen.getByLabelText('Answer video calls with the camera on'));
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full.');
  });

  test('the hub waits for its button, and for the end of a call', async () => {
    const { user, app } = await open();
    const port = screen.getByLabelText('Port');
    await user.clear(port);
    await user.type(port, '99999');
    await user.click(screen.getByRole('button', { name: 'Save and reconnect' }));
    expect(screen.getByText(/whole number from 0 to 65535/)).toBeTruthy();
    await user.clear(port);
    await user.type(port, '4610');
    expect(app.getState().settings.hub).toEqual(defaultSettings.hub);
    await user.click(screen.getByRole('button', { name: 'Save and reconnect' }));
    expect(app.getState().settings.hub).toMatchObject({ mode: 'embedded', port: 4610 });
    expect(screen.getByText(/reconnects with the new settings/)).toBeTruthy();
    cleanup();
    await open({ deskState: deskState({ call: activeCall() }) });
    expect(screen.getByRole('button', { name: 'Save and reconnect' })).toHaveProperty(
      'disabled',
      true,
    );
  });
});

describe('the hub form', () => {
  const embedded = draftOf(defaultSettings.hub);
  const remote = draftOf({
    mode: 'remote',
    url: 'https://hub.example',
    token: 'x'.repeat(16),
    account: null,
  });

  test('settings go through the form unchanged', () => {
    expect(settingsOf(embedded)).toEqual(defaultSettings.hub);
    expect(settingsOf(remote)).toEqual({
      mode: 'remote',
      url: 'https://hub.example',
      token: 'x'.repeat(16),
      account: null,
    });
  });

  test.each([
    [{ port: '-1' }, 'port'],
    [{ port: '1.5' }, 'port'],
    [{ port: '65536' }, 'port'],
    [{ port: '' }, 'port'],
    [{ host: ' ' }, 'host'],
    [{ tlsCertFile: '/a.pem' }, 'tlsKeyFile'],
    [{ tlsKeyFile: '/a.pem' }, 'tlsCertFile'],
    [{ publicUrl: 'calls.example' }, 'publicUrl'],
    [{ publicUrl: 'ftp://calls.example' }, 'publicUrl'],
    [{ turnUrls: 'turn.example', turnSecret: 's'.repeat(16) }, 'turnUrls'],
    [{ turnUrls: 'turn:sam:key@turn.example', turnSecret: 's'.repeat(16) }, 'turnUrls'],
    [{ turnUrls: 'turn:turn.example:3478', turnSecret: 'short' }, 'turnSecret'],
    [{ relayOnly: true }, 'turnUrls'],
  ] as const)('embedded %o is refused at %s', (patch, field) => {
    expect(Object.keys(hubProblems({ ...embedded, ...patch }))).toEqual([field]);
  });

  test.each([
    [{ url: 'hub.example' }, 'url'],
    [{ token: 'short' }, 'token'],
  ] as const)('remote %o is refused at %s', (patch, field) => {
    expect(Object.keys(hubProblems({ ...remote, ...patch }))).toEqual([field]);
  });

  test.each([
    embedded,
    remote,
    { ...embedded, port: ' 4610 ', tlsCertFile: '/c.pem', tlsKeyFile: '/k.pem' },
    { ...embedded, publicUrl: 'https://calls.example' },
    {
      ...embedded,
      turnUrls: 'turn:turn.example:3478, turns:turn.example:5349',
      turnSecret: 's'.repeat(32),
      relayOnly: true,
    },
  ])('what has no problem is what the store takes', (draft) => {
    expect(hubProblems(draft)).toEqual({});
    expect(settingsPatchSchema.safeParse({ hub: settingsOf(draft) }).success).toBe(true);
  });
});
