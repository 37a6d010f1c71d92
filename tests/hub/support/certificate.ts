import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TlsFiles } from '#electron/hub/index.ts';

/*
 * A self-signed certificate without a program for it: X.509 is DER, and DER is a tag, a length and
 * the content (RFC 5280, X.690).
 */

function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const long =
    body.length > 255 ? [0x82, body.length >> 8, body.length & 255] : [0x81, body.length];
  return Buffer.concat([Buffer.from([tag, ...(body.length < 128 ? [body.length] : long)]), body]);
}

const sequence = (...content: readonly Uint8Array[]): Buffer => der(0x30, ...content);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const time = (at: Date): Buffer =>
  der(0x18, Buffer.from(`${at.toISOString().replaceAll(/[-:T]|\..*/g, '')}Z`));

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));
const commonName = (name: string): Buffer =>
  sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(name)))));

/** subjectAltName: one address and two names. */
const altNames = sequence(
  oid('551d11'),
  der(
    0x04,
    sequence(
      der(0x87, Buffer.from([127, 0, 0, 1])),
      der(0x82, Buffer.from('*.example.org')),
      der(0x82, Buffer.from('calls.example.com')),
    ),
  ),
);

export interface TestCertificate extends TlsFiles {
  /** The certificate itself: it is its own authority. */
  readonly pem: string;
}

/**
 * Makes a certificate for 127.0.0.1, *.example.org and calls.example.com, and its key.
 * @param lastDay its end; a day ahead unless told
 */
export function certificate(
  folder: string,
  name = 'hub',
  lastDay = new Date(Date.now() + 24 * 3600 * 1000),
): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const serial = Buffer.concat([Buffer.from([0x01]), randomBytes(8)]);
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    ecdsaWithSha256,
    commonName('calls.example.com'),
    sequence(time(new Date('2020-01-01T00:00:00Z')), time(lastDay)),
    commonName('calls.example.com'),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(altNames)),
  );
  const signature = sign('sha256', toBeSigned, privateKey);
  const whole = sequence(toBeSigned, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  const pem = `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
  const certFile = path.join(folder, `${name}.pem`);
  const keyFile = path.join(folder, `${name}.key`);
  writeFileSync(certFile, pem);
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return { certFile, keyFile, pem };
}
