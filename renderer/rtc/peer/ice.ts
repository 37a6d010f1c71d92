import type { IceSettings } from '#shared/contract/hub.ts';

/** As a peer connection wants it. */
export function configOf({ iceServers, relayOnly }: IceSettings): RTCConfiguration {
  return {
    iceServers: iceServers.map((server) => ({ ...server })),
    iceTransportPolicy: relayOnly ? 'relay' : 'all',
  };
}
