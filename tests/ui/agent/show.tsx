import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, vi } from 'vitest';
import { App } from '#renderer/agent/app/App.tsx';
import { english } from '#renderer/ui/i18n/en/index.ts';
import { TextProvider } from '#renderer/ui/i18n/text.tsx';
import { services } from '../snapshots/services.ts';
import type { TestServices } from '../snapshots/services.ts';

/* What React or react-aria complain about is a fault of ours, not noise. */
const complaints: string[] = [];
beforeEach(() => {
  for (const kind of ['error', 'warn'] as const) {
    vi.spyOn(console, kind).mockImplementation((...words: readonly unknown[]) => {
      complaints.push(words.map(String).join(' '));
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  const heard = complaints.splice(0);
  if (heard.length > 0) throw new Error(`The console was written to:\n${heard.join('\n')}`);
});

export interface Shown {
  readonly user: UserEvent;
  readonly desk: TestServices['desk'];
  readonly app: TestServices['app'];
  readonly windows: TestServices['windows'];
  readonly unmount: () => void;
}

/** The agent's window over plain snapshots. A missing or broken message fails the test. */
export function show(overrides: Parameters<typeof services>[0] = {}): Shown {
  const bundle = services(overrides);
  const { unmount } = render(
    <TextProvider
      locale="en-GB"
      messages={english}
      onProblem={(problem) => {
        throw problem;
      }}
    >
      <App services={bundle} />
    </TextProvider>,
  );
  const { desk, app, windows } = bundle;
  return { user: userEvent.setup(), desk, app, windows, unmount };
}
