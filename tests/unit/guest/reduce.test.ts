import { describe, expect, it } from 'vitest';
import { endReasonSchema } from '#shared/model/call.ts';
import { mayRingAgain, reduce } from '#renderer/guest/page/reduce.ts';
import type { Ending, PageEvent, PageState, People } from '#renderer/guest/page/state.ts';
import { firstState } from '#renderer/guest/page/state.ts';

const people: People = {
  customerName: 'Maya',
  agentName: 'Sam',
  company: 'Northwind',
  offersMood: false,
};
const open: PageEvent = { type: 'lookedUp', view: { state: 'open', ...people }, mayReturn: false };
const callId = 'call-0001';
const live: PageEvent = { type: 'live', callId, mine: true, held: false, at: 1000 };

const after = (...events: readonly PageEvent[]): PageState => events.reduce(reduce, firstState);
const stepAfter = (...events: readonly PageEvent[]) => after(...events).step;

const toRing: readonly PageEvent[] = [
  open,
  { type: 'checkWanted' },
  { type: 'ringWanted' },
  { type: 'seated', callId },
];

describe('a relay that cannot be reached', () => {
  const missing: PageEvent = { type: 'relay', reached: false };
  const lost: PageEvent = {
    type: 'ended',
    ending: { by: 'system', reason: 'connectionLost' },
    talked: true,
  };

  it('is why a call was lost, unless one was found later or somebody hung up', () => {
    expect(stepAfter(...toRing, live, missing)).toMatchObject({ call: { relayMissing: true } });
    expect(stepAfter(...toRing, live, missing, lost)).toMatchObject({ noRelay: true });
    const found: PageEvent = { type: 'relay', reached: true };
    const hungUp: PageEvent = { ...lost, ending: { by: 'customer', reason: 'hungUp' } };
    for (const events of [[lost], [missing, found, lost], [missing, hungUp]]) {
      expect(stepAfter(...toRing, live, ...events)).not.toHaveProperty('noRelay');
    }
  });
});

describe('the way to the call', () => {
  it('goes from the link over welcome, check and ring into the call', () => {
    const names = [open, { type: 'checkWanted' }, { type: 'ringWanted' }, live].map(
      (_, i, all) => stepAfter(...(all.slice(0, i + 1) as PageEvent[])).name,
    );
    expect(names).toEqual(['welcome', 'check', 'ringing', 'call']);
    expect(stepAfter(...toRing, live)).toEqual({
      name: 'call',
      people,
      call: {
        callId,
        answeredAt: 1000,
        line: 'connecting',
        causes: [],
        giveUpAt: null,
        relayMissing: false,
        picturePaused: false,
        peer: null,
        held: false,
        moodStopped: false,
        agentPresent: true,
      },
    });
  });

  it('names what is wrong with a link', () => {
    for (const state of ['used', 'expired', 'unknown', 'ended'] as const) {
      const event: PageEvent = { type: 'lookedUp', view: { state }, mayReturn: false };
      expect(stepAfter(event)).toEqual({ name: 'badLink', why: state });
    }
    expect(stepAfter({ type: 'noToken' })).toEqual({ name: 'badLink', why: 'missing' });
    expect(stepAfter({ type: 'unfit', why: 'insecure' })).toEqual({
      name: 'unfit',
      why: 'insecure',
    });
  });

  it('says that the hub is silent, and goes on once it answers', () => {
    expect(stepAfter({ type: 'lookUpFailed' })).toEqual({ name: 'looking', failed: true });
    expect(stepAfter({ type: 'lookUpFailed' }, open).name).toBe('welcome');
  });

  it('returns to a call only where there was one', () => {
    const seated = { state: 'seated', ...people } as const;
    expect(stepAfter({ type: 'lookedUp', view: seated, mayReturn: true }).name).toBe('returning');
    expect(stepAfter({ type: 'lookedUp', view: seated, mayReturn: false }).name).toBe('welcome');
    const back: PageEvent = { type: 'lookedUp', view: seated, mayReturn: true };
    expect(stepAfter(back, live).name).toBe('call');
    expect(stepAfter(back, { type: 'stillRinging', callId }).name).toBe('ringing');
    expect(stepAfter(back, { type: 'nothingToReturnTo' }).name).toBe('welcome');
    // The hub still names the page before the reload.
    expect(stepAfter(back, { ...live, mine: false }).name).toBe('returning');
  });
});

