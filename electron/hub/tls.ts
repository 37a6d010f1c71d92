import { X509Certificate, createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import type { TlsFiles } from './options.ts';
import { HubStartError } from './startError.ts';

export interface TlsIdentity {
  readonly cert: Buffer;
  readonly key: Buffer;
  /** Names the certificate is for, without wildcards. */
  readonly names: readonly string[];
  /** Whether a browser that goes to this host name or address accepts the certificate. */
  covers(host: string): boolean;
}

async function read(file: string, what: string, flag: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'is not there' : `cannot be read (${code ?? 'unknown error'})`;
    throw new HubStartError(
      'tlsFiles',
      `The ${what} ${file} ${why}. Check ${flag} and its rights.`,
    );
  }
}

/**
 * Reads a certificate (chain) and its key, both PEM.
 * @throws HubStartError `tlsFiles` that names the file and what is wrong with it
 */
export async function readTls({ certFile, keyFile }: TlsFiles): Promise<TlsIdentity> {
  const cert = await read(certFile, 'certificate', '--tls-cert');
  const key = await read(keyFile, 'private key', '--tls-key');
  let leaf: X509Certificate;
  try {
    leaf = new X509Certificate(cert);
  } catch {
    throw new HubStartError(
      'tlsFiles',
      `${certFile} is not a certificate. It has to be a PEM file that begins with "-----BEGIN CERTIFICATE-----".`,
    );
  }
  let matches: boolean;
  try {
    matches = leaf.checkPrivateKey(createPrivateKey(key));
  } catch {
    throw new HubStartError(
      'tlsFiles',
      `${keyFile} is not a private key that can be used. It has to be a PEM file without a passphrase.`,
    );
  }
  if (!matches) {
    throw new HubStartError(
      'tlsFiles',
      `The key ${keyFile} does not belong to the certificate ${certFile}. Give the two that were made together.`,
    );
  }
  if (Date.parse(leaf.validTo) < Date.now()) {
    throw new HubStartError(
      'tlsFiles',
      `The certificate ${certFile} expired on ${leaf.validTo}. Renew it: browsers would refuse it.`,
    );
  }
  const names = (leaf.subjectAltName ?? '')
    .split(/,\s*/)
    .filter((entry) => entry.startsWith('DNS:') && !entry.includes('*'))
    .map((entry) => entry.slice('DNS:'.length));
  const covers = (host: string): boolean =>
    (isIP(host) === 0 ? leaf.checkHost(host) : leaf.checkIP(host)) !== undefined;
  return { cert, key, names, covers };
}
