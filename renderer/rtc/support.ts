/** What a call needs that an old browser, or a page without TLS, does not have. */
export type MissingSupport = 'peerConnection' | 'mediaDevices' | 'webSocket';

/** @returns what is missing; empty where calls can be made */
export function missingSupport(): readonly MissingSupport[] {
  const missing: MissingSupport[] = [];
  if (
    typeof RTCPeerConnection === 'undefined' ||
    !('addTransceiver' in RTCPeerConnection.prototype)
  )
    missing.push('peerConnection');
  if (typeof navigator.mediaDevices?.getUserMedia !== 'function') missing.push('mediaDevices');
  if (typeof WebSocket === 'undefined') missing.push('webSocket');
  return missing;
}