describe('a ring that comes to nothing', () => {
  it('leads to where it can be tried again, or to why it cannot', () => {
    const refused = (error: Extract<PageEvent, { type: 'ringFailed' }>['error']) =>
      stepAfter(
        open,
        { type: 'checkWanted' },
        { type: 'ringWanted' },
        { type: 'ringFailed', error },
      );
    expect(refused('agentOffline')).toMatchObject({
      name: 'after',
      ending: { reason: 'agentOffline' },
    });
    expect(refused('busy')).toMatchObject({ name: 'after', ending: { reason: 'busy' } });
    expect(refused('noAnswer')).toMatchObject({ name: 'after', ending: { reason: 'hubSilent' } });
    expect(refused('internal')).toMatchObject({ name: 'after', ending: { reason: 'hubSilent' } });
    expect(refused('expired')).toEqual({ name: 'badLink', why: 'expired' });
    expect(refused('unauthorised')).toEqual({ name: 'badLink', why: 'unknown' });
  });

  it('rings again after a no, not after a talk', () => {
    const again = (ending: Ending) =>
      stepAfter(...toRing, { type: 'ended', ending, talked: false }, { type: 'ringWanted' }).name;
    expect(again({ by: 'agent', reason: 'declined' })).toBe('ringing');
    expect(again({ by: 'system', reason: 'noAnswer' })).toBe('ringing');
    expect(again({ by: 'agent', reason: 'hungUp' })).toBe('after');
    const kept = endReasonSchema.options.filter((reason) => mayRingAgain({ by: 'system', reason }));
    expect(kept).toEqual(['declined', 'cancelled', 'noAnswer']);
  });
});

describe('in the call', () => {
  const inCall = after(...toRing, live);
  const callOf = (state: PageState) => (state.step.name === 'call' ? state.step.call : null);

  it('follows the line, the other side’s media and its presence', () => {
    const media = { muted: true, cameraOn: false };
    const next = (
      [
        { type: 'line', line: 'weak', causes: ['delay'], giveUpAt: null },
        { type: 'peerMedia', media, held: true },
        { type: 'presence', present: false },
      ] as const
    ).reduce<PageState>(reduce, inCall);
    expect(callOf(next)).toMatchObject({
      line: 'weak',
      peer: media,
      held: true,
      agentPresent: false,
    });
  });

  it('does not need the hub', () => {
    const alone = reduce(inCall, { type: 'hub', online: false });
    expect(alone).toEqual({ ...inCall, hubOnline: false });
    expect(reduce(alone, { type: 'hubRefused', error: 'expired' }).step).toBe(alone.step);
  });

  it('gives way to another tab', () => {
    expect(reduce(inCall, { ...live, mine: false }).step.name).toBe('elsewhere');
    expect(reduce(inCall, { type: 'hubRefused', error: 'used' }).step.name).toBe('elsewhere');
  });

  it('keeps the first answer when the hub repeats itself', () => {
    expect(reduce(inCall, { ...live, at: 9999 })).toBe(inCall);
  });

  it('keeps the first ending', () => {
    const first = reduce(inCall, {
      type: 'ended',
      ending: { by: 'agent', reason: 'hungUp' },
      talked: true,
    });
    const ending: Ending = { by: 'system', reason: 'connectionLost' };
    expect(reduce(first, { type: 'ended', ending, talked: true })).toBe(first);
  });
});

it('ignores what means nothing at this step', () => {
  const welcome = after(open);
  const strangers: readonly PageEvent[] = [
    { type: 'ringWanted' },
    { type: 'seated', callId },
    live,
    { type: 'line', line: 'good', causes: [], giveUpAt: null },
    { type: 'ended', ending: { by: 'agent', reason: 'hungUp' }, talked: true },
    { type: 'stillRinging', callId },
    open,
    { type: 'lookUpFailed' },
    { type: 'nothingToReturnTo' },
    { type: 'ringFailed', error: 'busy' },
    { type: 'hubRefused', error: 'used' },
    { type: 'hub', online: true },
  ];
  for (const event of strangers) expect(reduce(welcome, event)).toBe(welcome);
});
