import type { z } from 'zod';
import type { DeskChannel, DeskIpc, DeskResult } from '#shared/contract/deskIpc.ts';
import type { DeskLook } from '#shared/contract/deskIpc.ts';
import type { DeskClient } from './deskClient.ts';
import type { Imports } from './imports/imports.ts';
import type { DeskFiles } from './deskFiles.ts';

/** Every channel's handler: validated arguments in, result out; throwing becomes a failure. */
export type DeskHandlers = {
  readonly [C in DeskChannel]: (
    args: z.output<DeskIpc[C]['args']>,
  ) => DeskResult<C> | Promise<DeskResult<C>>;
};

/** Everything the handlers act on. */
export interface DeskServices {
  readonly client: DeskClient;
  readonly files: DeskFiles;
  readonly imports: Imports;
  readonly look: () => Promise<DeskLook>;
}

/** What is the hub's goes to the hub; what is this machine's is answered here. */
export function deskHandlers({ client, files, imports, look }: DeskServices): DeskHandlers {
  return {
    ...client,
    'desk.look': look,
    'desk.imports': ({ after }) => imports.list(after),
    'desk.chooseImports': ({ pair }) => imports.choose(pair),
    'desk.changeImport': ({ itemId, details }) => imports.change(itemId, details),
    'desk.swapImport': ({ itemId }) => imports.swap(itemId),
    'desk.removeImport': ({ itemId }) => imports.remove(itemId),
    'desk.runImports': ({ on }) => imports.run(on),
    'desk.savePdf': ({ name }) => files.savePdf(name),
    'desk.saveCsv': ({ name, rows }) => files.saveCsv(name, rows),
    'desk.saveJson': ({ name, content }) => files.saveJson(name, content),
  };
}
