import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cueNotes, playCueTone } from '#renderer/session/cueTone.ts';

/* Node has no sound: these stand for the few parts of Web Audio that a tone goes through. */

interface Heard {
  readonly sinks: string[];
  readonly played: string[];
  readonly hz: number[];
  closed: number;
}

let heard: Heard;

beforeEach(() => {
  heard = { sinks: [], played: [], hz: [], closed: 0 };
  class Element {
    sink = '';
    srcObject: unknown = null;
    async setSinkId(id: string): Promise<void> {
      if (id === 'gone') throw new Error('No such device.');
      this.sink = id;
      heard.sinks.push(id);
    }
    async play(): Promise<void> {
      heard.played.push(this.sink);
    }
    pause(): void {}
  }
  const param = {
    setValueAtTime: () => undefined,
    linearRampToValueAtTime: () => undefined,
  };
  class Context {
    readonly currentTime = 0;
    createMediaStreamDestination = () => ({ stream: {} });
    createGain = () => ({ gain: param, connect: (to: unknown) => to });
    createOscillator = () => {
      const frequency = {
        set value(hz: number) {
          heard.hz.push(hz);
        },
      };
      const idle = (): void => undefined;
      return { frequency, connect: (to: unknown) => to, start: idle, stop: idle };
    };
    resume = async () => undefined;
    close = async () => {
      heard.closed += 1;
    };
  }
  vi.stubGlobal('HTMLMediaElement', Element);
  vi.stubGlobal('Audio', Element);
  vi.stubGlobal('AudioContext', Context);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const closed = (): Promise<unknown> => vi.waitFor(() => expect(heard.closed).toBe(1));

describe('the soft sound of a cue', () => {
  it('plays on the device of the call and gives the sound card back', async () => {
    const stop = playCueTone('praise', 'headset');
    await vi.waitFor(() => expect(heard.hz).toEqual(cueNotes.praise.map((note) => note.hz)));
    expect(heard.played).toEqual(['headset']);
    stop();
    await closed();
  });

  it('is not heard at all where that device is gone', async () => {
    playCueTone('hint', 'gone');
    await closed();
    expect(heard.played).toEqual([]);
    expect(heard.hz).toEqual([]);
  });

  it('has a shape of its own for each tone, and is quiet and short', () => {
    const tunes = Object.values(cueNotes);
    const shapes = tunes.map((notes) => JSON.stringify(notes.map(({ atMs, hz }) => [atMs, hz])));
    expect(new Set(shapes).size).toBe(3);
    for (const { atMs, lengthMs, gain } of tunes.flat()) {
      expect(gain).toBeLessThan(0.1);
      expect(atMs + lengthMs).toBeLessThanOrEqual(600);
    }
  });
});
