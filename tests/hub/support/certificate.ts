import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TlsFiles } from '#electron/hub/index.ts';

export interface TestCertificate extends TlsFiles {
  /** The certificate itself: it is its own authority. */
  readonly pem: string;
}

/** On every development machine; the tests' set-up installs it where it is missing. */
const openssl = 'openssl';

/** Makes a certificate for 127.0.0.1 and calls.example.com. */
export function certificate(folder: string, name = 'hub'): TestCertificate {
  const certFile = path.join(folder, `${name}.pem`);
  const keyFile = path.join(folder, `${name}.key`);
  const subject = ['-subj', '/CN=calls.example.com'];
  const names = ['-addext', 'subjectAltName=IP:127.0.0.1,DNS:*.example.org,DNS:calls.example.com'];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
  const files = ['-keyout', keyFile, '-out', certFile];
  const args = ['req', '-x509', ...curve, '-nodes', '-days', '2', ...subject, ...names, ...files];
  execFileSync(openssl, args, { stdio: 'pipe' });
  return { certFile, keyFile, pem: readFileSync(certFile, 'utf8') };
}
