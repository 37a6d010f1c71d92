import { describe, expect, it } from 'vitest';
import { inspect } from 'node:util';
import type { z } from 'zod';
import { answerers } from '#electron/main/ipc/answer.ts';
import type { Answerer, Handler } from '#electron/main/ipc/answer.ts';
import type { SentFrom } from '#electron/main/ipc/sender.ts';
import { isFromPage } from '#electron/main/ipc/sender.ts';
import type { IpcAnswer } from '#shared/contract/ipc.ts';
import { agentIpc } from '#shared/contract/ipc.ts';
import { deskIpc } from '#shared/contract/deskIpc.ts';
import { teamHub } from '#tests/hub/support/team.ts';
import { desktop } from './support/desktop.ts';
import { validOnes } from './support/fromSchema.ts';
import { hostile, mutated } from './support/mutate.ts';
import type { Random } from './support/random.ts';
import { randomFrom } from './support/random.ts';
import { messagesFor, report, seed } from './support/seed.ts';
import { hashOf, stateOf } from './support/state.ts';
import { watchUncaught } from './support/uncaught.ts';
import { noRates } from './support/world.ts';

type Channels = Readonly<Record<string, { readonly args: z.ZodType; readonly result: z.ZodType }>>;

/** What these do takes a while: a hub starts, a password is hashed, all summaries are read. */
const dear: Readonly<Record<string, number>> = {
  'hub.retry': 3,
  'account.signIn': 30,
  'account.changePassword': 30,
};

const pageOf = {
  agent: 'app://hearback/agent/index.html',
  desk: 'app://hearback/supervisor/index.html',
};

/** What structured cloning carries and JSON does not. */
const cloned: readonly (() => unknown)[] = [
  () => new Map([['callId', 'x']]),
  () => new Set([1]),
  () => 10n,
  () => new Error('an error'),
  () => new Date(0),
  () => /x/,
  () => new Float64Array([Number.NaN]),
  () => {
    const round: Record<string, unknown> = {};
    round['itself'] = round;
    return round;
  },
];

/** Arguments of all kinds, as they are after Electron has carried them. */
function argsOf(valid: readonly unknown[], random: Random): unknown {
  const kind = random.next();
  const message = random.pick(valid);
  if (kind < 0.35) return message;
  if (kind < 0.85) return mutated(message, random);
  return kind < 0.95 ? hostile(random) : random.pick(cloned)();
}

