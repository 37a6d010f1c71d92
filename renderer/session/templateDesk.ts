import type { Library } from '#shared/contract/templatesIpc.ts';
import type {
  LibraryTemplate,
  Moving,
  Settled,
  Settling,
  TemplateEdit,
  TemplateVersion,
  UnsavedEdit,
} from '#shared/model/libraryTemplate.ts';
import type {
  ExchangeFormat,
  ImportDone,
  ImportPreview,
  ImportProgress,
} from '#shared/model/templateImport.ts';
import type { Bridge } from './bridge.ts';
import type { Outcome } from './outcome.ts';
import { doneOf, outcomeOf } from './outcome.ts';

/** The template library, as its editor asks for it. Requests never reject: failures are values. */
export interface TemplateDesk {
  readonly load: () => Outcome<Library>;
  /** The saved one; where somebody saved another meanwhile, the draft that asks about it. */
  readonly save: (edit: TemplateEdit) => Outcome<LibraryTemplate>;
  /** Asks again where it was changed since it was looked at. */
  readonly setStatus: (asked: Moving) => Outcome<Settled>;
  /** Asks again where the other edit was saved once more since it was looked at. */
  readonly settle: (asked: Settling) => Outcome<Settled>;
  readonly reorder: (ids: readonly string[]) => Outcome<null>;
  readonly history: (id: string) => Outcome<readonly TemplateVersion[]>;
  readonly restoreVersion: (id: string, version: number) => Outcome<LibraryTemplate>;
  readonly keepUnsaved: (edit: UnsavedEdit) => Outcome<null>;
  readonly dropUnsaved: (id: string) => Outcome<null>;
  readonly pin: (id: string, pinned: boolean) => Outcome<null>;
  /** @returns how many were written; null where no file was chosen */
  readonly write: (format: ExchangeFormat) => Outcome<number | null>;
  /** Reads a file that the agent chooses; null where none was chosen or reading was stopped. */
  readonly readImport: () => Outcome<ImportPreview | null>;
  /** Null where it was stopped: then nothing was taken in. */
  readonly takeImport: () => Outcome<ImportDone | null>;
  readonly cancelImport: () => Outcome<null>;
  /** @returns the function that stops listening */
  readonly onChanged: (listener: () => void) => () => void;
  /** @param listener hears how far the file is that is being read or taken in */
  readonly onProgress: (listener: (progress: ImportProgress) => void) => () => void;
}

/**
 * The library over what the preload offers.
 * @param onPinned hears of every pin that was set or taken away
 */
export function createTemplateDesk(
  bridge: Bridge,
  onPinned: (id: string, pinned: boolean) => void,
): TemplateDesk {
  return {
    load: () => outcomeOf(bridge['templates.library']()),
    save: (edit) => outcomeOf(bridge['templates.save'](edit)),
    setStatus: (asked) => outcomeOf(bridge['templates.setStatus'](asked)),
    settle: (asked) => outcomeOf(bridge['templates.settle'](asked)),
    reorder: (ids) => doneOf(bridge['templates.reorder']({ ids: [...ids] })),
    history: (id) => outcomeOf(bridge['templates.history']({ id })),
    restoreVersion: (id, version) => outcomeOf(bridge['templates.restoreVersion']({ id, version })),
    keepUnsaved: (edit) => doneOf(bridge['templates.keepUnsaved'](edit)),
    dropUnsaved: (id) => doneOf(bridge['templates.dropUnsaved']({ id })),
    pin: async (id, pinned) => {
      const done = await doneOf(bridge['templates.pin']({ id, pinned }));
      if (done.ok) onPinned(id, pinned);
      return done;
    },
    write: (format) => outcomeOf(bridge['templates.export']({ format })),
    readImport: () => outcomeOf(bridge['templates.readImport']()),
    takeImport: () => outcomeOf(bridge['templates.takeImport']()),
    cancelImport: () => doneOf(bridge['templates.cancelImport']()),
    onChanged: (listener) => bridge.on('templates.changed', listener),
    onProgress: (listener) => bridge.on('templates.importProgress', listener),
  };
}
