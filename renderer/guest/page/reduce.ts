import type { InviteView } from '#shared/contract/hub.ts';
import type { HubErrorCode } from '#shared/contract/hubError.ts';
import { assertNever } from '#shared/lib/assertNever.ts';
import type { BadLink, Ending, LiveCall, PageEvent, PageState, People, Step } from './state.ts';

/**
 * The page's state machine: (state, event) -> next. It knows no clock, network or device; an event
 * that means nothing at this step changes nothing.
 */
export function reduce(state: PageState, event: PageEvent): PageState {
  if (event.type === 'hub') {
    return state.hubOnline === event.online ? state : { ...state, hubOnline: event.online };
  }
  if (event.type === 'moodAnswered') {
    return { ...state, step: answered(state.step), consent: event.consent };
  }
  const step = next(state.step, event);
  return step === state.step ? state : { ...state, step };
}

type StepEvent = Exclude<PageEvent, { readonly type: 'hub' | 'moodAnswered' }>;

function next(step: Step, event: StepEvent): Step {
  switch (event.type) {
    case 'unfit':
      return { name: 'unfit', why: event.why };
    case 'noToken':
      return { name: 'badLink', why: 'missing' };
    case 'lookedUp':
      return step.name === 'looking' ? lookedUp(event.view, event.mayReturn) : step;
    case 'lookUpFailed':
      return step.name === 'looking' && !step.failed ? { ...step, failed: true } : step;
    case 'checkWanted':
      return step.name === 'welcome' ? { ...step, name: 'check' } : step;
    case 'ringWanted':
      return ringWanted(step);
    case 'seated':
      return step.name === 'ringing' ? { ...step, callId: event.callId } : step;
    case 'ringFailed':
      return step.name === 'ringing' ? refused(step.people, event.error) : step;
    case 'hubRefused':
      return hubRefused(step, event.error);
    case 'stillRinging':
      return step.name === 'returning' || step.name === 'ringing'
        ? { name: 'ringing', people: step.people, callId: event.callId }
        : step;
    case 'live':
      return live(step, event);
    case 'nothingToReturnTo':
      return step.name === 'returning' ? { name: 'welcome', people: step.people } : step;
    case 'line':
      return inCall(step, {
        line: event.line,
        causes: event.causes,
        giveUpAt: event.giveUpAt,
      });
    case 'picturePaused':
      return inCall(step, { picturePaused: event.paused });
    case 'peerMedia':
      return inCall(step, { peer: event.media, held: event.held });
    case 'moodStopped':
      return inCall(step, { moodStopped: true });
    case 'relay':
      return inCall(step, { relayMissing: !event.reached });
    case 'presence':
      return inCall(step, { agentPresent: event.present });
    case 'ended':
      return ended(step, event);
    default:
      return assertNever(event, 'page event');
  }
}

/** Every ring asks anew, also one after a ring that came to nothing: the answer may be another now. */
function ringWanted(step: Step): Step {
  const again = step.name === 'after' && mayRingAgain(step.ending);
  if (step.name !== 'check' && !again) return step;
  const { people } = step;
  return people.offersMood
    ? { name: 'consent', people, again }
    : { name: 'ringing', people, callId: null };
}

/** Either answer rings. */
function answered(step: Step): Step {
  return step.name === 'consent' ? { name: 'ringing', people: step.people, callId: null } : step;
}

function inCall(step: Step, change: Partial<LiveCall>): Step {
  return step.name === 'call' ? { ...step, call: { ...step.call, ...change } } : step;
}

function lookedUp(view: InviteView, mayReturn: boolean): Step {
  if (view.state === 'ended' && view.survey !== undefined) {
    return { name: 'over', people: { ...view.survey, offersMood: false } };
  }
  if (view.state !== 'open' && view.state !== 'seated') return { name: 'badLink', why: view.state };
  const { customerName, agentName, company, offersMood } = view;
  const people: People = { customerName, agentName, company, offersMood };
  return view.state === 'seated' && mayReturn
    ? { name: 'returning', people }
    : { name: 'welcome', people };
}

function live(step: Step, event: Extract<PageEvent, { readonly type: 'live' }>): Step {
  if (step.name === 'call') return event.mine ? step : { name: 'elsewhere', people: step.people };
  if (step.name !== 'ringing' && step.name !== 'returning') return step;
  // Until the hub has seen this page come back, it still names the one before it.
  if (!event.mine) return step;
  const call: LiveCall = {
    callId: event.callId,
    answeredAt: event.at,
    line: 'connecting',
    causes: [],
    giveUpAt: null,
    relayMissing: false,
    picturePaused: false,
    peer: null,
    held: event.held,
    moodStopped: false,
    agentPresent: true,
  };
  return { name: 'call', people: step.people, call };
}

function ended(
  step: Step,
  { ending, talked }: Extract<StepEvent, { readonly type: 'ended' }>,
): Step {
  if (step.name !== 'ringing' && step.name !== 'call' && step.name !== 'returning') return step;
  const noRelay =
    step.name === 'call' && step.call.relayMissing && ending.reason === 'connectionLost';
  const after = { name: 'after', people: step.people, ending, talked } as const;
  return noRelay ? { ...after, noRelay } : after;
}

/** A ring that the hub did not take. */
function refused(people: People, error: HubErrorCode | 'noAnswer'): Step {
  const link = asBadLink(error);
  if (link !== null) return { name: 'badLink', why: link };
  const reason = error === 'agentOffline' || error === 'busy' ? error : 'hubSilent';
  return { name: 'after', people, ending: { by: 'nobody', reason }, talked: false };
}

/** The hub will not have this page's connection (any more). */
function hubRefused(step: Step, error: HubErrorCode): Step {
  switch (step.name) {
    case 'call':
      // Taken over by a newer page with the same seat; any other refusal leaves the media alone.
      return error === 'used' ? { name: 'elsewhere', people: step.people } : step;
    case 'ringing':
      return error === 'used' && step.callId !== null
        ? { name: 'elsewhere', people: step.people }
        : refused(step.people, error);
    case 'returning':
      return { name: 'badLink', why: asBadLink(error) ?? 'unknown' };
    default:
      return step;
  }
}

function asBadLink(error: HubErrorCode | 'noAnswer'): BadLink | null {
  switch (error) {
    case 'used':
    case 'expired':
    case 'unknown':
    case 'ended':
      return error;
    case 'badRequest':
    case 'unauthorised':
      return 'unknown';
    default:
      return null;
  }
}

/** Whether the same link may ring once more: only where nobody was talked with. */
export function mayRingAgain(ending: Ending): boolean {
  return (
    ending.by === 'nobody' ||
    ending.reason === 'declined' ||
    ending.reason === 'noAnswer' ||
    ending.reason === 'cancelled'
  );
}
