import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Insertable, Selectable } from 'kysely';
import type { CallSummary } from '#shared/model/callSummary.ts';
import { callSummarySchema } from '#shared/model/callSummary.ts';
import type { CallFigures } from '#shared/model/callFigures.ts';
import { figuresOf } from '#shared/model/callFigures.ts';
import {
  fromBig,
  fromFlag,
  fromNullableBig,
  toFlag,
  toNullableText,
  toText,
} from '../../columns.ts';
import { StoreError } from '../../errors.ts';
import { parseJson } from '../../json.ts';
import type { SummariesTable } from './tables.ts';
import type { HandedIn, Handing, SummaryLine } from './types.ts';

/** The newest CallSummary version this program reads. */
export const NEWEST_SUMMARY = 1;

/** Fast, and within a few per cent of the best for texts like these. */
const COMPRESSION_LEVEL = 3;

/** The name under which the same customer is found again: case and spaces do not matter. */
export function customerKey(name: string): string {
  return searchable(name);
}

/** Text as it is searched: one form of each character, lower case, single spaces. */
export function searchable(text: string): string {
  return toText(text).normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLowerCase();
}

export function toBody(summary: CallSummary): Buffer {
  return deflateRawSync(JSON.stringify(summary), { level: COMPRESSION_LEVEL });
}

/** @throws StoreError `newerRecord` or `damagedRecord` */
export function fromBody(version: number, body: Uint8Array): CallSummary {
  if (version > NEWEST_SUMMARY) {
    throw new StoreError('newerRecord', 'A newer Hearback wrote this call’s summary.');
  }
  const parsed = callSummarySchema.safeParse(unpack(body));
  if (parsed.success) return parsed.data;
  throw new StoreError('damagedRecord', 'This call’s summary cannot be read.', parsed.error);
}

function unpack(body: Uint8Array): unknown {
  try {
    return parseJson(inflateRawSync(body).toString('utf8'));
  } catch {
    return undefined;
  }
}

export function toRow(
  { agentId, teamId, receivedAt, visibleAt }: Handing,
  { summary, revision, unusual }: HandedIn,
): Insertable<SummariesTable> {
  const figures = figuresOf(summary);
  return {
    call_id: summary.callId,
    agent_id: toText(agentId),
    team_id: toText(teamId),
    agent_name: toText(summary.agentName),
    customer_name: toText(summary.customerName),
    customer_key: customerKey(summary.customerName),
    issue: toNullableText(summary.issue),
    search_text: searchable(`${summary.customerName} ${summary.issue ?? ''}`),
    video: toFlag(summary.video),
    recovered: toFlag(summary.recovered),
    started_at: summary.startedAt,
    duration_ms: figures.durationMs,
    revision,
    received_at: receivedAt,
    visible_at: visibleAt,
    share_of_speech: figures.shareOfSpeech,
    interruptions: figures.interruptions,
    backchannels: figures.backchannels,
    longest_monologue_ms: figures.longestMonologueMs,
    response_gap_ms: figures.responseGapMs,
    long_pauses: figures.longPauses,
    unusual: unusual.join(' '),
    followed: 0,
    satisfied: null,
    recommend: null,
    resolved: null,
    heard: null,
    reviewed_at: null,
  };
}

/** The columns of the figures, as they are called in a summary. */
export const figureColumns = {
  durationMs: 'duration_ms',
  shareOfSpeech: 'share_of_speech',
  interruptions: 'interruptions',
  backchannels: 'backchannels',
  longestMonologueMs: 'longest_monologue_ms',
  responseGapMs: 'response_gap_ms',
  longPauses: 'long_pauses',
} as const satisfies Record<keyof CallFigures, keyof SummariesTable>;

export function toFigures(row: Selectable<Pick<SummariesTable, FigureColumn>>): CallFigures {
  return {
    durationMs: row.duration_ms,
    shareOfSpeech: row.share_of_speech,
    interruptions: row.interruptions,
    backchannels: row.backchannels,
    longestMonologueMs: row.longest_monologue_ms,
    responseGapMs: row.response_gap_ms,
    longPauses: row.long_pauses,
  };
}

export type FigureColumn = (typeof figureColumns)[keyof CallFigures];

export function toLine(row: Selectable<SummariesTable>): SummaryLine {
  return {
    ...toFigures(row),
    callId: row.call_id,
    agentId: row.agent_id,
    teamId: row.team_id,
    agentName: row.agent_name,
    customerName: row.customer_name,
    issue: row.issue,
    video: fromFlag(row.video),
    startedAt: fromBig(row.started_at),
    unusual: row.unusual === '' ? [] : row.unusual.split(' '),
    satisfied: row.satisfied,
    recommend: row.recommend,
    resolved: row.resolved,
    heard: row.heard,
    reviewedAt: fromNullableBig(row.reviewed_at),
  };
}
