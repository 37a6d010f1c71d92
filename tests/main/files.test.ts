import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentTypeOf, fileFor } from '#electron/main/files.ts';

const folders = { pages: '/pages', resources: '/resources' };
const resolve = (pathname: string): string | null => {
  const file = fileFor(pathname, folders);
  return file === null ? null : path.join(file.root, file.relative);
};

describe('what app:// serves', () => {
  it.each([
    ['/agent/index.html', '/pages/agent/index.html'],
    ['/assets/a%20b.js', '/pages/assets/a b.js'],
    ['/resources/speech/line.flac', '/resources/speech/line.flac'],
    ['/resources/scenarios/doubled-bill.json', '/resources/scenarios/doubled-bill.json'],
  ])('%s', (pathname, file) => {
    expect(resolve(pathname)).toBe(file);
  });

  it.each([
    '/',
    '',
    '/../package.json',
    '/agent/%2e%2e/%2e%2e/package.json',
    '/agent/..%2f..%2fpackage.json',
    '/resources',
    '/resources/speech',
    '/resources/templates/en.json',
    '/resources/models/x.task',
    '/resources/../agent/index.html',
    '/%E0%A4%A',
    '/agent/%00index.html',
  ])('not %s', (pathname) => {
    expect(resolve(pathname)).toBeNull();
  });

  it('names types so that nothing has to be sniffed', () => {
    expect(contentTypeOf('/x/index.html')).toBe('text/html; charset=utf-8');
    expect(contentTypeOf('/x/ort.wasm')).toBe('application/wasm');
    expect(contentTypeOf('/x/silero.onnx')).toBe('application/octet-stream');
  });
});
