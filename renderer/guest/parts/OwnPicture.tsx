import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { MediaView } from '#renderer/ui/call/MediaView.tsx';
import { useWords } from '../i18n/useWords.ts';
import { useShown } from '../page/context.ts';

/** What one's own camera sees, as in a mirror; nothing while it is off. */
export function OwnPicture(): ReactNode {
  const t = useWords();
  const track = useShown(({ ownVideo }) => ownVideo);
  const stream = useMemo(() => (track === null ? null : new MediaStream([track])), [track]);
  if (stream === null) return null;
  return <MediaView stream={stream} label={t('call.self')} mirrored fit="cover" />;
}
