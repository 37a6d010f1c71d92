import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MoodConsent } from '#shared/model/mood.ts';
import type { Memory } from '#renderer/guest/call/seatKeeper.ts';
import { liveCall, people as theirs, show } from './show.tsx';
import { CALL, PAGE, SEAT, live, openWorld, settle } from './stage.ts';

afterEach(cleanup);

const people = { ...theirs, offersMood: true };
const yes: MoodConsent = { given: true, textVersion: '1', locale: 'en', answeredAt: 1000 };
const no: MoodConsent = { ...yes, given: false };
const view = { state: 'open', ...people } as const;

/** The two buttons wait a moment, lest the end of a double press answers. */
const answerable = (): Promise<void> =>
  vi.waitFor(() => {
    for (const name of ['Yes, that is fine', 'No, thank you']) {
      expect(screen.getByRole<HTMLButtonElement>('button', { name }).disabled).toBe(false);
    }
  });

/** A page that has come to the check, with everything allowed. */
const checked = async (options: Parameters<typeof openWorld>[0] = { view }) => {
  const opened = openWorld(options);
  opened.page.start();
  await settle();
  opened.page.actions.beginCheck();
  await settle();
  return opened;
};

describe('the question about the mood cue', () => {
  it('comes between the check and the ring, and has no answer until one is given', async () => {
    const { page, step, log } = await checked();
    page.actions.ring();
    await settle();
    expect(step()).toMatchObject({ name: 'consent', again: false });
    expect(page.store.getState().page.consent).toBeNull();
    // Ringing again from here leads nowhere: the question stands.
    page.actions.ring();
    await settle();
    expect(step().name).toBe('consent');
    expect(log).toEqual([]);
    page.actions.answerMood(false);
    await settle();
    expect(step().name).toBe('ringing');
    expect(page.store.getState().page.consent).toEqual(no);
    expect(log).toEqual(['ring voice']);
  });

  it('is not asked where the agent’s side does not offer it, and nothing is told then', async () => {
    const { page, step, link, log, connect } = await checked({
      view: { ...view, offersMood: false },
    });
    page.actions.ring();
    await settle();
    expect(step().name).toBe('ringing');
    page.actions.answerMood(true);
    link().onCallState(live);
    connect();
    expect(log.filter((line) => line.includes('consent'))).toEqual([]);
  });

  it('is told on every connection and on every change', async () => {
    const { page, link, connect, consents } = await checked();
    page.actions.ring();
    page.actions.answerMood(true);
    await settle();
    link().onCallState(live);
    connect();
    expect(consents).toEqual([yes]);
    page.actions.answerMood(false);
    expect(consents).toEqual([yes, no]);
    connect(1);
    expect(consents).toEqual([yes, no, no]);
  });

  it('is asked anew by the next ring, with the answer before in sight', async () => {
    const { page, link, step, world, devices } = await checked();
    page.actions.ring();
    page.actions.answerMood(true);
    await settle();
    link().onCallState({ callId: CALL, phase: 'ended', by: 'system', reason: 'noAnswer' });
    expect(step().name).toBe('after');
    expect(world.memory?.consent).toEqual(yes);
    const before = devices.length;
    page.actions.ring();
    await settle();
    expect(step()).toMatchObject({ name: 'consent', again: true });
    expect(devices).toHaveLength(before);
    page.actions.answerMood(false);
    await settle();
    expect(step().name).toBe('ringing');
    // The microphone rested meanwhile.
    expect(devices).toHaveLength(before + 1);
  });

  it('keeps its answer over a reload in the call', async () => {
    const remembered: Memory = {
      seat: SEAT,
      inCall: true,
      answeredAt: 400,
      held: false,
      muted: false,
      listenOnly: false,
      cameraOn: false,
      microphoneId: null,
      cameraId: null,
      speakerId: null,
      consent: yes,
      waiting: null,
    };
    const { page, link, connect, consents } = openWorld({
      view: { ...view, state: 'seated' },
      memory: remembered,
    });
    page.start();
    await settle();
    link().onCallState({ ...live, pageId: PAGE });
    connect();
    expect(consents).toEqual([yes]);
  });
});

