import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type {
  ActiveCall,
  AppState,
  CommitmentsState,
  DeskState,
  WindowsShown,
} from '#renderer/session/index.ts';
import { useServices } from './services.ts';

/*
 * Slices of the stores. A selector must return a primitive or something that lies in the state as
 * it is; a component renders again only when its own slice changed.
 */

export function useDesk<T>(select: (state: DeskState) => T): T {
  const { desk } = useServices();
  return useSyncExternalStore(desk.subscribe, () => select(desk.getState()));
}

export function useApp<T>(select: (state: AppState) => T): T {
  const { app } = useServices();
  return useSyncExternalStore(app.subscribe, () => select(app.getState()));
}

/** Whether this one of the app's windows can be seen. */
export function useShown(window: keyof WindowsShown): boolean {
  const { windows } = useServices();
  return useSyncExternalStore(windows.subscribe, () => windows.getState()[window]);
}

export function useCommitments<T>(select: (state: CommitmentsState) => T): T {
  const { store } = useServices().commitments;
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}

/**
 * A slice of the running call. Between the call's end and the moment its screen is taken away, the
 * last value stands.
 * @throws Error where no call has been running
 */
export function useCall<T>(select: (call: ActiveCall) => T): T {
  const { desk } = useServices();
  const last = useRef<{ readonly value: T } | null>(null);
  return useSyncExternalStore(desk.subscribe, () => {
    const { call } = desk.getState();
    if (call !== null) {
      const value = select(call);
      if (last.current === null || !Object.is(last.current.value, value)) last.current = { value };
    }
    if (last.current === null) throw new Error('No call is running.');
    return last.current.value;
  });
}

/** The time, told again every `everyMs`. */
export function useNow(everyMs: Ms): EpochMs {
  const { now } = useServices();
  const [time, setTime] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, now]);
  return time;
}
