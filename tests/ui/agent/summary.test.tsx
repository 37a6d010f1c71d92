import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import { endReasonSchema } from '#shared/model/call.ts';
import { highlightCodes } from '#shared/model/callSummary.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import { figureIds } from '#shared/model/figure.ts';
import type { NotMeasured } from '#shared/model/notMeasured.ts';
import { english } from '#renderer/ui/i18n/en/index.ts';
import type { DeskActions, EndedCall } from '#renderer/session/index.ts';
import type { Services } from '#renderer/agent/desk/services.ts';
import { NOTES_PAUSE_MS } from '#renderer/agent/summary/Notes.tsx';
import { deskState } from '../snapshots/desk.ts';
import { receipt, timeline } from '../snapshots/mood.ts';
import { deskActions } from '../snapshots/services.ts';
import { summary } from '../snapshots/stored.ts';
import { show } from './show.tsx';
import type { Shown } from './show.tsx';

afterEach(cleanup);

function ended(overrides: Partial<EndedCall> = {}): EndedCall {
  return {
    callId: 'call-maya-0001',
    customerName: 'Maya Lindqvist',
    by: 'customer',
    reason: 'hungUp',
    save: 'saved',
    summary: summary(),
    ...overrides,
  };
}

function afterCall(
  overrides: Partial<EndedCall> = {},
  more: Partial<Services> & { readonly summaries?: readonly CallSummary[] } = {},
): Shown {
  return show({
    deskState: deskState({ ended: ended(overrides) }),
    summaries: [summary()],
    ...more,
  });
}

describe('why a call ended', () => {
  const lost = { by: 'system', reason: 'connectionLost' } as const;
  const told = /over a relay server alone, and none could be reached.*tell your administrator/;

  test('is told where no relay could be reached, which calls may go over alone', () => {
    afterCall({ ...lost, relayMissing: true });
    expect(screen.getByText(told)).toBeTruthy();
  });

  test('is not the relay’s fault where one was reached, or where somebody hung up', () => {
    afterCall(lost);
    expect(screen.getByText(/The connection was lost and could not be restored/)).toBeTruthy();
    cleanup();
    afterCall({ relayMissing: true });
    expect(screen.queryByText(told)).toBeNull();
  });
});

