import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportedCall, ImportReceipt } from '#shared/contract/deskImports.ts';
import type { ImportItem, ImportList } from '#shared/contract/deskImportsIpc.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import type { ImportEngine } from '#electron/main/desk/imports/importEngine.ts';
import { Imports } from '#electron/main/desk/imports/imports.ts';
import { ImportTrouble } from '#electron/main/desk/imports/recording.ts';
import { KnownFailure } from '#electron/main/ipc/failure.ts';
import { aSummary } from '../../../store/support/records.ts';

/*
 * The list of recordings over real files. The engine, which needs a window, is stood in for by one
 * that the test lets go on; the real one is tried in tests/e2e/app/importRecordings.spec.ts.
 */

const NOW = 1_780_000_000_000;
const nils = { personId: 'p-nils', teamId: 't-1', name: 'Nils' };

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'hearback-imports-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const at = (name: string): string => path.join(folder, name);

async function written(...names: string[]): Promise<string[]> {
  for (const name of names) await writeFile(at(name), `sound of ${name}`);
  return names.map(at);
}

/** One analysis under way. */
interface Job {
  readonly names: readonly string[];
  readonly tell: (share: number) => void;
  readonly finish: () => void;
  readonly fail: (error: Error) => void;
}

function desk() {
  const jobs: Job[] = [];
  const sent: ImportedCall[] = [];
  let chosen: readonly string[] = [];
  let stop: () => void = () => undefined;
  let answer = async ({ summary: { callId } }: ImportedCall): Promise<ImportReceipt> => ({
    callId,
    as: 'taken',
    visibleAt: NOW,
  });
  const engine: ImportEngine = {
    summarise: (files, tell) =>
      new Promise<CallSummary | null>((resolve, reject) => {
        stop = () => resolve(null);
        jobs.push({
          names: files.map((file) => path.basename(file)),
          tell,
          finish: () => resolve(aSummary({ callId: 'recording', customerName: 'Customer' })),
          fail: reject,
        });
      }),
    rest: () => stop(),
    close: () => stop(),
  };
  const imports = new Imports({
    engine,
    ask: async () => chosen,
    agents: async () => [nils],
    send: (call) => {
      sent.push(call);
      return answer(call);
    },
    now: () => NOW,
  });
  /** The list, once it is as it should be. */
  const until = async (isSo: (list: ImportList) => boolean): Promise<ImportList> => {
    let list = await imports.list(-1);
    while (!isSo(list)) list = await imports.list(list.revision);
    return list;
  };
  return {
    imports,
    jobs,
    sent,
    until,
    choose: async (files: readonly string[], pair = false) => {
      chosen = files;
      await imports.choose(pair);
      return until(({ items }) => items.every(({ step }) => step.at !== 'reading'));
    },
    hubSays: (says: typeof answer) => {
      answer = says;
    },
    /** The job that is under way, once there is one. */
    job: async (count: number): Promise<Job> => {
      await until(({ items }) => items.some(({ step }) => step.at === 'analysing'));
      const job = jobs[count - 1];
      if (job === undefined) throw new Error('no such job');
      return job;
    },
  };
}

const steps = ({ items }: ImportList): readonly string[] => items.map(({ step }) => step.at);
const first = ({ items }: ImportList): ImportItem => {
  const [item] = items;
  if (item === undefined) throw new Error('an empty list');
  return item;
};

