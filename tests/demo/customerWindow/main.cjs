/* A window that shows one web page, as a browser would: no preload, sandboxed. */
const { BrowserWindow, app } = require('electron');

void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 480,
    height: 800,
    webPreferences: { sandbox: true, backgroundThrottling: false },
  });
  return window.loadURL('about:blank');
});
app.on('window-all-closed', () => app.quit());
