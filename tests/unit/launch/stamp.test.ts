import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashInputs, isCurrent, writeStamp } from '#electron/launch/stamp.ts';
import { scratch } from './scratch.ts';

async function tree(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await scratch();
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), text);
  }
  return root;
}

const files = { 'src/a.ts': 'a', 'src/deep/b.ts': 'b', 'lock.json': '{}' };
const inputs = ['src', 'lock.json'];

describe('hashInputs', () => {
  it('is the same for the same files anywhere, in whatever order they are asked for', async () => {
    const hash = await hashInputs(await tree(files), inputs);
    expect(await hashInputs(await tree(files), inputs.toReversed())).toBe(hash);
    expect(await hashInputs(await tree(files), [...inputs, 'src/a.ts', 'absent'])).toBe(hash);
  });

  it.each([
    ['content', { ...files, 'src/a.ts': 'A' }],
    ['a name', { 'src/c.ts': 'a', 'src/deep/b.ts': 'b', 'lock.json': '{}' }],
    ['a new file', { ...files, 'src/c.ts': '' }],
    ['the lockfile', { ...files, 'lock.json': '{ }' }],
    ['text that wanders between files', { ...files, 'src/a.ts': 'ab', 'src/deep/b.ts': '' }],
  ])('changes with %s', async (_what, other) => {
    const hash = await hashInputs(await tree(files), inputs);
    expect(await hashInputs(await tree(other), inputs)).not.toBe(hash);
  });

  it('does not change with a README or a file outside', async () => {
    const hash = await hashInputs(await tree(files), inputs);
    const more = { ...files, 'src/README.md': 'x', 'other.ts': 'x' };
    expect(await hashInputs(await tree(more), inputs)).toBe(hash);
  });
});

describe('isCurrent', () => {
  it('wants the stamp, its hash and the product', async () => {
    const root = await tree({ 'out/index.js': 'built' });
    const [stamp, product] = [path.join(root, 'out/.stamps/app'), path.join(root, 'out/index.js')];
    expect(await isCurrent(stamp, 'h1', product)).toBe(false);
    await writeStamp(stamp, 'h1');
    expect(await isCurrent(stamp, 'h1', product)).toBe(true);
    expect(await isCurrent(stamp, 'h2', product)).toBe(false);
    await rm(product);
    expect(await isCurrent(stamp, 'h1', product)).toBe(false);
  });
});
