import type { BrowserWindow } from 'electron';
import { app, dialog } from 'electron';
import path from 'node:path';
import type { FileQuestions } from './exchange.ts';

/** The system's own windows for choosing a file. */
export function fileQuestions(window: BrowserWindow): FileQuestions {
  return {
    open: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        properties: ['openFile'],
        filters: [{ name: 'CSV, JSON', extensions: ['csv', 'json'] }],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    save: async (format) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: path.join(app.getPath('documents'), `templates.${format}`),
        filters: [{ name: format.toUpperCase(), extensions: [format] }],
      });
      return canceled || filePath === '' ? null : filePath;
    },
  };
}
