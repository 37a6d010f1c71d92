import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { UserEvent } from '@testing-library/user-event';
import { App } from '#renderer/supervisor/app/App.tsx';
import { english } from '#renderer/ui/i18n/en/index.ts';
import { TextProvider } from '#renderer/ui/i18n/text.tsx';
import '../quietConsole.ts';
import { deskServices } from '../snapshots/supervisor.ts';
import type { DeskSnapshots, TestDesk } from '../snapshots/supervisor.ts';

export interface ShownDesk {
  readonly user: UserEvent;
  readonly asked: TestDesk['asked'];
  readonly unmount: () => void;
}

/** The supervisor's window over plain snapshots. A missing or broken message fails the test. */
export function showDesk(snapshots: DeskSnapshots = {}): ShownDesk {
  const services = deskServices(snapshots);
  const { unmount } = render(
    <TextProvider
      locale="en-GB"
      messages={english}
      onProblem={(problem) => {
        throw problem;
      }}
    >
      <App services={services} />
    </TextProvider>,
  );
  return { user: userEvent.setup(), asked: services.asked, unmount };
}
