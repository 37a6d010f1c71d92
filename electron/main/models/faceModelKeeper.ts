import { readFile } from 'node:fs/promises';
import type { FaceModelStatus } from '#shared/contract/ipc.ts';
import { download, DownloadFailure } from './download.ts';
import { checkFile, faceModel, sha256Of } from './faceModel.ts';
import type { PinnedFile } from './faceModel.ts';
import type { ModelPlaces } from './places.ts';
import { failureWords, refusedWords } from './words.ts';

export interface FaceModelKeeperOptions {
  readonly places: ModelPlaces;
  readonly url: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly onStatus: (status: FaceModelStatus) => void;
  /** Another file than the face model; for tests. */
  readonly pinned?: PinnedFile;
}

/** Knows where the face model is, hands it out, and fetches it when somebody asks for that. */
export class FaceModelKeeper {
  readonly #options: FaceModelKeeperOptions;
  readonly #pinned: PinnedFile;
  #downloading: { readonly cancel: AbortController; share: number } | null = null;
  #lastFailure: string | null = null;

  constructor(options: FaceModelKeeperOptions) {
    this.#options = options;
    this.#pinned = options.pinned ?? faceModel;
  }

  /** Looked up anew each time: an administrator may have put the file there meanwhile. */
  async status(): Promise<FaceModelStatus> {
    if (this.#downloading) {
      return { state: 'downloading', progress: this.#downloading.share, detail: null };
    }
    const found = await this.#find();
    if (found.file !== null) return { state: 'ready', progress: null, detail: null };
    const detail = found.refused === null ? this.#lastFailure : refusedWords(found.refused);
    return { state: detail === null ? 'missing' : 'failed', progress: null, detail };
  }

  /** The model's bytes, checked as they are handed out; null where there is none. */
  async bytes(): Promise<Uint8Array<ArrayBuffer> | null> {
    const { file } = await this.#find();
    if (file === null) return null;
    const bytes = new Uint8Array(await readFile(file));
    return sha256Of(bytes) === this.#pinned.sha256 ? bytes : null;
  }

  /**
   * Begins to fetch the model into the user's own folder; a download under way goes on.
   * @returns how things stand now; `onStatus` tells the rest
   */
  async download(): Promise<FaceModelStatus> {
    const { state } = await this.status();
    // Somebody else may have asked meanwhile.
    if (state !== 'ready' && !this.#downloading) void this.#fetch();
    return this.status();
  }

  /** Stops a download; what has arrived is kept for the next. */
  cancel(): void {
    this.#downloading?.cancel.abort();
  }

  async #fetch(): Promise<void> {
    const { url, fetch, places, onStatus } = this.#options;
    const cancel = new AbortController();
    const under = { cancel, share: 0 };
    this.#downloading = under;
    this.#lastFailure = null;
    let told = 0;
    try {
      await download({
        url,
        file: places.own,
        pinned: this.#pinned,
        fetch,
        signal: cancel.signal,
        onProgress: (share) => {
          under.share = share;
          // Hundreds of pieces arrive; a hundredth is as fine as a bar can show.
          if (share - told < 0.01) return;
          told = share;
          onStatus({ state: 'downloading', progress: share, detail: null });
        },
      });
    } catch (error) {
      this.#lastFailure =
        error instanceof DownloadFailure ? failureWords(error) : 'The download stopped.';
    }
    this.#downloading = null;
    onStatus(await this.status());
  }

  /** A file that somebody named is used or refused; the others are used or passed over. */
  async #find(): Promise<{ readonly file: string | null; readonly refused: string | null }> {
    const { named, own, bundled } = this.#options.places;
    if (named !== null) {
      const right = (await checkFile(named, this.#pinned)) === 'right';
      return right ? { file: named, refused: null } : { file: null, refused: named };
    }
    for (const file of [own, bundled]) {
      if ((await checkFile(file, this.#pinned)) === 'right') return { file, refused: null };
    }
    return { file: null, refused: null };
  }
}
