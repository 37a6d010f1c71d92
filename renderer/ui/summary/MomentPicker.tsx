import type { ReactNode } from 'react';
import type { Ms } from '#shared/lib/units.ts';
import { clock } from '../i18n/clock.ts';
import styles from './MomentPicker.module.css';

/** A numbered place on the timeline. */
export interface Pin {
  readonly id: string;
  readonly atMs: Ms;
  /** What stands on it, one or two letters. */
  readonly mark: string;
}

/**
 * A moment of the call, chosen on its timeline: by a click on the lanes, or by arrows (a second
 * each). Lies over the lanes; the pins are decoration, their words stand elsewhere.
 */
export function MomentPicker(props: {
  readonly label: string;
  readonly durationMs: Ms;
  /** Null: none is chosen. */
  readonly atMs: Ms | null;
  readonly onChange: (atMs: Ms) => void;
  readonly pins: readonly Pin[];
}): ReactNode {
  const { durationMs, atMs, pins } = props;
  const total = Math.max(1, durationMs);
  const at = (ms: Ms): string => `${((100 * Math.min(ms, total)) / total).toFixed(3)}%`;
  return (
    <div className={styles['picker']}>
      {pins.map((pin) => (
        <span
          key={pin.id}
          className={styles['pin']}
          style={{ left: at(pin.atMs) }}
          aria-hidden="true"
        >
          {pin.mark}
        </span>
      ))}
      {atMs !== null && (
        <span className={styles['chosen']} style={{ left: at(atMs) }} aria-hidden="true" />
      )}
      <input
        type="range"
        className={styles['range']}
        aria-label={props.label}
        aria-valuetext={clock(atMs ?? 0)}
        min={0}
        max={Math.floor(total / 1000)}
        step={1}
        value={Math.floor((atMs ?? 0) / 1000)}
        onChange={(event) => props.onChange(Number(event.target.value) * 1000)}
      />
    </div>
  );
}