describe('the summary', () => {
  test('comes by itself: what went well first, then one thing to try', async () => {
    afterCall();
    const headings = screen.getAllByRole('heading').map((heading) => heading.textContent);
    expect(headings.slice(0, 5)).toEqual([
      'Call with Maya Lindqvist',
      'What went well',
      'One thing to try',
      'The call at a glance',
      'Figures',
    ]);
    expect(screen.getByText(/You showed 3 times that you were listening/)).toBeTruthy();
    expect(screen.getByText(/You both spoke once while Maya Lindqvist held/)).toBeTruthy();
    expect(await screen.findByLabelText('Notes to yourself')).toBeTruthy();
  });

  test.each(highlightCodes)('has words for %s, with and without a number', (code) => {
    for (const value of [null, 0, 1, 4]) {
      const highlight = { code, value, atMs: null };
      afterCall({ summary: summary({ wentWell: highlight, tryNext: highlight }) });
      const text = screen.getByRole('heading', { name: 'What went well' }).parentElement;
      expect(text?.textContent).toMatch(/What went well[A-Z].{12,}[.”]$/);
      cleanup();
    }
  });

  const figure = (name: string): string =>
    screen.getByRole('heading', { level: 3, name }).closest('[class*="figure"]')?.textContent ?? '';

  test('figures have their unit, both parties and both denominators', () => {
    afterCall();
    expect(figure('Your talk time')).toMatch(/1 min 32 s.*3 min 17 s.*Both at once: 4.4 s/);
    expect(figure('Your share of speech')).toMatch(/32%Maya Lindqvist: 68%/);
    expect(figure('Your share of speech')).toMatch(/Share of the call: you 30%, .* 63%/);
    expect(figure('You spoke over Maya Lindqvist')).toMatch(
      /1 timeYou gave the floor back: 0 of 1.*spoke over you: 1 time/,
    );
    expect(figure('Your listening signals')).toMatch(/3 times.*1 time/);
    expect(figure('Your longest stretch')).toMatch(/28 s.*54.1 s/);
    expect(figure('Your pause before answering')).toMatch(/620 ms.*420 ms.*long turns: 1/);
    expect(figure('Long pauses')).toMatch(/1 time27.4 s of silence in all, 9% of the call/);
    expect(figure('Time on hold')).toMatch(/noneMaya Lindqvist was not on hold/);
  });

  test('every figure on the page is one press from what it means', async () => {
    const seen = summary({ mood: timeline, moodConsent: [receipt()] });
    const { user } = afterCall({ summary: seen }, { summaries: [seen] });
    const asked = screen.getAllByRole('button', { name: /^What does “.+” mean\?$/ });
    const opened: (string | null)[] = [];
    for (const button of asked) {
      await user.click(button);
      opened.push(within(await screen.findByRole('dialog')).getByRole('heading').textContent);
      await user.keyboard('{Escape}');
    }
    expect(opened.toSorted()).toEqual(
      figureIds
        .filter((id) => id !== 'notMeasured')
        .map((id) => english[`glossary.${id}.name`])
        .toSorted(),
    );
  });

  const nothing = { agent: null, customer: null };
  const lost: NotMeasured = {
    party: 'customer',
    reason: 'neverHeard',
    ms: 312_000,
    spans: [[0, 312_000]],
    figures: ['interruptions'],
  };

  test('what could not be measured says so and why, and is never a zero', () => {
    afterCall({
      summary: summary({
        unmeasured: [lost],
        interruptions: [],
        responses: [],
        metrics: {
          ...summary().metrics,
          speechMs: { agent: 92_100, customer: null },
          overlapMs: null,
          silenceMs: null,
          shareOfSpeech: nothing,
          shareOfCall: nothing,
          interruptions: nothing,
          backchannels: nothing,
          turns: nothing,
          longestMonologueMs: nothing,
          medianResponseGapMs: nothing,
          longPauses: null,
        },
      }),
    });
    for (const name of [
      'Your share of speech',
      'You spoke over Maya Lindqvist',
      'Your listening signals',
      'Your longest stretch',
      'Your pause before answering',
      'Long pauses',
    ]) {
      expect(figure(name)).toMatch(/not measured/);
      expect(figure(name)).not.toMatch(/\b0\b/);
    }
    expect(screen.getByText(/Nothing was heard from Maya Lindqvist in this call/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'What does “Not measured” mean?' })).toBeTruthy();
  });

  test.each([
    [
      { reason: 'muted', ms: 130_000, figures: [] },
      /^Maya Lindqvist could not be heard for 2 min 10 s \(the microphone was muted\)\. That counts/,
    ],
    [{ reason: 'muted', ms: 130_000 }, /muted\), so the figures about the two of you/],
    [
      { reason: 'missing', ms: 4_000, figures: [], party: 'agent' },
      /^You could not be heard for 4 s\. The figures leave/,
    ],
    [{ reason: 'missing', ms: 4_000 }, /could not be heard for 4 s, so the figures/],
    [{ reason: 'notSpeech' }, /^No speech was heard from Maya Lindqvist/],
  ] as const)('puts the reason into words: %o', (change, words) => {
    afterCall({ summary: summary({ unmeasured: [{ ...lost, ...change }] }) });
    expect(screen.getByText(words)).toBeTruthy();
  });

  test('says what it takes where there was too little', () => {
    const { metrics } = summary();
    afterCall({
      summary: summary({
        metrics: { ...metrics, shareOfSpeech: nothing, medianResponseGapMs: nothing },
      }),
    });
    expect(figure('Your share of speech')).toMatch(/not measuredIt takes 5 s of speech/);
    expect(figure('Your pause before answering')).toMatch(
      /There were 2 answers of yours; it takes 3/,
    );
  });

  test('tells time on hold, and that the figures leave it out', () => {
    const { metrics } = summary();
    const { durationMs } = summary();
    const heldMs = durationMs / 2;
    afterCall({
      summary: summary({ held: [[0, heldMs]], metrics: { ...metrics, heldMs } }),
    });
    expect(figure('Time on hold')).toMatch(/2 min 36 sOnce\./);
    expect(screen.getByText(/was on hold for 2 min 36 s\. The figures leave/)).toBeTruthy();
    // Of the call's time without hold.
    expect(figure('Long pauses')).toMatch(/18% of the call/);
  });

  test('a record from before reasons were told still says for how long', () => {
    afterCall({ summary: summary({ notMeasured: { agent: 10, customer: 40_000 } }) });
    expect(screen.getByText(/^Maya Lindqvist could not be heard for 40 s\./)).toBeTruthy();
    expect(screen.queryByText(/^You could not be heard/)).toBeNull();
  });

  test('lists facts, prompts said and cues with what became of them', () => {
    const cue = { id: 1, kind: 'talkOver', tone: 'hint', atMs: 1000, aboutMs: 0 } as const;
    afterCall({
      summary: summary({
        cues: [
          { cue, feedback: 'notUseful' },
          { cue: { ...cue, id: 2 }, feedback: null },
        ],
      }),
    });
    expect(screen.getByText('bill doubled in October').closest('li')?.textContent).toContain(
      '00:31',
    );
    expect(screen.getByText(/Let me see if I have this right/)).toBeTruthy();
    expect(screen.getByText('not useful')).toBeTruthy();
    expect(screen.getByText('left alone')).toBeTruthy();
  });

  test('empty lists say so kindly', () => {
    afterCall({ summary: summary({ cues: [], prompts: [], facts: [] }) });
    expect(screen.getByText('None noted.')).toBeTruthy();
    expect(screen.getByText('None this time.')).toBeTruthy();
    expect(screen.getByText('None. You were left in peace.')).toBeTruthy();
  });

  test.each(endReasonSchema.options)('says why the call ended: %s', (reason) => {
    for (const by of ['agent', 'customer', 'system'] as const) {
      afterCall({ reason, by });
      const words = screen.getByRole('heading', { level: 1 }).nextElementSibling?.textContent;
      expect(words).toMatch(/^[A-Z].+\. The summary is saved\.$/);
      cleanup();
    }
  });

  test('shows the summary also while it cannot be saved, and tries again on a press', async () => {
    const retrySave = vi.fn<DeskActions['retrySave']>(async () => undefined);
    const { user } = afterCall(
      { save: 'failed' },
      { actions: deskActions({ retrySave }), summaries: [] },
    );
    expect(screen.getByRole('alert').textContent).toContain('kept on this computer');
    expect(screen.getByText('The call at a glance')).toBeTruthy();
    expect(screen.queryByLabelText('Notes to yourself')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Save again' }));
    expect(retrySave).toHaveBeenCalledOnce();
  });

  test('Done goes back to the desk', async () => {
    const clearEnded = vi.fn<DeskActions['clearEnded']>();
    const { user } = afterCall({}, { actions: deskActions({ clearEnded }) });
    await user.click(screen.getByRole('button', { name: 'Done' }));
    expect(clearEnded).toHaveBeenCalledOnce();
  });
});

