import path from 'node:path';
import type { BrowserWindow, IpcMainInvokeEvent, OpenDialogOptions, Session } from 'electron';
import { app, dialog } from 'electron';
import { isFromPage } from '../ipc/sender.ts';
import { APP_ORIGIN } from '../origin.ts';
import { comeForward, createAppWindow } from '../windows/appWindow.ts';
import type { DeskFileSurroundings } from './deskFiles.ts';

/** What the engine reads; others may be tried all the same. */
const soundEndings = ['wav', 'flac', 'mp3', 'ogg', 'opus', 'oga', 'm4a', 'aac', 'mp4', 'webm'];

export const DESK_PAGE = `${APP_ORIGIN}/supervisor/index.html`;

/** The supervisor's window, at most one. Its session may reach nothing: all it knows comes by IPC. */
export class DeskWindow {
  readonly #session: Session;
  #window: BrowserWindow | null = null;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Opens the window, or brings it forward. */
  async open(): Promise<void> {
    if (this.#window !== null) {
      comeForward(this.#window);
      return;
    }
    const window = createAppWindow({
      session: this.#session,
      preload: 'supervisor',
      minWidth: 1000,
      minHeight: 700,
    });
    this.#window = window;
    window.once('closed', () => {
      this.#window = null;
    });
    await window.loadURL(DESK_PAGE);
  }

  /** It does not outlive the agent's window, which the app is about. */
  close(): void {
    this.#window?.close();
  }

  /** Whether a message comes from this window's own page. */
  isSender(event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>): boolean {
    return isFromPage(event, this.#window?.webContents ?? null, DESK_PAGE);
  }

  /** The system's own window for choosing recordings; none where the person thinks better of it. */
  async askForRecordings(): Promise<readonly string[]> {
    const options: OpenDialogOptions = {
      properties: ['openFile', 'multiSelections'],
      filters: [
        { name: 'WAV, FLAC, MP3, Ogg, M4A', extensions: [...soundEndings] },
        { name: '*', extensions: ['*'] },
      ],
    };
    const { canceled, filePaths } = await (this.#window === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(this.#window, options));
    return canceled ? [] : filePaths;
  }

  /** The system's own window for choosing a file, and the page as it prints. */
  files(): DeskFileSurroundings {
    return {
      ask: async (suggested, format) => {
        const options = {
          defaultPath: path.join(app.getPath('documents'), suggested),
          filters: [{ name: format.toUpperCase(), extensions: [format] }],
        };
        const { canceled, filePath } = await (this.#window === null
          ? dialog.showSaveDialog(options)
          : dialog.showSaveDialog(this.#window, options));
        return canceled || filePath === '' ? null : filePath;
      },
      print: async () => {
        if (this.#window === null) throw new Error('The window is gone.');
        return this.#window.webContents.printToPDF({
          pageSize: 'A4',
          printBackground: true,
          generateTaggedPDF: true,
        });
      },
    };
  }
}
