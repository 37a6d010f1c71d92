import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The customer's page: its own build, served by the hub below /guest/, for any modern browser. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/guest/',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: path.resolve(import.meta.dirname, '../../out/guest'),
    emptyOutDir: true,
    target: 'es2020',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
});
