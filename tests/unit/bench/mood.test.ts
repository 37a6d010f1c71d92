import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { features } from '#shared/domain/mood/features.ts';
import { likelihoods, likeliest, tellableBands } from '#shared/domain/mood/model.ts';
import type { TellableBand } from '#shared/domain/mood/model.ts';
import { moodAccuracySchema } from '#shared/model/moodAccuracy.ts';
import { groupsOf } from '#tests/bench/moodCard.ts';
import { changesOf, missedChanges } from '#tests/bench/moodFigures.ts';
import { withMoodCard } from '#tests/bench/moodReadme.ts';
import { fitMood } from '#tests/bench/moodFit.ts';
import { reliability, scoreOf } from '#tests/bench/moodScore.ts';
import type { Answer } from '#tests/bench/moodScore.ts';
import { scoreSequence } from '#tests/bench/moodSequences.ts';
import type { Change } from '#tests/bench/moodSequences.ts';
import type { StillAnswer } from '#tests/bench/moodStills.ts';

const answer = (truth: TellableBand, band: Answer['band'], confidence = 0.8): Answer => ({
  truth,
  band,
  confidence,
});

describe('the score of stills', () => {
  const answers = [
    answer('positive', 'positive'),
    answer('positive', null),
    answer('neutral', 'neutral'),
    answer('neutral', 'tense'),
    answer('tense', 'tense'),
    answer('tense', 'tense'),
  ];

  it('counts the answered, and every band alike', () => {
    const { answeredShare, balancedAccuracy, bands } = scoreOf(answers);
    expect(answeredShare).toBeCloseTo(5 / 6);
    expect(balancedAccuracy).toBeCloseTo((1 + 0.5 + 1) / 3);
    expect(bands.tense.precision).toBeCloseTo(2 / 3);
  });

  it('has nothing to say of nothing', () => {
    expect(scoreOf([])).toMatchObject({ answeredShare: null, balancedAccuracy: null });
  });

  it('compares confidence with how often it was right', () => {
    const rows = reliability([...answers, answer('neutral', 'tense', 0.95)]);
    expect(rows.map(({ answers: count, right }) => [count, right])).toEqual([
      [0, null],
      [0, null],
      [5, 0.8],
      [1, 0],
    ]);
  });
});

describe('the score of a sequence', () => {
  it('leaves out 1 s around changes, and counts from the change until it is seen', () => {
    const stretches = [
      { truth: 'neutral', startMs: 0, endMs: 4_000 },
      { truth: 'tense', startMs: 4_000, endMs: 8_000 },
    ] as const;
    const readings = Array.from({ length: 16 }, (_, i) => ({
      atMs: i * 500,
      band: i < 11 ? ('neutral' as const) : ('tense' as const),
      confidence: 0.8,
      why: [],
      unsure: null,
    }));
    const { samples, right, changes } = scoreSequence({ name: 'clip', stretches }, readings);
    expect({ samples, right }).toEqual({ samples: 10, right: 9 });
    expect(changes).toEqual([
      {
        of: 'clip',
        everyMs: 500,
        startMs: 4_000,
        from: 'neutral',
        to: 'tense',
        delayMs: 1_500,
        said: 'tense',
      },
    ]);
  });

  const change = (delayMs: number | null): Change => ({
    of: 'clip',
    everyMs: 333,
    startMs: 8_000.4,
    from: 'neutral',
    to: 'tense',
    delayMs,
    said: 'unsure',
  });

  it('tells which changes were not seen in time, and how it went', () => {
    const changes = [change(2_000), change(2_001), change(null), change(900)];
    expect(changesOf(changes)).toEqual({ seenShare: 0.5, medianMs: 2_001 });
    expect(changesOf([])).toEqual({ seenShare: null, medianMs: null });
    const clips = { samples: 0, right: 0, unsure: 0, changes };
    const talking = { faces: 0, tenseShare: 0, readableShare: 0 };
    const none = { ...clips, changes: [] };
    const measured = { clips, composed: none, talking, turningTense: 0, falseEpisodes: 0 };
    const of = { clip: 'clip', everyMs: 333, atMs: 8_000, from: 'neutral', to: 'tense' };
    expect(missedChanges(measured).rows).toEqual([
      { ...of, seen: 'after 2001 ms', saidMost: 'unsure' },
      { ...of, seen: 'never', saidMost: 'unsure' },
    ]);
  });
});

