import type { InviteView } from '#shared/contract/hub.ts';
import type {
  FeedbackLink,
  FeedbackView,
  LinkSurvey,
  SeatSurvey,
  SurveyPage,
} from '#shared/contract/survey.ts';
import type { CallId } from '#shared/model/call.ts';
import type { CallSurroundings } from '../call/board.ts';
import type { InviteDesk } from '../invites/desk.ts';
import { ownsSeat } from '../invites/standing.ts';
import type { InviteRecord } from '../records.ts';
import { Refusal } from '../refusal.ts';
import { noteAnswers } from '../summaries/answers.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { FEEDBACK_LINK_MS, readSigned, signCall } from './signedLink.ts';

type EndedView = Extract<InviteView, { readonly state: 'ended' }>;

/** The questions after a call: who may answer them, and whom the answers reach. */
export interface SurveyDesk {
  /**
   * Takes the answers from the seat of a call.
   * @throws Refusal `unknown`, `unauthorised` (another seat), `wrongState` (not answered, not over,
   *   or practice), `used`
   */
  fromSeat(survey: SeatSurvey): Promise<void>;
  /** @throws Refusal `unknown`, `expired`, `used` */
  fromLink(survey: LinkSurvey): Promise<void>;
  /** What the holder of a link of an ended call may be asked. */
  endedView(token: string, seat: string | null): Promise<EndedView>;
  linkView(token: string): Promise<FeedbackView>;
  /** @throws Refusal `notFound` (also for another agent's), `wrongState`, `used` */
  makeLink(ownerId: string, callId: CallId): Promise<FeedbackLink>;
  /** @param cursor empty for the beginning */
  listAfter(ownerId: string, cursor: string): Promise<SurveyPage>;
}

const SECRET_NAME = 'feedback';
const PAGE_SURVEYS = 100;

/** @param tell tells the agent that a call was answered about */
export function createSurveyDesk(
  invites: Pick<InviteDesk, 'find'>,
  around: CallSurroundings,
  publicOrigin: () => string,
  tell: (ownerId: string, callId: CallId) => void,
): SurveyDesk {
  const { clock, ids, log, queue, records } = around;
  let secretOnce: Promise<string> | null = null;

  /** Of this database; made once. A failure is not kept. */
  const secret = (): Promise<string> => {
    secretOnce ??= records.surveys.secret(SECRET_NAME, ids.secret()).catch((error: unknown) => {
      secretOnce = null;
      throw error;
    });
    return secretOnce;
  };

  /** The link of a call about which questions may be asked, or null; read after all its writes. */
  const askable = async (callId: CallId): Promise<InviteRecord | null> => {
    const known = await records.calls.find(callId);
    if (!known) return null;
    return queue.run(known.inviteId, async () => {
      const call = await records.calls.find(callId);
      const invite = await records.invites.find(known.inviteId);
      const wasTalked = call !== null && call.liveAt !== null && call.endedAt !== null;
      return wasTalked && invite?.simulated === false ? invite : null;
    });
  };

  const take = async (
    invite: InviteRecord,
    callId: CallId,
    { requestId, answers }: Pick<LinkSurvey, 'requestId' | 'answers'>,
  ): Promise<void> => {
    const { ownerId } = invite;
    const survey = { callId, ownerId, requestId, answers, answeredAt: clock.now() };
    const taken = await records.surveys.add(survey);
    if (taken === 'used') throw new Refusal('used', 'This call was answered about already.');
    if (taken === 'again') return;
    log({ level: 'info', event: 'survey.answered', fields: { callId } });
    await noteAnswers(records.summaries, callId, answers);
    tell(ownerId, callId);
  };

  const signed = async (token: string) => readSigned(await secret(), token);

  return {
    async fromSeat({ token, seat, ...survey }) {
      const invite = await invites.find(token);
      if (!invite) throw new Refusal('unknown');
      if (!ownsSeat(invite, seat)) throw new Refusal('unauthorised');
      const { callId } = invite;
      const asked = callId === null ? null : await askable(callId);
      if (callId === null || !asked) throw new Refusal('wrongState');
      await take(asked, callId, survey);
    },
    async fromLink({ token, ...survey }) {
      const link = await signed(token);
      const invite = link && (await askable(link.callId));
      if (!link || !invite) throw new Refusal('unknown');
      if (clock.now() >= link.expiresAt) throw new Refusal('expired');
      await take(invite, link.callId, survey);
    },
    async endedView(token, seat) {
      const invite = await invites.find(token);
      if (!invite?.callId || !ownsSeat(invite, seat)) return { state: 'ended' };
      const { callId, customerName, agentName, company } = invite;
      if (!(await askable(callId)) || (await records.surveys.has(callId)))
        return { state: 'ended' };
      return { state: 'ended', survey: { customerName, agentName, company } };
    },
    async linkView(token) {
      const link = await signed(token);
      const invite = link && (await askable(link.callId));
      if (!link || !invite) return { state: 'unknown' };
      if (await records.surveys.has(link.callId)) return { state: 'used' };
      if (clock.now() >= link.expiresAt) return { state: 'expired' };
      const { agentName, company } = invite;
      return { state: 'open', agentName, company };
    },
    async makeLink(ownerId, callId) {
      const call = await records.calls.find(callId);
      const owner = call && (await records.invites.find(call.inviteId))?.ownerId;
      if (owner !== ownerId) throw new Refusal('notFound');
      if (!(await askable(callId))) throw new Refusal('wrongState');
      if (await records.surveys.has(callId)) throw new Refusal('used');
      const expiresAt = clock.now() + FEEDBACK_LINK_MS;
      const token = signCall(await secret(), { callId, expiresAt });
      log({ level: 'info', event: 'survey.linkMade', fields: { callId } });
      return { url: `${publicOrigin()}/feedback#${token}`, expiresAt };
    },
    async listAfter(ownerId, cursor) {
      const key = await secret();
      const after = readCursor(key, ownerId, cursor);
      const found = await records.surveys.listAfter({ ownerId, after, limit: PAGE_SURVEYS + 1 });
      const surveys = found.slice(0, PAGE_SURVEYS);
      return {
        surveys: surveys.map(({ place: _place, ...survey }) => survey),
        next: writeCursor(key, ownerId, surveys.at(-1)?.place ?? after),
        more: found.length > PAGE_SURVEYS,
      };
    },
  };
}
