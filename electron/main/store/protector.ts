import { safeStorage } from 'electron';
import type { Protector } from './keyring.ts';

/**
 * Electron's safeStorage, when it is backed by a real keychain. On Linux without one it would use
 * a password that everybody knows; then a file that only this user can read is the honest answer.
 */
export function systemProtector(): Protector | null {
  if (!safeStorage.isEncryptionAvailable()) return null;
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') {
    return null;
  }
  return {
    encrypt: (text) => safeStorage.encryptString(text),
    decrypt: (data) => safeStorage.decryptString(data),
  };
}
