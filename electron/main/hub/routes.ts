import type { z } from 'zod';
import type { Ask } from './ask.ts';

/** Channels that main answers by asking the hub: each with its argument and its result. */
type Channels = Readonly<Record<string, { readonly args: z.ZodType; readonly result: z.ZodType }>>;

/** How a channel asks the hub. */
export interface Route<A> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: (args: A) => string;
  readonly body?: (args: A) => unknown;
}

/** The routes of some channels. */
export type RoutesOf<I extends Channels> = {
  readonly [C in keyof I]: Route<z.output<I[C]['args']>>;
};

/** One method a channel: what the hub answered, or a KnownFailure. */
export type ByRoute<I extends Channels> = {
  readonly [C in keyof I]: (args: z.output<I[C]['args']>) => Promise<z.output<I[C]['result']>>;
};

export const get = (path: string): Route<undefined> => ({ method: 'GET', path: () => path });

/** What is given is the body. */
export const send = <A>(method: 'POST' | 'PUT', path: string): Route<A> => ({
  method,
  path: () => path,
  body: (args) => args,
});

/** What stands in an address is one part of it, whatever it holds. */
export const part = encodeURIComponent;

/**
 * Channels that are passed on to the hub.
 * @param connect binds to the hub and the token as they are at each request; throws KnownFailure
 */
export function byRoute<I extends Channels>(
  channels: I,
  routes: RoutesOf<I>,
  connect: () => Ask,
): ByRoute<I> {
  const method = (channel: keyof I) => {
    const { path, body, method: verb }: Route<never> = routes[channel];
    return async (args: never): Promise<unknown> =>
      connect()(verb, path(args), (channels[channel] as Channels[string]).result, body?.(args));
  };
  return Object.fromEntries(
    Object.keys(channels).map((each) => [each, method(each)]),
  ) as unknown as ByRoute<I>;
}
