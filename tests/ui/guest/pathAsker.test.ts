import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPathAsker, NEWS_GAP_MS } from '#renderer/guest/call/pathAsker.ts';
import type { PathAsker } from '#renderer/guest/call/pathAsker.ts';

let asked: number[];
let gone: number;
let asker: PathAsker;
let began: number;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  gone = 0;
  began = performance.now();
  asker = createPathAsker({
    askForPath: () => asked.push(Math.round(performance.now() - began)),
    sayGone: () => {
      gone += 1;
    },
  });
});

afterEach(() => {
  asker.stop();
  vi.useRealTimers();
});

describe('the customer’s side of a connection that is down', () => {
  it('asks for a path at once, and again with growing pauses until there is one', () => {
    asker.line('connected');
    asker.line('disconnected');
    vi.advanceTimersByTime(8000);
    expect(asked).toEqual([0, 3000, 8000]);
    asker.line('connected');
    vi.advanceTimersByTime(60_000);
    expect(asked).toHaveLength(3);
  });

  it('asks when the network changed, once for news that come together', () => {
    asker.line('connected');
    vi.advanceTimersByTime(5000);
    asker.news();
    asker.news();
    vi.advanceTimersByTime(0);
    asker.news();
    vi.advanceTimersByTime(60_000);
    expect(asked).toEqual([5000, 5000 + NEWS_GAP_MS]);
  });

  it('says that it is gone for good, and says it again when the hub is back', () => {
    asker.line('connected');
    asker.line('failed');
    expect(gone).toBe(1);
    asker.news();
    expect(gone).toBe(2);
    vi.advanceTimersByTime(60_000);
    expect(asked).toEqual([]);
  });

  it('has nothing to ask before there was a connection, nor after the end', () => {
    asker.news();
    asker.line('connecting');
    asker.news();
    asker.line('disconnected');
    asker.stop();
    asker.news();
    vi.advanceTimersByTime(60_000);
    expect(asked).toEqual([0]);
  });
});
