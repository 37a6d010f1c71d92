import type { Kysely } from 'kysely';
import { z } from 'zod';
import { callIdSchema } from '#shared/model/call.ts';
import type { CallEvent } from '#shared/model/callEvent.ts';
import { callEventSchema } from '#shared/model/callEvent.ts';
import type { Gate } from '../gate.ts';
import { parseJson } from '../json.ts';
import type { DesktopTables } from './tables.ts';
import type { JournalRepository, UnfinishedJournal } from './types.ts';

/** Rows an INSERT: the usual second of a call fits one statement, a long catch-up takes a few. */
const ROWS_AT_ONCE = 50;

const positionSchema = z.number().int().nonnegative();
const eventsSchema = z.array(callEventSchema);

export function createJournal(db: Kysely<DesktopTables>, gate: Gate): JournalRepository {
  return {
    append: (callId, firstSeq, events) =>
      gate.run(async () => {
        const call_id = callIdSchema.parse(callId);
        const first = positionSchema.parse(firstSeq);
        const rows = eventsSchema
          .parse(events)
          .map((event, i) => ({ call_id, seq: first + i, event: JSON.stringify(event) }));
        if (rows.length === 0) return;
        await db.transaction().execute(async (t) => {
          const closed = await t
            .selectFrom('calls')
            .select('call_id')
            .where('call_id', '=', call_id)
            .executeTakeFirst();
          if (closed !== undefined) return;
          for (let i = 0; i < rows.length; i += ROWS_AT_ONCE) {
            await t
              .insertInto('journal_events')
              .values(rows.slice(i, i + ROWS_AT_ONCE))
              .onConflict((c) => c.columns(['call_id', 'seq']).doNothing())
              .execute();
          }
        });
      }),

    unfinished: () =>
      gate.run(async () => {
        const rows = await db
          .selectFrom('journal_events as j')
          .leftJoin('calls as c', 'c.call_id', 'j.call_id')
          .where('c.call_id', 'is', null)
          .select(['j.call_id', 'j.event'])
          .orderBy('j.call_id')
          .orderBy('j.seq')
          .execute();
        const byCall = new Map<string, string[]>();
        for (const { call_id, event } of rows) {
          const its = byCall.get(call_id);
          if (its === undefined) byCall.set(call_id, [event]);
          else its.push(event);
        }
        return Array.from(byCall, ([callId, stored]) => toJournal(callId, stored)).sort(
          (a, b) => startOf(a) - startOf(b),
        );
      }),
  };
}

/** Reads each event by itself: a damaged one costs only itself. */
function toJournal(callId: string, stored: readonly string[]): UnfinishedJournal {
  const events: CallEvent[] = [];
  for (const text of stored) {
    const parsed = callEventSchema.safeParse(parseJson(text));
    if (parsed.success) events.push(parsed.data);
  }
  return { callId, events, dropped: stored.length - events.length };
}

function startOf({ events }: UnfinishedJournal): number {
  const [first] = events;
  return first?.type === 'callStarted' ? first.startedAt : 0;
}
