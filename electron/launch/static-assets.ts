import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);
const vad = path.dirname(require.resolve('@ricky0123/vad-web'));
const ort = path.dirname(require.resolve('onnxruntime-web/wasm'));
const vision = path.join(path.dirname(require.resolve('@mediapipe/tasks-vision')), 'wasm');

/**
 * Address below the page's origin -> file in node_modules. These are loaded by address at run
 * time, so the bundler cannot see them. Plain wasm only: the GPU builds are twice the size.
 */
export const staticAssets: Readonly<Record<string, string>> = {
  'models/silero_vad_v5.onnx': path.join(vad, 'silero_vad_v5.onnx'),
  'ort/ort-wasm-simd-threaded.mjs': path.join(ort, 'ort-wasm-simd-threaded.mjs'),
  'ort/ort-wasm-simd-threaded.wasm': path.join(ort, 'ort-wasm-simd-threaded.wasm'),
  // The kind for module workers; every runtime of ours has SIMD.
  'vision/vision_wasm_module_internal.js': path.join(vision, 'vision_wasm_module_internal.js'),
  'vision/vision_wasm_module_internal.wasm': path.join(vision, 'vision_wasm_module_internal.wasm'),
};

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.onnx': 'application/octet-stream',
};

/** Emits the static assets into the build, and serves them from node_modules in development. */
export function emitStaticAssets(): Plugin {
  return {
    name: 'hearback:static-assets',
    async generateBundle() {
      for (const [fileName, from] of Object.entries(staticAssets)) {
        this.emitFile({ type: 'asset', fileName, source: await readFile(from) });
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const address = (request.url ?? '').split('?')[0] ?? '';
        const file = staticAssets[address.replace(/^\/+/, '')];
        if (file === undefined || !existsSync(file)) return next();
        response.setHeader('Content-Type', types[path.extname(file)] ?? 'text/plain');
        createReadStream(file).pipe(response);
      });
    },
  };
}
