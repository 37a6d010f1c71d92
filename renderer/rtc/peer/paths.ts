import type { SignalData } from '#shared/contract/signal.ts';
import { uprightOnly } from './upright.ts';

/*
 * Looking for a new path on a connection that stands (an ICE restart, RFC 8445 section 2.4), beside
 * simple-peer, which knows none. Each look is a round: an offer, an answer, candidates. Rounds get
 * lost and overtake each other where the network is bad, so only the newest counts, and what belongs
 * to another one is kept apart instead of breaking the connection.
 */

type Candidate = Extract<SignalData, { readonly type: 'candidate' }>['candidate'];

/** Enough for every candidate of some rounds; a bound for a hostile sender. */
const MAX_KEPT = 200;

/** The names that a description's candidates carry (RFC 8839, 5.4); a restart changes them. */
export function ufragsOf(sdp: string): ReadonlySet<string> {
  return new Set([...sdp.matchAll(/^a=ice-ufrag:(\S+)/gm)].map(([, ufrag = '']) => ufrag));
}

/** Whose candidate it is; null where it does not say, which some browsers do. */
export function ufragOf(candidate: string): string | null {
  return /(?:^|\s)ufrag (\S+)/.exec(candidate)?.[1] ?? null;
}

/** Whether a candidate belongs to this description of the other side. */
export function belongsTo(candidate: string, sdp: string): boolean {
  const ufrag = ufragOf(candidate);
  return ufrag === null || ufragsOf(sdp).has(ufrag);
}

export interface Paths {
  /** The side that offers: a new round, now. */
  readonly look: () => void;
  /** @returns false where the signal is none of a round, and the connection's own matter */
  readonly take: (data: SignalData) => boolean;
}

/** @param signal ends it */
export function createPaths(
  pc: RTCPeerConnection,
  onSignal: (data: SignalData) => void,
  signal: AbortSignal,
): Paths {
  let newest = 0;
  /** The newest offer that was not answered yet. */
  let offered: { readonly sdp: string; readonly round: number } | null = null;
  let answering = false;
  let kept: readonly Candidate[] = [];

  const add = (candidate: Candidate): void => {
    // One that cannot be used is no reason to lose the call.
    void pc.addIceCandidate(candidate).catch(() => undefined);
  };
  const addKept = (): void => {
    const { remoteDescription } = pc;
    if (remoteDescription === null) return;
    const fits = (each: Candidate): boolean => belongsTo(each.candidate, remoteDescription.sdp);
    for (const candidate of kept.filter(fits)) add(candidate);
    kept = kept.filter((each) => !fits(each));
  };

  const look = async (): Promise<void> => {
    newest += 1;
    const round = newest;
    const offer = await pc.createOffer({ iceRestart: true });
    if (round !== newest || signal.aborted) return;
    await pc.setLocalDescription({ type: 'offer', sdp: uprightOnly(offer.sdp ?? '') });
    const sdp = pc.localDescription?.sdp;
    if (round === newest && !signal.aborted && sdp !== undefined) {
      onSignal({ type: 'offer', sdp, round });
    }
  };
  const hear = async (sdp: string): Promise<void> => {
    await pc.setRemoteDescription({ type: 'answer', sdp });
    addKept();
  };
  /** One at a time: an answer is made to the offer that stands when it is asked for. */
  const answer = async (): Promise<void> => {
    for (let next = offered; next !== null && !signal.aborted; next = offered) {
      offered = null;
      const { sdp, round } = next;
      await pc.setRemoteDescription({ type: 'offer', sdp });
      addKept();
      await pc.setLocalDescription(await pc.createAnswer());
      const own = pc.localDescription?.sdp;
      if (own !== undefined && !signal.aborted) onSignal({ type: 'answer', sdp: own, round });
    }
  };
  // What cannot be agreed on now is offered again: the connection stands as it did.
  const quietly = (work: Promise<void>): Promise<void> => work.catch(() => undefined);

  return {
    look: () => void quietly(look()),
    take(data) {
      switch (data.type) {
        case 'offer':
          if (data.round === undefined) return false;
          if (data.round <= newest) return true;
          newest = data.round;
          offered = { sdp: data.sdp, round: data.round };
          if (!answering) {
            answering = true;
            void quietly(answer()).then(() => {
              answering = false;
            });
          }
          return true;
        case 'answer':
          if (newest === 0) return false;
          // From a side that counts no rounds: for whatever stands open.
          if (data.round === undefined && pc.signalingState !== 'have-local-offer') return true;
          if ((data.round ?? newest) === newest) void quietly(hear(data.sdp));
          return true;
        case 'candidate': {
          const { remoteDescription } = pc;
          if (remoteDescription === null) return false;
          if (belongsTo(data.candidate.candidate, remoteDescription.sdp)) add(data.candidate);
          else kept = [...kept, data.candidate].slice(-MAX_KEPT);
          return true;
        }
        default:
          return false;
      }
    },
  };
}
