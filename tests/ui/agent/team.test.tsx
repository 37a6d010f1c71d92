import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { Found, OutboxView, TeamAccount } from '#renderer/session/index.ts';
import { ORIGIN, aMe, anOutbox, signedInSettings, teamAccount } from '../snapshots/account.ts';
import { activeCall, deskState } from '../snapshots/desk.ts';
import { appState, settings } from '../snapshots/services.ts';
import { NOW } from '../snapshots/time.ts';
import { show } from './show.tsx';
import type { Shown } from './show.tsx';

afterEach(cleanup);

const token = 't'.repeat(40);
const at = { origin: ORIGIN, secure: true };
const ways = { needsStart: false, openId: null };

const signedIn = (changes: Partial<Settings> = {}): Settings =>
  settings({ ...signedInSettings(), ...changes });

const inside = (changes: Partial<Settings> = {}) => appState({ settings: signedIn(changes) });

/** The settings, with an account of which a test overrides what it watches. */
async function open(
  account: Partial<TeamAccount> = {},
  overrides: Parameters<typeof show>[0] = {},
): Promise<Shown> {
  const shown = show({ account: teamAccount(account), ...overrides });
  await shown.user.keyboard('{Control>}3{/Control}');
  return shown;
}

const team = () => within(screen.getByRole('group', { name: 'Team hub' }));

/** Pastes something that turns out to be `found`. */
async function paste(found: Found, account: Partial<TeamAccount> = {}): Promise<Shown> {
  const shown = await open({ look: async () => ok(found), ...account });
  await shown.user.type(team().getByLabelText('Address or link'), `${ORIGIN}{Enter}`);
  return shown;
}

