import type { ReactNode } from 'react';
import { TalkBar } from '#renderer/ui/call/TalkBar.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { PopoverDialog } from '#renderer/ui/feedback/PopoverDialog.tsx';
import { DiagnosticsIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useCall } from '../desk/hooks.ts';
import { Diagnostics } from '../settings/Diagnostics.tsx';

/** The only part of the screen that follows the voices as they go. */
export function TalkStrip(): ReactNode {
  const t = useText();
  const sensing = useCall((call) => call.sensing.state);
  const name = useCall((call) => call.customerName);
  const activity = useCall((call) => call.talk.activity);
  const share = useCall((call) => call.talk.shareOfSpeech);
  const { marks, unheard } = useCall((call) => call.talk.marks);
  return (
    <TalkBar
      customerName={name}
      slotMs={activity.slotMs}
      endMs={activity.endMs}
      agent={activity.agent}
      customer={activity.customer}
      marks={marks}
      unheard={unheard}
      share={share}
      note={sensing === 'on' ? undefined : t(`talk.${sensing}`)}
      more={diagnostics}
    />
  );
}

function CallDiagnostics(): ReactNode {
  const t = useText();
  return (
    <PopoverDialog
      trigger={
        <IconButton
          icon={<DiagnosticsIcon size={16} />}
          label={t('diagnostics.open')}
          size="small"
        />
      }
      title={t('diagnostics.title')}
      closeLabel={t('common.close')}
    >
      <Diagnostics />
    </PopoverDialog>
  );
}

/** One element for good, so that the bar is drawn again for the voices alone. */
const diagnostics = <CallDiagnostics />;
