import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import type { CallLine } from '#shared/contract/desk.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Select } from '#renderer/ui/controls/Select.tsx';
import { Dialog } from '#renderer/ui/feedback/Dialog.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useLoaded } from '#renderer/ui/load/useLoaded.ts';
import { Awaited, useRefusalWords } from '../app/Page.tsx';
import { useDesk } from '../desk/desk.ts';
import { useSupervisor } from '../desk/me.ts';
import { useNav } from '../desk/nav.ts';
import styles from '../app/Page.module.css';

/** Begins a calibration of a call: by which card, and who scores. */
export function StartCalibration(props: {
  readonly line: CallLine;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText();
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={t('desk.calibration.startTitle')}>
      <StartForm line={props.line} />
    </Dialog>
  );
}

function StartForm({ line }: { readonly line: CallLine }): ReactNode {
  const t = useText();
  const { desk } = useDesk();
  const { go } = useNav();
  const { personId, name } = useSupervisor();
  const refusal = useRefusalWords();
  const { teamId, callId, agentId } = line;
  const cards = useLoaded(useCallback(() => desk['desk.scorecards']({ teamId }), [desk, teamId]));
  const people = useLoaded(useCallback(() => desk['desk.colleagues'](), [desk]));
  const [cardId, setCardId] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([personId]);
  const [error, setError] = useState<string | null>(null);
  const known = cards.loaded.state === 'ready' ? cards.loaded.value : [];
  const others = people.loaded.state === 'ready' ? people.loaded.value : [];
  const scorecardId = cardId ?? known[0]?.scorecardId ?? null;
  const start = async (): Promise<void> => {
    if (scorecardId === null) return;
    const result = await desk['desk.startCalibration']({
      callId,
      scorecardId,
      reviewerIds: [...chosen],
    });
    if (result.ok) go('calibration');
    else setError(refusal(result.error));
  };
  return (
    <div className={styles['form']}>
      <p className={styles['quiet']}>{t('desk.calibration.startBody')}</p>
      <Awaited {...cards} />
      {cards.loaded.state === 'ready' && known.length === 0 && <p>{t('desk.card.noneYet')}</p>}
      {scorecardId !== null && (
        <Select
          label={t('desk.card.which')}
          value={scorecardId}
          options={known.map((card) => ({ id: card.scorecardId, label: card.name }))}
          onChange={setCardId}
        />
      )}
      <fieldset className={styles['choices']}>
        <legend>{t('desk.calibration.who')}</legend>
        {[{ personId, name }, ...others]
          .filter((each) => each.personId !== agentId)
          .map((each) => (
            <label key={each.personId}>
              <input
                type="checkbox"
                checked={chosen.includes(each.personId)}
                onChange={(event) =>
                  setChosen(
                    event.target.checked
                      ? [...chosen, each.personId]
                      : chosen.filter((id) => id !== each.personId),
                  )
                }
              />
              {each.name}
            </label>
          ))}
      </fieldset>
      {error !== null && (
        <p role="alert" className={styles['error']}>
          {error}
        </p>
      )}
      <div className={styles['row']}>
        <Button
          kind="primary"
          isDisabled={scorecardId === null || chosen.length < 2}
          onPress={() => void start()}
        >
          {t('desk.calibration.start')}
        </Button>
        {chosen.length < 2 && (
          <span className={styles['quiet']}>{t('desk.calibration.twoAtLeast')}</span>
        )}
      </div>
    </div>
  );
}
