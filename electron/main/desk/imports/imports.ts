import type { EpochMs } from '#shared/lib/units.ts';
import type { CallId } from '#shared/model/call.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import type { ImportedCall, ImportReceipt, TeamAgent } from '#shared/contract/deskImports.ts';
import type {
  ImportDetails,
  ImportItem,
  ImportList,
  ImportStep,
} from '#shared/contract/deskImportsIpc.ts';
import { KnownFailure } from '../../ipc/failure.ts';
import { agentFirst, guessDetails, pairUp } from './guess.ts';
import type { ImportEngine } from './importEngine.ts';
import type { ChosenFile } from './recording.ts';
import { callIdOf, chosenFile, ImportTrouble } from './recording.ts';

/** What importing needs of the app around it. */
export interface ImportSurroundings {
  readonly engine: ImportEngine;
  /** Asks the person for files; none where they think better of it. */
  readonly ask: () => Promise<readonly string[]>;
  readonly agents: () => Promise<readonly TeamAgent[]>;
  readonly send: (call: ImportedCall) => Promise<ImportReceipt>;
  readonly now: () => EpochMs;
}

interface Item {
  readonly itemId: string;
  files: readonly ChosenFile[];
  details: ImportDetails;
  step: ImportStep;
  callId: CallId | null;
  /** Kept, so that a hub that was away costs no second analysis. */
  summary: CallSummary | null;
  readonly scope: AbortController;
}

/** Most recordings in the list at once. */
const MAX_IMPORTS = 1000;

/**
 * The recordings that a supervisor imports: one after the other, on this machine; only figures leave
 * it. The list lives as long as the app, whatever happens to the window.
 */
export class Imports {
  readonly #around: ImportSurroundings;
  #items: readonly Item[] = [];
  #revision = 0;
  #running = false;
  /** The loop over what waits has not ended yet: a stop may be on its way to it. */
  #working = false;
  #nextId = 0;
  #closed = false;
  #waiting: (() => void)[] = [];
  /** Contents are read one after the other: a disk does not get faster by being asked for two. */
  #reading: Promise<void> = Promise.resolve();

  constructor(around: ImportSurroundings) {
    this.#around = around;
  }

  /** The list, once its revision is above `after`. */
  async list(after: number): Promise<ImportList> {
    while (this.#revision <= after && !this.#closed) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    return this.#shown();
  }

  /**
   * Lets the person choose recordings. Files that belong together by their names become one.
   * @param pair whether the files are the two of one call, whatever they are called
   * @throws KnownFailure `badRequest` for a pair that is not two files
   */
  async choose(pair: boolean): Promise<ImportList> {
    const chosen = await this.#around.ask();
    if (chosen.length === 0) return this.#shown();
    const now = this.#around.now();
    const files = await Promise.all(chosen.map((file) => chosenFile(file, now)));
    const agents = await this.#around.agents().catch(() => []);
    const [first, second] = files;
    const isPair = first !== undefined && second !== undefined && files.length === 2;
    if (pair && !isPair) throw new KnownFailure('badRequest', 'Choose the two files of one call.');
    const groups = pair && isPair ? [agentFirst([first, second])] : pairUp(files);
    if (this.#items.length + groups.length > MAX_IMPORTS) {
      throw new KnownFailure('badRequest', `At most ${MAX_IMPORTS} recordings fit into the list.`);
    }
    const added = groups.map((group): Item => {
      this.#nextId += 1;
      const names = group.map(({ name }) => name);
      return {
        itemId: String(this.#nextId),
        files: group,
        details: guessDetails(names, group[0]?.changedAt ?? now, agents),
        step: { at: 'reading' },
        callId: null,
        summary: null,
        scope: new AbortController(),
      };
    });
    this.#items = [...this.#items, ...added];
    for (const item of added) this.#read(item);
    return this.#changed();
  }

  /** What somebody knows better than the file's name. */
  change(itemId: string, details: ImportDetails): ImportList {
    const item = this.#find(itemId);
    if (isUnderWay(item)) throw new KnownFailure('changed', 'This recording is being sent.');
    item.details = details;
    return this.#changed();
  }

  /** The two files change places; what was analysed the wrong way round is forgotten. */
  swap(itemId: string): ImportList {
    const item = this.#find(itemId);
    if (isUnderWay(item) || item.step.at === 'analysing') {
      throw new KnownFailure('changed', 'This recording is being analysed.');
    }
    item.files = item.files.toReversed();
    item.summary = null;
    return this.#changed();
  }

  remove(itemId: string): ImportList {
    const item = this.#items.find((each) => each.itemId === itemId);
    if (item === undefined) return this.#shown();
    const wasAnalysed = item.step.at === 'analysing';
    this.#items = this.#items.filter((each) => each !== item);
    item.scope.abort();
    if (wasAnalysed) this.#around.engine.rest();
    return this.#changed();
  }

  /** Begins or goes on with all of which it is known whose call they are; or stops. */
  run(on: boolean): ImportList {
    if (!on) {
      this.#running = false;
      for (const item of this.#items) {
        if (item.step.at === 'waiting' || item.step.at === 'analysing') item.step = { at: 'ready' };
      }
      this.#around.engine.rest();
      return this.#changed();
    }
    const begun = this.#items.filter(canBegin);
    for (const item of begun) this.#queue(item);
    if (begun.length > 0) this.#running = true;
    if (this.#running && !this.#working) void this.#work();
    return this.#changed();
  }

  /** For good. */
  close(): void {
    this.#closed = true;
    this.#running = false;
    for (const { scope } of this.#items) scope.abort();
    this.#around.engine.close();
    this.#changed();
  }

  #find(itemId: string): Item {
    const item = this.#items.find((each) => each.itemId === itemId);
    if (item === undefined) throw new KnownFailure('notFound', 'This is not in the list any more.');
    return item;
  }

  #queue(item: Item): void {
    if (item.callId !== null) item.step = { at: 'waiting' };
    // Its content could not be read before, so it is not known yet which call it is.
    else this.#read(item, true);
  }

  #next(): Item | undefined {
    return this.#items.find(({ step }) => step.at === 'waiting');
  }

  /** Finds out which call it is, and whether it is here already. */
  #read(item: Item, goesOn = false): void {
    item.step = { at: 'reading' };
    this.#reading = this.#reading.then(async () => {
      try {
        const paths = item.files.map(({ file }) => file);
        const callId = await callIdOf(paths, item.scope.signal);
        if (!this.#items.includes(item)) return;
        if (this.#items.some((other) => other !== item && other.callId === callId)) {
          throw new ImportTrouble('sameTwice');
        }
        item.callId = callId;
        item.step = { at: goesOn && this.#running ? 'waiting' : 'ready' };
      } catch (error) {
        item.step = stuck(error);
      }
      this.#changed();
    });
  }

