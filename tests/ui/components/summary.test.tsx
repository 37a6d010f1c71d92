import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { lanePath, spokenSeconds } from '#renderer/ui/call/lane.ts';
import { initials } from '#renderer/ui/call/VoiceRing.tsx';
import { clock } from '#renderer/ui/i18n/clock.ts';
import { english } from '#renderer/ui/i18n/en/index.ts';
import { TextProvider } from '#renderer/ui/i18n/text.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import type { Format } from '#renderer/ui/i18n/useFormat.ts';
import { Timeline } from '#renderer/ui/summary/Timeline.tsx';
import { momentsOf, ticksOf } from '#renderer/ui/summary/timelineModel.ts';
import { summary } from '../snapshots/stored.ts';

afterEach(cleanup);

const show = (children: ReactNode) =>
  render(
    <TextProvider locale="en-GB" messages={english}>
      {children}
    </TextProvider>,
  );

describe('the timeline', () => {
  test('says in words what it draws', () => {
    show(<Timeline data={summary()} customerName="Maya Lindqvist" />);
    expect(screen.getByRole('img').getAttribute('aria-label')).toBe(
      'Timeline of a call of 5 min 12 s. You spoke for 1 min 32 s, Maya Lindqvist for 3 min 17 s. 2 interruptions, 4 listening signals, one good pause, one long pause.',
    );
  });

  test('the table holds a row for every moment, in order of time', async () => {
    const data = summary();
    show(<Timeline data={data} customerName="Maya Lindqvist" />);
    await userEvent.click(screen.getByRole('button', { name: 'Show the same as a table' }));
    const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
    expect(rows).toHaveLength(momentsOf(data).length);
    expect(rows[0]?.textContent).toBe('00:01YouSpeech8.6 s');
    expect(rows.map((row) => row.textContent)).toContain('02:01YouInterruption3.5 s');
    expect(rows.map((row) => row.textContent)).toContain('03:58BothLong pause13 s');
  });

  test('draws every moment inside the picture, also in a call of no length', () => {
    const nothing = { agent: [], customer: [] };
    const empty = summary({
      durationMs: 0,
      speech: nothing,
      interruptions: [],
      backchannels: [],
      longPauses: [],
      goodPauses: [],
    });
    for (const data of [summary(), empty]) {
      const { container } = show(<Timeline data={data} customerName="Maya" />);
      for (const drawn of container.querySelectorAll('svg [x]')) {
        const x = Number.parseFloat(drawn.getAttribute('x') ?? '');
        const width = Number.parseFloat(drawn.getAttribute('width') ?? '0');
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(100.01);
      }
      cleanup();
    }
  });

  test('shows hold and what could not be heard, hatched with a word, and says them too', async () => {
    const data = summary({
      held: [[60_000, 120_000]],
      unmeasured: [
        {
          party: 'customer',
          reason: 'missing',
          ms: 50_000,
          spans: [[200_000, 250_000]],
          figures: [],
        },
        { party: 'agent', reason: 'muted', ms: 2_000, spans: [[10_000, 12_000]], figures: [] },
        { party: null, reason: 'tooLittleSpeech', ms: null, spans: [], figures: [] },
      ],
    });
    const { container } = show(<Timeline data={data} customerName="Maya" />);
    const words = [...container.querySelectorAll('svg[role=img] text')].map(
      (each) => each.textContent,
    );
    expect(words).toContain('On hold');
    expect(words).toContain('Not heard');
    // Too narrow for its word; the legend has it.
    expect(words).not.toContain('Muted');
    const legend = [...container.querySelectorAll('figcaption li')].map((each) => each.textContent);
    expect(legend).toContain('Muted');
    const label = screen.getByRole('img').getAttribute('aria-label');
    expect(label).toContain('On hold for 1 min 0 s. Parts of it could not be heard.');
    await userEvent.click(screen.getByRole('button', { name: 'Show the same as a table' }));
    const rows = within(screen.getByRole('table'))
      .getAllByRole('row')
      .map((row) => row.textContent);
    expect(rows).toContain('01:00BothOn hold1 min 0 s');
    expect(rows).toContain('03:20MayaNot heard50 s');
    expect(rows).toContain('00:10YouMuted2 s');
    expect(rows).toContain('02:19YouGood pause1 s');
  });

  test('an axis has few, round marks, for a minute and for three hours', () => {
    expect(ticksOf(60_000)).toEqual([0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000]);
    expect(ticksOf(312_000).map(clock)).toEqual([
      '00:00',
      '01:00',
      '02:00',
      '03:00',
      '04:00',
      '05:00',
    ]);
    for (const hours of [0, 0.01, 3, 30]) {
      expect(ticksOf(hours * 3_600_000).length).toBeLessThanOrEqual(9);
    }
  });
});

describe('figures in words', () => {
  function formats(): Format {
    const found: Format[] = [];
    function Probe(): ReactNode {
      found.push(useFormat());
      return null;
    }
    show(<Probe />);
    const [format] = found;
    if (format === undefined) throw new Error('Nothing was rendered.');
    return format;
  }

  test('durations round where the unit changes', () => {
    const { duration } = formats();
    expect(
      [0, 940, 59_949, 59_950, 252_000, 3_599_600, 3_600_000, 7_260_000].map(duration),
    ).toEqual([
      '0 s',
      '0.9 s',
      '59.9 s',
      '1 min 0 s',
      '4 min 12 s',
      '1 h 0 min',
      '1 h 0 min',
      '2 h 1 min',
    ]);
    expect(duration(null)).toBe('not measured');
  });

  test('gaps below a second are in milliseconds, overlaps below zero', () => {
    const { gap } = formats();
    expect([620, -180, 999, 1500].map(gap)).toEqual(['620 ms', '-180 ms', '1,000 ms', '1.5 s']);
    expect(gap(null)).toBe('not measured');
  });

  test('shares are whole percent, and none is not zero', () => {
    const { percent } = formats();
    expect(percent(0.384)).toBe('38%');
    expect(percent(0)).toBe('0%');
    expect(percent(null)).toBe('not measured');
  });

  test('a clock counts hours only when there are some', () => {
    expect([-5, 0, 59_999, 252_000, 3_600_000].map(clock)).toEqual([
      '00:00',
      '00:00',
      '00:59',
      '04:12',
      '1:00:00',
    ]);
  });
});

describe('small drawings', () => {
  test('a lane has one bar a slot and stays in its box', () => {
    expect(lanePath([0, 0.5, 2])).toBe('M0 1V0.94H0.8V1ZM1 1V0.50H1.8V1ZM2 1V0.00H2.8V1Z');
    expect(spokenSeconds([1, 0.5, 0, 0.5], 500)).toBe(1);
  });

  test('initials work for one name, several, and other scripts', () => {
    expect(
      ['Maya', 'Maya Lindqvist', ' Ada  King Lovelace ', '山田 太郎', '👩‍🚀 x'].map(initials),
    ).toEqual(['M', 'ML', 'AL', '山太', '👩X']);
  });
});
