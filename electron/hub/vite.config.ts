import path from 'node:path';
import { defineConfig } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');

/** The team hub by itself, for plain Node: one ESM file, npm packages stay outside. */
export default defineConfig({
  root,
  publicDir: false,
  build: {
    outDir: path.join(root, 'out/hub'),
    emptyOutDir: true,
    ssr: true,
    target: 'node22',
    rolldownOptions: {
      input: { cli: path.join(root, 'electron/hub/cli.ts') },
      output: { format: 'es', entryFileNames: '[name].js' },
    },
  },
});
