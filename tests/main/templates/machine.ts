import { expect } from 'vitest';
import { createAsk } from '#electron/main/hub/ask.ts';
import type { Fetch } from '#electron/main/hub/ask.ts';
import { shareLibrary } from '#electron/main/templates/sync.ts';
import type { SyncEnd, TeamHubWay } from '#electron/main/templates/sync.ts';
import type { DesktopStore } from '#electron/store/index.ts';
import { teamPageSchema } from '#shared/contract/library.ts';
import type { LibraryTemplate, TemplateStatus } from '#shared/model/libraryTemplate.ts';
import { aSentence } from '#tests/hub/support/library.ts';
import { ask } from '#tests/hub/support/hub.ts';
import type { Someone, TestTeam } from '#tests/hub/support/team.ts';
import { addTeam } from '#tests/hub/support/team.ts';
import { desktopStore } from '#tests/store/support/stores.ts';

/** The line is cut: before the hub hears of a request, or before its answer is here. */
export type Line = 'good' | 'cutBefore' | 'cutAfter';

/** Somebody's machine: the real store, and the hub over HTTP. */
export class Machine {
  readonly store: DesktopStore;
  readonly who: Someone;
  readonly #origin: string;
  readonly #name: string;
  #teams: { readonly name: string; readonly teamId: string } | null = null;
  /** The next requests fare so; afterwards the line is good. */
  line: Line[] = [];
  /** The app is killed before or after this many steps of its store. */
  killAfter: number | null = null;
  requests = 0;
  #fresh = 0;

  /** @param name the origin under which this machine knows the hub, where it is another one */
  constructor(store: DesktopStore, who: Someone, origin: string, name = origin) {
    this.store = store;
    this.who = who;
    this.#origin = origin;
    this.#name = name;
  }

  /** This machine knows the hub's team by another id. */
  callTeam(name: string, teamId: string): void {
    this.#teams = { name, teamId };
  }

  readonly #fetch: Fetch = async (url, init) => {
    this.requests += 1;
    const line = this.line.shift() ?? 'good';
    if (line === 'cutBefore') throw new TypeError('cut');
    const answer = await this.#send(url, init);
    if (line === 'cutAfter') throw new TypeError('cut');
    return answer;
  };

  async #send(url: string, init: RequestInit): Promise<Response> {
    if (this.#teams === null) return fetch(url, init);
    const { name, teamId } = this.#teams;
    const body = typeof init.body === 'string' ? init.body.replaceAll(name, teamId) : null;
    const answer = await fetch(url, { ...init, body });
    return new Response((await answer.text()).replaceAll(teamId, name), { status: answer.status });
  }

  freshId = (): string => `${this.who.personId}-${(this.#fresh += 1)}`.slice(-64);

  share(token = this.who.token): Promise<SyncEnd> {
    const parts = {
      store: this.#mortal(),
      bundledIds: async () => new Set(['bundled']),
      freshId: this.freshId,
      changed: () => undefined,
    };
    return shareLibrary(parts, this.way(token));
  }

  way(token = this.who.token): TeamHubWay {
    return { origin: this.#name, ask: createAsk(this.#origin, token, this.#fetch) };
  }

  /** The store until the app is killed, between two of its transactions. */
  #mortal(): DesktopStore['teamLibrary'] {
    let left = this.killAfter ?? Number.POSITIVE_INFINITY;
    this.killAfter = null;
    return new Proxy(this.store.teamLibrary, {
      get: (store, name: keyof DesktopStore['teamLibrary']) => {
        const method = store[name] as (...args: unknown[]) => Promise<unknown>;
        return async (...args: unknown[]) => {
          left -= 1;
          if (left < 0) throw new Error('killed');
          const done = await method(...args);
          if (left < 0.5) throw new Error('killed');
          return done;
        };
      },
    });
  }

  /** Under which changes are noted. */
  get name(): string {
    return this.who.me.person.name;
  }

  async entries(): Promise<readonly LibraryTemplate[]> {
    return this.store.templates.list();
  }

  async find(id: string): Promise<LibraryTemplate | undefined> {
    return (await this.entries()).find((each) => each.id === id);
  }

  async write(id: string, text: string, status: TemplateStatus = 'published'): Promise<void> {
    const template = aSentence({ id, text });
    const baseVersion = (await this.find(id))?.version ?? 0;
    const author = { by: this.name, freshId: this.freshId() };
    await this.store.templates.save({ template, status, baseVersion }, author, null);
  }

  /** What the team shares, as this machine sees it. */
  async shared(): Promise<Record<string, string>> {
    const all = await this.entries();
    return Object.fromEntries(
      all
        .filter(({ conflictWith }) => conflictWith === null)
        .map(({ id, status, text }) => [id, `${status} ${text}`]),
    );
  }

  async everyWord(): Promise<ReadonlySet<string>> {
    const histories = await Promise.all(
      (await this.entries()).map(({ id }) => this.store.templates.history(id)),
    );
    return new Set(histories.flat().map(({ template }) => template.text));
  }
}

let teams = 0;

/** Two machines of a new team. */
export async function twoMachines(
  world: TestTeam,
): Promise<{ a: Machine; b: Machine; teamId: string }> {
  const { hub, ada, nils, sven } = world;
  const teamId = await addTeam(hub, ada, `Team ${(teams += 1)}`);
  for (const { personId } of [nils, sven]) await move(world, personId, teamId);
  const [a, b] = [
    new Machine(await desktopStore(), nils, hub.origin),
    new Machine(await desktopStore(), sven, hub.origin),
  ];
  return { a, b, teamId };
}

/** Makes somebody an agent of another team. */
export async function move(
  { hub, ada }: TestTeam,
  personId: string,
  teamId: string,
): Promise<void> {
  const body = { memberships: [{ teamId, role: 'agent' }] };
  const answer = await ask(hub, 'PATCH', `/api/admin/people/${personId}`, {
    token: ada.token,
    body,
  });
  expect(answer.status).toBe(200);
}

/** The team's sentences at the hub: status and words by id. */
export async function atHub({ hub }: TestTeam, { who }: Machine): Promise<Record<string, string>> {
  const answer = await ask(hub, 'GET', '/api/agent/templates', { token: who.token });
  const { templates, more } = teamPageSchema.parse(answer.body);
  expect(more).toBe(false);
  return Object.fromEntries(
    templates.map(({ status, template }) => [template.id, `${status} ${template.text}`]),
  );
}
