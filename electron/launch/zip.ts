import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';

/**
 * A reader for ordinary zip archives, because neither Node nor a bare machine has one.
 * Format: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16. No zip64, no encryption, no
 * links: such an archive is refused.
 */
interface ZipEntry {
  /** Path inside the archive, with forward slashes; a folder's ends in one. */
  readonly name: string;
  /** Unix permission bits, 0 where the archive carries none. */
  readonly mode: number;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly headerAt: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endBytes = 22;
const longestComment = 0xffff;
const symbolicLink = 0o120000;

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  if (bytesRead < length) throw new Error('the zip archive is cut short');
  return buffer;
}

/** Lists an archive. @throws Error when it is damaged or uses what this reader refuses */
async function listZip(file: FileHandle): Promise<readonly ZipEntry[]> {
  const { size } = await file.stat();
  const tailBytes = Math.min(size, endBytes + longestComment);
  const tail = await readAt(file, size - tailBytes, tailBytes);
  let end = tail.length - endBytes;
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end -= 1;
  if (end < 0) throw new Error('this is not a zip archive, or it is cut short');
  const count = tail.readUInt16LE(end + 10);
  const directory = await readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    if (directory.readUInt32LE(at) !== entrySignature) throw new Error('the zip list is damaged');
    const nameBytes = directory.readUInt16LE(at + 28);
    const attributes = directory.readUInt32LE(at + 38) >>> 16;
    const name = directory.toString('utf8', at + 46, at + 46 + nameBytes);
    if ((attributes & 0o170000) === symbolicLink) throw new Error(`${name} is a link`);
    if (directory.readUInt16LE(at + 8) & 1) throw new Error(`${name} is encrypted`);
    entries.push({
      name,
      mode: attributes & 0o777,
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packedBytes: directory.readUInt32LE(at + 20),
      headerAt: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function unpackEntry(
  archive: string,
  file: FileHandle,
  entry: ZipEntry,
  to: string,
): Promise<void> {
  if (entry.method !== 0 && entry.method !== 8) throw new Error(`${entry.name}: unknown packing`);
  const header = await readAt(file, entry.headerAt, 30);
  if (header.readUInt32LE(0) !== localSignature) throw new Error(`${entry.name} is damaged`);
  const start = entry.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  await mkdir(path.dirname(to), { recursive: true });
  const output = createWriteStream(to, { mode: entry.mode || 0o644 });
  if (entry.packedBytes === 0) {
    await finished(output.end());
    return;
  }
  const end = start + entry.packedBytes - 1;
  const input = createReadStream(archive, { start, end, highWaterMark: 1 << 20 });
  let crc = 0;
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      crc = crc32(chunk, crc);
      done(null, chunk);
    },
  });
  if (entry.method === 0) await pipeline(input, check, output);
  else await pipeline(input, createInflateRaw({ chunkSize: 1 << 18 }), check, output);
  if (crc !== entry.crc) throw new Error(`${entry.name} is damaged (checksum differs)`);
}

/**
 * Unpacks the files that `place` gives a place, and leaves the others out.
 * @param into an existing folder; a place that would leave it is refused
 * @param place archive path -> path below `into`, or undefined to leave the file out
 */
export async function unzip(
  archive: string,
  into: string,
  place: (name: string) => string | undefined,
): Promise<void> {
  const file = await open(archive);
  try {
    for (const entry of await listZip(file)) {
      if (entry.name.endsWith('/')) continue;
      const wanted = place(entry.name);
      if (wanted === undefined) continue;
      const to = path.resolve(into, wanted);
      if (!to.startsWith(path.resolve(into) + path.sep)) throw new Error(`${wanted} leads outside`);
      await unpackEntry(archive, file, entry, to);
    }
  } finally {
    await file.close();
  }
}