  async #work(): Promise<void> {
    this.#working = true;
    while (this.#running) {
      const item = this.#next();
      if (item !== undefined) await this.#take(item);
      else {
        await this.#reading;
        if (this.#next() === undefined) break;
      }
    }
    this.#working = false;
    this.#running = false;
    // The engine's window holds a model and what it decoded.
    this.#around.engine.rest();
    this.#changed();
  }

  async #take(item: Item): Promise<void> {
    try {
      const summary = item.summary ?? (await this.#analysed(item));
      // Stopped, or taken out of the list.
      if (summary === null || !this.#items.includes(item)) return;
      item.summary = summary;
      this.#step(item, { at: 'sending' });
      this.#step(item, await this.#sent(item, summary));
    } catch (error) {
      this.#step(item, stuck(error));
    }
  }

  async #analysed(item: Item): Promise<CallSummary | null> {
    this.#step(item, { at: 'analysing', share: 0 });
    const paths = item.files.map(({ file }) => file);
    return this.#around.engine.summarise(paths, (share) => {
      if (item.step.at === 'analysing') this.#step(item, { at: 'analysing', share });
    });
  }

  async #sent(item: Item, summary: CallSummary): Promise<ImportStep> {
    const { agent, customerName, startedAt } = item.details;
    if (agent === null || customerName === '' || item.callId === null) return { at: 'ready' };
    const receipt = await this.#around.send({
      agentId: agent.personId,
      teamId: agent.teamId,
      summary: {
        ...summary,
        callId: item.callId,
        customerName,
        startedAt,
        imported: { by: '', at: this.#around.now() },
      },
    });
    if (receipt.as !== 'refused') {
      return { at: 'done', as: receipt.as, visibleAt: receipt.visibleAt };
    }
    throw new ImportTrouble('hubRefused', { words: receipt.because, again: true });
  }

  #step(item: Item, step: ImportStep): void {
    item.step = step;
    this.#changed();
  }

  #changed(): ImportList {
    this.#revision += 1;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
    return this.#shown();
  }

  #shown(): ImportList {
    return {
      revision: this.#revision,
      running: this.#running,
      items: this.#items.map(({ itemId, files, details, step }): ImportItem => ({
        itemId,
        files: files.map(({ name }) => name),
        details,
        step,
      })),
    };
  }
}

function isUnderWay({ step }: Item): boolean {
  return step.at === 'sending' || step.at === 'done';
}

function canBegin({ step, details }: Item): boolean {
  if (details.agent === null || details.customerName === '') return false;
  return step.at === 'ready' || (step.at === 'stuck' && step.again);
}

function stuck(error: unknown): ImportStep {
  if (error instanceof ImportTrouble) {
    const { problem, file, words, again } = error;
    return { at: 'stuck', problem, file, words, again };
  }
  if (error instanceof KnownFailure) {
    const problem = error.code === 'hubUnreachable' ? 'hubUnreachable' : 'hubRefused';
    return { at: 'stuck', problem, file: null, words: error.message, again: true };
  }
  return { at: 'stuck', problem: 'engineFailed', file: null, words: null, again: true };
}