describe('fitting', () => {
  const face = (band: TellableBand, moved: Partial<Record<(typeof features)[number], number>>) => ({
    band,
    values: features.map((movement) => moved[movement] ?? 0.2),
  });
  const faces = [
    face('positive', { smile: 0.9 }),
    face('positive', { smile: 0.8, cheeksRaised: 0.6 }),
    face('neutral', {}),
    face('neutral', { browsRaised: 0.4 }),
    face('tense', { browsLowered: 0.9 }),
    face('tense', { browsLowered: 0.8, innerBrowsRaised: 0 }),
  ];

  it('learns what tells the bands apart', () => {
    const model = fitMood(faces);
    for (const { band, values } of faces) {
      expect(likeliest(likelihoods(values, model))).toBe(band);
    }
  });

  it('is the same every time, and keeps the signs even where the faces say otherwise', () => {
    expect(fitMood(faces)).toEqual(fitMood(faces));
    const odd = fitMood([...faces, face('tense', { smile: 1, browsLowered: 0 })]);
    expect(odd.bands.tense.weights[features.indexOf('smile')]).toBeLessThanOrEqual(0);
    expect(odd.bands.tense.weights[features.indexOf('browsLowered')]).toBeGreaterThanOrEqual(0);
  });

  it('gives every band weights', () => {
    const { bands } = fitMood(faces);
    expect(Object.keys(bands)).toEqual([...tellableBands]);
  });
});

describe('the accuracy card', () => {
  const still = (
    file: string,
    mood: StillAnswer['still']['mood'],
    labels: StillAnswer['still']['labels'],
  ): StillAnswer['still'] => ({
    file,
    mood,
    labels,
    labelQuality: 'strong',
    source: 'synthetic',
    licence: 'MIT',
    sha256: '',
    person: file,
    frame: { atMs: 0, faces: 0, face: null, brightness: 0.5 },
    values: null,
  });
  const said = (of: StillAnswer['still'], band: StillAnswer['band']): StillAnswer => ({
    still: of,
    band,
    forced: 'neutral',
    confidence: 0.8,
    naive: 'neutral',
  });

  it('counts each group of people that is labelled, and names what is not', () => {
    const dark = { skinTone: 'dark' } as const;
    const tense = still('a', 'tense', dark);
    const { groups, unlabelled } = groupsOf([
      said(tense, 'tense'),
      // The same face in another deal.
      said(tense, 'neutral'),
      said(still('b', 'positive', dark), null),
      said(still('c', 'sad', dark), 'tense'),
      said(still('d', 'neutral', { glasses: 'with' }), 'neutral'),
      said(still('e', 'neutral', {}), 'neutral'),
    ]);
    const [ofDark, ofGlasses] = groups;
    expect(ofDark).toEqual({
      group: 'skinTone',
      label: 'dark',
      faces: 2,
      tenseFaces: 1,
      answeredShare: 0.67,
      right: 0.5,
    });
    expect(ofGlasses).toMatchObject({ group: 'glasses', label: 'with', faces: 1, right: 1 });
    expect(groups).toHaveLength(2);
    expect(unlabelled).toEqual(['age']);
  });

  const root = path.join(import.meta.dirname, '../../..');
  const committed = () =>
    moodAccuracySchema.parse(
      JSON.parse(readFileSync(path.join(root, 'resources/mood/accuracy.json'), 'utf8')),
    );

  it('is what the app expects', () => {
    expect(committed().stills.bands.map(({ band }) => band)).toEqual([...tellableBands]);
  });

  it('says the same in the README', async () => {
    const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
    expect(await withMoodCard(readme, committed())).toBe(readme);
    // Other figures would change it.
    const other = { ...committed(), falseEpisodes: 3 };
    expect(await withMoodCard(readme, other)).not.toBe(readme);
    await expect(withMoodCard('No place for it.', other)).rejects.toThrow('no place');
  });
});
