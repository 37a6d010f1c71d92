import { describe, expect, test } from 'vitest';
import { opusForSpeech } from '#renderer/rtc/peer/opus.ts';

/** As Chromium writes it, and as Firefox does. */
const chromium = [
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 63 9',
  'a=rtpmap:111 opus/48000/2',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  'a=rtpmap:63 red/48000/2',
  'a=fmtp:63 111/111',
  'a=rtpmap:9 G722/8000',
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  'a=fmtp:96 profile-id=0',
];
const firefox = [
  'a=rtpmap:109 opus/48000/2',
  'a=fmtp:109 maxplaybackrate=48000; stereo=1; useinbandfec=0; usedtx=1',
];
const fmtp = (sdp: string, type: number) =>
  sdp.split(/\r?\n/).filter((line) => line.startsWith(`a=fmtp:${type} `));

describe('asking for Opus as speech needs it', () => {
  test('adds FEC and refuses DTX, and leaves every other line as it is', () => {
    for (const end of ['\r\n', '\n']) {
      const changed = opusForSpeech(chromium.join(end) + end);
      const expected = chromium.map((line) =>
        line.startsWith('a=fmtp:111') ? 'a=fmtp:111 minptime=10;useinbandfec=1;usedtx=0' : line,
      );
      expect(changed).toBe(expected.join(end) + end);
    }
  });

  test('says the opposite where the opposite was said', () => {
    expect(fmtp(opusForSpeech(firefox.join('\r\n')), 109)).toEqual([
      'a=fmtp:109 maxplaybackrate=48000;stereo=1;useinbandfec=1;usedtx=0',
    ]);
  });

  test('says it where nothing was said of Opus', () => {
    const bare = opusForSpeech('v=0\r\na=rtpmap:96 OPUS/48000/2\r\na=sendrecv\r\n');
    expect(bare).toBe(
      'v=0\r\na=rtpmap:96 OPUS/48000/2\r\na=fmtp:96 useinbandfec=1;usedtx=0\r\na=sendrecv\r\n',
    );
    expect(fmtp(opusForSpeech('a=rtpmap:96 opus/48000/2'), 96)).toHaveLength(1);
  });

  test('changes nothing the second time, and nothing without Opus', () => {
    const once = opusForSpeech(chromium.join('\r\n'));
    expect(opusForSpeech(once)).toBe(once);
    for (const other of ['', 'v=0', 'm=video 9\r\na=fmtp:96 usedtx=1\r\n']) {
      expect(opusForSpeech(other)).toBe(other);
    }
  });
});
