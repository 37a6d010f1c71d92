import { z } from 'zod';
import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type {
  AccountField,
  AccountView,
  Entered,
  Found,
  PasswordChanged,
} from '#shared/contract/accountIpc.ts';
import type { HubErrorCode } from '#shared/contract/hubError.ts';
import type { Join, SignIn, SignedIn, Start } from '#shared/contract/people.ts';
import { meSchema, sessionsSchema, signedInSchema } from '#shared/contract/people.ts';
import type { SignedInAt } from '#shared/model/people.ts';
import type { HubSettings } from '#shared/model/settings.ts';
import { defaultSettings } from '#shared/model/settings.ts';
import type { DesktopStore } from '#electron/store/index.ts';
import type { Ask, Fetch } from '../hub/ask.ts';
import { HubRefusal, createAsk } from '../hub/ask.ts';
import { KnownFailure } from '../ipc/failure.ts';
import { lookAt } from './look.ts';
import type { OpenIdFlow } from './openId.ts';
import { outcomeOf, signInElsewhere } from './openId.ts';

export interface AccountParts {
  readonly store: Pick<DesktopStore, 'settings' | 'outbox' | 'surveys'>;
  readonly fetch: Fetch;
  /** What this place is called among those where somebody is signed in. */
  readonly device: string;
  readonly now: () => EpochMs;
  readonly pause: (ms: Ms, signal: AbortSignal) => Promise<void>;
  readonly openInBrowser: (url: string) => Promise<void>;
  /** Another hub is about to be chosen: nothing may be on its way to the one of now. */
  readonly hubChanges: () => Promise<void>;
  /** The settings name another hub: takes it into use. */
  readonly hubChanged: () => Promise<void>;
  /** Calls that stayed here may go out now. */
  readonly outboxChanged: () => void;
}

type At = { readonly origin: string };
type Here<T> = Omit<T, 'device'> & At;

const done = z.object({ ok: z.literal(true) });

/** Who works with this app at a team's hub: coming in, leaving, and their own account. */
export class Account {
  readonly #parts: AccountParts;
  #elsewhere: AbortController | null = null;
  /** Waits for the code that the browser shows. */
  #flow: (At & { readonly flow: OpenIdFlow }) | null = null;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  look(pasted: string): Promise<Found> {
    return lookAt(pasted, this.#parts.fetch);
  }

  signIn({ origin, ...body }: Here<SignIn>): Promise<Entered> {
    return this.#enterBy(origin, '/api/people/sign-in', body, { unauthorised: 'password' });
  }

  join({ origin, ...body }: Here<Join>): Promise<Entered> {
    const places = { badRequest: 'password', wrongState: 'email' } as const;
    return this.#enterBy(origin, '/api/people/join', body, places);
  }

  start({ origin, ...body }: Here<Start>): Promise<Entered> {
    return this.#enterBy(origin, '/api/people/start', body, { badRequest: 'password' });
  }

  /** Ends once the browser shows a code, after ten minutes, or when it is cancelled. */
  async openId(origin: string, invitation: string | null): Promise<Entered> {
    this.cancelOpenId();
    const { signal } = (this.#elsewhere = new AbortController());
    const { device, now, openInBrowser, pause } = this.#parts;
    const ask = this.#anybody(origin);
    const parts = { ask, device, invitation, openInBrowser, now, pause, signal };
    try {
      const end = await signInElsewhere(parts);
      if (signal.aborted || end.state === 'cancelled') return { state: 'cancelled' };
      if (end.state !== 'needsCode') return openIdProblem(end.state);
      this.#flow = { origin, flow: end.flow };
      return { state: 'needsCode' };
    } catch (error) {
      return problemOf(error, {});
    }
  }

  /** Comes in with the code that the browser shows. */
  async openIdCode(code: string): Promise<Entered> {
    const going = this.#flow;
    if (going === null) return openIdProblem('expired');
    const { origin, flow } = going;
    try {
      const outcome = await outcomeOf(this.#anybody(origin), flow, code);
      if (outcome.state === 'signedIn') {
        this.#flow = null;
        return await this.#enter(origin, outcome.signedIn);
      }
      if (outcome.state === 'waiting') return openIdProblem('needsCode');
      return openIdProblem(outcome.state);
    } catch (error) {
      return problemOf(error, {});
    }
  }

  cancelOpenId(): void {
    this.#elsewhere?.abort();
    this.#elsewhere = null;
    this.#flow = null;
  }

  async me(): Promise<AccountView> {
    const here = await this.#here();
    if (here === null) return { state: 'nobody' };
    const { origin, name } = here;
    try {
      return { state: 'signedIn', origin, me: await here.ask('GET', '/api/people/me', meSchema) };
    } catch (error) {
      const known = error instanceof HubRefusal && error.code === 'refused';
      return { state: known ? 'signedOut' : 'away', origin, name };
    }
  }

  /** Goes back to this app's own hub, also where the team's hub cannot be told. */
  async signOut(): Promise<void> {
    const here = await this.#here();
    if (here === null) return;
    await here.ask('POST', '/api/people/sign-out', done).catch(() => undefined);
    const { store, now, hubChanges, hubChanged } = this.#parts;
    await hubChanges();
    const { lastTeam } = await store.settings.get();
    await store.surveys.take([], '');
    await store.settings.save({
      hub: lastTeam?.ownHub ?? defaultSettings.hub,
      lastTeam: lastTeam && { ...lastTeam, leftAt: now() },
    });
    await hubChanged();
  }

  /** @throws KnownFailure */
  async sessions(): Promise<readonly SignedInAt[]> {
    return (await this.signedIn())('GET', '/api/people/sessions', sessionsSchema);
  }

  /** @throws KnownFailure */
  async closeSession(sessionId: string): Promise<void> {
    const ask = await this.signedIn();
    await ask('DELETE', `/api/people/sessions/${encodeURIComponent(sessionId)}`, done);
  }

  /** @throws KnownFailure where nobody is signed in */
  async changePassword(passwords: { current: string; next: string }): Promise<PasswordChanged> {
    const ask = await this.signedIn();
    try {
      await ask('POST', '/api/people/password', done, passwords);
      return { state: 'changed' };
    } catch (error) {
      return problemOf(error, { unauthorised: 'password', badRequest: 'next' });
    }
  }

  /** The calls of before this hub go along, or stay for good; it is asked once. */
  async bringPast(bring: boolean): Promise<void> {
    const { store, outboxChanged } = this.#parts;
    const { lastTeam } = await store.settings.get();
    if (lastTeam === null) return;
    if (bring) await store.outbox.bringAlong();
    await store.settings.save({ lastTeam: { ...lastTeam, askedPast: true } });
    outboxChanged();
  }

  /** Asks the hub as whoever is signed in there. @throws KnownFailure where nobody is */
  async signedIn(): Promise<Ask> {
    const here = await this.#here();
    if (here === null) throw new KnownFailure('refused', 'Nobody is signed in at a team’s hub.');
    return here.ask;
  }

  async #enterBy(origin: string, route: string, body: object, places: Places): Promise<Entered> {
    const { device } = this.#parts;
    try {
      const ask = this.#anybody(origin);
      return await this.#enter(
        origin,
        await ask('POST', route, signedInSchema, { ...body, device }),
      );
    } catch (error) {
      return problemOf(error, places);
    }
  }

