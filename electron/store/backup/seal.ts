/*
 * The outside of a backup (FORMAT.md): a preamble, frames of at most 64 KiB that are encrypted where
 * there is a passphrase, and a checksum over all of it.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
  scrypt as scryptWithCallback,
} from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { BackupError } from './error.ts';

const magic = Buffer.from('HBBACKUP', 'latin1');

/** Another number for another way to write a backup. */
export const formatVersion = 1;

const saltBytes = 16;
const preambleBytes = magic.length + 2 + saltBytes;
const checksumBytes = 32;
const frameBytes = 64 * 1024;
const tagBytes = 16;

/** The highest bit of a frame's length says that it is the last one. */
const lastBit = 0x8000_0000;

/**
 * scrypt's work for one guess of a passphrase: 128 MiB and about half a second, the strongest of
 * the settings at https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
 */
const work = { N: 2 ** 17, r: 8, p: 1, maxmem: 192 * 1024 * 1024 } as const;

type Code = (data: Buffer, index: number, isLast: boolean) => Buffer;

const asIs: Code = (data) => data;

function keyOf(passphrase: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scryptWithCallback(passphrase, salt, 32, work, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

/** A file's key is its own (the salt), so a frame's number is a nonce that never comes again. */
function nonceOf(index: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(index), 4);
  return nonce;
}

/** Bound into each frame: the preamble, and whether more follows. So no frame can be cut off. */
const contextOf = (preamble: Buffer, isLast: boolean): Buffer =>
  Buffer.concat([preamble, Buffer.of(isLast ? 1 : 0)]);

function encrypting(key: Buffer, preamble: Buffer): Code {
  return (data, index, isLast) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index));
    cipher.setAAD(contextOf(preamble, isLast));
    return Buffer.concat([cipher.update(data), cipher.final(), cipher.getAuthTag()]);
  };
}

function decrypting(key: Buffer, preamble: Buffer): Code {
  return (data, index, isLast) => {
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index));
    decipher.setAAD(contextOf(preamble, isLast));
    decipher.setAuthTag(data.subarray(-tagBytes));
    return Buffer.concat([decipher.update(data.subarray(0, -tagBytes)), decipher.final()]);
  };
}

/** Pieces of the same size, the last one marked and perhaps smaller. */
async function* pieces(
  source: AsyncIterable<Buffer>,
): AsyncGenerator<{ readonly data: Buffer; readonly isLast: boolean }> {
  let kept = Buffer.alloc(0);
  for await (const chunk of source) {
    kept = Buffer.concat([kept, chunk]);
    while (kept.length > frameBytes) {
      yield { data: kept.subarray(0, frameBytes), isLast: false };
      kept = kept.subarray(frameBytes);
    }
  }
  yield { data: kept, isLast: true };
}

/** Wraps a backup's content. @param passphrase null leaves it in plain */
export async function* seal(
  source: AsyncIterable<Buffer>,
  passphrase: string | null,
): AsyncGenerator<Buffer> {
  const salt = passphrase === null ? Buffer.alloc(saltBytes) : randomBytes(saltBytes);
  const mode = passphrase === null ? 0 : 1;
  const preamble = Buffer.concat([magic, Buffer.of(formatVersion, mode), salt]);
  const encode = passphrase === null ? asIs : encrypting(await keyOf(passphrase, salt), preamble);
  const checksum = createHash('sha256').update(preamble);
  yield preamble;
  let index = 0;
  for await (const { data, isLast } of pieces(source)) {
    const body = encode(data, index, isLast);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length + (isLast ? lastBit : 0));
    const frame = Buffer.concat([length, body]);
    checksum.update(frame);
    yield frame;
    index += 1;
  }
  yield checksum.digest();
}

const cutOff = (file: string): BackupError =>
  new BackupError('damaged', `${file} is not whole: it was cut off or changed.`);

/** A backup's file whose checksum is right. */
export interface Sealed {
  readonly file: string;
  readonly handle: FileHandle;
  /** Bytes before the checksum. */
  readonly size: number;
  readonly preamble: Buffer;
  readonly isEncrypted: boolean;
}

/**
 * Looks whether a file is a backup and whole, without a key.
 * @throws BackupError `damaged` or `newer`
 */
export async function checkSeal(file: string, handle: FileHandle): Promise<Sealed> {
  const size = (await handle.stat()).size - checksumBytes;
  const preamble = Buffer.alloc(preambleBytes);
  await handle.read(preamble, 0, preambleBytes, 0);
  if (!preamble.subarray(0, magic.length).equals(magic)) {
    throw new BackupError('damaged', `${file} is not a backup of a Hearback hub.`);
  }
  if (size < preambleBytes) throw cutOff(file);
  const checksum = createHash('sha256');
  for await (const chunk of bytesOf(handle, 0, size)) checksum.update(chunk);
  const noted = Buffer.alloc(checksumBytes);
  await handle.read(noted, 0, checksumBytes, size);
  if (!checksum.digest().equals(noted)) throw cutOff(file);
  const [format = 0, mode = 0] = preamble.subarray(magic.length);
  if (format !== formatVersion || mode > 1) {
    throw new BackupError(
      'newer',
      `${file} was written by a newer Hearback. Restore it with that one.`,
    );
  }
  return { file, handle, size, preamble, isEncrypted: mode === 1 };
}

function bytesOf(handle: FileHandle, start: number, end: number): AsyncIterable<Buffer> {
  return handle.createReadStream({
    start,
    end: end - 1,
    autoClose: false,
    highWaterMark: 4 * frameBytes,
  });
}

/** Takes whole frames out of a stream of bytes. */
async function* frames(
  source: AsyncIterable<Buffer>,
  file: string,
): AsyncGenerator<{ readonly data: Buffer; readonly isLast: boolean }> {
  let kept = Buffer.alloc(0);
  let ended = false;
  for await (const chunk of source) {
    kept = Buffer.concat([kept, chunk]);
    while (kept.length >= 4) {
      const word = kept.readUInt32BE();
      const length = word & (lastBit - 1);
      if (ended || length > frameBytes + tagBytes) throw cutOff(file);
      if (kept.length < 4 + length) break;
      ended = word >= lastBit;
      yield { data: kept.subarray(4, 4 + length), isLast: ended };
      kept = kept.subarray(4 + length);
    }
  }
  if (!ended || kept.length > 0) throw cutOff(file);
}

/**
 * Makes the key that a backup's content needs; null for one in plain.
 * @throws BackupError `wrongKey` where there is no passphrase
 */
export async function keyFor(
  { file, preamble, isEncrypted }: Sealed,
  passphrase: string | null,
): Promise<Buffer | null> {
  if (!isEncrypted) return null;
  if (passphrase !== null) return keyOf(passphrase, preamble.subarray(-saltBytes));
  throw new BackupError('wrongKey', `${file} is encrypted and needs its passphrase.`);
}

/**
 * A backup's content, unwrapped.
 * @throws BackupError `wrongKey` or `damaged`
 */
export async function* unseal(
  { file, handle, size, preamble }: Sealed,
  key: Buffer | null,
): AsyncGenerator<Buffer> {
  const decode = key === null ? asIs : decrypting(key, preamble);
  let index = 0;
  for await (const { data, isLast } of frames(bytesOf(handle, preambleBytes, size), file)) {
    let clear: Buffer;
    try {
      clear = decode(data, index, isLast);
    } catch (error) {
      // The checksum was right, so it is not the disk.
      const words = `${file} cannot be opened with this passphrase: another one made it.`;
      throw new BackupError('wrongKey', words, error);
    }
    yield clear;
    index += 1;
  }
}