describe('notes', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  async function notes(setNotes: Services['setNotes']): Promise<Shown & { field: HTMLElement }> {
    const shown = afterCall({}, { setNotes });
    await act(async () => {
      await vi.advanceTimersByTimeAsync(0);
    });
    return { ...shown, field: screen.getByLabelText('Notes to yourself') };
  }
  const type = (field: HTMLElement, value: string): void => {
    fireEvent.change(field, { target: { value } });
  };
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

  test('are saved once the agent pauses, the last words only', async () => {
    const setNotes = vi.fn<Services['setNotes']>(async () => ok(null));
    const { field } = await notes(setNotes);
    type(field, 'Ask');
    await pass(NOTES_PAUSE_MS - 1);
    type(field, 'Ask for the meter');
    await pass(NOTES_PAUSE_MS - 1);
    expect(setNotes).not.toHaveBeenCalled();
    await pass(1);
    expect(setNotes).toHaveBeenCalledExactlyOnceWith('call-maya-0001', 'Ask for the meter');
    expect(screen.getByText('Notes saved')).toBeTruthy();
  });

  test('are saved when the page is left in mid-sentence', async () => {
    const setNotes = vi.fn<Services['setNotes']>(async () => ok(null));
    const { field, unmount } = await notes(setNotes);
    type(field, 'Half a');
    unmount();
    await vi.advanceTimersByTimeAsync(0);
    expect(setNotes).toHaveBeenCalledExactlyOnceWith('call-maya-0001', 'Half a');
  });

  test('that cannot be saved stay in the field, say so, and can be tried again', async () => {
    let full = true;
    const { field } = await notes(async () =>
      full ? err({ code: 'diskFull', message: '' }) : ok(null),
    );
    type(field, 'Keep me');
    await pass(NOTES_PAUSE_MS);
    expect(screen.getByText(/could not be saved\. They are still here/)).toBeTruthy();
    expect(field).toHaveProperty('value', 'Keep me');
    full = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await pass(0);
    expect(screen.getByText('Notes saved')).toBeTruthy();
  });
});
