import { createContext, useContext } from 'react';

export interface Dismissed {
  readonly isDismissed: (key: string) => boolean;
  readonly dismiss: (key: string) => void;
}

/** Which notices the agent has put away, for as long as the window is open. */
export const DismissedContext = createContext<Dismissed>({
  isDismissed: () => false,
  dismiss: () => undefined,
});

export function useDismissed(): Dismissed {
  return useContext(DismissedContext);
}
