import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { UserEvent } from '@testing-library/user-event';
import { App } from '#renderer/agent/app/App.tsx';
import { english } from '#renderer/ui/i18n/en/index.ts';
import { TextProvider } from '#renderer/ui/i18n/text.tsx';
import '../quietConsole.ts';
import { services } from '../snapshots/services.ts';
import type { TestServices } from '../snapshots/services.ts';

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
