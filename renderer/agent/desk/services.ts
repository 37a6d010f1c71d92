import { createContext, useContext } from 'react';
import type {
  AppState,
  Commitments,
  CommitmentsState,
  DeskState,
  Session,
  WindowsShown,
} from '#renderer/session/index.ts';

/*
 * Everything the screens need from outside, in one bundle: main.tsx passes the real session in,
 * tests and the gallery pass plain snapshots.
 */

/** A store as the screens see it. */
export interface Readable<T> {
  readonly getState: () => T;
  /** @returns the function that stops listening */
  readonly subscribe: (listener: () => void) => () => void;
}

export interface Services extends Omit<
  Session,
  'desk' | 'app' | 'windows' | 'commitments' | 'stats' | 'dispose'
> {
  readonly desk: Readable<DeskState>;
  readonly app: Readable<AppState>;
  readonly windows: Readable<WindowsShown>;
  readonly commitments: Omit<Commitments, 'store'> & {
    readonly store: Readable<CommitmentsState>;
  };
  /** Plays an element on a speaker; null is the system's default. */
  readonly setSpeaker: (element: HTMLMediaElement, deviceId: string | null) => Promise<boolean>;
}

export const ServicesContext = createContext<Services | null>(null);

/** @throws Error outside a ServicesContext: a mistake of ours, found by the first render */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('No services around this component.');
  return services;
}
