import { Menu, app } from 'electron';
import { text } from './text.ts';

/**
 * A hidden menu that carries the system's own shortcuts: copy and paste, zoom for tired eyes, on
 * macOS the app menu that people expect; and the way to the supervisor's window.
 */
export function appMenu(openDesk: () => void): Menu {
  return Menu.buildFromTemplate([
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { role: 'editMenu' },
    {
      label: text(app.getLocale(), 'menu.teams'),
      submenu: [{ label: text(app.getLocale(), 'menu.desk'), click: openDesk }],
    },
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
