import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import type { RunResult } from '#electron/launch/run.ts';
import { clipFileSchema, facesFileSchema } from '#shared/contract/engine.ts';
import { sharedModelFile } from '#tests/accuracy/faceFrames.ts';
import { sharedDataDir } from '#tests/accuracy/sharedData.ts';
import { analyse } from './made/run.ts';

/*
 * The offline door for pictures, in the real runtime: what is found is written, what cannot be used
 * is named.
 */

const resources = path.join(import.meta.dirname, '../../../resources');
const portrait = path.join(resources, 'faces/portrait.jpg');
const clip = path.join(sharedDataDir, 'video/headpose_female.mp4');

test.skip(
  !existsSync(path.join(resources, 'models/face_landmarker.task')) && !existsSync(sharedModelFile),
  'The face model is not on this machine: put it into resources/models to run these.',
);

let folder: string;
const at = (name: string): string => path.join(folder, name);

test.beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'hearback-faces-'));
});

test.afterEach(() => rm(folder, { recursive: true, force: true }));

/** Sentences of ours; the runtime's own log is no business of this test. */
const said = ({ stderr }: RunResult): string[] =>
  stderr.split('\n').filter((line) => line.startsWith('hearback: /') || line.includes('--'));

test('reads every still that can be read, and names the rest', async () => {
  await mkdir(at('in/deeper'), { recursive: true });
  const picture = await readFile(portrait);
  await writeFile(at('in/deeper/b.jpg'), picture);
  await writeFile(at('in/a.jpg'), picture);
  await writeFile(at('in/cut.jpg'), picture.subarray(0, picture.length / 2));
  await writeFile(at('in/words.jpg'), 'not a picture');
  await writeFile(at('in/empty.png'), '');
  await writeFile(at('in/.hidden'), 'not meant');
  await copyFile(path.join(resources, 'icons/icon.png'), at('in/icon.png'));
  const ran = await analyse(folder, '--faces', at('in'), '--out', at('out.json'));
  expect(ran.status).toBe(2);
  expect(ran.stdout.trim()).toBe(at('out.json'));
  const { images } = facesFileSchema.parse(JSON.parse(await readFile(at('out.json'), 'utf8')));
  expect(images.map(({ file, faces }) => [file, faces])).toEqual([
    ['a.jpg', 1],
    ['deeper/b.jpg', 1],
    ['icon.png', 0],
  ]);
  expect(images[0]?.band).toBe('positive');
  expect(images[0]).toEqual({ ...images[1], file: 'a.jpg' });
  expect(images[2]).toMatchObject({ band: 'unsure', confidence: 0, unsure: 'noFace' });
  expect(images[0]?.frame).toBeUndefined();
  const sentences = said(ran).join('\n');
  for (const words of [
    'cut.jpg is cut off',
    'words.jpg is not a picture',
    'empty.png is empty',
    'icon.png has no face',
  ]) {
    expect(sentences).toContain(words);
  }
  expect(said(ran)).toHaveLength(4);
});

test('adds what the model saw where that is asked for', async () => {
  await mkdir(at('in'));
  await copyFile(portrait, at('in/a.jpg'));
  const ran = await analyse(folder, '--faces', at('in'), '--frames', '--out', at('out.json'));
  expect(ran.status).toBe(0);
  const { images } = facesFileSchema.parse(JSON.parse(await readFile(at('out.json'), 'utf8')));
  expect(images[0]?.frame?.face?.blendshapes).toHaveLength(52);
});

test('refuses a folder that is none or has nothing in it', async () => {
  await mkdir(at('in'));
  const empty = await analyse(folder, '--faces', at('in'), '--out', at('out.json'));
  expect([empty.status, said(empty)]).toEqual([
    2,
    [`hearback: ${at('in')} has no pictures in it.`],
  ]);
  const missing = await analyse(folder, '--faces', at('none'), '--out', at('none.json'));
  expect([missing.status, existsSync(at('none.json'))]).toEqual([2, false]);
  expect(said(missing).join()).toContain('does not exist');
});

test('refuses a model that is another file', async () => {
  await mkdir(at('in'));
  await copyFile(portrait, at('in/a.jpg'));
  await writeFile(at('other.task'), 'not the model');
  const args = ['--faces', at('in'), '--out', at('out.json'), '--model', at('other.task')];
  const ran = await analyse(folder, ...args);
  expect(ran.status).toBe(2);
  expect(said(ran).join()).toContain('is not the face model Hearback knows');
  expect(existsSync(at('out.json'))).toBe(false);
});

test('samples a clip three times a second of its own time', async () => {
  test.skip(!existsSync(clip), 'The clips beside the project are not on this machine.');
  const ran = await analyse(folder, '--customer-video', clip, '--out', at('out.json'));
  expect(ran.status).toBe(0);
  const { samples } = clipFileSchema.parse(JSON.parse(await readFile(at('out.json'), 'utf8')));
  expect(samples.map(({ atMs }) => atMs)).toEqual([0, 333, 667, 1000, 1333, 1667]);
  expect(samples.every(({ faces }) => faces === 1)).toBe(true);
});

test('says what is wrong with a clip', async () => {
  await copyFile(path.join(resources, 'speech/demo-agent.wav'), at('sound.mp4'));
  await writeFile(at('words.mp4'), 'not a video');
  if (existsSync(clip)) {
    const bytes = await readFile(clip);
    await writeFile(at('cut.mp4'), bytes.subarray(0, bytes.length / 2));
  }
  const expected = { 'sound.mp4': 'no picture', 'words.mp4': 'not a video', 'cut.mp4': 'cut off' };
  for (const [name, words] of Object.entries(expected)) {
    if (!existsSync(at(name))) continue;
    const ran = await analyse(folder, '--customer-video', at(name), '--out', at('out.json'));
    expect([name, ran.status, existsSync(at('out.json'))]).toEqual([name, 2, false]);
    expect(said(ran).join()).toContain(words);
  }
});
