import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaceModelStatus } from '#shared/contract/ipc.ts';
import { FaceModelKeeper } from '#electron/main/models/faceModelKeeper.ts';
import { faceModel } from '#electron/main/models/faceModel.ts';
import { modelAddress, modelPlaces } from '#electron/main/models/places.ts';
import { content, pinned, serveModel } from './modelServer.ts';
import type { Answer, ModelServer } from './modelServer.ts';

let server: ModelServer;
let told: FaceModelStatus[];

beforeEach(async () => {
  server = await serveModel();
  told = [];
});

afterEach(() => server.close());

const placeOf = (name: string): string => path.join(server.folder, name, faceModel.fileName);

async function put(name: string, bytes: Uint8Array): Promise<string> {
  await mkdir(path.dirname(placeOf(name)), { recursive: true });
  await writeFile(placeOf(name), bytes);
  return placeOf(name);
}

function keeperOf(named: string | null = null) {
  let finished: (status: FaceModelStatus) => void = () => undefined;
  const end = new Promise<FaceModelStatus>((resolve) => {
    finished = resolve;
  });
  const keeper = new FaceModelKeeper({
    places: { named, own: placeOf('own'), bundled: placeOf('bundled') },
    url: server.url,
    fetch,
    pinned,
    onStatus(status) {
      told.push(status);
      if (status.state !== 'downloading') finished(status);
    },
  });
  return { keeper, end };
}

describe('the face model', () => {
  it('is missing, and nothing is handed out', async () => {
    const { keeper } = keeperOf();
    expect(await keeper.status()).toEqual({ state: 'missing', progress: null, detail: null });
    expect(await keeper.bytes()).toBeNull();
  });

  it.each(['own', 'bundled'])('is found in the %s folder', async (place) => {
    await put(place, content);
    const { keeper } = keeperOf();
    expect((await keeper.status()).state).toBe('ready');
    expect(content.equals((await keeper.bytes()) ?? new Uint8Array())).toBe(true);
  });

  it('passes a damaged file over for the one that came along', async () => {
    await put('own', content.subarray(1));
    await put('bundled', content);
    expect((await keeperOf().keeper.status()).state).toBe('ready');
  });

  it('refuses a named file that is another one, and takes no other', async () => {
    await put('bundled', content);
    const named = await put('named', Buffer.alloc(content.length, 1));
    const { keeper } = keeperOf(named);
    const status = await keeper.status();
    expect(status.state).toBe('failed');
    expect(status.detail).toContain(named);
    expect(await keeper.bytes()).toBeNull();
  });

  it('is fetched on the user’s wish, with progress', async () => {
    const { keeper, end } = keeperOf();
    expect((await keeper.download()).state).toBe('downloading');
    expect(await end).toEqual({ state: 'ready', progress: null, detail: null });
    expect(told.some(({ state, progress }) => state === 'downloading' && progress === 1)).toBe(
      true,
    );
    expect(content.equals((await keeper.bytes()) ?? new Uint8Array())).toBe(true);
  });

  it('is not fetched twice', async () => {
    const { keeper, end } = keeperOf();
    await Promise.all([keeper.download(), keeper.download()]);
    await end;
    await keeper.download();
    expect(server.ranges).toHaveLength(1);
  });

  it('says in a sentence why it did not come, and may be asked again', async () => {
    const notThere: Answer = (_request, response) => void response.writeHead(404).end();
    server.answers = [notThere];
    const first = keeperOf();
    await first.keeper.download();
    const status = await first.end;
    expect(status.state).toBe('failed');
    expect(status.detail).toMatch(/answered 404.*Try again later/);
  });

  it('is simply missing after a download was cancelled', async () => {
    server.answers = [(_request, response) => void response.writeHead(200).write('x')];
    const { keeper, end } = keeperOf();
    await keeper.download();
    keeper.cancel();
    expect((await end).state).toBe('missing');
  });
});

describe('where the face model is', () => {
  const around = { given: null, env: {}, userData: '/user', resources: '/app/resources' };

  it('is the user’s folder, then the app’s', () => {
    expect(modelPlaces(around)).toEqual({
      named: null,
      own: path.join('/user/models', faceModel.fileName),
      bundled: path.join('/app/resources/models', faceModel.fileName),
    });
  });

  it('is what the command line names, before what an administrator presets', () => {
    const env = { HEARBACK_FACE_MODEL: '/preset.task' };
    expect(modelPlaces({ ...around, env }).named).toBe(path.resolve('/preset.task'));
    expect(modelPlaces({ ...around, env, given: '/mine.task' }).named).toBe(
      path.resolve('/mine.task'),
    );
  });

  it('comes from the official address unless there is a mirror', () => {
    expect(modelAddress({})).toBe(faceModel.url);
    expect(modelAddress({ HEARBACK_FACE_MODEL_MIRROR: 'http://mirror/x' })).toBe('http://mirror/x');
  });
});
