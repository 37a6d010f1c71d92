import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { CallId, EndedBy, EndReason } from '#shared/model/call.ts';
import type { CallSummary, PerParty } from '#shared/model/callSummary.ts';
import type { LineQuality } from '#shared/model/lineQuality.ts';
import type { MoodConsent, MoodIdle, MoodReading, MoodTrend } from '#shared/model/mood.ts';
import type { PromisedAction } from '#shared/model/commitment.ts';
import type { Party } from '#shared/model/party.ts';
import type { Cue, CueKind } from '#shared/model/cue.ts';
import type { Prompt, Situation } from '#shared/model/template.ts';
import type { ToneReading } from '#shared/model/voiceTone.ts';
import type { RingingCall } from '#shared/contract/hub.ts';
import type { Notice } from '#shared/contract/ipc.ts';
import type { DeviceProblem } from '#renderer/rtc/media/deviceProblem.ts';
import type { HubConnection } from '#renderer/rtc/signalling/types.ts';
import type { TalkMarks } from './call/talkMarks.ts';
import type { Outcome } from './outcome.ts';

/*
 * The state of the agent's desk as the screens see it: plain snapshots, replaced, never changed.
 */

export type { DeviceProblem, HubConnection };

export interface Fact {
  readonly factId: number;
  readonly text: string;
  readonly atMs: Ms;
}

/** A text message of the call. */
export interface ChatEntry {
  readonly chatId: string;
  readonly by: Party;
  readonly text: string;
  readonly atMs: Ms;
}

/** The call's conversation in text. */
export interface ChatState {
  readonly entries: readonly ChatEntry[];
  /** So many of them, from the first, have been on the customer's page. */
  readonly delivered: number;
  /** The customer's page of this connection has a chat; what is written before waits for it. */
  readonly reachable: boolean;
}

/** Who spoke in the last 30 s: one value a slot, newest last, 0..1 share of the slot with speech. */
export interface Activity {
  readonly slotMs: Ms;
  /** Where the newest slot ends, on the call's media clock. */
  readonly endMs: Ms;
  readonly agent: readonly number[];
  readonly customer: readonly number[];
}

export interface TalkState {
  readonly speaking: PerParty<boolean>;
  /** Share of all speech so far, 0..1; null until somebody spoke. */
  readonly shareOfSpeech: PerParty<number | null>;
  readonly activity: Activity;
  /** What the strip points out, and where nobody was listened to. */
  readonly marks: TalkMarks;
}

/** Whether the voices are being listened to; without it the call goes on, without cues. */
export type SensingState =
  { readonly state: 'starting' | 'on' } | { readonly state: 'failed'; readonly detail: string };

/** How well the two voices are being heard in the running call. Never leaves the machine. */
export interface CallDiagnostics {
  /** 32 ms pieces of sound that were listened to. */
  readonly frames: PerParty<number>;
  /** Pieces lost because the machine was more than a second behind. */
  readonly droppedMoments: number;
  /** Pieces that were ready later than 100 ms after they were heard. */
  readonly lateMoments: number;
  /** Most pieces that ever waited at once. */
  readonly longestQueue: number;
  /** How often the sound's clock was set right. */
  readonly clockCorrections: number;
  /** Time the model takes for one moment, one voice or both. */
  readonly modelMs: { readonly mean: Ms; readonly max: Ms };
  /** By how much the customer is taken to have spoken before it was heard; 0 while unknown. */
  readonly lineDelayMs: Ms;
}

/** Whether this customer's expression and tone of voice may be read now, and what is read. */
export interface CallMood {
  /** The customer's page asks. Never for a simulated customer. */
  readonly offered: boolean;
  /** What the customer said over the connection that is up; null until they have. */
  readonly consent: MoodConsent | null;
  /** The agent switched it off for this call; nobody can switch it on again. */
  readonly stopped: boolean;
  /** Offered, consented to, not stopped, and the call is live and not on hold. Else: read nothing. */
  readonly allowed: boolean;
  /** What the expression looks like; null while nothing is looked at, and until the first look. */
  readonly reading: MoodReading | null;
  /** The expression beside the start of the call; null where either cannot be told. */
  readonly trend: MoodTrend | null;
  /** How they speak beside their own start; null while their voice may not be read. */
  readonly tone: ToneReading | null;
  /** Why the picture is not looked at; null while it is, and whenever it may not be. */
  readonly idle: MoodIdle | null;
}

export type CallPhase =
  /** Answered; the media is being set up. */
  | 'connecting'
  | 'live'
  /** The media stopped and is being restored. */
  | 'reconnecting'
  /** The customer's page went away; it may come back until `giveUpAt`. */
  | 'customerAway'
  /** Over; the summary is being made. */
  | 'ending';

