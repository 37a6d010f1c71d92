import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { EpochMs, Ms } from '#shared/lib/units.ts';
import { Hidden } from '#renderer/ui/controls/Hidden.tsx';
import { useWords } from '../i18n/useWords.ts';

/** 75,000 ms as "1:15", with hours only where there are any. */
export function clockText(ms: Ms): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}

/** The wall clock, looked at every half second: a second is never skipped. */
export function useNow(): EpochMs {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** How long the call has lasted. */
export function Elapsed(props: { readonly since: EpochMs }): ReactNode {
  const t = useWords();
  const now = useNow();
  return (
    <span>
      <Hidden>{t('call.time')} </Hidden>
      {clockText(now - props.since)}
    </span>
  );
}
