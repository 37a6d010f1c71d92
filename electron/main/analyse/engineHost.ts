// The engine's four channels are bound here, with the same two checks as the agent's in ipc/.
import { ipcMain } from 'electron';
import type { BrowserWindow, IpcMainInvokeEvent, Session } from 'electron';
import type { z } from 'zod';
import {
  engineOutcomeSchema,
  engineProgressSchema,
  engineReadSchema,
} from '#shared/contract/engine.ts';
import type { EngineChannel, EngineJob, EngineOutcome } from '#shared/contract/engine.ts';
import { createEngineWindow, ENGINE_PAGE } from './engineWindow.ts';
import type { OpenInput } from './inputs.ts';

/** How long the engine's page may take to load its model and ask for work. */
const START_LIMIT_MS = 60_000;

/** The engine itself does not work; the inputs are not at fault. */
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure';
  /** It did not even get to the recording, and would not get to the next. */
  readonly atStart: boolean;

  constructor(detail: string, atStart: boolean) {
    super(detail);
    this.atStart = atStart;
  }
}

/** The window died over a job: almost always for lack of memory. */
export class EngineLost extends Error {
  override readonly name = 'EngineLost';
}

/** Somebody stopped the job. */
export class EngineStopped extends Error {
  override readonly name = 'EngineStopped';
}

/** How a job can end that the engine got through. */
export type Finished = Exclude<EngineOutcome, { readonly outcome: 'failed' }>;

interface CurrentJob {
  readonly job: EngineJob;
  readonly inputs: readonly OpenInput[];
  readonly onShare: (share: number) => void;
  readonly resolve: (outcome: Finished) => void;
  readonly reject: (error: Error) => void;
}

/** Keeps the hidden window and hands it one job at a time. A window that dies is replaced. */
export class EngineHost {
  readonly #session: Session;
  #window: BrowserWindow | null = null;
  #current: CurrentJob | null = null;
  #given = false;
  /** The page waits for a job. */
  #giveJob: ((job: EngineJob | null) => void) | null = null;
  #startTimer: NodeJS.Timeout | null = null;
  #nextId = 0;
  #closed = false;

  constructor(session: Session) {
    this.#session = session;
    this.#bind('engine.takeJob', () => this.#takeJob());
    this.#bind('engine.read', (args) => this.#read(parse(engineReadSchema, args)));
    this.#bind('engine.progress', (args) => this.#progress(parse(engineProgressSchema, args)));
    this.#bind('engine.report', (args) => this.#report(parse(engineOutcomeSchema, args)));
  }

  /**
   * Has one recording analysed.
   * @param onShare told how much of a sound has been heard, 0..1
   * @throws EngineLost when the window died over it, EngineFailure when the engine does not work,
   * EngineStopped when somebody stopped it
   */
  run(
    kind: EngineJob['kind'],
    inputs: readonly OpenInput[],
    onShare: (share: number) => void = () => undefined,
  ): Promise<Finished> {
    const jobId = this.#nextId;
    this.#nextId += 1;
    const job: EngineJob = { jobId, kind, inputs: inputs.map(({ bytes }) => ({ bytes })) };
    return new Promise<Finished>((resolve, reject) => {
      this.#current = { job, inputs, onShare, resolve, reject };
      this.#given = false;
      if (this.#giveJob) this.#give();
      else if (!this.#window) this.#open();
    });
  }

  /** Gives up the job, if there is one, and the window's memory; the next job opens a new one. */
  stop(): void {
    this.#fail(new EngineStopped());
  }

  close(): void {
    this.#giveJob?.(null);
    this.#closed = true;
    this.#drop();
  }

  #bind(channel: EngineChannel, handler: (args: unknown) => unknown): void {
    ipcMain.handle(channel, (event, args: unknown) => {
      // The page's last question may arrive after the end; what is thrown here is printed raw.
      if (this.#closed) return null;
      if (!this.#isEngine(event)) throw new Error('This request did not come from the engine.');
      return handler(args);
    });
  }

  #isEngine({ sender, senderFrame }: IpcMainInvokeEvent): boolean {
    return (
      sender === this.#window?.webContents &&
      senderFrame === sender.mainFrame &&
      senderFrame.url === ENGINE_PAGE
    );
  }

  #open(): void {
    const window = createEngineWindow(this.#session);
    this.#window = window;
    this.#startTimer = setTimeout(
      () => this.#fail(new EngineFailure('its page did not start', true)),
      START_LIMIT_MS,
    );
    const { webContents } = window;
    // A window that was given up has nothing more to say about the next one's job.
    const fail = (error: Error): void => {
      if (this.#window === window) this.#fail(error);
    };
    webContents.on('render-process-gone', (_event, { reason }) => {
      fail(this.#given ? new EngineLost(reason) : new EngineFailure(reason, true));
    });
    webContents.on('preload-error', (_event, _path, error) =>
      fail(new EngineFailure(error.message, true)),
    );
    window
      .loadURL(ENGINE_PAGE)
      .catch((error: unknown) =>
        fail(new EngineFailure(error instanceof Error ? error.message : String(error), true)),
      );
  }

  #drop(): void {
    if (this.#startTimer) clearTimeout(this.#startTimer);
    this.#startTimer = null;
    this.#giveJob = null;
    const window = this.#window;
    this.#window = null;
    if (window && !window.isDestroyed()) window.destroy();
  }

  #fail(error: Error): void {
    this.#drop();
    const current = this.#current;
    this.#current = null;
    current?.reject(error);
  }

  #takeJob(): Promise<EngineJob | null> {
    if (this.#startTimer) clearTimeout(this.#startTimer);
    this.#startTimer = null;
    return new Promise((resolve) => {
      this.#giveJob = resolve;
      if (this.#current) this.#give();
    });
  }

  #give(): void {
    const give = this.#giveJob;
    this.#giveJob = null;
    if (!give || !this.#current) return;
    this.#given = true;
    give(this.#current.job);
  }

  /** No bytes at all where they cannot be had: the page then reports the input as unreadable. */
  async #read({
    jobId,
    input,
    offset,
    length,
  }: z.infer<typeof engineReadSchema>): Promise<Uint8Array> {
    const current = this.#current;
    const file = current?.job.jobId === jobId ? current.inputs[input] : undefined;
    return (await file?.read(offset, length).catch(() => undefined)) ?? new Uint8Array(0);
  }

  #progress({ jobId, share }: z.infer<typeof engineProgressSchema>): void {
    if (this.#current?.job.jobId === jobId) this.#current.onShare(share);
  }

  #report(outcome: EngineOutcome): void {
    if (outcome.outcome === 'failed') {
      this.#fail(new EngineFailure(outcome.detail, outcome.jobId === null));
      return;
    }
    const current = this.#current;
    if (current?.job.jobId !== outcome.jobId) return;
    this.#current = null;
    current.resolve(outcome);
  }
}

function parse<S extends z.ZodType>(schema: S, args: unknown): z.output<S> {
  const parsed = schema.safeParse(args);
  if (!parsed.success) throw new Error('The request did not have the expected form.');
  return parsed.data;
}
