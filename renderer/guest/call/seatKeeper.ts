import type { EpochMs } from '#shared/lib/units.ts';
import type { CallId } from '#shared/model/call.ts';
import { callIdSchema } from '#shared/model/call.ts';
import { chatIdSchema, chatTextSchema } from '#shared/model/chat.ts';
import type { MoodConsent } from '#shared/model/mood.ts';
import { moodConsentSchema } from '#shared/model/mood.ts';
import { hexOf } from '../page/hex.ts';
import type { TabMemory } from '../page/tabMemory.ts';
import { keepInTab } from '../page/tabMemory.ts';

/** What a page must know again after a reload. */
export interface Memory {
  /** The hub's proof that this is the same person. */
  readonly seat: string;
  /** True from the ring to the end of the call: there is something to go back to. */
  readonly inCall: boolean;
  readonly answeredAt: EpochMs | null;
  /** The agent had put this side on hold. */
  readonly held: boolean;
  readonly muted: boolean;
  readonly listenOnly: boolean;
  readonly cameraOn: boolean;
  readonly microphoneId: string | null;
  readonly cameraId: string | null;
  readonly speakerId: string | null;
  /** The answer about the mood cue. */
  readonly consent: MoodConsent | null;
  /** What was written and has not arrived; only from the ring to the end of the call. */
  readonly waiting: WaitingChat | null;
}

/** Text of one call that the agent's side does not have yet, in its order. */
export interface WaitingChat {
  readonly callId: CallId;
  readonly messages: readonly { readonly chatId: string; readonly text: string }[];
}

/** Keeps one link's memory for as long as the tab lives. */
export type SeatKeeper = TabMemory<Memory>;

const isText = (value: unknown): value is string => typeof value === 'string';
const idOrNull = (value: unknown): string | null => (isText(value) ? value : null);

function parse(json: unknown): Memory | null {
  const found = json as Partial<Record<keyof Memory, unknown>> | null;
  if (found === null || !isText(found.seat)) return null;
  return {
    seat: found.seat,
    inCall: found.inCall === true,
    answeredAt: typeof found.answeredAt === 'number' ? found.answeredAt : null,
    held: found.held === true,
    muted: found.muted === true,
    listenOnly: found.listenOnly === true,
    cameraOn: found.cameraOn === true,
    microphoneId: idOrNull(found.microphoneId),
    cameraId: idOrNull(found.cameraId),
    speakerId: idOrNull(found.speakerId),
    consent: moodConsentSchema.safeParse(found.consent).data ?? null,
    waiting: parseWaiting(found.waiting),
  };
}

function parseWaiting(found: unknown): WaitingChat | null {
  const { callId, messages } = (found ?? {}) as Partial<Record<keyof WaitingChat, unknown>>;
  const call = callIdSchema.safeParse(callId);
  if (!call.success || !Array.isArray(messages)) return null;
  const kept = messages.flatMap((each: unknown) => {
    const { chatId, text } = (each ?? {}) as { readonly chatId?: unknown; readonly text?: unknown };
    const id = chatIdSchema.safeParse(chatId);
    const words = chatTextSchema.safeParse(text);
    return id.success && words.success ? [{ chatId: id.data, text: words.data }] : [];
  });
  return kept.length === 0 ? null : { callId: call.data, messages: kept };
}

/** Names a link in this tab's storage without holding its token. */
export async function nameOf(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return hexOf(new Uint8Array(digest).slice(0, 12));
}

/** For a page that will have no seat. */
export const keepNothing: SeatKeeper = keepInTab('', null, parse);

/** Keeps the memory under a hash of the token: the storage does not hold the token itself. */
export async function keepSeat(token: string, storage: Storage | null): Promise<SeatKeeper> {
  return keepInTab(`hearback.seat.${await nameOf(token)}`, storage, parse);
}
