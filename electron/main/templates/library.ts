import type { Library } from '#shared/contract/templatesIpc.ts';
import type {
  LibraryTemplate,
  Moving,
  Settled,
  Settling,
  TemplateEdit,
} from '#shared/model/libraryTemplate.ts';
import { isSameContent, mergeLibrary, offeredOf } from '#shared/model/libraryTemplate.ts';
import type { Template } from '#shared/model/template.ts';
import type { ExchangedTemplate, ImportDone } from '#shared/model/templateImport.ts';
import type { DesktopStore, ImportWatch } from '#electron/store/index.ts';
import type { Bundled } from './bundled.ts';
import { readBundled } from './bundled.ts';

/** What the library stands on. */
export interface LibraryParts {
  readonly store: DesktopStore['templates'];
  /** The installation's templates. */
  readonly folder: string;
  /** The name under which a change is noted. */
  readonly author: () => Promise<string>;
  readonly freshId: () => string;
  /** Something in the library is different now. */
  readonly changed: () => void;
}

/** The bundled sentences with the team's changes on top. */
export class TemplateLibrary {
  readonly #parts: LibraryParts;
  #bundled: Promise<Bundled> | null = null;

  constructor(parts: LibraryParts) {
    this.#parts = parts;
  }

  /** What a call may offer in a language; English where there is nothing in it. */
  async offered(locale: string): Promise<readonly Template[]> {
    const { templates } = await this.#installed();
    const all = offeredOf(await this.entries(), templates);
    const language = languageOf(locale);
    const own = all.filter((each) => languageOf(each.locale) === language);
    return own.length > 0 ? own : all.filter((each) => languageOf(each.locale) === 'en');
  }

  /** Sentences that the installation brings along, by their ids. */
  async bundledIds(): Promise<ReadonlySet<string>> {
    return new Set((await this.#installed()).templates.map(({ id }) => id));
  }

  /** Every sentence in its order, drafts and archived ones too. */
  async entries(): Promise<readonly LibraryTemplate[]> {
    const { store } = this.#parts;
    const { templates } = await this.#installed();
    return mergeLibrary(templates, await store.list(), await store.places());
  }

  async all(): Promise<Library> {
    const { store } = this.#parts;
    return {
      entries: await this.entries(),
      unsaved: await store.unsaved(),
      pins: await store.pins(),
      ...(await figuresOf(store)),
      phrases: (await this.#installed()).phrases,
    };
  }

  async save(edit: TemplateEdit): Promise<LibraryTemplate> {
    const { store, freshId } = this.#parts;
    const original = await this.#original(edit.template.id);
    const author = { by: await this.#parts.author(), freshId: freshId() };
    return this.#told(store.save(edit, author, original?.id ?? null));
  }

  async setStatus(asked: Moving): Promise<Settled> {
    const { store, author } = this.#parts;
    const { id, status } = asked;
    const original = await this.#original(id);
    const ours = (await store.list()).some((each) => each.id === id);
    // A bundled sentence becomes the team's own with its first change.
    if (original !== null && !ours) {
      const entry = await this.save({ template: original, status, baseVersion: 0 });
      return { state: 'settled', entry };
    }
    return this.#told(store.setStatus(asked, await author()));
  }

  async settle(asked: Settling): Promise<Settled> {
    const { store, author } = this.#parts;
    return this.#told(store.settle(asked, await author()));
  }

  async restoreVersion(id: string, version: number): Promise<LibraryTemplate> {
    const { store, author } = this.#parts;
    return this.#told(store.restoreVersion(id, version, await author()));
  }

  reorder(ids: readonly string[]): Promise<void> {
    return this.#told(this.#parts.store.reorder(ids));
  }

  /**
   * Takes in sentences from a file; a bundled one that says what it says anyway stays bundled.
   * @returns null where it was stopped: then none is taken in
   */
  async takeIn(
    rows: readonly ExchangedTemplate[],
    watch?: ImportWatch,
  ): Promise<ImportDone | null> {
    const { store, author } = this.#parts;
    const { templates } = await this.#installed();
    const stored = new Set((await store.list()).map(({ id }) => id));
    const originals = new Map(templates.map((each) => [each.id, each]));
    const news = rows.filter(({ template, status }) => {
      const original = originals.get(template.id);
      return (
        stored.has(template.id) ||
        status !== 'published' ||
        original === undefined ||
        !isSameContent(original, template)
      );
    });
    const same = rows.length - news.length;
    const counted = watch && {
      ...watch,
      onProgress: (done: number) => watch.onProgress(same + done),
    };
    const ids = new Set(originals.keys());
    const done = await this.#told(store.importAll(news, await author(), ids, counted));
    return done && { ...done, same: done.same + same };
  }

  async #original(id: string): Promise<Template | null> {
    const { templates } = await this.#installed();
    return templates.find((each) => each.id === id) ?? null;
  }

  #installed(): Promise<Bundled> {
    this.#bundled ??= readBundled(this.#parts.folder).catch((error: unknown) => {
      // Asked again, it is read again: the folder may have been put right.
      this.#bundled = null;
      throw error;
    });
    return this.#bundled;
  }

  async #told<T>(changing: Promise<T>): Promise<T> {
    const changed = await changing;
    this.#parts.changed();
    return changed;
  }
}

function languageOf(locale: string): string {
  return (locale.split('-')[0] ?? '').toLowerCase();
}

/** How sentences fared: in the whole team, where its hub has told, else on this machine. */
export async function figuresOf(
  store: Pick<DesktopStore['templates'], 'use' | 'teamUse'>,
): Promise<Pick<Library, 'use' | 'useOf'>> {
  const team = await store.teamUse();
  return team === null
    ? { use: await store.use(), useOf: 'machine' }
    : { use: team, useOf: 'team' };
}
