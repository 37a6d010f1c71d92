import { expect, test } from 'vitest';
import { uprightOnly } from '#renderer/rtc/peer/upright.ts';

const lines = [
  'v=0',
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  'a=extmap:3 urn:3gpp:video-orientation',
  'a=extmap:13/sendrecv urn:3gpp:video-orientation',
  'a=extmap:4 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  'a=sendrecv',
];

test('the extension goes, every other line stays as it is', () => {
  const kept = lines.filter((line) => !line.includes('3gpp'));
  for (const end of ['\r\n', '\n']) {
    expect(uprightOnly(lines.join(end) + end)).toBe(kept.join(end) + end);
  }
});

test('a description without it is left alone', () => {
  expect(uprightOnly('v=0\r\na=sendrecv')).toBe('v=0\r\na=sendrecv');
  expect(uprightOnly('')).toBe('');
});
