import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { BrowserFamily } from '../media/browserFamily.ts';
import type { GuestActions, GuestPage } from './guestPage.ts';
import type { SurveyDesk } from '../survey/surveyDesk.ts';
import type { Shown } from './store.ts';

/** What every screen may reach: the page's state and what the person can do. */
export interface PageContextValue {
  readonly store: GuestPage['store'];
  readonly actions: GuestActions;
  /** The questions after the call. */
  readonly survey: SurveyDesk;
  readonly browser: BrowserFamily;
  /** Loads the page anew. */
  readonly reload: () => void;
}

const PageContext = createContext<PageContextValue | null>(null);

export const PageProvider = PageContext.Provider;

/** @throws Error outside of a PageProvider */
export function usePage(): PageContextValue {
  const value = useContext(PageContext);
  if (value === null) throw new Error('This component belongs inside a PageProvider.');
  return value;
}

/** A part of what is shown; drawn again when that part changes. */
export function useShown<T>(select: (shown: Shown) => T): T {
  return useStore(usePage().store, select);
}
