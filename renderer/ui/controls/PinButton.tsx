import type { ReactNode } from 'react';
import { PinIcon, UnpinIcon } from '../icons/icons.tsx';
import { useText } from '../i18n/useText.ts';
import { IconButton } from './IconButton.tsx';

/** Pins a sentence, or takes its pin away. Its name says which. */
export function PinButton(props: {
  readonly pinned: boolean;
  /** Which sentence, for who cannot see where the button stands. */
  readonly about: string;
  readonly keys?: string | undefined;
  readonly onPress: () => void;
}): ReactNode {
  const t = useText();
  const { pinned, about } = props;
  return (
    <IconButton
      size="small"
      icon={pinned ? <UnpinIcon size={16} /> : <PinIcon size={16} />}
      label={t(pinned ? 'prompts.unpinAbout' : 'prompts.pinAbout', { title: about })}
      keys={props.keys}
      onPress={props.onPress}
    />
  );
}
