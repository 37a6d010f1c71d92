import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { errandOf } from '#renderer/guest/simulated/address.ts';
import { hear, mayGoOn, noTurnYet } from '#renderer/guest/simulated/agentTurn.ts';
import type { AgentTurn } from '#renderer/guest/simulated/agentTurn.ts';
import { poseAt } from '#renderer/guest/simulated/face.ts';
import { perform } from '#renderer/guest/simulated/perform.ts';
import { scenarioSchema } from '#shared/model/scenario.ts';

const resources = path.join(import.meta.dirname, '../../../resources');

const scenarios = readdirSync(path.join(resources, 'scenarios'))
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({
    file,
    scenario: scenarioSchema.parse(
      JSON.parse(readFileSync(path.join(resources, 'scenarios', file), 'utf8')),
    ),
  }));

describe('the bundled scenarios', () => {
  it('are named after their files and have every sound and face they speak of', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(2);
    for (const { file, scenario } of scenarios) {
      expect(file).toBe(`${scenario.id}.json`);
      for (const { audio } of scenario.lines) {
        expect(statSync(path.join(resources, 'speech', audio)).size).toBeGreaterThan(2000);
      }
      if (scenario.face !== null) statSync(path.join(resources, 'faces', scenario.face));
    }
  });

  it('name files below their folder alone', () => {
    const [first] = scenarios;
    for (const audio of ['../secret.ogg', '/etc/passwd', 'a/../../b.ogg', 'a\\b.ogg', 'a.']) {
      const [line] = first?.scenario.lines ?? [];
      const lines = [{ ...line, audio }];
      expect(scenarioSchema.safeParse({ ...first?.scenario, lines }).success).toBe(false);
    }
  });
});

describe('the agent’s turn', () => {
  /** 50 ms steps of one loudness. */
  const lasting = (turn: AgentTurn, level: number, ms: number): AgentTurn => {
    let next = turn;
    for (let at = 0; at < ms; at += 50) next = hear(next, level, 50);
    return next;
  };

  it('is over a breath and the line’s pause after the last word', () => {
    const spoken = lasting(noTurnYet, 0.7, 2000);
    expect(mayGoOn(spoken, 600, 12_000)).toBe(false);
    expect(mayGoOn(lasting(spoken, 0, 1450), 600, 12_000)).toBe(false);
    expect(mayGoOn(lasting(spoken, 0, 1500), 600, 12_000)).toBe(true);
  });

  it('goes on over a pause inside a sentence', () => {
    const breathing = lasting(lasting(noTurnYet, 0.7, 1000), 0, 1400);
    const resumed = lasting(breathing, 0.7, 500);
    expect(mayGoOn(lasting(resumed, 0, 1000), 600, 12_000)).toBe(false);
  });

  it('is not taken for spoken by a click', () => {
    const clicked = lasting(lasting(noTurnYet, 0.9, 100), 0, 3000);
    expect(mayGoOn(clicked, 600, 12_000)).toBe(false);
    expect(mayGoOn(lasting(clicked, 0, 9000), 600, 12_000)).toBe(true);
  });

  it('does not flutter between the two thresholds', () => {
    const near = lasting(noTurnYet, 0.35, 2000);
    expect(near.spokenMs).toBe(0);
    const fading = lasting(lasting(noTurnYet, 0.5, 300), 0.35, 2000);
    expect(fading.voice).toBe(true);
  });
});

describe('a performance', () => {
  const [doubled] = scenarios;
  if (doubled === undefined) throw new Error('no scenario');
  const { scenario } = doubled;

  it('listens before the first line and after each', async () => {
    const log: string[] = [];
    const performer = {
      say: async (line: { audio: string }) => void log.push(line.audio),
      listen: async () => void log.push('…'),
    };
    await perform(scenario, performer, new AbortController().signal);
    expect(log).toEqual(['…', ...scenario.lines.flatMap(({ audio }) => [audio, '…'])]);
  });

  it('stops when the call is over', async () => {
    const scope = new AbortController();
    let said = 0;
    const performer = {
      say: async () => {
        said += 1;
        if (said === 2) scope.abort();
      },
      listen: async () => undefined,
    };
    await perform(scenario, performer, scope.signal);
    expect(said).toBe(2);
  });
});

it('moves the face a little and all the time', () => {
  const poses = Array.from({ length: 100 }, (_, i) => poseAt(i * 66));
  for (const { x, y, zoom } of poses) {
    // Never so far that the picture's edge would show: 640 × 0.03 / 2 is 9.6 px.
    expect(Math.abs(x)).toBeLessThanOrEqual(9.6);
    expect(Math.abs(y)).toBeLessThanOrEqual(7.2);
    expect(zoom).toBeGreaterThanOrEqual(1.03);
  }
  expect(new Set(poses.map(({ x, y }) => `${x} ${y}`)).size).toBe(100);
});

it('reads its errand from the address', () => {
  const token = 'a-token-of-sixteen-or-more';
  const base = 'app://hearback/guest/simulated/index.html';
  const at = (query: string, hash = token) => errandOf(new URL(`${base}?${query}#${hash}`));
  expect(at('hub=http%3A%2F%2F127.0.0.1%3A4610&scenario=doubled-bill')).toEqual({
    hub: 'http://127.0.0.1:4610',
    scenarioId: 'doubled-bill',
    token,
  });
  expect(at('hub=javascript%3Aalert(1)&scenario=x')).toBeNull();
  expect(at('hub=nonsense&scenario=x')).toBeNull();
  expect(at('scenario=x')).toBeNull();
  expect(at('hub=http%3A%2F%2Flocalhost&scenario=x', 'short')).toBeNull();
});
