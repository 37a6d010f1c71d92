import type { ReactNode } from 'react';
import { useId } from 'react';
import type { DeviceChoice as Device } from '#renderer/rtc/media/deviceList.ts';
import { Hidden } from '#renderer/ui/controls/Hidden.tsx';
import { useWords } from '../i18n/useWords.ts';
import styles from './DeviceChoice.module.css';

const SYSTEM = '';

/**
 * Which device to use. The browser's own list: on a telephone it is the one that people know, and
 * it works by keyboard and screen reader everywhere.
 */
export function DeviceChoice(props: {
  readonly label: string;
  /** Where the heading above already says it to those who see it. */
  readonly labelHidden?: boolean;
  readonly devices: readonly Device[];
  /** Null is the system's default. */
  readonly chosenId: string | null;
  readonly onChoose: (deviceId: string | null) => void;
}): ReactNode {
  const t = useWords();
  const id = useId();
  const chosen = props.devices.find((device) => device.deviceId === props.chosenId);
  return (
    <div className={styles['choice']}>
      <label htmlFor={id} className={styles['label']}>
        {props.labelHidden === true ? <Hidden>{props.label}</Hidden> : props.label}
      </label>
      <select
        id={id}
        className={styles['select']}
        value={chosen?.deviceId ?? SYSTEM}
        onChange={({ target }) => props.onChoose(target.value === SYSTEM ? null : target.value)}
      >
        <option value={SYSTEM}>{t('device.default')}</option>
        {props.devices.map((device, index) => (
          <option key={device.deviceId} value={device.deviceId}>
            {device.label === '' ? t('device.unnamed', { number: index + 1 }) : device.label}
          </option>
        ))}
      </select>
    </div>
  );
}
