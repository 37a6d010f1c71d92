import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Invite, InviteRequest } from '#shared/contract/hub.ts';
import { inviteSchema } from '#shared/contract/hub.ts';
import type { Hub, HubOptions, LogEntry } from '#electron/hub/index.ts';
import { startHub } from '#electron/hub/index.ts';

/** Access tokens of the two agents of every test hub. */
export const SAM = 'sam-0123456789-abcdefghijklmnop';
export const KIM = 'kim-0123456789-abcdefghijklmnop';

/** A folder of this test's own, gone afterwards. */
export function tempFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'hearback-hub-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Something in place of the built customer's page. */
export function guestPageIn(folder: string): string {
  const dir = path.join(folder, 'guest');
  mkdirSync(path.join(dir, 'assets'), { recursive: true });
  writeFileSync(path.join(dir, 'index.html'), '<!doctype html><title>Your call</title>');
  writeFileSync(path.join(dir, 'assets/index-Ab3_x9Qz.js'), 'export {};');
  writeFileSync(path.join(dir, 'assets/plain.js'), 'export {};');
  writeFileSync(path.join(dir, '.secret'), 'not for anybody');
  return dir;
}

export interface TestHub extends Hub {
  readonly options: HubOptions;
  readonly entries: LogEntry[];
}

/** A hub on a free loopback port with the real store; closed when the test ends. */
export async function testHub(changes: Partial<HubOptions> = {}): Promise<TestHub> {
  const entries: LogEntry[] = [];
  const dataDir = changes.dataDir ?? tempFolder();
  const options: HubOptions = {
    host: '127.0.0.1',
    port: 0,
    storeKey: 'a key for tests',
    guestDir: changes.guestDir ?? guestPageIn(dataDir),
    agentTokens: [SAM, KIM],
    tls: null,
    publicUrl: null,
    iceServers: [{ urls: 'stun:stun.example.org:3478' }],
    allowedOrigins: ['app://hearback'],
    log: (entry) => void entries.push(entry),
    ...changes,
    dataDir,
  };
  const hub = await startHub(options);
  onTestFinished(() => hub.close());
  return { ...hub, options, entries };
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** One HTTP request with a JSON answer. */
export async function ask(
  hub: Pick<Hub, 'origin'>,
  method: string,
  route: string,
  sent: { readonly token?: string; readonly body?: unknown; readonly origin?: string } = {},
): Promise<Answer> {
  const headers: Record<string, string> = {};
  if (sent.token !== undefined) headers['authorization'] = `Bearer ${sent.token}`;
  if (sent.body !== undefined) headers['content-type'] = 'application/json';
  if (sent.origin !== undefined) headers['origin'] = sent.origin;
  const answer = await fetch(`${hub.origin}${route}`, {
    method,
    headers,
    ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.startsWith('application/json');
  return {
    status: answer.status,
    headers: answer.headers,
    body: isJson && text !== '' ? JSON.parse(text) : text,
  };
}

export function anInviteRequest(changes: Partial<InviteRequest> = {}): InviteRequest {
  return {
    agentName: 'Sam Okafor',
    company: 'Northwind',
    customerName: 'Maya Lindqvist',
    issue: 'The bill doubled',
    expiresInMs: 3_600_000,
    simulated: false,
    offersMood: false,
    queueId: null,
    ...changes,
  };
}

/** A fresh link of an agent's, with its token taken out of the address. */
export async function link(
  hub: Pick<Hub, 'origin'>,
  changes: Partial<InviteRequest> = {},
  agent = SAM,
): Promise<Invite & { readonly token: string }> {
  const body = anInviteRequest(changes);
  const answer = await ask(hub, 'POST', '/api/agent/invites', { token: agent, body });
  const invite = inviteSchema.parse(answer.body);
  return { ...invite, token: new URL(invite.url ?? '').hash.slice(1) };
}

/** What a page with this token (and seat) is told about its link. */
export async function view(
  hub: Pick<Hub, 'origin'>,
  token: string,
  seat: string | null = null,
): Promise<unknown> {
  const answer = await ask(hub, 'POST', '/api/guest/invite', { body: { token, seat } });
  return answer.body;
}
