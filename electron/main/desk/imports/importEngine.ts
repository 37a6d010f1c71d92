import type { Session } from 'electron';
import type { CallSummary } from '#shared/model/callSummary.ts';
import { EngineHost, EngineLost, EngineStopped } from '../../analyse/engineHost.ts';
import type { OpenInput } from '../../analyse/inputs.ts';
import { closeInputs, openInputs, UnusableInput } from '../../analyse/inputs.ts';
import { ImportTrouble } from './recording.ts';

/** Makes summaries of recordings, one at a time. */
export interface ImportEngine {
  /**
   * @param files one in stereo, or the agent's and the customer's
   * @param onShare told how much has been heard, 0..1
   * @returns the summary of a call without an id, a time or names; null where it was stopped
   * @throws ImportTrouble
   */
  summarise(
    files: readonly string[],
    onShare: (share: number) => void,
  ): Promise<CallSummary | null>;
  /** Gives up what is under way, and the memory that it takes. */
  rest(): void;
  /** For good. */
  close(): void;
}

/** The engine of the offline door, in a hidden window that is there only while there is work. */
export function createImportEngine(session: () => Session): ImportEngine {
  let host: EngineHost | null = null;
  return {
    async summarise(files, onShare) {
      const inputs = await opened(files);
      try {
        host ??= new EngineHost(session());
        return await outcomeOf(host, files, inputs, onShare);
      } finally {
        await closeInputs(inputs);
      }
    },
    rest: () => host?.stop(),
    close: () => host?.close(),
  };
}

async function opened(files: readonly string[]): Promise<readonly OpenInput[]> {
  try {
    return await openInputs(files);
  } catch (error) {
    // They were read a moment ago, so this is not the usual missing file.
    if (error instanceof UnusableInput) throw new ImportTrouble('unreadable', { again: true });
    throw error;
  }
}

async function outcomeOf(
  host: EngineHost,
  files: readonly string[],
  inputs: readonly OpenInput[],
  onShare: (share: number) => void,
): Promise<CallSummary | null> {
  try {
    const done = await host.run(files.length === 1 ? 'stereo' : 'pair', inputs, onShare);
    if (done.outcome === 'analysed') return done.summary;
    if (done.outcome === 'looked') throw new ImportTrouble('engineFailed');
    const { input, code } = done.problem;
    const file = files[input];
    throw new ImportTrouble(code, file === undefined ? {} : { file });
  } catch (error) {
    if (error instanceof EngineStopped) return null;
    if (error instanceof ImportTrouble) throw error;
    if (error instanceof EngineLost) throw new ImportTrouble('engineLost');
    throw new ImportTrouble('engineFailed', { again: true });
  }
}