export interface ActiveCall {
  readonly callId: CallId;
  readonly customerName: string;
  readonly issue: string | null;
  readonly simulated: boolean;
  readonly phase: CallPhase;
  /** When the agent answered. */
  readonly startedAt: EpochMs;
  /** When the call is given up unless the connection is back; null while it is up. */
  readonly giveUpAt: EpochMs | null;
  /** Since when the customer is on hold; null while they are not. Nobody hears or sees the other. */
  readonly heldSince: EpochMs | null;
  /** The agent's own choice; it stands through a hold. */
  readonly muted: boolean;
  readonly cameraOn: boolean;
  readonly microphoneProblem: DeviceProblem | null;
  readonly cameraProblem: DeviceProblem | null;
  readonly customerMuted: boolean;
  readonly customerCameraOn: boolean;
  /** How the line does; null until it can be told, on hold, and while there is no line. */
  readonly line: LineQuality | null;
  /** The call may go over TURN servers alone, and none can be reached from here. */
  readonly relayMissing: boolean;
  /** The line does not bear a picture: what a camera that is on sees is not sent for now. */
  readonly picturePaused: boolean;
  /** The same of the customer's side, as it says. */
  readonly customerPicturePaused: boolean;
  readonly localStream: MediaStream | null;
  readonly remoteStream: MediaStream | null;
  readonly sensing: SensingState;
  readonly mood: CallMood;
  readonly talk: TalkState;
  /** The cue on screen, if any. */
  readonly cue: Cue | null;
  /** At most three, the first for this moment. */
  readonly prompts: readonly Prompt[];
  readonly saidTemplateIds: readonly string[];
  /** Sentences that the agent has pinned, in this call or before. */
  readonly pinnedTemplateIds: readonly string[];
  readonly facts: readonly Fact[];
  /** What the agent promised to do. */
  readonly actions: readonly PromisedAction[];
  readonly chat: ChatState;
}

/** The call that ended last, until the agent moves on. */
export interface EndedCall {
  readonly callId: CallId;
  readonly customerName: string;
  readonly by: EndedBy;
  readonly reason: EndReason;
  /** No TURN server could be reached at the end, and the call might go over one alone. */
  readonly relayMissing?: boolean;
  /** `failed` keeps the journal: nothing is lost, and saving is tried again. */
  readonly save: 'saving' | 'saved' | 'failed';
  /** The summary, also where it could not be saved yet. */
  readonly summary: CallSummary | null;
}

export interface DeskState {
  readonly hubConnection: HubConnection;
  /** Customers at the door, longest waiting first. */
  readonly ringing: readonly RingingCall[];
  readonly call: ActiveCall | null;
  readonly ended: EndedCall | null;
  /** Calls put together from their journals at this start. */
  readonly recoveredCallIds: readonly CallId[];
  /** What the agent should know, oldest first: from start-up, from main, from the call's journal. */
  readonly notices: readonly Notice[];
  /**
   * A kind of cue that was found not useful again and again: shall it be switched off? Stays until
   * it is answered; put away while a call begins.
   */
  readonly cueQuestion: CueKind | null;
}

/** The agent's notes in a running call. Empty text and ids that are not there change nothing. */
export interface NoteActions {
  readonly addFact: (text: string) => void;
  readonly changeFact: (factId: number, text: string) => void;
  readonly removeFact: (factId: number) => void;
  /** Takes a removed one back, to where it was. */
  readonly restoreFact: (factId: number) => void;
  /** @param dueAt null for a promise without a date */
  readonly addAction: (text: string, dueAt: EpochMs | null) => void;
  readonly changeAction: (actionId: number, text: string, dueAt: EpochMs | null) => void;
  readonly removeAction: (actionId: number) => void;
  readonly restoreAction: (actionId: number) => void;
}

export interface DeskActions extends NoteActions {
  /** Answers; opens the microphone (and the camera if wanted). Refused while in a call. */
  accept(callId: CallId, options: { readonly camera: boolean }): Promise<void>;
  decline(callId: CallId): Promise<void>;
  hangUp(): Promise<void>;
  setMuted(muted: boolean): void;
  setCameraOn(on: boolean): Promise<void>;
  /** Puts the customer on hold, or comes back; nothing happens before the first connection. */
  setHeld(held: boolean): void;
  /** Stops reading the customer's mood for the rest of this call. */
  stopMood(): void;
  /** Changes a device in the call; null is the system's default. */
  useMicrophone(deviceId: string | null): Promise<void>;
  useCamera(deviceId: string | null): Promise<void>;
  /** Sends text to the customer, also on hold. @returns false where it was not taken */
  sendChat(text: string): boolean;
  /** Takes one on the panel, or any of the library whose values are known. */
  markSaid(templateId: string): void;
  /** Takes a prompt off the panel for now; the next best moves in. */
  notNow(templateId: string): void;
  /** Takes a prompt off the panel for the rest of the call, and counts that it was of no use. */
  promptNotUseful(templateId: string): void;
  /**
   * All prompts of the panel that can be read now; what is searched for is not among them. One that
   * stays for a second counts as offered.
   */
  promptsInSight(templateIds: readonly string[]): void;
  /** A prompt that was said, or put away, may be offered again in this call. */
  offerAgain(templateId: string): void;
  /** Pointer or focus is in the panel of prompts: while it is, nothing there moves. */
  holdPrompts(held: boolean): void;
  /**
   * Sentences of the whole library for what is typed, filled with what is known now, best first;
   * at most eight, none without a call.
   * @param situationWords how a situation is called on the screen, to find it by
   */
  findPrompts(query: string, situationWords: (situation: Situation) => string): readonly Prompt[];
  dismissCue(): void;
  cueNotUseful(): void;
  /** Answers the question: that kind is not shown any more, in this call and in later ones. */
  switchOffCue(kind: CueKind): Outcome<null>;
  /** Answers the question: the kind stays, and is asked about only after as many "not useful" again. */
  keepCue(kind: CueKind): Outcome<null>;
  /** How the listening does; null without a call, and while nothing is listened to. */
  diagnostics(): CallDiagnostics | null;
  /** Leaves the ended call's banner. */
  clearEnded(): void;
  /** Tries to save the ended call's summary again. */
  retrySave(): Promise<void>;
}
