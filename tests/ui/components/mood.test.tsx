import { act, cleanup, render, renderHook, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { movements, unsureReasons } from '#shared/model/mood.ts';
import type { MoodAccuracy } from '#shared/model/moodAccuracy.ts';
import { moodFailures } from '#shared/model/moodAccuracy.ts';
import { MoodPanel } from '#renderer/ui/call/MoodPanel.tsx';
import { english } from '#renderer/ui/i18n/en/index.ts';
import { TextProvider } from '#renderer/ui/i18n/text.tsx';
import { AccuracyCard } from '#renderer/ui/mood/AccuracyCard.tsx';
import { isReading, moodStateOf } from '#renderer/ui/mood/moodState.ts';
import type { MoodState } from '#renderer/ui/mood/moodState.ts';
import { moodWords, sureWords } from '#renderer/ui/mood/moodWords.ts';
import { STAYS_MS, useSteadyMood } from '#renderer/ui/mood/useSteadyMood.ts';
import { declined, mood, reading, tone } from '../snapshots/mood.ts';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const live = { live: true, held: false };

describe('what is shown of the mood', () => {
  const nothing = { allowed: false, reading: null, trend: null, tone: null } as const;

  test.each([
    ['nobody is asked', mood({ offered: false }), live, null],
    ['not answered', mood({ ...nothing, consent: null }), live, 'asked'],
    ['a no', declined(), live, 'declined'],
    ['the agent’s stop, also before a yes', mood({ ...nothing, stopped: true }), live, 'stopped'],
    ['hold', mood(nothing), { live: true, held: true }, 'held'],
    ['a no on hold is still a no', declined(), { live: true, held: true }, 'declined'],
    ['no connection', mood({ ...nothing, consent: null }), { live: false, held: false }, 'away'],
    ['nothing looked at yet', mood({ reading: null }), live, 'idle'],
    ['why nobody looks', mood({ reading: null, idle: 'busy' }), live, 'idle'],
    [
      'no answer',
      mood({ reading: reading({ band: 'unsure', unsure: 'tooDark' }) }),
      live,
      'unsure',
    ],
    ['a band', mood(), live, 'told'],
  ] as const)('%s', (_, seen, call, kind) => {
    expect(moodStateOf(seen, call)?.kind ?? null).toBe(kind);
  });

  test('a band that may not be shown is not shown, whatever was read before', () => {
    for (const seen of [
      mood({ allowed: false }),
      mood({ stopped: true }),
      { ...declined(), reading: reading() },
    ]) {
      expect(moodStateOf(seen, live)?.kind).not.toBe('told');
    }
  });
});

const told = (over: Partial<Extract<MoodState, { kind: 'told' }>> = {}): MoodState => ({
  kind: 'told',
  band: 'tense',
  trend: 'moreTense',
  confidence: 0.8,
  movements: ['browsLowered'],
  ...over,
});
const everyState: readonly MoodState[] = [
  ...(['asked', 'declined', 'stopped', 'held', 'away'] as const).map((kind) => ({ kind })),
  ...(['noPicture', 'paused', 'windowHidden', 'busy', 'starting', 'failed'] as const).map(
    (why) => ({ kind: 'idle', why }) as const,
  ),
  ...unsureReasons.map((why) => ({ kind: 'unsure', why }) as const),
  ...(['positive', 'neutral', 'tense'] as const).flatMap((band) =>
    ([null, 'moreTense', 'lessTense', 'asAtStart'] as const).map((trend) => told({ band, trend })),
  ),
];

describe('the words', () => {
  test('fit their place, which never grows', () => {
    const long = everyState
      .map((state) => english[moodWords(state).detail])
      .filter((words) => words.length > 30);
    expect(long).toEqual([]);
  });

  test('tell of the expression, not of a feeling', () => {
    const all = Object.entries(english).filter(([id]) => id.startsWith('mood.'));
    const feeling = all.filter(([, words]) =>
      /\b(angry|anger|upset|nervous|stressed|frustrat|annoyed|sad|happy|afraid)\b/i.test(words),
    );
    // The card tells which kind of pictures were judged.
    expect(feeling.map(([id]) => id)).toEqual([
      'mood.card.others',
      'mood.failure.sadReadAsNeutral',
    ]);
  });

  test('each look has a shape of its own, so that colour is never alone', () => {
    const looks = ['positive', 'neutral', 'tense'].map((band) => {
      const { container } = show(told({ band: band as 'tense', trend: null }));
      const shape = container.querySelector('button svg')?.innerHTML;
      cleanup();
      return shape;
    });
    const { container } = show({ kind: 'unsure', why: 'noFace' });
    looks.push(container.querySelector('button svg')?.innerHTML);
    expect(new Set(looks).size).toBe(4);
  });

  test('surer readings have surer words', () => {
    expect([0.95, 0.62].map(sureWords)).toEqual(['mood.sure.quite', 'mood.sure.less']);
  });
});

describe('calm', () => {
  const unsure: MoodState = { kind: 'unsure', why: 'turnedAway' };

  test('a word stays long enough to be read, then the newest follows', () => {
    vi.useFakeTimers();
    const { result, rerender } = renderHook(useSteadyMood, { initialProps: told() });
    rerender(unsure);
    rerender(told({ band: 'neutral', trend: 'asAtStart' }));
    rerender(unsure);
    expect(result.current).toMatchObject({ kind: 'told', band: 'tense' });
    act(() => void vi.advanceTimersByTime(STAYS_MS - 1));
    expect(result.current.kind).toBe('told');
    act(() => void vi.advanceTimersByTime(1));
    expect(result.current).toBe(unsure);
    // And the next one has to wait again.
    rerender(told());
    expect(result.current).toBe(unsure);
  });

  test('what was decided shows at once', () => {
    vi.useFakeTimers();
    const { result, rerender } = renderHook(useSteadyMood, { initialProps: told() });
    for (const kind of ['declined', 'asked', 'held', 'stopped'] as const) {
      rerender({ kind });
      expect(result.current).toEqual({ kind });
    }
    rerender(unsure);
    expect(result.current).toBe(unsure);
  });

  test('what is behind a word that stays is renewed', () => {
    const { result, rerender } = renderHook(useSteadyMood, { initialProps: told() });
    rerender(told({ confidence: 0.95 }));
    expect(result.current).toMatchObject({ confidence: 0.95 });
  });
});

function show(state: MoodState, more: Partial<Parameters<typeof MoodPanel>[0]> = {}) {
  return render(
    <TextProvider
      locale="en-GB"
      messages={english}
      onProblem={(problem) => {
        throw problem;
      }}
    >
      <MoodPanel
        customerName="Maya Lindqvist"
        state={state}
        tone={tone()}
        onStop={() => undefined}
        card={card()}
        {...more}
      />
    </TextProvider>,
  );
}

const panel = (): HTMLElement => screen.getByRole('region', { name: 'Mood cue' });

describe('beside the picture', () => {
  test.each(everyState)('%o has a word, a reason and something behind it', async (state) => {
    show(state);
    const button = within(panel()).getByRole('button');
    expect(button.textContent).toMatch(/^[A-Z].+[a-z].+Why\?$/);
    await userEvent.click(button);
    const why = screen.getByRole('dialog').textContent ?? '';
    expect(why.length).toBeGreaterThan(80);
    expect(why.includes('not of what they feel')).toBe(isReading(state));
    expect(screen.queryByRole('button', { name: 'Stop reading for this call' }) !== null).toBe(
      isReading(state),
    );
  });

  test('is there to be read, and never read out by itself', () => {
    const { container } = show(told());
    expect(container.querySelector('[aria-live], [role=status], [role=alert], output')).toBeNull();
    expect(
      screen.getByRole('button', { name: /^Looks more tense ?than at the start ?Why\?$/ }),
    ).toBeTruthy();
  });

  test('the tone of voice has a line of its own, and goes with the consent', () => {
    show(told());
    expect(panel().querySelector('p')?.textContent).toBe(
      'Tone of voice: Faster and louder than at the start',
    );
    expect(within(panel()).getByRole('button').textContent).not.toContain('Faster');
    cleanup();
    show({ kind: 'declined' });
    expect(panel().textContent).not.toContain('Tone of voice');
  });

  test('says which movements, all of the tone, and what is kept', async () => {
    show(told({ movements: ['browsLowered', 'lipsPressed'] }));
    await userEvent.click(within(panel()).getByRole('button'));
    const why = screen.getByRole('dialog', { name: 'What this word rests on' });
    expect(why.textContent).toContain('brows lowered and lips pressed together');
    expect(why.textContent).toContain('More ups and downs than at the start.');
    expect(why.textContent).toContain('No picture, no sound and no measurement is kept');
  });

  test.each(movements)('has words for %s', async (movement) => {
    show(told({ movements: [movement] }));
    await userEvent.click(within(panel()).getByRole('button'));
    expect(screen.getByRole('dialog').textContent).toContain(english[`mood.movement.${movement}`]);
  });

  test('by keyboard: opens, stops, and the focus comes back', async () => {
    const user = userEvent.setup();
    const onStop = vi.fn<() => void>();
    show(told(), { onStop });
    const button = within(panel()).getByRole('button');
    await user.tab();
    expect(document.activeElement).toBe(button);
    await user.keyboard('{Enter}');
    const stop = screen.getByRole('button', { name: 'Stop reading for this call' });
    act(() => stop.focus());
    await user.keyboard('{Enter}');
    expect(onStop).toHaveBeenCalledOnce();
    expect(screen.queryByRole('dialog')).toBeNull();
    await vi.waitFor(() => expect(document.activeElement).toBe(button));
  });

  test('leads to the accuracy card, and back', async () => {
    const user = userEvent.setup();
    show(told());
    const button = within(panel()).getByRole('button');
    await user.click(button);
    await user.click(screen.getByRole('button', { name: 'How far it can be trusted' }));
    expect(
      screen.getByRole('dialog', { name: 'How far the mood cue can be trusted' }),
    ).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(button);
  });
});

function card(overrides: Partial<MoodAccuracy> = {}): MoodAccuracy {
  return {
    version: 1,
    stills: {
      faces: 60,
      answeredShare: 0.7,
      balancedAccuracy: 0.91,
      balancedAccuracyForced: 0.8,
      balancedAccuracyNaive: 0.6,
      bands: [
        { band: 'positive', faces: 30, recall: 0.95, precision: 0.97 },
        { band: 'neutral', faces: 20, recall: 0.9, precision: 0.85 },
        { band: 'tense', faces: 10, recall: 0.88, precision: null },
      ],
      notABand: { sadUnsure: 0.4, surprisedUnsure: 0.6 },
    },
    clips: { samples: 76, right: 0.89, changes: 15, changesSeen: 0.8 },
    falseEpisodes: 0,
    groups: [
      {
        group: 'glasses',
        label: 'with',
        faces: 9,
        tenseFaces: 0,
        answeredShare: 0.67,
        right: 0.83,
      },
    ],
    unlabelled: ['skinTone', 'age'],
    knownFailures: [...moodFailures],
    ...overrides,
  };
}

describe('the accuracy card', () => {
  const shown = (overrides: Partial<MoodAccuracy> = {}): string => {
    const { container } = render(
      <TextProvider locale="en-GB" messages={english}>
        <AccuracyCard card={card(overrides)} />
      </TextProvider>,
    );
    return container.textContent ?? '';
  };

  test('has a row a band, and says what was not measured', () => {
    shown();
    const rows = screen.getAllByRole('row').map((row) => row.textContent);
    expect(rows).toContain('Looks positive3097%95%');
    expect(rows).toContain('Looks tense10not measured88%');
  });

  test('tells of abstaining, of guessing, of time, and of false alarms', () => {
    const words = shown();
    expect(words).toContain('a word for 70% of the pictures, and is right for 91% of those');
    expect(words).toContain('80% would be right; fixed thresholds reach 60%');
    expect(words).toContain('40% of the sad and 60% of the surprised');
    expect(words).toContain('89% of 76 moments');
    expect(words).toContain(
      'Of the changes of expression in them 80% were seen within 2 seconds (15,',
    );
    expect(words).toContain('never told of faces that talked');
    cleanup();
    expect(shown({ falseEpisodes: 2 })).toContain('was told 2 times of faces that stayed neutral');
  });

  test('tells the groups that are labelled, and that nothing is known of the others', () => {
    const words = shown();
    expect(screen.getByRole('row', { name: /with glasses 9 0 67% 83%/ })).toBeTruthy();
    expect(words).toContain('By skin tone: the pictures carry no such label, so nothing is known');
    expect(words).toContain('By age group: the pictures carry no such label');
    expect(words).not.toContain('By glasses:');
  });

  test('words every known failure', () => {
    const words = shown();
    for (const failure of moodFailures) expect(words).toContain(english[`mood.failure.${failure}`]);
  });
});
