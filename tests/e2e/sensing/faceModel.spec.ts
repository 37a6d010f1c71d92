import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { faceModel } from '#electron/main/models/faceModel.ts';
import { sharedModelFile } from '#tests/accuracy/faceFrames.ts';
import { launchApp } from '#tests/helpers/app.ts';
import { content, serveModel, whole } from '#tests/main/models/modelServer.ts';
import { inMain } from '#tests/helpers/inMain.ts';

/* The face model on its way to the agent's page, in the real app. */

const bundled = path.join(import.meta.dirname, '../../../resources/models', faceModel.fileName);

test('reaches the agent’s page at a fixed address, checked', async () => {
  test.skip(
    !existsSync(bundled) && !existsSync(sharedModelFile),
    'The face model is not on this machine: put it into resources/models to run this.',
  );
  const desk = await launchApp({ args: ['--port=0'] });
  try {
    const found = await desk.page.evaluate(async () => {
      const response = await fetch('/models/face_landmarker.task');
      const bytes = await response.arrayBuffer();
      const hash = await crypto.subtle.digest('SHA-256', bytes);
      const hex = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0'));
      return [response.status, bytes.byteLength, hex.join('')];
    });
    expect(found).toEqual([200, faceModel.bytes, faceModel.sha256]);
    expect(await desk.page.evaluate(() => window.hearback['faceModel.status'](undefined))).toEqual({
      ok: true,
      value: { state: 'ready', progress: null, detail: null },
    });
  } finally {
    await desk.close();
  }
});

test('is not served when it is another file, and the page is told why', async () => {
  const desk = await launchApp({ args: ['--port=0', `--model=${import.meta.filename}`] });
  try {
    const status = await desk.page.evaluate(
      async () => (await fetch('/models/face_landmarker.task')).status,
    );
    expect(status).toBe(404);
    const told = await desk.page.evaluate(() => window.hearback['faceModel.status'](undefined));
    expect(told).toMatchObject({ ok: true, value: { state: 'failed' } });
    expect(JSON.stringify(told)).toContain('is not the face model Hearback knows');
  } finally {
    await desk.close();
  }
});

test('can be asked for in parts through the runtime’s own network', async () => {
  const server = await serveModel();
  server.answers = [whole];
  const desk = await launchApp({ args: ['--port=0'] });
  try {
    const sizes = await inMain(
      desk.app,
      async ({ net }, url) => {
        const everything = await net.fetch(url);
        const rest = await net.fetch(url, { headers: { range: 'bytes=100000-' } });
        return [
          [everything.status, (await everything.arrayBuffer()).byteLength],
          [rest.status, (await rest.arrayBuffer()).byteLength, rest.headers.get('content-range')],
        ];
      },
      server.url,
    );
    const { length } = content;
    expect(sizes).toEqual([
      [200, length],
      [206, length - 100_000, `bytes 100000-${length - 1}/${length}`],
    ]);
  } finally {
    await desk.close();
    await server.close();
  }
});
