import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { figureNumbers } from '#shared/domain/figureNumbers.ts';
import { defaultTurnConfig } from '#shared/domain/turn/config.ts';
import { figureIds } from '#shared/model/figure.ts';
import { MetricHelp } from '#renderer/ui/glossary/MetricHelp.tsx';
import { FigureNumbersContext } from '#renderer/ui/glossary/numbers.ts';
import { english } from '#renderer/ui/i18n/en/index.ts';
import { TextProvider } from '#renderer/ui/i18n/text.tsx';

afterEach(cleanup);

const show = (children: ReactNode) =>
  render(
    <TextProvider
      locale="en-GB"
      messages={english}
      onProblem={(problem) => {
        throw problem;
      }}
    >
      <FigureNumbersContext value={figureNumbers}>{children}</FigureNumbersContext>
    </TextProvider>,
  );

const parts = [
  'What it is',
  'How it is measured here',
  'Out of what',
  'What is usual',
  'Keep in mind',
];

describe('a figure’s “what does this mean”', () => {
  test.each(figureIds)('explains %s whole: what, how, out of what, usual, caution', async (id) => {
    show(<MetricHelp id={id} />);
    await userEvent.click(screen.getByRole('button', { name: /^What does “.+” mean\?$/ }));
    const entry = screen.getByRole('dialog', { name: english[`glossary.${id}.name`] });
    for (const part of parts) {
      const words = within(entry).getByText(part).nextElementSibling?.textContent;
      expect(words).toMatch(/\w{3}/);
      expect(words).not.toMatch(/[{}]|undefined|NaN/);
    }
  });

  test('names the thresholds that the rules use', async () => {
    show(<MetricHelp id="interruptions" />);
    await userEvent.click(screen.getByRole('button'));
    const rounded = Math.round(defaultTurnConfig.talkOverSpeechMs / 10) * 10;
    expect(screen.getByRole('dialog').textContent).toContain(`${rounded} ms of speech`);
  });

  test('shows both denominators side by side, for either share', async () => {
    for (const id of ['shareOfSpeech', 'shareOfCall'] as const) {
      show(<MetricHelp id={id} />);
      await userEvent.click(screen.getByRole('button'));
      const { textContent } = screen.getByRole('dialog');
      expect(textContent).toContain('divided by the speech of both');
      expect(textContent).toContain('divided by the time of the call');
      cleanup();
    }
  });

  test('by keyboard: opens, leads to all figures, and the focus comes back', async () => {
    const user = userEvent.setup();
    show(<MetricHelp id="responseGap" name="Your pause" />);
    const button = screen.getByRole('button', { name: 'What does “Your pause” mean?' });
    await user.tab();
    expect(document.activeElement).toBe(button);
    await user.keyboard('{Enter}');
    expect(screen.getByRole('dialog').textContent).toContain('Stivers');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.keyboard('{Enter}');
    await user.click(screen.getByRole('button', { name: 'All figures explained' }));
    const all = screen.getByRole('dialog', { name: 'All figures explained' });
    expect(within(all).getAllByRole('heading', { level: 3 })).toHaveLength(figureIds.length);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(button);
  });
});