describe('its screen', () => {
  it('says what it is, and has two buttons that differ in the word alone', async () => {
    const { actions } = show({ name: 'consent', people, again: false });
    expect(screen.getByRole('heading').textContent).toBe(
      'May Sam get a hint about how you look and sound?',
    );
    expect(screen.getAllByRole('listitem')).toHaveLength(4);
    const [first, second] = within(screen.getByRole('main')).getAllByRole('button');
    expect([first?.textContent, second?.textContent]).toEqual([
      'Yes, that is fine',
      'No, thank you',
    ]);
    expect(first?.className).toBe(second?.className);
    expect(document.activeElement).toBe(screen.getByRole('heading'));
    // Enter on the way in answers nothing.
    await userEvent.keyboard('{Enter} ');
    expect(actions.answerMood).not.toHaveBeenCalled();
    // Nor does the end of a double click on what was here before.
    if (first !== undefined) await userEvent.click(first);
    expect(actions.answerMood).not.toHaveBeenCalled();
    await answerable();
    screen.getByRole('heading').focus();
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    expect(actions.answerMood).toHaveBeenCalledExactlyOnceWith(false);
  });

  it.each([
    [yes, 'Last time you said yes. Please choose again for this call.'],
    [no, 'Last time you said no. Please choose again for this call.'],
  ])('reminds of the answer before, and presets nothing', (consent, words) => {
    show({ name: 'consent', people, again: true }, {}, { consent });
    expect(screen.getByText(words)).toBeDefined();
    for (const button of within(screen.getByRole('main')).getAllByRole('button')) {
      expect(button.getAttribute('aria-pressed')).toBeNull();
    }
  });
});

describe('in the call', () => {
  it('one press takes a yes back', async () => {
    const { actions } = show({ name: 'call', people, call: liveCall }, {}, { consent: yes });
    expect(screen.getByText('Hint about how you look and sound: on')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Turn off' }));
    expect(actions.answerMood).toHaveBeenCalledExactlyOnceWith(false);
  });

  it('a yes is given below the words, and the focus comes back', async () => {
    const { actions } = show({ name: 'call', people, call: liveCall }, {}, { consent: no });
    expect(screen.getByText('Hint about how you look and sound: off')).toBeDefined();
    const change = screen.getByRole('button', { name: 'What is this?' });
    await userEvent.click(change);
    expect(screen.getAllByRole('listitem')).toHaveLength(4);
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 2 }));
    expect(actions.answerMood).not.toHaveBeenCalled();
    await answerable();
    await userEvent.click(screen.getByRole('button', { name: 'Yes, that is fine' }));
    expect(actions.answerMood).toHaveBeenCalledExactlyOnceWith(true);
    expect(screen.queryByRole('button', { name: 'No, thank you' })).toBeNull();
    expect(document.activeElement).toBe(change);
  });

  it('says when the agent has stopped it, and asks for nothing that would change nothing', () => {
    const stopped = { name: 'call', people, call: { ...liveCall, moodStopped: true } } as const;
    show(stopped, {}, { consent: yes });
    expect(
      screen.getByText('Sam has turned off the hint about how you look and sound.'),
    ).toBeDefined();
    expect(screen.getByRole('button', { name: 'Turn off' })).toBeDefined();
    cleanup();
    show(stopped, {}, { consent: no });
    expect(screen.queryByRole('button', { name: 'What is this?' })).toBeNull();
  });

  it('there is nothing to change where nothing was asked', () => {
    show({ name: 'call', people: theirs, call: liveCall });
    expect(screen.queryByText(/Hint about/)).toBeNull();
  });
});
