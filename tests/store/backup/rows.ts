/* Rows that a hub's tables may hold at the worst, and a way to compare what two databases hold. */
import * as fc from 'fast-check';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { layoutAt } from '#electron/store/backup/layout.ts';
import { currentVersion } from '#electron/store/migrations/migrate.ts';

type Value = string | number | bigint | Uint8Array | null;
type Row = Record<string, Value>;
/** Rows by table; a table comes after those that it refers to. */
export type Rows = Readonly<Record<string, readonly Row[]>>;

/** Any text that both databases can hold: with ends of lines of every kind, without NUL. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }).map((each) => each.replaceAll('\0', '')),
  fc.constantFrom('', '\n', '\r\n\u2028\u2029', '"\\', '{"rows":{}}', '👩🏽‍🚀 ﷽ é', '￿', "');--"),
);
const whole = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const big = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.constantFrom(-(2n ** 63n), 2n ** 63n - 1n, 2n ** 53n + 1n, -1n, 0n),
);
// SQLite has no negative zero.
const real = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .map((each) => (each === 0 ? 0 : each));
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 3000 }),
  fc.constantFrom(new Uint8Array(), Uint8Array.of(0, 10, 13, 255)),
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const resolved = maybe(fc.constantFrom('yes', 'no', 'notYet'));

const invite = fc.record({
  invite_id: text,
  token_hash: hash,
  owner_id: text,
  agent_name: text,
  company: text,
  customer_name: text,
  issue: maybe(text),
  created_at: big,
  expires_at: big,
  simulated: whole,
  offers_mood: whole,
  state: fc.constantFrom('open', 'seated', 'ended', 'revoked'),
  seat_hash: maybe(hash),
  call_id: maybe(text),
});
const call = fc.record({
  call_id: text,
  video: whole,
  locale: text,
  phase: fc.constantFrom('ringing', 'live'),
  ringing_since: big,
  live_at: maybe(big),
  ended_by: maybe(text),
  end_reason: maybe(text),
});
const survey = fc.record({
  owner_id: text,
  place: big,
  request_id: text,
  satisfied: maybe(fc.integer({ min: 1, max: 5 })),
  recommend: maybe(fc.integer({ min: 0, max: 10 })),
  resolved,
  heard: maybe(fc.integer({ min: 1, max: 5 })),
  comment: text,
  answered_at: big,
});
const summary = fc.record({
  call_id: text,
  agent_id: text,
  team_id: text,
  agent_name: text,
  customer_name: text,
  customer_key: text,
  issue: maybe(text),
  search_text: text,
  video: whole,
  recovered: whole,
  started_at: big,
  duration_ms: real,
  revision: whole,
  received_at: big,
  visible_at: big,
  share_of_speech: maybe(real),
  interruptions: maybe(whole),
  backchannels: maybe(whole),
  longest_monologue_ms: maybe(real),
  response_gap_ms: maybe(real),
  long_pauses: maybe(whole),
  unusual: text,
  followed: whole,
  satisfied: maybe(whole),
  recommend: maybe(whole),
  resolved,
  heard: maybe(whole),
  reviewed_at: maybe(big),
});
const body = fc.record({ summary_version: whole, body: bytes });
const waiting = fc.record({
  team_id: text,
  reason: fc.constantFrom('disputed', 'unusual', 'unhappy', 'sampled'),
  started_at: big,
});

const unique = <T extends Row>(arbitrary: fc.Arbitrary<T>, key: keyof T, length = 8) =>
  fc.uniqueArray(arbitrary, { maxLength: length, selector: (row) => row[key] });

/** Contents of the tables as schema 6 has them. */
export const anyRows: fc.Arbitrary<Rows> = fc
  .record({
    invites: unique(invite, 'token_hash').map((rows) => distinct(rows, 'invite_id')),
    calls: unique(call, 'call_id'),
    surveys: unique(survey, 'place'),
    summaries: unique(summary, 'call_id'),
    bodies: fc.array(body, { maxLength: 8 }),
    inbox: fc.array(waiting, { maxLength: 8 }),
    survey_places: unique(fc.record({ owner_id: text, last: big }), 'owner_id'),
    hub_secrets: unique(fc.record({ name: text, secret: text }), 'name'),
  })
  .map(({ invites, calls, surveys, summaries, bodies, inbox, ...rest }) => {
    const callRows = invites.length === 0 ? [] : calls;
    return {
      invites,
      calls: callRows.map((row, n) => ({
        ...row,
        invite_id: invites[n % invites.length]?.invite_id ?? '',
      })),
      surveys: together(surveys, callRows),
      summaries,
      summary_bodies: together(bodies, summaries),
      inbox: together(inbox, summaries),
      ...rest,
    };
  });

function distinct<T extends Row>(rows: readonly T[], key: keyof T): T[] {
  return [...new Map(rows.map((row) => [row[key], row])).values()];
}

/** Each row with the id of another table's row. */
function together<T extends Row>(
  rows: readonly T[],
  others: readonly { call_id: string }[],
): Row[] {
  return others.flatMap(({ call_id }, n) => {
    const row = rows[n];
    return row === undefined ? [] : [{ ...row, call_id }];
  });
}

export async function insertAll(db: Kysely<unknown>, rows: Rows): Promise<void> {
  for (const [table, each] of Object.entries(rows)) {
    if (each.length === 0) continue;
    await (db as Kysely<unknown> as Kysely<Record<string, Row>>)
      .insertInto(table)
      .values([...each])
      .execute();
  }
}

/** All that a database holds, exactly, as lines of text that sort the same everywhere. */
export async function contentOf(db: Kysely<unknown>): Promise<Record<string, string[]>> {
  const content: Record<string, string[]> = {};
  for (const { name, columns } of await layoutAt(await currentVersion(db))) {
    const wanted = columns.map((column) =>
      column.kind === 'whole'
        ? sql`cast(${sql.ref(column.name)} as text) as ${sql.ref(column.name)}`
        : sql.ref(column.name),
    );
    const { rows } = await sql<Row>`
      select ${sql.join(wanted)} from ${sql.table(name)}`.execute(db);
    content[name] = rows
      .map((row) =>
        JSON.stringify(
          columns.map((column) => {
            const value = row[column.name];
            return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
          }),
        ),
      )
      .sort();
  }
  return content;
}
