import { expect, it } from 'vitest';
import type { PeerMessage } from '#shared/contract/peer.ts';
import { createEarlyMessages } from '#renderer/rtc/peer/earlyMessages.ts';

const ack = (place: number): PeerMessage => ({ type: 'chatAck', place });

it('keeps what comes before this side can answer, and passes it on in order', () => {
  const heard: PeerMessage[] = [];
  const early = createEarlyMessages((message) => heard.push(message));
  early.take(ack(0));
  early.take(ack(1));
  expect(heard).toEqual([]);
  early.open();
  early.take(ack(2));
  expect(heard).toEqual([ack(0), ack(1), ack(2)]);
});

it('passes a goodbye on at once, and keeps no flood', () => {
  const heard: PeerMessage[] = [];
  const early = createEarlyMessages((message) => heard.push(message));
  for (let i = 0; i < 1000; i += 1) early.take(ack(i));
  early.take({ type: 'bye', reason: 'hungUp' });
  expect(heard).toEqual([{ type: 'bye', reason: 'hungUp' }]);
  early.open();
  expect(heard.length).toBeLessThan(200);
});
