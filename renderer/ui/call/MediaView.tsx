import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { cx } from '../theme/cx.ts';
import styles from './MediaView.module.css';

/** A moving picture without sound; the sound of a call is played apart, so that it never stops. */
export function MediaView(props: {
  readonly stream: MediaStream;
  readonly label: string;
  /** Like a mirror, for one's own picture. */
  readonly mirrored?: boolean;
  /** Fill the place and cut, or show the whole picture. */
  readonly fit?: 'cover' | 'contain';
}): ReactNode {
  const video = useRef<HTMLVideoElement>(null);
  const { stream } = props;
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = stream;
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  return (
    <video
      ref={video}
      className={cx(styles, 'video', props.fit ?? 'contain', props.mirrored && 'mirrored')}
      aria-label={props.label}
      autoPlay
      muted
      playsInline
    />
  );
}
