import path from 'node:path';

/** Folders of resources/ that pages may read; everything else there is main's business. */
const openResources = new Set(['scenarios', 'speech', 'faces', 'sounds']);

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.wav': 'audio/wav',
  '.flac': 'audio/flac',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.mp3': 'audio/mpeg',
  '.woff2': 'font/woff2',
};

/** Which file a path means; null where it means none that a page may read. */
export function fileFor(
  pathname: string,
  folders: { readonly pages: string; readonly resources: string },
): { root: string; relative: string } | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  const parts = decoded.split('/').filter((part) => part !== '');
  const first = parts[0];
  if (first === undefined || parts.some((part) => part === '..' || part.includes('\0')))
    return null;
  if (first !== 'resources') return { root: folders.pages, relative: path.join(...parts) };
  const [folder, ...rest] = parts.slice(1);
  if (folder === undefined || rest.length === 0 || !openResources.has(folder)) return null;
  return { root: path.join(folders.resources, folder), relative: path.join(...rest) };
}

/** The content type by the file's ending; bytes where it is not known. */
export function contentTypeOf(file: string): string {
  return contentTypes[path.extname(file)] ?? 'application/octet-stream';
}