describe('recordings that are imported', () => {
  it('go one after the other, with how far it is, and are sent as whose call they are', async () => {
    const { imports, choose, job, until, sent, jobs } = desk();
    const files = await written('2026-03-04_14-05 Maya.wav', '18-customer.wav', '18-agent.wav');
    const list = await choose(files);
    expect(list.items.map((item) => item.files)).toEqual([
      ['2026-03-04_14-05 Maya.wav'],
      ['18-agent.wav', '18-customer.wav'],
    ]);
    expect(steps(list)).toEqual(['ready', 'ready']);
    const second = list.items[1];
    // Nothing in its name says who called: it waits for somebody who knows.
    expect(second?.details.customerName).toBe('');
    imports.run(true);
    const one = await job(1);
    expect(one.names).toEqual(['2026-03-04_14-05 Maya.wav']);
    one.tell(0.37);
    expect(first(await imports.list(-1)).step).toEqual({ at: 'analysing', share: 0.37 });
    if (second) imports.change(second.itemId, { ...second.details, customerName: 'Ola' });
    imports.run(true);
    one.finish();
    await until(({ items }) => items[1]?.step.at === 'analysing');
    expect(jobs[1]?.names).toEqual(['18-agent.wav', '18-customer.wav']);
    jobs[1]?.finish();
    const done = await until(({ running }) => !running);
    expect(steps(done)).toEqual(['done', 'done']);
    expect(sent).toMatchObject([
      {
        agentId: 'p-nils',
        teamId: 't-1',
        summary: {
          customerName: 'Maya',
          startedAt: new Date(2026, 2, 4, 14, 5).getTime(),
          imported: { by: '', at: NOW },
        },
      },
      { summary: { customerName: 'Ola' } },
    ]);
    expect(sent[0]?.summary.callId).toMatch(/^imported-[0-9a-f]{40}$/);
  });

  it('that cannot be used are named with the reason, and the good ones go on', async () => {
    const { imports, choose, job, until } = desk();
    await writeFile(at('empty.wav'), '');
    await mkdir(at('folder.wav'));
    const good = await written('a Maya.wav', 'b Ola.wav');
    await writeFile(at('twin.wav'), 'sound of a Maya.wav');
    const list = await choose([
      at('gone.wav'),
      at('empty.wav'),
      at('folder.wav'),
      ...good,
      at('twin.wav'),
    ]);
    const problems = list.items.map(({ step }) => (step.at === 'stuck' ? step.problem : step.at));
    expect(problems).toEqual(['missing', 'empty', 'notFile', 'ready', 'ready', 'sameTwice']);
    expect(first(list).step).toMatchObject({ file: 'gone.wav' });
    imports.run(true);
    (await job(1)).fail(new ImportTrouble('oneChannel', { file: at('a Maya.wav') }));
    const next = await until(({ items }) => items[4]?.step.at === 'analysing');
    expect(next.items[3]?.step).toEqual({
      at: 'stuck',
      problem: 'oneChannel',
      file: 'a Maya.wav',
      words: null,
      again: false,
    });
    (await job(2)).finish();
    expect((await until(({ running }) => !running)).items[4]?.step.at).toBe('done');
  });

  it('can be stopped and gone on with, even before the stop has been taken in', async () => {
    const { imports, choose, job, until, jobs } = desk();
    await choose(await written('a Maya.wav', 'b Ola.wav'));
    imports.run(true);
    const given = await job(1);
    given.tell(0.5);
    expect(steps(imports.run(false))).toEqual(['ready', 'ready']);
    const on = imports.run(true);
    expect(on.running).toBe(true);
    await until(() => jobs.length === 2);
    // What the job that was given up still says is about nothing any more.
    given.tell(0.9);
    (await job(2)).finish();
    await until(() => jobs.length === 3);
    jobs[2]?.finish();
    const done = await until(({ running }) => !running);
    expect(steps(done)).toEqual(['done', 'done']);
    expect(jobs.map(({ names }) => names[0])).toEqual(['a Maya.wav', 'a Maya.wav', 'b Ola.wav']);
  });

  it('need no second analysis where the hub was away', async () => {
    const { imports, choose, job, until, hubSays, jobs, sent } = desk();
    await choose(await written('a Maya.wav'));
    hubSays(async () => {
      throw new KnownFailure('hubUnreachable', 'The hub does not answer.');
    });
    imports.run(true);
    (await job(1)).finish();
    const away = await until(({ running }) => !running);
    expect(first(away).step).toMatchObject({ problem: 'hubUnreachable', again: true });
    hubSays(async ({ summary: { callId } }) => ({ callId, as: 'refused', because: 'Not here.' }));
    imports.run(true);
    const refused = await until(
      ({ items, running }) =>
        !running && items.some(({ step }) => step.at === 'stuck' && step.words === 'Not here.'),
    );
    const { itemId, details } = first(refused);
    hubSays(async ({ summary: { callId } }) => ({ callId, as: 'known', visibleAt: NOW }));
    imports.change(itemId, { ...details, customerName: 'Maya Lindqvist' });
    imports.run(true);
    const done = await until(({ items }) => items[0]?.step.at === 'done');
    expect(first(done).step).toEqual({ at: 'done', as: 'known', visibleAt: NOW });
    expect(jobs).toHaveLength(1);
    expect(new Set(sent.map(({ summary }) => summary.callId)).size).toBe(1);
    expect(() => imports.change(itemId, details)).toThrow(KnownFailure);
  });

  it('are the same call under another name, or with its two files the other way round', async () => {
    const one = desk();
    const files = await written('x.wav', 'y.wav');
    const list = await one.choose(files, true);
    one.imports.swap(first(list).itemId);
    expect(first(await one.imports.list(-1)).files).toEqual(['y.wav', 'x.wav']);
    const again = await one.choose(files, true);
    expect(again.items[1]?.step).toMatchObject({ problem: 'sameTwice' });
    one.imports.remove(again.items[1]?.itemId ?? '');
    one.imports.remove(first(again).itemId);
    expect(steps(await one.choose(files, true))).toEqual(['ready']);
    await expect(one.choose(files.slice(1), true)).rejects.toMatchObject({ code: 'badRequest' });
    await expect(one.choose([])).resolves.toMatchObject({ items: [{ files: ['x.wav', 'y.wav'] }] });
  });

  it('that is taken out while it is analysed makes room for the next', async () => {
    const { imports, choose, job, until, jobs, sent } = desk();
    const list = await choose(await written('a Maya.wav', 'b Ola.wav'));
    imports.run(true);
    await job(1);
    imports.remove(first(list).itemId);
    await until(() => jobs.length === 2);
    jobs[1]?.finish();
    const done = await until(({ running }) => !running);
    expect(steps(done)).toEqual(['done']);
    expect(sent.map(({ summary }) => summary.customerName)).toEqual(['Ola']);
  });

  it('that was missing goes on once it is there', async () => {
    const { imports, choose, until, job } = desk();
    await choose([at('late Maya.wav')]);
    await written('late Maya.wav');
    imports.run(true);
    (await job(1)).finish();
    expect(steps(await until(({ running }) => !running))).toEqual(['done']);
  });
});
