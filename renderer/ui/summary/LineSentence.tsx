import type { ReactNode } from 'react';
import type { LineRecord } from '#shared/model/lineQuality.ts';
import { useFormat } from '../i18n/useFormat.ts';
import { useText } from '../i18n/useText.ts';

/** Causes worth naming: the one that lasted longest, and others nearly as long. */
const NEARLY = 0.5;

/** How a call's line was, in a sentence or two. */
export function LineSentence(props: { readonly line: LineRecord }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { measuredMs, weakMs, poorMs, brokenMs, causes } = props.line;
  const rare = weakMs + poorMs;
  const broken = brokenMs > 0 && t('line.summary.broken', { time: format.duration(brokenMs) });
  if (measuredMs === 0) return broken || null;
  const longest = causes[0]?.ms ?? 0;
  const named = causes
    .filter(({ ms }) => ms >= longest * NEARLY)
    .map(({ cause }) => t(`line.cause.${cause}`));
  // A second of trouble in an hour is not "100 %".
  const share = Math.min(rare > 0 ? 0.99 : 1, (measuredMs - rare) / measuredMs);
  const parts = [
    ...(poorMs > 0 ? [t('line.summary.poor', { time: format.duration(poorMs) })] : []),
    ...(weakMs > 0 ? [t('line.summary.weak', { time: format.duration(weakMs) })] : []),
  ];
  const because = t('line.summary.because', { causes: format.list(named) });
  const sentence =
    rare === 0
      ? t('line.summary.allGood')
      : `${t('line.summary.good', { share: format.percent(share) })}; ${format.list(parts)} ${because}.`;
  return broken ? `${sentence} ${broken}` : sentence;
}
