import { createContext, useContext } from 'react';
import { err, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { EpochMs } from '#shared/lib/units.ts';
import type { DeskArgs, DeskBridge, DeskChannel, DeskResult } from '#shared/contract/deskIpc.ts';
import { deskIpc } from '#shared/contract/deskIpc.ts';
import type { IpcAnswer, IpcFailure } from '#shared/contract/ipc.ts';

/** Never rejects: a failure is a value, and the screen words its code. */
export type Outcome<T> = Promise<Result<T, IpcFailure>>;

type Arguments<C extends DeskChannel> = undefined extends DeskArgs<C> ? [] : [DeskArgs<C>];

/** What the screens may ask for. */
export type Desk = {
  readonly [C in DeskChannel]: (...args: Arguments<C>) => Outcome<DeskResult<C>>;
};

/** Wraps what the preload offers (`window.hearbackDesk`). */
export function createDesk(raw: DeskBridge): Desk {
  const ask = raw as unknown as Readonly<
    Record<DeskChannel, (args: unknown) => Promise<IpcAnswer<unknown>>>
  >;
  const channels = Object.keys(deskIpc) as DeskChannel[];
  const method =
    (channel: DeskChannel) =>
    async (args?: unknown): Outcome<unknown> => {
      try {
        const answer = await ask[channel](args);
        return answer.ok ? ok(answer.value) : err(answer.failure);
      } catch {
        return err({ code: 'other', message: 'The app did not answer as expected.' });
      }
    };
  return Object.fromEntries(channels.map((each) => [each, method(each)])) as unknown as Desk;
}

/** Everything the screens need from outside: main.tsx passes the real things in, tests their own. */
export interface DeskServices {
  readonly desk: Desk;
  readonly now: () => EpochMs;
  readonly freshId: () => string;
}

export const DeskContext = createContext<DeskServices | null>(null);

/** @throws Error outside a DeskContext: a mistake of ours, found by the first render */
export function useDesk(): DeskServices {
  const services = useContext(DeskContext);
  if (services === null) throw new Error('No desk around this component.');
  return services;
}
