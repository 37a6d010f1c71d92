import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { Situation } from '#shared/model/template.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';

/** What the panel reacts to. */
export type PromptInput =
  | { readonly kind: 'time'; readonly atMs: Ms }
  | { readonly kind: 'turnEvent'; readonly event: TurnEvent }
  | {
      readonly kind: 'factAdded';
      readonly atMs: Ms;
      readonly factId: number;
      readonly text: string;
    }
  | { readonly kind: 'factRemoved'; readonly atMs: Ms; readonly factId: number }
  /** The agent noted an action, with when it is due, or changed one that was noted. */
  | {
      readonly kind: 'actionNoted' | 'actionChanged';
      readonly atMs: Ms;
      readonly actionId: number;
      readonly text: string;
      readonly dueAt: EpochMs | null;
    }
  | { readonly kind: 'actionRemoved'; readonly atMs: Ms; readonly actionId: number }
  | {
      readonly kind: 'said';
      readonly atMs: Ms;
      readonly templateId: string;
      readonly situation: Situation;
    }
  | { readonly kind: 'notNow'; readonly atMs: Ms; readonly templateId: string }
  /** It does not fit this call at all: it stays away until the agent asks for it. */
  | { readonly kind: 'notUseful'; readonly atMs: Ms; readonly templateId: string }
  /** The agent wants a sentence that was said or put away to be offered again. */
  | { readonly kind: 'askedAgain'; readonly atMs: Ms; readonly templateId: string }
  /** The agent was just told that the customer looks more tense. */
  | { readonly kind: 'lookedTense'; readonly atMs: Ms }
  /** Pointer or focus went into the panel, or left it. */
  | { readonly kind: 'panelHeld'; readonly atMs: Ms; readonly held: boolean };
