import type { IceSettings } from '#shared/contract/hub.ts';
import type { SignalData } from '#shared/contract/signal.ts';
import type { PeerLink, PeerLinkFactory, PeerLinkOptions } from './types.ts';

/** A connection that is prepared before it is wanted. */
export interface WarmLink {
  /** In place of the factory: the first link that is wanted is the prepared one, if it fits. */
  readonly create: PeerLinkFactory;
  /**
   * The call is answered: what waits may be signalled, also before the link is taken.
   * @param send resolves to false where it was not passed on; all is then signalled again by the taker
   */
  readonly release: (send: (data: SignalData) => Promise<boolean>) => void;
  /** Lets the prepared one go, unless it was taken. Idempotent. */
  readonly discard: () => void;
}

const serversOf = ({ iceServers }: IceSettings): string =>
  iceServers.map(({ urls }) => urls).join(' ');

/**
 * Makes a connection while a customer rings: certificate, codecs, offer and ways are ready when the
 * call is answered. What it would signal waits here, so that neither side learns anything of the
 * other's network before, and nothing at all of a call that nobody answers. Nothing is sent over
 * it, and no device is opened for it.
 * @param prepared as the hub told while it rang; a link with other servers is made anew
 */
export function warmLink(
  create: PeerLinkFactory,
  prepared: IceSettings & Pick<PeerLinkOptions, 'initiator'>,
): WarmLink {
  const { initiator, iceServers, relayOnly } = prepared;
  let taker: PeerLinkOptions | null = null;
  let waiting: ((to: PeerLinkOptions) => void)[] = [];
  let link: PeerLink | null = null;
  /** Signals that nobody has passed on yet. */
  let signals: SignalData[] = [];
  let send: ((data: SignalData) => Promise<boolean>) | null = null;
  let passedOn: Promise<boolean> = Promise.resolve(true);
  let early: SignalData[] = [];

  const tell = (what: (to: PeerLinkOptions) => void): void => {
    if (taker === null) waiting.push(what);
    else what(taker);
  };
  const passOn = (data: SignalData, by: (data: SignalData) => Promise<boolean>): void => {
    early.push(data);
    const sent = by(data);
    passedOn = Promise.all([passedOn, sent]).then((all) => all.every(Boolean));
  };
  const discard = (): void => {
    if (taker !== null) return;
    link?.destroy();
    link = null;
    waiting = [];
    signals = [];
    early = [];
  };
  try {
    link = create({
      initiator,
      iceServers,
      relayOnly,
      // Whoever offers looks for ways by that; who answers begins only when asked.
      candidatePool: initiator ? 0 : 1,
      stream: null,
      onSignal: (data) => {
        if (taker !== null) taker.onSignal(data);
        else if (send !== null) passOn(data, send);
        else signals.push(data);
      },
      onConnected: () => tell((to) => to.onConnected()),
      onRemoteStream: (stream) => tell((to) => to.onRemoteStream(stream)),
      onRemoteVideo: (video) => tell((to) => to.onRemoteVideo?.(video)),
      onMessage: (message) => tell((to) => to.onMessage(message)),
      onRelay: (reached) => tell((to) => to.onRelay?.(reached)),
      onQuiet: () => taker?.onQuiet?.(),
      onState: (state, quietMs) => {
        if (taker === null) discard();
        else taker.onState(state, quietMs);
      },
    });
  } catch {
    // The browser would not: whoever wants a link gets one the ordinary way.
    link = null;
  }

  return {
    create(options) {
      const fits =
        options.initiator === initiator &&
        options.relayOnly === relayOnly &&
        serversOf(options) === serversOf(prepared);
      if (link === null || taker !== null || !fits) {
        discard();
        return create(options);
      }
      const taken = link;
      taker = options;
      taken.useIce(options);
      for (const track of options.stream?.getTracks() ?? []) {
        void taken
          .replaceTrack(track.kind === 'video' ? 'video' : 'audio', track)
          .catch(() => undefined);
      }
      // As a new link would: never before its taker has it in hand.
      queueMicrotask(() => {
        const told = [
          ...signals.map((data) => (to: PeerLinkOptions) => to.onSignal(data)),
          ...waiting,
        ];
        signals = [];
        waiting = [];
        for (const what of told) what(options);
      });
      void passedOn.then((all) => {
        if (!all) for (const data of early) options.onSignal(data);
        early = [];
      });
      return taken;
    },
    release(by) {
      if (link === null || taker !== null) return;
      send = by;
      for (const data of signals) passOn(data, by);
      signals = [];
    },
    discard,
  };
}