  /** What was waiting for another hub, or was made alone, does not go to this one unasked. */
  async #enter(origin: string, { token, me }: SignedIn): Promise<Entered> {
    const { store, hubChanges, hubChanged } = this.#parts;
    const { personId, name } = me.person;
    await hubChanges();
    const { hub, lastTeam, agentName } = await store.settings.get();
    const isSame = lastTeam?.origin === origin && lastTeam.personId === personId;
    let askedPast = isSame && lastTeam.askedPast;
    if (!isSame) await store.outbox.leaveBehind();
    else if (lastTeam.leftAt !== null) {
      const alone = await store.outbox.leaveBehindSince(lastTeam.leftAt);
      if (alone > 0) askedPast = false;
    }
    // Another hub's list of answers begins at its beginning.
    if (!isSame || lastTeam.leftAt !== null) await store.surveys.take([], '');
    const ownHub = hub.mode === 'embedded' ? hub : (lastTeam?.ownHub ?? null);
    await store.settings.save({
      hub: { mode: 'remote', url: origin, token, account: { personId, name } },
      lastTeam: { origin, personId, leftAt: null, askedPast, ownHub },
      agentName: agentName ?? name,
    });
    await hubChanged();
    return { state: 'signedIn', me };
  }

  #anybody(origin: string): Ask {
    return createAsk(origin, null, this.#parts.fetch);
  }

  /** Where somebody is signed in; null for nobody. */
  async #here(): Promise<{ origin: string; name: string; ask: Ask } | null> {
    const { store, fetch } = this.#parts;
    const { hub } = await store.settings.get();
    const signedIn = signedInHub(hub);
    if (signedIn === null) return null;
    const { origin, token, name } = signedIn;
    return { origin, name, ask: createAsk(origin, token, fetch) };
  }
}

/** The hub where somebody is signed in, by the settings; null for an own hub or an access token. */
export function signedInHub(
  hub: HubSettings,
): { readonly origin: string; readonly token: string; readonly name: string } | null {
  if (hub.mode !== 'remote' || hub.account === null) return null;
  return { origin: new URL(hub.url).origin, token: hub.token, name: hub.account.name };
}

/** Which field the hub means when it says no. */
type Places = Partial<Readonly<Record<HubErrorCode, AccountField>>>;

/** @throws what is not the hub's to say (the store's errors) */
function problemOf(
  error: unknown,
  places: Places,
): { state: 'problem'; at: AccountField; message: string } {
  if (!(error instanceof KnownFailure)) throw error;
  const said = error instanceof HubRefusal ? error.said : null;
  return {
    state: 'problem',
    at: (said === null ? undefined : places[said]) ?? 'form',
    message: error.message,
  };
}

type OpenIdTrouble = 'needsCode' | 'wrongCode' | 'expired' | 'failed' | 'stranger';

function openIdProblem(state: OpenIdTrouble): Entered {
  const isCode = state === 'wrongCode' || state === 'needsCode';
  return { state: 'problem', at: isCode ? 'code' : 'form', message: openIdProblems[state] };
}

const openIdProblems: Readonly<Record<OpenIdTrouble, string>> = {
  needsCode: 'The code could not be checked. Please enter it once more.',
  wrongCode: 'This is not the code that your browser shows. Please look again.',
  expired: 'This sign-in took longer than ten minutes. Please begin again.',
  failed: 'Signing in did not work there. Nothing was changed; please begin again.',
  stranger:
    'You are known there, but not at this hub yet. Ask an administrator of the hub for an invitation.',
};
