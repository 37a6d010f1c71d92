import type { InviteView } from '#shared/contract/hub.ts';
import type { HubErrorCode } from '#shared/contract/hubError.ts';
import type { EpochMs } from '#shared/lib/units.ts';
import type { MoodConsent } from '#shared/model/mood.ts';
import type { LineCause, LineLevel } from '#shared/model/lineQuality.ts';
import type { CallId, EndedBy, EndReason } from '#shared/model/call.ts';

/** Who talks with whom, as the invite says. */
export interface People {
  readonly customerName: string;
  readonly agentName: string;
  /** Empty where the agent names none. */
  readonly company: string;
  /** The agent's side asks whether the customer's mood may be read. */
  readonly offersMood: boolean;
}

/** Why this link leads nowhere; `missing`: there is no whole token behind the #. */
export type BadLink = 'missing' | Exclude<InviteView['state'], 'open' | 'seated'>;

/** What keeps this browser from calling. */
export type Unfit = 'insecure' | 'oldBrowser';

/** Why there is no call (any more): the call's own end, or a ring that came to nothing. */
export type Ending =
  | { readonly by: EndedBy; readonly reason: EndReason }
  | { readonly by: 'nobody'; readonly reason: 'agentOffline' | 'busy' | 'hubSilent' };

/** The line to the other side, as the customer is told of it. */
export type Line = 'connecting' | LineLevel | 'interrupted';

/** What the other side says of its own microphone and camera. */
export interface PeerMedia {
  readonly muted: boolean;
  readonly cameraOn: boolean;
  /** Its camera is on, but the line does not bear its picture for now. */
  readonly picturePaused?: boolean;
}

export interface LiveCall {
  readonly callId: CallId;
  readonly answeredAt: EpochMs;
  readonly line: Line;
  /** Why the line is weak or poor. */
  readonly causes: readonly LineCause[];
  /** When the call is given up unless there is a line by then; null while there is. */
  readonly giveUpAt: EpochMs | null;
  /** No relay can be reached from here, and the call may go over one alone. */
  readonly relayMissing: boolean;
  /** The line does not bear this page's own picture for now. */
  readonly picturePaused: boolean;
  /** Null until the other side has said. */
  readonly peer: PeerMedia | null;
  /**
   * The other side has put this one on hold: nothing is sent either way. After a reload it is as it
   * was before, until the other side has said.
   */
  readonly held: boolean;
  /** The agent has stopped the mood cue for this call. */
  readonly moodStopped: boolean;
  /** The other side's app is connected to the hub, so its way back is open. */
  readonly agentPresent: boolean;
}

/** Where on its way the page stands. One variant is one screen. */
export type Step =
  /** Asking the hub what the link is; `failed` once it has not answered. */
  | { readonly name: 'looking'; readonly failed: boolean }
  | { readonly name: 'unfit'; readonly why: Unfit }
  | { readonly name: 'badLink'; readonly why: BadLink }
  | { readonly name: 'welcome'; readonly people: People }
  | { readonly name: 'check'; readonly people: People }
  /** Asked about the mood cue, before the ring. `again`: one of this page came to nothing before. */
  | { readonly name: 'consent'; readonly people: People; readonly again: boolean }
  /** `callId` is null until the hub has said that it rings. */
  | { readonly name: 'ringing'; readonly people: People; readonly callId: CallId | null }
  /** Coming back after a reload, to a call that rings or is live. */
  | { readonly name: 'returning'; readonly people: People }
  | { readonly name: 'call'; readonly people: People; readonly call: LiveCall }
  | {
      readonly name: 'after';
      readonly people: People;
      readonly ending: Ending;
      /** The call was answered: there is something to ask about. */
      readonly talked: boolean;
      /** It was lost because no relay could be reached. */
      readonly noRelay?: true;
    }
  /** Loaded again when the call was over, with the questions about it still open. */
  | { readonly name: 'over'; readonly people: People }
  /** The same call was opened in another tab, which has it now. */
  | { readonly name: 'elsewhere'; readonly people: People };

export interface PageState {
  readonly step: Step;
  /** False while the hub is out of reach; a live call does not need it. */
  readonly hubOnline: boolean;
  /** The answer about the mood cue; null is a no that nobody has said. */
  readonly consent: MoodConsent | null;
}

/** What happens to the page; `at` is the wall clock. */
export type PageEvent =
  | { readonly type: 'unfit'; readonly why: Unfit }
  | { readonly type: 'noToken' }
  /** `mayReturn`: this page was in the call before it was reloaded. */
  | { readonly type: 'lookedUp'; readonly view: InviteView; readonly mayReturn: boolean }
  | { readonly type: 'lookUpFailed' }
  | { readonly type: 'checkWanted' }
  /** Leads to the question first, where there is one. */
  | { readonly type: 'ringWanted' }
  | { readonly type: 'moodAnswered'; readonly consent: MoodConsent }
  | { readonly type: 'seated'; readonly callId: CallId }
  | { readonly type: 'ringFailed'; readonly error: HubErrorCode | 'noAnswer' }
  | { readonly type: 'hub'; readonly online: boolean }
  | { readonly type: 'hubRefused'; readonly error: HubErrorCode }
  | { readonly type: 'stillRinging'; readonly callId: CallId }
  /** `mine`: this page is the one that takes part. */
  | {
      readonly type: 'live';
      readonly callId: CallId;
      readonly mine: boolean;
      /** On hold before this page was loaded again. */
      readonly held: boolean;
      readonly at: EpochMs;
    }
  | { readonly type: 'nothingToReturnTo' }
  | {
      readonly type: 'line';
      readonly line: Line;
      readonly causes: readonly LineCause[];
      readonly giveUpAt: EpochMs | null;
    }
  | { readonly type: 'picturePaused'; readonly paused: boolean }
  | { readonly type: 'peerMedia'; readonly media: PeerMedia; readonly held: boolean }
  | { readonly type: 'moodStopped' }
  | { readonly type: 'relay'; readonly reached: boolean }
  | { readonly type: 'presence'; readonly present: boolean }
  /** `talked`: the call had been answered. */
  | { readonly type: 'ended'; readonly ending: Ending; readonly talked: boolean };

export const firstState: PageState = {
  step: { name: 'looking', failed: false },
  hubOnline: true,
  consent: null,
};
