import { Menu } from 'electron';

/**
 * A hidden menu that only carries the system's own shortcuts: copy and paste, zoom for tired eyes,
 * and on macOS the app menu that people expect.
 */
export function appMenu(): Menu {
  return Menu.buildFromTemplate([
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { role: 'editMenu' },
    {
      role: 'viewMenu',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
      ],
    },
  ]);
}
