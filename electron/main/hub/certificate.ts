import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Session } from 'electron';

const loopback = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);
const TRUSTED = 0;
const ASK_CHROMIUM = -3;

/**
 * The embedded hub's certificate names the address that customers use, while the app itself comes
 * in over loopback. Over loopback, exactly the configured certificate is accepted; everything else
 * is Chromium's decision as always.
 */
export function trustOwnHub(session: Session, certFile: () => Promise<string | null>): void {
  session.setCertificateVerifyProc((request, answer) => {
    void isOwn(request.hostname, request.certificate.data, certFile).then((own) => {
      answer(own ? TRUSTED : ASK_CHROMIUM);
    });
  });
}

async function isOwn(
  hostname: string,
  pem: string,
  certFile: () => Promise<string | null>,
): Promise<boolean> {
  if (!loopback.has(hostname)) return false;
  try {
    const file = await certFile();
    if (file === null) return false;
    const configured = new X509Certificate(await readFile(file));
    return new X509Certificate(pem).fingerprint256 === configured.fingerprint256;
  } catch {
    return false;
  }
}
