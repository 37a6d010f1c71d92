import { shell } from 'electron';
import { pageIn } from './openable.ts';

/**
 * Opens a page in the system's browser: an encrypted one, or one of this machine. Nothing else ever
 * reaches the system (`file:`, `smb:`, a program's own scheme), whoever asks for it.
 * @throws Error where the address is no such page
 */
export async function openInBrowser(address: string): Promise<void> {
  const url = pageIn(address);
  if (url === null) throw new Error('This address is not one to open in a browser.');
  await shell.openExternal(url.href);
}
