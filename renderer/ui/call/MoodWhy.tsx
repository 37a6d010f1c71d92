import type { ReactNode } from 'react';
import type { ToneReading } from '#shared/model/voiceTone.ts';
import { Button } from '../controls/Button.tsx';
import { useFormat } from '../i18n/useFormat.ts';
import type { Text } from '../i18n/text.tsx';
import type { MessageId } from '../i18n/en/index.ts';
import { useText } from '../i18n/useText.ts';
import { isReading } from '../mood/moodState.ts';
import type { MoodState } from '../mood/moodState.ts';
import { moodWords, sureWords } from '../mood/moodWords.ts';
import { toneWords } from './toneWords.ts';
import styles from './MoodWhy.module.css';

/** What is behind the mood's word: the movements, how sure, what is kept, and the way to stop it. */
export function MoodWhy(props: {
  readonly state: MoodState;
  readonly tone: ToneReading | null;
  readonly customerName: string;
  readonly onStop: () => void;
  readonly onCard: () => void;
}): ReactNode {
  const t = useText();
  const { state, customerName: name } = props;
  const card = (
    <Button kind="quiet" size="small" onPress={props.onCard}>
      {t('mood.card.open')}
    </Button>
  );
  if (!isReading(state)) {
    return (
      <div className={styles['why']}>
        <p>{t(aboutWords(state), { name })}</p>
        <div className={styles['actions']}>{card}</div>
      </div>
    );
  }
  return (
    <div className={styles['why']}>
      <p className={styles['caution']}>{t('mood.caution')}</p>
      <dl className={styles['rows']}>
        <Seen state={state} />
        <dt>{t('mood.why.voice')}</dt>
        <dd>
          {toneSentence(props.tone, t)}{' '}
          <span className={styles['quiet']}>{t('mood.why.voiceNote')}</span>
        </dd>
        <dt>{t('mood.why.kept')}</dt>
        <dd>{t('mood.why.keptBody', { name })}</dd>
      </dl>
      <div className={styles['actions']}>
        <Button size="small" onPress={props.onStop}>
          {t('mood.stop')}
        </Button>
        {card}
      </div>
    </div>
  );
}

function Seen(props: { readonly state: MoodState }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { state } = props;
  if (state.kind !== 'told') {
    return (
      <>
        <dt>{t('mood.why.reason')}</dt>
        <dd className={styles['sentence']}>{t(moodWords(state).detail)}</dd>
      </>
    );
  }
  const seen = state.movements.map((movement) => t(`mood.movement.${movement}`));
  return (
    <>
      <dt>{t('mood.why.seen')}</dt>
      <dd className={styles['sentence']}>
        {seen.length === 0 ? t('mood.why.nothing') : format.list(seen)}
      </dd>
      <dt>{t('mood.why.sure')}</dt>
      <dd>{t(sureWords(state.confidence))}</dd>
    </>
  );
}

/** Both sentences, where there are two. */
function toneSentence(tone: ToneReading | null, t: Text<MessageId>): string {
  const ids = tone === null ? (['tone.learning'] as const) : toneWords(tone);
  return ids.map((id) => `${t(id)}.`).join(' ');
}

function aboutWords({ kind }: MoodState): MessageId {
  switch (kind) {
    case 'asked':
    case 'away':
    case 'declined':
    case 'held':
      return `mood.about.${kind}`;
    default:
      return 'mood.about.stopped';
  }
}
