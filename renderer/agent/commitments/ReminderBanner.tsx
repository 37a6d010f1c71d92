import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useCommitments } from '../desk/hooks.ts';
import { useNav } from '../desk/nav.ts';
import { useServices } from '../desk/services.ts';

/** Tells of what is due where the system has no notifications. */
export function ReminderBanner(): ReactNode {
  const t = useText();
  const { go } = useNav();
  const { commitments } = useServices();
  const due = useCommitments(({ reminder }) => reminder);
  const [first] = due;
  if (first === undefined) return null;
  return (
    <Banner
      tone="attention"
      title={t('reminder.title', { count: due.length, name: first.customerName, text: first.text })}
      onDismiss={commitments.dismissReminder}
      dismissLabel={t('common.dismiss')}
      actions={
        <Button
          size="small"
          onPress={() => {
            commitments.dismissReminder();
            go({ name: 'commitments' });
          }}
        >
          {t('reminder.show')}
        </Button>
      }
    />
  );
}
