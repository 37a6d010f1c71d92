import { describe, expect, it } from 'vitest';
import type { SignalData, SignalMessage } from '#shared/contract/signal.ts';
import { emptyInbox, fileSignal, nextGeneration } from '#renderer/rtc/signalling/signalInbox.ts';
import type { InboxVerdict, SignalInbox } from '#renderer/rtc/signalling/signalInbox.ts';

const offer: SignalData = { type: 'offer', sdp: 'v=0' };
const answer: SignalData = { type: 'answer', sdp: 'v=0' };
const candidate = (name: string): SignalData => ({
  type: 'candidate',
  candidate: { candidate: name, sdpMLineIndex: 0, sdpMid: '0' },
});
let count = 0;
const message = (generation: number, data: SignalData): SignalMessage => {
  count += 1;
  return { id: `m${count}`, generation, data };
};

function fileAll(
  start: SignalInbox,
  messages: readonly SignalMessage[],
): { readonly inbox: SignalInbox; readonly verdicts: readonly InboxVerdict[] } {
  const verdicts: InboxVerdict[] = [];
  let inbox = start;
  for (const each of messages) {
    const filed = fileSignal(inbox, each);
    inbox = filed.inbox;
    verdicts.push(filed.verdict);
  }
  return { inbox, verdicts };
}

describe('the side that follows', () => {
  it('opens a connection on the first offer and feeds it what overtook the offer', () => {
    const early = candidate('a');
    const { inbox, verdicts } = fileAll(emptyInbox, [message(0, early), message(0, offer)]);
    expect(verdicts).toEqual([
      { type: 'wait' },
      { type: 'open', generation: 0, deliver: [offer, early] },
    ]);
    expect(inbox).toEqual({ generation: 0, early: [] });
  });

  it('delivers to the connection in use, drops what belongs to an older one', () => {
    const { verdicts } = fileAll({ generation: 2, early: [] }, [
      message(2, candidate('b')),
      message(1, candidate('c')),
      message(2, offer),
    ]);
    expect(verdicts.map((verdict) => verdict.type)).toEqual(['deliver', 'drop', 'deliver']);
  });

  it('moves on to a higher generation only with its offer, and forgets candidates in between', () => {
    const late = candidate('late');
    const { inbox, verdicts } = fileAll({ generation: 0, early: [] }, [
      message(1, candidate('never offered')),
      message(2, late),
      message(2, offer),
    ]);
    expect(verdicts.at(-1)).toEqual({ type: 'open', generation: 2, deliver: [offer, late] });
    expect(inbox.early).toEqual([]);
  });

  it('keeps no more than a bounded number of early candidates', () => {
    const flood = Array.from({ length: 1000 }, (_, index) => message(5, candidate(`${index}`)));
    expect(fileAll(emptyInbox, flood).inbox.early.length).toBeLessThanOrEqual(200);
  });
});

describe('the side that counts', () => {
  it('takes answers of its newest connection and of no other', () => {
    const inbox = nextGeneration(nextGeneration(emptyInbox));
    expect(inbox.generation).toBe(1);
    const { verdicts } = fileAll(inbox, [message(0, answer), message(1, answer)]);
    expect(verdicts).toEqual([{ type: 'drop' }, { type: 'deliver', data: answer }]);
  });
});
