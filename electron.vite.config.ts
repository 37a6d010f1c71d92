import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { defaultClientConditions } from 'vite';
import { emitStaticAssets } from './electron/launch/static-assets.ts';

const here = import.meta.dirname;
const at = (file: string): string => path.join(here, file);
/**
 * The lowest runtime the app runs on (the closed-network one). Unpinned, targets would follow
 * the installed electron package, and the older runtime would meet syntax it cannot read.
 */
const nodeTarget = 'node20.18';
const chromeTarget = 'chrome130';

const commonJs = {
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: 'chunks/[name]-[hash].cjs',
} as const;

export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      target: nodeTarget,
      externalizeDeps: true,
      rolldownOptions: { input: { index: at('electron/main/index.ts') }, output: commonJs },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      target: nodeTarget,
      // A sandboxed preload can require nothing but electron: each is one self-contained file.
      externalizeDeps: false,
      isolatedEntries: true,
      rolldownOptions: {
        input: {
          agent: at('electron/preload/agent.ts'),
          engine: at('electron/preload/engine.ts'),
          supervisor: at('electron/preload/supervisor.ts'),
        },
        output: commonJs,
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react(), emitStaticAssets()],
    worker: { format: 'es' },
    // The engine is loaded from ort/ by address; otherwise a second copy of 14 MB is bundled.
    resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
    build: {
      outDir: at('out/renderer'),
      target: chromeTarget,
      minify: true,
      // Inlined data: addresses would need a hole in the Content-Security-Policy.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: {
          agent: at('renderer/agent/index.html'),
          engine: at('renderer/engine/index.html'),
          supervisor: at('renderer/supervisor/index.html'),
          simulated: at('renderer/guest/simulated/index.html'),
        },
      },
    },
  },
});
