import { useEffect } from 'react';
import { runAfterTransition } from 'react-aria/private/utils/runAfterTransition';

/**
 * Lets go of what a screen that has gone left in React Aria, after each render of the shell that
 * shows screens.
 *
 * React Aria keeps every element that is in a transition, and hears of the end of only one of its
 * properties where the element is taken away meanwhile: a button whose colour was still changing
 * kept the whole screen of each past call. Its own way of waiting for transitions clears that up.
 */
export function useForgetDetached(): void {
  useEffect(() => runAfterTransition(() => undefined));
}
