import { createContext, useContext } from 'react';
import type { RefObject } from 'react';
import type { CallId } from '#shared/model/call.ts';

/** Where the agent is in the window. */
export type Place =
  | { readonly name: 'call' }
  | { readonly name: 'history'; readonly callId: CallId | null }
  | { readonly name: 'commitments' }
  | { readonly name: 'templates' }
  | { readonly name: 'feedback' }
  | { readonly name: 'settings' }
  /** An administrator's, reached from the settings. */
  | { readonly name: 'people' }
  | { readonly name: 'about' };

/** Where the window opens: main may name a place in its address. */
export function firstPlace(search: string): Place {
  const wanted = new URLSearchParams(search).get('place');
  return { name: wanted === 'settings' ? 'settings' : 'call' };
}

/** The team's address that the system opened the app by; null without one. */
export function openedLink(search: string): string | null {
  return new URLSearchParams(search).get('link');
}

export interface Nav {
  readonly place: Place;
  readonly go: (place: Place) => void;
  /** False only while the first screen appears: it must not take the focus. */
  readonly settled: RefObject<boolean>;
}

export const NavContext = createContext<Nav | null>(null);

/** @throws Error outside the shell */
export function useNav(): Nav {
  const nav = useContext(NavContext);
  if (nav === null) throw new Error('No shell around this component.');
  return nav;
}
