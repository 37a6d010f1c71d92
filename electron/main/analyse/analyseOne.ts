import type { AnalysisFile, CallAnalysis } from '#shared/contract/engine.ts';
import type { Result } from '#shared/lib/result.ts';
import { err, ok } from '#shared/lib/result.ts';
import { EngineFailure, EngineLost } from './engineHost.ts';
import type { EngineHost } from './engineHost.ts';
import { closeInputs, openInputs, UnusableInput } from './inputs.ts';
import { checkReplaceable, ForeignFile, writeResult } from './output.ts';
import type { Recording } from './plan.ts';
import { problemWords, systemWords } from './words.ts';

/** Why a recording has no result: a whole sentence, and whose fault it was. */
export interface Unanalysed {
  readonly fault: 'given' | 'ours';
  readonly sentence: string;
  /** The next recording would fare the same. */
  readonly hopeless: boolean;
}

const given = (sentence: string): Unanalysed => ({ fault: 'given', sentence, hopeless: false });

/** Analyses one recording and writes its result. Never throws. */
export async function analyseOne(
  host: EngineHost,
  recording: Recording,
): Promise<Result<void, Unanalysed>> {
  const { output } = recording;
  try {
    await checkReplaceable(output);
    const analysis = await analysisOf(host, recording);
    if (!analysis.ok) return analysis;
    await writeResult(output, resultFile(recording, analysis.value));
    return ok(undefined);
  } catch (error) {
    return err(unanalysed(error, recording));
  }
}

async function analysisOf(
  host: EngineHost,
  { kind, inputs: files }: Recording,
): Promise<Result<CallAnalysis, Unanalysed>> {
  const inputs = await openInputs(files);
  try {
    const finished = await host.run(kind, inputs);
    if (finished.outcome === 'analysed') return ok(finished.analysis);
    if (finished.outcome === 'looked') throw new Error('a recording was taken for a picture');
    const { input, code, channels } = finished.problem;
    return err(given(`${files[input] ?? ''} ${problemWords(code, channels)}`));
  } finally {
    await closeInputs(inputs);
  }
}

function resultFile({ inputs }: Recording, analysis: CallAnalysis): AnalysisFile {
  const [file = '', customerFile] = inputs;
  return { version: 1, file, ...(customerFile === undefined ? {} : { customerFile }), ...analysis };
}

/** What went wrong, for the person at the terminal. */
export function unanalysed(
  error: unknown,
  { inputs, output }: Pick<Recording, 'inputs' | 'output'>,
): Unanalysed {
  const files = inputs.join(' and ');
  if (error instanceof UnusableInput) return given(error.message);
  if (error instanceof ForeignFile) {
    return given(
      `${output} exists and is not an earlier result, so it was left alone and ${files} not analysed. Choose another place for the result.`,
    );
  }
  // Decoding a large recording in one piece is what windows die of.
  if (error instanceof EngineLost) return given(`${files} ${problemWords('tooLarge', null)}`);
  if (error instanceof EngineFailure) {
    const what = error.atStart
      ? 'The engine could not be started'
      : `The engine failed on ${files}`;
    return { fault: 'ours', sentence: `${what} (${error.message}).`, hopeless: error.atStart };
  }
  return { fault: 'ours', sentence: `${output} ${systemWords(error)}`, hopeless: false };
}