describe('an address or a link', () => {
  test.each<[Found, RegExp]>([
    [{ is: 'nothing', because: 'notAnAddress', origin: null }, /This is not an address/],
    [{ is: 'nothing', because: 'customerLink', origin: null }, /for a customer’s call/],
    [{ is: 'nothing', because: 'noAnswer', origin: ORIGIN }, /Nobody answers at https:\/\/hub/],
    [{ is: 'nothing', because: 'notAHub', origin: ORIGIN }, /Something else than a team hub/],
    [{ is: 'nothing', because: 'noTeam', origin: ORIGIN }, /has no accounts/],
    [{ is: 'hub', ...at, ways: { needsStart: true, openId: null } }, /paste that link here/],
    [{ is: 'invitation', ...at, ways, token, view: { state: 'used' } }, /was used already/],
    [{ is: 'invitation', ...at, ways, token, view: { state: 'expired' } }, /has expired/],
    [{ is: 'invitation', ...at, ways, token, view: { state: 'unknown' } }, /does not know this/],
  ])('%o leads nowhere, and the field says why and keeps what was pasted', async (found, why) => {
    await paste(found);
    expect(await team().findByText(why)).toBeTruthy();
    const field = team().getByLabelText('Address or link');
    expect(field).toHaveProperty('value', ORIGIN);
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  test('nothing at all is not looked at', async () => {
    const look = vi.fn<TeamAccount['look']>();
    const { user } = await open({ look });
    await user.click(team().getByRole('button', { name: 'Continue' }));
    expect(team().getByText(/paste an address or a link first/)).toBeTruthy();
    expect(look).not.toHaveBeenCalled();
  });

  test('of an unencrypted hub comes with a caution, and another one can be taken', async () => {
    const { user } = await paste({ is: 'hub', ...at, secure: false, ways });
    expect(await team().findByText('The way to this hub is not encrypted.')).toBeTruthy();
    expect(document.activeElement).toBe(team().getByLabelText('E-mail address'));
    await user.click(team().getByRole('button', { name: 'Another address' }));
    expect(document.activeElement).toBe(team().getByLabelText('Address or link'));
    expect(team().getByLabelText('Address or link')).toHaveProperty('value', ORIGIN);
  });
});

describe('coming in', () => {
  test('by address and password: what is wrong stands beside its field and nothing is lost', async () => {
    const signIn = vi.fn<TeamAccount['signIn']>(async () =>
      ok({
        state: 'problem',
        at: 'password',
        message: 'The address or the password is not right.',
      }),
    );
    const { user } = await paste({ is: 'hub', ...at, ways }, { signIn });
    await user.type(await team().findByLabelText('E-mail address'), 'maya');
    await user.click(team().getByRole('button', { name: 'Sign in' }));
    expect(team().getByText(/Please enter an e-mail address/)).toBeTruthy();
    expect(team().getByText('Please enter your password.')).toBeTruthy();
    expect(signIn).not.toHaveBeenCalled();
    await user.type(team().getByLabelText('E-mail address'), '@example.com');
    await user.type(team().getByLabelText('Password'), 'wrong{Enter}');
    expect(await team().findByText('The address or the password is not right.')).toBeTruthy();
    expect(signIn).toHaveBeenCalledExactlyOnceWith({
      origin: ORIGIN,
      email: 'maya@example.com',
      password: 'wrong',
    });
    const password = team().getByLabelText('Password');
    expect(password).toHaveProperty('value', 'wrong');
    expect(password).toHaveProperty('type', 'password');
    signIn.mockResolvedValueOnce(ok({ state: 'signedIn', me: aMe() }));
    await user.type(password, '-no{Enter}');
    expect(await team().findByText(/^You are in\./)).toBeTruthy();
  });

  test('by an invitation, with what the administrator wrote', async () => {
    const join = vi.fn<TeamAccount['join']>(async () =>
      ok({ state: 'problem', at: 'email', message: 'There is an account with this address.' }),
    );
    const view = {
      state: 'open',
      name: '',
      email: 'maya@example.com',
      teams: ['Nord', 'Süd'],
    } as const;
    const { user } = await paste({ is: 'invitation', ...at, ways, token, view }, { join });
    expect(await team().findByText('You will be in Nord and Süd.')).toBeTruthy();
    expect(team().getByLabelText('Your name')).toHaveProperty('value', 'Sam Rivera');
    await user.type(team().getByLabelText('Password'), 'green kettle on the roof{Enter}');
    expect(await team().findByText('There is an account with this address.')).toBeTruthy();
    expect(join).toHaveBeenCalledExactlyOnceWith({
      origin: ORIGIN,
      token,
      name: 'Sam Rivera',
      email: 'maya@example.com',
      password: 'green kettle on the roof',
    });
  });

  test('as the first of all, with the team’s name', async () => {
    const start = vi.fn<TeamAccount['start']>(async () =>
      err({ code: 'hubUnreachable', message: '' }),
    );
    const { user } = await paste({ is: 'start', ...at, token }, { start });
    await user.type(await team().findByLabelText('E-mail address'), 'sam@example.com');
    await user.type(team().getByLabelText('Password'), 'green kettle on the roof');
    await user.click(team().getByRole('button', { name: 'Make the account' }));
    expect(team().getByText('Please enter a name for the team.')).toBeTruthy();
    await user.type(team().getByLabelText('Name of the team'), 'Nord{Enter}');
    expect((await team().findByRole('alert')).textContent).toMatch(/hub cannot be reached/);
    expect(start.mock.lastCall?.[0]).toMatchObject({ token, team: 'Nord', name: 'Sam Rivera' });
    expect(team().getByLabelText('Name of the team')).toHaveProperty('value', 'Nord');
  });

  test('through the company’s own service, which can be given up', async () => {
    let end: (entered: Awaited<ReturnType<TeamAccount['openId']>>) => void = () => undefined;
    const openId = vi.fn<TeamAccount['openId']>(
      () =>
        new Promise((resolve) => {
          end = resolve;
        }),
    );
    const cancelOpenId = vi.fn<TeamAccount['cancelOpenId']>(async () => {
      end(ok({ state: 'cancelled' }));
      return ok(null);
    });
    const { user } = await paste(
      { is: 'hub', ...at, ways: { needsStart: false, openId: 'Northwind' } },
      { openId, cancelOpenId },
    );
    const begin = await team().findByRole('button', { name: 'Sign in with Northwind' });
    await user.click(begin);
    expect(team().getByText(/Go on in your browser/)).toBeTruthy();
    await user.click(team().getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(team().queryByText(/Go on in your browser/)).toBeNull());
    await user.click(begin);
    end(ok({ state: 'problem', at: 'form', message: 'This took longer than ten minutes.' }));
    expect((await team().findByRole('alert')).textContent).toMatch(/longer than ten minutes/);
    expect(openId).toHaveBeenLastCalledWith({ origin: ORIGIN, invitation: null });
  });

  test('through that service, with the code that the browser shows', async () => {
    const openIdCode = vi.fn<TeamAccount['openIdCode']>(async () =>
      ok({ state: 'problem', at: 'code', message: 'This is not the code.' }),
    );
    const { user } = await paste(
      { is: 'hub', ...at, ways: { needsStart: false, openId: 'Northwind' } },
      { openIdCode },
    );
    await user.click(await team().findByRole('button', { name: 'Sign in with Northwind' }));
    const code = await team().findByLabelText('Code that your browser shows');
    expect(document.activeElement).toBe(code);
    expect(team().queryByText('Please enter the code.')).toBeNull();
    await user.type(code, '{Enter}');
    expect(team().getByText('Please enter the code.')).toBeTruthy();
    await user.type(code, '123 456{Enter}');
    expect(await team().findByText('This is not the code.')).toBeTruthy();
    expect(team().getByLabelText('Code that your browser shows')).toHaveProperty(
      'value',
      '123 456',
    );
    expect(openIdCode).toHaveBeenCalledExactlyOnceWith('123 456');
    openIdCode.mockResolvedValueOnce(ok({ state: 'signedIn', me: aMe() }));
    await user.type(team().getByLabelText('Code that your browser shows'), '{Enter}');
    expect(await team().findByText(/^You are in\./)).toBeTruthy();
  });

  test('waits for the end of a call', async () => {
    const { user } = await open({}, { deskState: deskState({ call: activeCall() }) });
    await user.type(team().getByLabelText('Address or link'), `${ORIGIN}{Enter}`);
    expect(await team().findByRole('button', { name: 'Sign in' })).toHaveProperty('disabled', true);
    expect(team().getByText('You can change this after your call.')).toBeTruthy();
  });
});

describe('somebody who is in', () => {
  test('sees who they are, closes a place and signs out, after a word about what waits', async () => {
    const closeSession = vi.fn<TeamAccount['closeSession']>(async () => ok(null));
    const signOut = vi.fn<TeamAccount['signOut']>(async () => ok(null));
    const outbox = async () => ok(anOutbox({ waiting: 3, state: 'away' as const }));
    const { user } = await open({ closeSession, signOut, outbox }, { appState: inside() });
    expect(await team().findByText('You are Maya in Team Nord.')).toBeTruthy();
    // The technical form is for whoever works alone.
    expect(screen.queryByRole('group', { name: 'This computer' })).toBeNull();
    expect(
      await team().findByText(/^3 call summaries wait for the hub\. It does not/),
    ).toBeTruthy();
    await user.click(team().getByRole('button', { name: 'Where you are signed in' }));
    expect(await team().findByText(/^Laptop \(here\)/)).toBeTruthy();
    await user.click(team().getByRole('button', { name: 'Sign out there: Desk computer' }));
    expect(closeSession).toHaveBeenCalledExactlyOnceWith('there');
    await user.click(team().getByRole('button', { name: 'Sign out' }));
    const dialog = within(screen.getByRole('alertdialog'));
    expect(dialog.getByText(/^3 call summaries have not reached/)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Stay signed in' }));
    expect(signOut).not.toHaveBeenCalled();
    await user.click(team().getByRole('button', { name: 'Sign out' }));
    await user.click(
      within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Sign out' }),
    );
    expect(signOut).toHaveBeenCalledOnce();
  });

  test('follows the outbox, and sends again what the hub did not take', async () => {
    let tell: (view: OutboxView) => void = () => undefined;
    const sendAgain = vi.fn<TeamAccount['sendAgain']>(async () => ok(null));
    const onOutbox: TeamAccount['onOutbox'] = (listener) => {
      tell = listener;
      return () => undefined;
    };
    const { user } = await open({ onOutbox, sendAgain }, { appState: inside() });
    expect(await team().findByText(/goes to the hub by itself/)).toBeTruthy();
    tell(anOutbox({ waiting: 1, state: 'sending' }));
    expect(
      await team().findByText('1 call summary waits for the hub. They are on their way.'),
    ).toBeTruthy();
    const refusal = { callId: 'c', customerName: 'Noor', startedAt: NOW, because: 'Too large.' };
    tell(anOutbox({ sent: 4, lastSentAt: NOW, refused: 1, refusals: [refusal] }));
    expect(await team().findByText(/^All your call summaries are at the hub/)).toBeTruthy();
    expect(team().getByText(/^Noor, .+: Too large\.$/)).toBeTruthy();
    await user.click(team().getByRole('button', { name: 'Send again' }));
    expect(sendAgain).toHaveBeenCalledOnce();
  });

  test('is asked once whether the calls of before go along', async () => {
    const bringPast = vi.fn<TeamAccount['bringPast']>(async () => ok(null));
    const outbox = async () => ok(anOutbox({ keptHere: 12 }));
    const { user } = await open({ bringPast, outbox }, { appState: inside() });
    expect(await team().findByText(/^12 calls on this computer are from before/)).toBeTruthy();
    await user.click(team().getByRole('button', { name: 'Bring them along' }));
    expect(bringPast).toHaveBeenCalledExactlyOnceWith(true);
    cleanup();
    const { lastTeam } = signedIn();
    const asked = lastTeam && { ...lastTeam, askedPast: true };
    await open({ outbox }, { appState: inside({ lastTeam: asked }) });
    expect(await team().findByText('You are Maya in Team Nord.')).toBeTruthy();
    expect(team().queryByText('Bring your past calls along?')).toBeNull();
  });

  test('changes the password, with the hub’s sentence beside the field that it is about', async () => {
    const changePassword = vi.fn<TeamAccount['changePassword']>(async () =>
      ok({ state: 'problem', at: 'next', message: 'Please choose a longer password.' }),
    );
    const { user } = await open({ changePassword }, { appState: inside() });
    await user.click(await team().findByRole('button', { name: 'Change your password' }));
    await user.type(team().getByLabelText('Your password now'), 'old one');
    await user.type(team().getByLabelText('New password'), 'short{Enter}');
    expect(await team().findByText('Please choose a longer password.')).toBeTruthy();
    changePassword.mockResolvedValueOnce(ok({ state: 'changed' }));
    await user.type(team().getByLabelText('New password'), 'er than before{Enter}');
    expect(await team().findByText('Your password is changed.')).toBeTruthy();
    expect(changePassword).toHaveBeenLastCalledWith({
      current: 'old one',
      next: 'shorter than before',
    });
    expect(team().getByLabelText('New password')).toHaveProperty('value', '');
  });

  test('whose sign-in has ended signs in again at the same hub', async () => {
    const look = vi.fn<TeamAccount['look']>(async () => ok({ is: 'hub', ...at, ways }));
    await open(
      { look, me: async () => ok({ state: 'signedOut', origin: ORIGIN, name: 'Maya' }) },
      { appState: inside() },
    );
    expect(await team().findByText(`Your sign-in at ${ORIGIN} has ended.`)).toBeTruthy();
    expect(await team().findByRole('button', { name: 'Sign in' })).toBeTruthy();
    expect(look).toHaveBeenCalledExactlyOnceWith(ORIGIN);
  });

  test('is told on every screen that the sign-in has ended', async () => {
    const hub = { state: 'failed', code: 'unauthorised', detail: 'x' } as const;
    const { user } = show({
      account: teamAccount({
        me: async () => ok({ state: 'signedOut', origin: ORIGIN, name: 'Maya' }),
      }),
      appState: { ...inside(), hub },
    });
    expect(screen.getByText('Your sign-in at the team hub has ended.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Sign in again' }));
    expect(await team().findByText(`Your sign-in at ${ORIGIN} has ended.`)).toBeTruthy();
  });

  test('without a team, or while the hub is away, knows what that means', async () => {
    const alone = aMe({ teams: [] });
    await open(
      { me: async () => ok({ state: 'signedIn', origin: ORIGIN, me: alone }) },
      { appState: inside() },
    );
    expect(await team().findByText(/^You are Maya, in no team yet/)).toBeTruthy();
    cleanup();
    await open(
      { me: async () => ok({ state: 'away', origin: ORIGIN, name: 'Maya' }) },
      { appState: inside() },
    );
    expect(await team().findByText(/The hub does not answer right now/)).toBeTruthy();
  });

  test('shares own sentences of before only when asked to', async () => {
    let keptHere = 2;
    const bringTemplates = vi.fn<TeamAccount['bringTemplates']>(async () => {
      keptHere = 0;
      return ok(null);
    });
    const library: TeamAccount['library'] = async () =>
      ok({ waiting: keptHere === 0 ? 2 : 0, keptHere, refused: 1 });
    const { user } = await open({ library, bringTemplates }, { appState: inside() });
    expect(await team().findByText(/^2 sentences of yours from before you joined/)).toBeTruthy();
    expect(team().getByText(/^1 sentence was not taken/)).toBeTruthy();
    await user.click(team().getByRole('button', { name: 'Share them with the team' }));
    expect(await team().findByText('2 changed sentences wait for the hub.')).toBeTruthy();
    expect(bringTemplates).toHaveBeenCalledOnce();
    expect(team().queryByRole('button', { name: 'Share them with the team' })).toBeNull();
  });
});