/** What is wrong with an answer, null for nothing. */
function wrongWith(result: z.ZodType, given: IpcAnswer<unknown>): string | null {
  if (given.ok) {
    const read = result.safeParse(given.value);
    return read.success
      ? null
      : `it is not what the contract says: ${JSON.stringify(read.error.issues.slice(0, 3))}`;
  }
  const { code, message } = given.failure;
  if (typeof code !== 'string' || message === '') return 'it does not say what happened';
  return /\n {4}at |\.ts:\d|SQLITE|node_modules|undefined|\[object/.test(message)
    ? 'it tells how the program is made'
    : null;
}

interface Contents {
  readonly mainFrame: { readonly url: string };
}

const windowAt = (url: string): Contents => ({ mainFrame: { url } });
const sentBy = (contents: Contents): SentFrom => ({
  sender: contents,
  senderFrame: contents.mainFrame,
});

describe('a message’s sender', () => {
  const own = windowAt(`${pageOf.agent}?place=settings#top`);

  it('is the window’s own page, wherever it stands in it', () => {
    expect(isFromPage(sentBy(own), own, pageOf.agent)).toBe(true);
  });

  it.each([
    ['another window with the same page', sentBy(windowAt(pageOf.agent))],
    ['a frame inside the page', { sender: own, senderFrame: { url: pageOf.agent } }],
    ['a frame that is gone', { sender: own, senderFrame: null }],
  ])('is not %s', (_who, event) => {
    expect(isFromPage(event, own, pageOf.agent)).toBe(false);
  });

  it.each([
    'https://evil.example/agent/index.html',
    `${pageOf.agent}.evil`,
    pageOf.desk,
    'app://hearback/agent/index.htm',
    'about:blank',
    '',
  ])('is not %s in the window', (url) => {
    const contents = windowAt(url);
    expect(isFromPage(sentBy(contents), contents, pageOf.agent)).toBe(false);
  });

  it('is nobody where there is no window', () => {
    expect(isFromPage(sentBy(own), null, pageOf.agent)).toBe(false);
  });
});

describe('messages of every kind to every channel', () => {
  it(
    'are answered with what the contract says, and reach nothing from a foreign frame',
    { timeout: 300_000 },
    async () => {
      const uncaught = watchUncaught();
      const team = await teamHub({ limits: noRates });
      const app = await desktop(team);
      const random = randomFrom(seed);
      const windows = { agent: windowAt(pageOf.agent), desk: windowAt(pageOf.desk) };
      const bind = (which: 'agent' | 'desk', ipc: Channels, handlers: object) =>
        answerers<SentFrom>(
          ipc,
          handlers as Readonly<Record<string, Handler>>,
          (event) => isFromPage(event, windows[which], pageOf[which]),
          'this window',
        );
      const all = [
        ...[...bind('agent', agentIpc, app.agent)].map((each) => ['agent', ...each] as const),
        ...[...bind('desk', deskIpc, app.desk)].map((each) => ['desk', ...each] as const),
      ];
      const known = [team.sven.personId, team.south, team.north, team.sara.personId, 'call-0001'];
      const each = Math.ceil(messagesFor('ipc') / all.length);
      const wrong: unknown[] = [];
      const counts = { ok: 0, failed: 0, foreign: 0 };
      const foreign = [
        sentBy(windowAt('https://evil.example/')),
        sentBy(windowAt(pageOf.agent)),
        { sender: windows.agent, senderFrame: { url: pageOf.agent } },
        { sender: windows.desk, senderFrame: null },
      ];

      const send = async (
        ipc: Channels[string],
        channel: string,
        answer: Answerer<SentFrom>,
        event: SentFrom,
        args: unknown,
      ): Promise<IpcAnswer<unknown>> => {
        const given = await answer(event, args);
        const problem = wrongWith(ipc.result, given);
        if (problem !== null && wrong.length < 20)
          wrong.push({ problem, channel, args: inspect(args).slice(0, 400) });
        return given;
      };

      const before = hashOf(stateOf(app.file, app.key));
      const contracts: Channels = { ...agentIpc, ...deskIpc };
      const samples = new Map(
        all.map(([, channel], i) => [
          channel,
          validOnes((contracts[channel] as Channels[string]).args, 40, seed + i, known),
        ]),
      );
      const tenth = Math.ceil(each / 10);
      for (const [, channel, answer] of all) {
        const ipc = contracts[channel] as Channels[string];
        for (let i = 0; i < tenth; i += 1) {
          const args = argsOf(samples.get(channel) ?? [], random);
          const given = await send(ipc, channel, answer, random.pick(foreign), args);
          if (!given.ok && given.failure.code === 'refused') counts.foreign += 1;
        }
      }
      expect(counts.foreign).toBe(tenth * all.length);
      expect(hashOf(stateOf(app.file, app.key))).toBe(before);

      for (const [which, channel, answer] of all) {
        const ipc = contracts[channel] as Channels[string];
        const event = sentBy(windows[which]);
        const waiting: Promise<unknown>[] = [];
        let valid = dear[channel] ?? Number.POSITIVE_INFINITY;
        for (let i = 0; i < each - tenth; i += 1) {
          let args = argsOf(samples.get(channel) ?? [], random);
          if (ipc.args.safeParse !== undefined && valid <= 0) args = hostile(random);
          valid -= 1;
          const given = send(ipc, channel, answer, event, args).then((answered) => {
            counts[answered.ok ? 'ok' : 'failed'] += 1;
          });
          // News of imports is waited for, until there is some or the window closes.
          if (channel === 'desk.imports') waiting.push(given);
          else await given;
        }
        if (channel === 'desk.imports') app.endImports();
        await Promise.all(waiting);
      }
      const sent = counts.ok + counts.failed + counts.foreign;
      expect(wrong).toEqual([]);
      report(`messages over ${all.length} IPC channels`, sent, ` ${JSON.stringify(counts)}`);
      expect(sent).toBeGreaterThanOrEqual(messagesFor('ipc'));
      expect(counts.ok).toBeGreaterThan(sent / 10);
      // What it stored meanwhile it can read.
      await app.store.settings.get();
      await app.store.commitments.list({ of: 'open' });
      await app.store.calls.list({ limit: 500, before: null });
      await uncaught.none();
    },
  );
});
