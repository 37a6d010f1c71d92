import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unzip } from '#electron/launch/zip.ts';
import { scratch } from './scratch.ts';

interface File {
  readonly name: string;
  readonly text: string;
  readonly mode?: number;
  readonly stored?: boolean;
  readonly crc?: number;
}

/** Writes a small archive by hand, so that damaged ones can be made too. */
function zip(files: readonly File[]): Buffer {
  const bodies: Buffer[] = [];
  const lists: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const raw = Buffer.from(file.text);
    const packed = file.stored ? raw : deflateRawSync(raw);
    const name = Buffer.from(file.name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const list = Buffer.alloc(46);
    list.writeUInt32LE(0x02014b50, 0);
    list.writeUInt16LE(file.stored ? 0 : 8, 10);
    list.writeUInt32LE(file.crc ?? crc32(raw), 16);
    list.writeUInt32LE(packed.length, 20);
    list.writeUInt32LE(raw.length, 24);
    list.writeUInt16LE(name.length, 28);
    list.writeUInt32LE(((file.mode ?? 0o100644) << 16) >>> 0, 38);
    list.writeUInt32LE(at, 42);
    bodies.push(local, name, packed);
    lists.push(list, name);
    at += local.length + name.length + packed.length;
  }
  const directory = Buffer.concat(lists);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, directory, end]);
}

async function unpack(
  bytes: Buffer,
  place: (name: string) => string | undefined = (name) => name,
): Promise<string> {
  const folder = await scratch();
  const archive = path.join(folder, 'a.zip');
  await writeFile(archive, bytes);
  await unzip(archive, path.join(folder, 'out'), place);
  return path.join(folder, 'out');
}

describe('unzip', () => {
  it('unpacks deflated, stored and empty files, with their permissions', async () => {
    const long = 'calm '.repeat(100_000);
    const out = await unpack(
      zip([
        { name: 'a/run', text: long, mode: 0o100755 },
        { name: 'a/b/plain.txt', text: 'hello', stored: true },
        { name: 'a/empty', text: '', stored: true },
        { name: 'a/c/', text: '', stored: true },
      ]),
    );
    expect(await readFile(path.join(out, 'a/run'), 'utf8')).toBe(long);
    expect((await stat(path.join(out, 'a/run'))).mode & 0o100).toBe(0o100);
    expect(await readFile(path.join(out, 'a/b/plain.txt'), 'utf8')).toBe('hello');
    expect((await stat(path.join(out, 'a/b/plain.txt'))).mode & 0o111).toBe(0);
    expect((await stat(path.join(out, 'a/empty'))).size).toBe(0);
  });

  it('renames and leaves out as told', async () => {
    const files = zip([
      { name: 'x', text: '1' },
      { name: 'y', text: '2' },
    ]);
    const out = await unpack(files, (name) => (name === 'x' ? 'z' : undefined));
    expect(await readFile(path.join(out, 'z'), 'utf8')).toBe('1');
    await expect(stat(path.join(out, 'y'))).rejects.toThrow('ENOENT');
  });

  it.each(['../up', '/etc/up', 'a/../../up'])('refuses to write %s outside', async (name) => {
    await expect(unpack(zip([{ name, text: 'x' }]))).rejects.toThrow('leads outside');
  });

  it('refuses a link', async () => {
    const link = zip([{ name: 'l', text: '/etc/passwd', mode: 0o120777 }]);
    await expect(unpack(link)).rejects.toThrow('l is a link');
  });

  it('notices damage', async () => {
    await expect(unpack(zip([{ name: 'x', text: 'abc', crc: 1 }]))).rejects.toThrow('damaged');
    const whole = zip([{ name: 'x', text: 'abc' }]);
    await expect(unpack(whole.subarray(0, whole.length - 10))).rejects.toThrow('cut short');
    await expect(unpack(Buffer.from('no archive at all, but text'))).rejects.toThrow('not a zip');
  });
});
