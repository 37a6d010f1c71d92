import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { useWords } from '../i18n/useWords.ts';
import { usePage, useShown } from '../page/context.ts';
import type { DeviceKind } from '../page/mediaState.ts';
import { Note } from './Note.tsx';

/** Why a device does not work and what to do about it; nothing while all is well. */
export function DeviceProblemNote(props: {
  readonly kind: DeviceKind;
  /** A way on without the device. */
  readonly otherwise?: ReactNode;
}): ReactNode {
  const { kind, otherwise } = props;
  const t = useWords();
  const { actions, browser } = usePage();
  const problem = useShown(({ media }) => media[kind].problem);
  if (problem === null) return null;
  const body = (): string => {
    if (kind === 'camera') return t('problem.camera.body');
    return problem === 'denied' ? t(`allow.${browser}`) : t(`problem.microphone.${problem}.body`);
  };
  return (
    <Note
      tone={kind === 'microphone' ? 'attention' : 'plain'}
      title={t(`problem.${kind}.${problem}.title`)}
      actions={
        <>
          <Button onPress={() => actions.openDevice(kind)}>{t('problem.retry')}</Button>
          {otherwise}
        </>
      }
    >
      {body()}
    </Note>
  );
}
