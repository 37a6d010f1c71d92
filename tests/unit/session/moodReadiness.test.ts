import { describe, expect, it } from 'vitest';
import type { FaceModelStatus } from '#shared/contract/ipc.ts';
import { createMoodReadiness } from '#renderer/session/moodReadiness.ts';
import { settle } from './world/virtualClock.ts';

const model = (state: FaceModelStatus['state']): FaceModelStatus => ({
  state,
  progress: null,
  detail: null,
});

/** A machine with the conditions that are given, and a model that passes or not. */
function machine(check: () => Promise<boolean>) {
  const conditions = { disabled: false, wanted: true, faceModel: model('ready') };
  const told: (readonly [ready: boolean, off: string | null])[] = [];
  let checks = 0;
  const readiness = createMoodReadiness({
    conditions: () => conditions,
    check: () => {
      checks += 1;
      return check();
    },
    onChange: ({ moodReady, moodOff }) => told.push([moodReady, moodOff]),
  });
  const turn = async (changed: Partial<typeof conditions>) => {
    Object.assign(conditions, changed);
    readiness.lookAgain();
    await settle();
    return told.at(-1);
  };
  return { turn, told, checks: () => checks };
}

describe('whether new links may ask for the mood cue', () => {
  it('is known once the model has read a known face', async () => {
    const { turn, told, checks } = machine(async () => true);
    expect(await turn({})).toEqual([true, null]);
    expect(told[0]).toEqual([false, null]);
    await turn({});
    expect(checks()).toBe(1);
  });

  it.each([
    ['reads it wrongly', async () => false],
    ['cannot be run', () => Promise.reject(new Error('no wasm'))],
  ])('is a no, with its reason, where the model %s', async (_what, check) => {
    const { turn, checks } = machine(check);
    expect(await turn({})).toEqual([false, 'selfTest']);
    await turn({});
    expect(checks()).toBe(1);
  });

  it.each([
    [{ disabled: true, wanted: false, faceModel: model('missing') }, 'administrator'],
    [{ wanted: false, faceModel: model('missing') }, 'settings'],
    [{ faceModel: model('missing') }, 'noModel'],
    [{ faceModel: model('downloading') }, 'noModel'],
    [{ faceModel: model('failed') }, 'noModel'],
  ])('names the first reason: %o', async (conditions, why) => {
    const { turn, checks } = machine(async () => true);
    expect(await turn(conditions)).toEqual([false, why]);
    expect(checks()).toBe(0);
  });

  it('follows the setting at once, without another check', async () => {
    const { turn, checks } = machine(async () => true);
    await turn({});
    expect(await turn({ wanted: false })).toEqual([false, 'settings']);
    expect(await turn({ wanted: true })).toEqual([true, null]);
    expect(checks()).toBe(1);
  });

  it('checks again what was put there anew', async () => {
    const passes = [false, true];
    const { turn } = machine(async () => passes.shift() ?? false);
    expect(await turn({})).toEqual([false, 'selfTest']);
    expect(await turn({ faceModel: model('downloading') })).toEqual([false, 'noModel']);
    expect(await turn({ faceModel: model('ready') })).toEqual([true, null]);
  });
});
