import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Session } from 'electron';

const TRUSTED = 0;
const ASK_CHROMIUM = -3;

/** The embedded hub as this app reaches it, while it has a certificate. */
export interface OwnHub {
  readonly hostname: string;
  readonly certFile: string;
}

/**
 * The embedded hub's certificate names the address that customers use, while the app itself comes
 * in over loopback. At its own hub's address exactly the configured certificate is accepted;
 * everything else is Chromium's decision as always.
 */
export function trustOwnHub(session: Session, ownHub: () => Promise<OwnHub | null>): void {
  session.setCertificateVerifyProc((request, answer) => {
    void isOwn(request.hostname, request.certificate.data, ownHub).then((own) => {
      answer(own ? TRUSTED : ASK_CHROMIUM);
    });
  });
}

async function isOwn(
  hostname: string,
  pem: string,
  ownHub: () => Promise<OwnHub | null>,
): Promise<boolean> {
  try {
    const own = await ownHub();
    if (own === null || own.hostname !== hostname) return false;
    const configured = new X509Certificate(await readFile(own.certFile));
    return new X509Certificate(pem).fingerprint256 === configured.fingerprint256;
  } catch {
    return false;
  }
}
