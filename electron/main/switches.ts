import { app } from 'electron';

/**
 * Chromium switches the app always wants; must run before `ready`.
 * - Loopback candidates let a customer's browser on this very machine be called without any other
 *   network.
 * - mDNS names for local addresses protect visitors of web pages from pages; this app is the only
 *   page here, and the names do not resolve on closed networks.
 * - The face model draws through WebGL. Without a graphics card newer Chromium gives none unless told
 *   so: the software one is kept from web pages, and there are none here but the app's own.
 */
export function setSwitches(): void {
  app.commandLine.appendSwitch('allow-loopback-in-peer-connection');
  app.commandLine.appendSwitch('enable-unsafe-swiftshader');
  const disabled = app.commandLine.getSwitchValue('disable-features');
  app.commandLine.appendSwitch(
    'disable-features',
    [disabled, 'WebRtcHideLocalIpsWithMdns'].filter((part) => part !== '').join(','),
  );
}
