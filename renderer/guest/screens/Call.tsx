import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { HangUpIcon, SpeakerIcon } from '#renderer/ui/icons/icons.tsx';
import { useWords } from '../i18n/useWords.ts';
import { usePage, useShown } from '../page/context.ts';
import type { LiveCall, People } from '../page/state.ts';
import { MoodControl } from '../consent/MoodControl.tsx';
import { CallControls } from '../parts/CallControls.tsx';
import { ChatPanel, useUnread } from '../parts/ChatPanel.tsx';
import { DevicePanel } from '../parts/DevicePanel.tsx';
import { DeviceProblemNote } from '../parts/DeviceProblemNote.tsx';
import { Elapsed } from '../parts/Elapsed.tsx';
import { LineHelp, LineWords } from '../parts/LineWords.tsx';
import { Note } from '../parts/Note.tsx';
import { OtherVoice } from '../parts/OtherVoice.tsx';
import { useCallLineSound } from '../parts/useCallLineSound.ts';
import { Stage } from '../parts/Stage.tsx';
import styles from './Call.module.css';

/** The call itself. */
export function Call(props: { readonly people: People; readonly call: LiveCall }): ReactNode {
  const { people, call } = props;
  const t = useWords();
  const { actions } = usePage();
  const remote = useShown((shown) => shown.remote);
  const [asking, setAsking] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const [chatting, setChatting] = useState(false);
  const unread = useUnread(chatting);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useCallLineSound(call);
  return (
    <main className={styles['call']}>
      <header className={styles['top']}>
        <h1 ref={heading} tabIndex={-1} className={styles['title']}>
          {t('call.title', { agent: people.agentName })}
        </h1>
        <div className={styles['facts']}>
          <Elapsed since={call.answeredAt} />
        </div>
        <LineWords call={call} agent={people.agentName} asking={asking} onAsking={setAsking} />
      </header>
      <Stage people={people} call={call} />
      {remote !== null && <OtherVoice stream={remote} />}
      <div className={styles['bottom']}>
        {asking && <LineHelp call={call} agent={people.agentName} />}
        <Notes call={call} />
        {people.offersMood && <MoodControl agent={people.agentName} />}
        {choosing && <DevicePanel />}
        <ChatPanel open={chatting} agent={people.agentName} />
        <CallControls
          choosing={choosing}
          onChoosing={setChoosing}
          chatting={chatting}
          onChatting={setChatting}
          unread={unread}
        />
        <Button
          kind="danger"
          size="large"
          wide
          icon={<HangUpIcon size={20} />}
          onPress={actions.end}
        >
          {t('call.end')}
        </Button>
      </div>
    </main>
  );
}

/** What needs saying in mid-call; usually nothing. */
function Notes(props: { readonly call: LiveCall }): ReactNode {
  const t = useWords();
  const { actions } = usePage();
  const { soundBlocked, notice, listenOnly, microphone, camera } = useShown(({ media }) => media);
  const { picturePaused, held, line, relayMissing } = props.call;
  const isWaiting = line === 'connecting' || line === 'interrupted';
  const pausedHere = picturePaused && camera.state === 'on' && !held && line !== 'interrupted';
  return (
    <>
      {soundBlocked && (
        <Note
          tone="attention"
          title={t('call.soundBlocked')}
          actions={
            <Button
              kind="primary"
              icon={<SpeakerIcon size={18} />}
              onPress={() => actions.soundBlocked(false)}
            >
              {t('call.soundOn')}
            </Button>
          }
        />
      )}
      {relayMissing && isWaiting && (
        <Note tone="attention" title={t('call.noRelay')}>
          {t('call.noRelay.body')}
        </Note>
      )}
      {pausedHere && <Note title={t('call.ownPaused')} />}
      {microphone.problem !== null && !listenOnly && <DeviceProblemNote kind="microphone" />}
      <DeviceProblemNote
        kind="camera"
        otherwise={<Button onPress={actions.closeCamera}>{t('check.camera.without')}</Button>}
      />
      {notice === 'microphoneReplaced' && (
        <Note
          title={t('notice.microphoneReplaced')}
          actions={
            <Button size="small" onPress={actions.dismissNotice}>
              {t('notice.dismiss')}
            </Button>
          }
        />
      )}
    </>
  );
}
