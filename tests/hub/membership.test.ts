import { describe, expect, it } from 'vitest';
import type { Bus, BusListener, Wire } from '#electron/hub/cluster/bus.ts';
import { createBus } from '#electron/hub/cluster/bus.ts';
import {
  SILENT_AFTER_MS,
  leaderOf,
  silent,
  withBeat,
  without,
} from '#electron/hub/cluster/membership.ts';
import type { Members } from '#electron/hub/cluster/membership.ts';
import { randomIds } from '#electron/hub/security/secrets.ts';

const nobody: Members = new Map();

describe('who leads', () => {
  it('is who has the highest term, if anybody', () => {
    expect(leaderOf(nobody)).toBeNull();
    const one = withBeat(nobody, 'a', { heardAt: 0, term: null });
    expect(leaderOf(one)).toBeNull();
    const two = withBeat(one, 'b', { heardAt: 0, term: 7 });
    const three = withBeat(two, 'c', { heardAt: 0, term: 5 });
    expect(leaderOf(three)).toEqual({ hub: 'b', term: 7 });
    expect(leaderOf(without(three, 'b'))).toEqual({ hub: 'c', term: 5 });
  });

  it('is the same hub under its new name', () => {
    const before = withBeat(nobody, 'a', { heardAt: 0, term: 7 });
    const after = withBeat(before, 'a again', { heardAt: 1, term: 7 });
    expect([...after.keys()]).toEqual(['a again']);
  });

  it('is forgotten when it has been silent for longer than the limit, and not before', () => {
    const members = withBeat(nobody, 'a', { heardAt: 1000, term: 7 });
    expect(silent(members, 1000 + SILENT_AFTER_MS)).toEqual([]);
    expect(silent(members, 1001 + SILENT_AFTER_MS)).toEqual(['a']);
  });
});

/** Wires that share the air, of which a test can take a message out or break one. */
function air() {
  const receivers: ((envelope: unknown) => void)[] = [];
  const taken: unknown[] = [];
  let takeNext = false;
  const breaks: (() => void)[] = [];
  const wire = (): Wire => ({
    isUp: () => true,
    publish(envelope) {
      if (takeNext) {
        takeNext = false;
        taken.push(envelope);
        return;
      }
      for (const receive of receivers) receive(structuredClone(envelope));
    },
    listen(receive, fell) {
      receivers.push(receive);
      breaks.push(fell);
    },
    close: () => Promise.resolve(),
  });
  return { wire, taken, breaks, loseNext: () => void (takeNext = true), say: receivers };
}

function listening(bus: Bus) {
  const heard: { from: string; type: string }[] = [];
  const gaps: string[] = [];
  const counts = { renewed: 0 };
  const listener: BusListener = {
    hear: (from, { type }) => void heard.push({ from, type }),
    gap: (from) => void gaps.push(from),
    renewed: () => void (counts.renewed += 1),
  };
  bus.listen(listener);
  return { heard, gaps, counts };
}

describe('the bus', () => {
  it('carries to all or to one, never back, and in order', () => {
    const { wire } = air();
    const [a, b, c] = [1, 2, 3].map(() => createBus(wire(), randomIds)) as [Bus, Bus, Bus];
    const [atA, atB, atC] = [listening(a), listening(b), listening(c)];
    a.send(null, { type: 'beat', term: 1 });
    const [{ from = '' } = {}] = atB.heard;
    b.send(from, { type: 'resync' });
    expect(atA.heard.map(({ type }) => type)).toEqual(['resync']);
    expect(atC.heard.map(({ type }) => type)).toEqual(['beat']);
    expect([...atA.gaps, ...atB.gaps, ...atC.gaps]).toEqual([]);
  });

  it('notices what got lost, also what was meant for another', () => {
    const { wire, loseNext } = air();
    const [a, b] = [1, 2].map(() => createBus(wire(), randomIds)) as [Bus, Bus];
    listening(a);
    const atB = listening(b);
    a.send(null, { type: 'beat', term: null });
    loseNext();
    a.send('somebody else', { type: 'resync' });
    expect(atB.gaps).toEqual([]);
    a.send(null, { type: 'beat', term: null });
    expect(atB.gaps).toEqual([atB.heard[0]?.from]);
    a.send(null, { type: 'beat', term: null });
    expect(atB.gaps).toHaveLength(1);
  });

  it('gives a hub whose wire broke another name', () => {
    const { wire, breaks } = air();
    const [a, b] = [1, 2].map(() => createBus(wire(), randomIds)) as [Bus, Bus];
    const atA = listening(a);
    const atB = listening(b);
    a.send(null, { type: 'beat', term: 3 });
    breaks[0]?.();
    expect(atA.counts.renewed).toBe(1);
    a.send(null, { type: 'beat', term: 3 });
    const [before, after] = atB.heard.map(({ from }) => from);
    expect(after).not.toBe(before);
    expect(atB.gaps).toEqual([]);
  });

  it('passes over what it does not understand', () => {
    const { wire, say } = air();
    const bus = createBus(wire(), randomIds);
    const { heard } = listening(bus);
    const odd = [
      null,
      'text',
      { from: 'x' },
      { from: 'x', to: null, seq: 1, message: { type: 'new' } },
    ];
    for (const envelope of odd) say[0]?.(envelope);
    expect(heard).toEqual([]);
  });
});
