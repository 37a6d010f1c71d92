import { describe, expect, it } from 'vitest';
import { belongsTo, ufragOf, ufragsOf } from '#renderer/rtc/peer/paths.ts';
import { restartPause } from '#renderer/rtc/peer/restartPause.ts';

const sdp = (ufrag: string): string =>
  `v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=ice-ufrag:${ufrag}\r\na=ice-pwd:secret\r\n`;
const candidate = (ufrag: string): string =>
  `candidate:1 1 udp 2122260223 192.0.2.1 54321 typ host generation 0 ufrag ${ufrag} network-id 1`;

describe('candidates of several looks for a path', () => {
  it('are told apart by the name that a restart changes', () => {
    expect([...ufragsOf(`${sdp('aBc/')}${sdp('x+9')}`)]).toEqual(['aBc/', 'x+9']);
    expect(ufragOf(candidate('aBc/'))).toBe('aBc/');
    expect(belongsTo(candidate('aBc/'), sdp('aBc/'))).toBe(true);
    expect(belongsTo(candidate('aBc'), sdp('aBc/'))).toBe(false);
    expect(belongsTo(candidate('old'), sdp('new'))).toBe(false);
  });

  it('that carry no name are for whatever stands', () => {
    expect(ufragOf('candidate:1 1 udp 1 192.0.2.1 5 typ host')).toBeNull();
    expect(belongsTo('candidate:1 1 udp 1 192.0.2.1 5 typ host', sdp('new'))).toBe(true);
    expect(belongsTo('', sdp('new'))).toBe(true);
  });
});

it('the pauses between looks for a path grow, and then stay', () => {
  expect([0, 1, 2, 3, 99].map(restartPause)).toEqual([3000, 5000, 8000, 8000, 8000]);
});
