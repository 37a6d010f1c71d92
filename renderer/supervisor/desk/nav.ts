import { createContext, useContext } from 'react';
import type { CallId } from '#shared/model/call.ts';

/** Where the window is; a call is opened from one of the places and leads back there. */
export const placeNames = [
  'inbox',
  'team',
  'imports',
  'scorecards',
  'calibration',
  'plans',
  'kudos',
  'customers',
] as const;
export type PlaceName = (typeof placeNames)[number];

export interface Nav {
  readonly place: PlaceName;
  /** The open call, over its place; null: the place itself. */
  readonly callId: CallId | null;
  readonly go: (place: PlaceName) => void;
  readonly openCall: (callId: CallId) => void;
  readonly back: () => void;
}

export const NavContext = createContext<Nav | null>(null);

/** @throws Error outside the shell: a mistake of ours */
export function useNav(): Nav {
  const nav = useContext(NavContext);
  if (nav === null) throw new Error('No shell around this component.');
  return nav;
}
