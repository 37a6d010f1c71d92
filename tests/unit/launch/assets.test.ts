import { readFile, stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { packIcns, packIco } from '#electron/launch/icon-files.ts';
import { staticAssets } from '#electron/launch/static-assets.ts';

describe('staticAssets', () => {
  it.each(Object.entries(staticAssets))('has %s', async (_name, file) => {
    expect((await stat(file)).size).toBeGreaterThan(1_000);
  });
});

describe('icon files', () => {
  const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
  const images = new Map(sizes.map((px) => [px, Buffer.from(`image of ${px}`)]));

  it('points each line of an .ico at its image', () => {
    const ico = packIco(images);
    expect(ico.readUInt16LE(4)).toBe(7);
    const [bytes, at] = [ico.readUInt32LE(6 + 6 * 16 + 8), ico.readUInt32LE(6 + 6 * 16 + 12)];
    expect(ico.readUInt8(6 + 6 * 16)).toBe(0);
    expect(ico.toString('utf8', at, at + bytes)).toBe('image of 256');
  });

  it('gives an .icns its whole length', () => {
    const icns = packIcns(images);
    expect(icns.toString('latin1', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
  });

  it('says which size lacks', () => {
    expect(() => packIco(new Map())).toThrow('no image of 16 px');
  });

  it('are committed as drawn', async () => {
    const ico = await readFile('resources/icons/icon.ico');
    expect(ico.readUInt16LE(2)).toBe(1);
  });
});
