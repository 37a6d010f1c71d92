import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { playNotes } from '#renderer/rtc/media/tones.ts';
import type { Note as Tone } from '#renderer/rtc/media/tones.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { PhoneIcon } from '#renderer/ui/icons/icons.tsx';
import { useWords } from '../i18n/useWords.ts';
import { usePage, useShown } from '../page/context.ts';
import type { People } from '../page/state.ts';
import { Actions, Frame, Words } from '../parts/Frame.tsx';
import { Note } from '../parts/Note.tsx';

/** One soft tone and a pause, as a telephone at the other end sounds; the last note is silence. */
const ringback: readonly Tone[] = [
  { atMs: 0, lengthMs: 1000, hz: 425, gain: 0.08 },
  { atMs: 3900, lengthMs: 100, hz: 425, gain: 0 },
];

/** The other side's telephone rings. */
export function Ringing(props: { readonly people: People }): ReactNode {
  const t = useWords();
  const { actions } = usePage();
  const agent = props.people.agentName;
  useRingback();
  return (
    <Frame title={t('ringing.title', { agent })} waiting sign={<PhoneIcon size={24} />}>
      <Words>{t('ringing.body', { agent })}</Words>
      <HubAway />
      <Actions>
        <Button size="large" wide onPress={actions.cancel}>
          {t('ringing.cancel')}
        </Button>
      </Actions>
    </Frame>
  );
}

/** The page was loaded again in mid-call and is on its way back. */
export function Returning(props: { readonly people: People }): ReactNode {
  const t = useWords();
  return (
    <Frame
      title={t('returning.title', { agent: props.people.agentName })}
      waiting
      sign={<PhoneIcon size={24} />}
    >
      <Words>{t('returning.body')}</Words>
      <HubAway />
    </Frame>
  );
}

function HubAway(): ReactNode {
  const t = useWords();
  const online = useShown(({ page }) => page.hubOnline);
  if (online) return null;
  return (
    <Note tone="attention" title={t('hubAway.title')}>
      {t('hubAway.body')}
    </Note>
  );
}

function useRingback(): void {
  const speakerId = useShown(({ media }) => media.speakerId);
  useEffect(() => {
    const scope = new AbortController();
    const { signal } = scope;
    const sound = async (): Promise<void> => {
      while (!signal.aborted) {
        const began = performance.now();
        await playNotes(ringback, speakerId, signal);
        // Where no sound can be played it is over at once: then it is left at that.
        if (performance.now() - began < 1000) return;
      }
    };
    // No sound engine at all: the screen says that it rings.
    void sound().catch(() => undefined);
    return () => scope.abort();
  }, [speakerId]);
}
