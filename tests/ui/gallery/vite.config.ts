import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The gallery as a built page: the Content-Security-Policy of the app holds for it too. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  publicDir: false,
  plugins: [react()],
  logLevel: 'warn',
  build: {
    emptyOutDir: true,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
});
