import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PeerMessage } from '#shared/contract/peer.ts';
import { peerMessageSchema } from '#shared/contract/peer.ts';
import { MAX_CHAT_CHARS, MAX_CHAT_MESSAGES } from '#shared/model/chat.ts';
import { createGuestChat, MAX_WAITING } from '#renderer/guest/call/guestChat.ts';
import type { GuestChatEntry } from '#renderer/guest/call/guestChat.ts';
import { createChat, CUSTOMER_CHAT_PACE, noChat } from '#renderer/session/call/chat.ts';
import type { ChatEntry } from '#renderer/session/types.ts';
import { createWorld, ringing } from './world/world.ts';
import { settle } from './world/virtualClock.ts';

/* Both sides' real chat, over a line that the test cuts and that passes one message at a time. */
function twoSides() {
  let now = 0;
  let ids = 0;
  const newId = (): string => `c${(ids += 1)}`;
  let up = false;
  let toAgent: PeerMessage[] = [];
  let toCustomer: PeerMessage[] = [];
  const post = (queue: PeerMessage[], message: PeerMessage): void => {
    if (up) queue.push(peerMessageSchema.parse(JSON.parse(JSON.stringify(message))));
  };
  let desk = noChat;
  const noted: ChatEntry[] = [];
  const agent = createChat({
    newId,
    now: () => now,
    mediaNow: () => now,
    send: (message) => post(toCustomer, message),
    onChat: (chat) => {
      desk = chat;
    },
    onEntry: (entry) => noted.push(entry),
  });
  let shown: readonly GuestChatEntry[] = [];
  const load = (waiting: readonly GuestChatEntry[] = []) =>
    createGuestChat({
      waiting,
      newId,
      now: () => now,
      send: (message) => post(toAgent, message),
      onChat: (entries) => {
        shown = entries;
      },
    });
  let page = load();
  const hear = (side: { hear: typeof agent.hear }, message: PeerMessage | undefined): void => {
    if (message?.type === 'chat' || message?.type === 'chatAck') side.hear(message);
  };
  const side = {
    agent,
    page: () => page,
    desk: () => desk,
    noted,
    shown: () => shown,
    wait: (ms: number) => {
      now += ms;
    },
    passOne: (to: 'agent' | 'customer') =>
      to === 'agent' ? hear(agent, toAgent.shift()) : hear(page, toCustomer.shift()),
    pass: () => {
      while (toAgent.length + toCustomer.length > 0) {
        side.passOne('agent');
        side.passOne('customer');
      }
    },
    /** What was under way is lost. */
    cut: () => {
      up = false;
      toAgent = [];
      toCustomer = [];
    },
    connect: () => {
      side.cut();
      agent.forget();
      up = true;
      page.connected();
    },
    /** The tab remembers what had not arrived, as its sessionStorage does. */
    reload: () => {
      side.cut();
      const waiting = shown.filter(({ arrived }) => !arrived);
      shown = [];
      page = load(waiting);
    },
  };
  return side;
}

const texts = (entries: readonly { readonly text: string }[]) => entries.map(({ text }) => text);

describe('the chat of a call', () => {
  it('brings each message over, both ways, in one order', () => {
    const line = twoSides();
    line.connect();
    line.agent.write('Here is the form: https://example.com/form');
    line.page().write('Thank you');
    line.pass();
    expect(texts(line.shown())).toEqual(texts(line.desk().entries));
    expect(line.shown().map(({ by, arrived }) => [by, arrived])).toEqual([
      ['agent', true],
      ['customer', true],
    ]);
    expect(line.desk()).toMatchObject({ delivered: 2, reachable: true });
    expect(line.noted).toEqual(line.desk().entries);
  });

  it('keeps what is written without a line, and sends it once there is one', () => {
    const line = twoSides();
    line.agent.write('before');
    line.page().write('mine');
    expect(line.desk()).toMatchObject({ delivered: 0, reachable: false });
    expect(line.shown()).toMatchObject([{ text: 'mine', arrived: false }]);
    line.connect();
    line.pass();
    expect(texts(line.shown())).toEqual(['before', 'mine']);
    expect(line.desk().delivered).toBe(2);
  });

  it('gives a page that was loaded anew the whole conversation, the customer’s part too', () => {
    const line = twoSides();
    line.connect();
    line.page().write('one');
    line.pass();
    line.agent.write('two');
    line.pass();
    line.reload();
    line.connect();
    line.pass();
    expect(line.shown().map(({ by, text }) => [by, text])).toEqual([
      ['customer', 'one'],
      ['agent', 'two'],
    ]);
    expect(line.noted).toHaveLength(2);
  });

  it('sends what a page had not got over before it was loaded anew, once and in its order', () => {
    const line = twoSides();
    line.connect();
    line.page().write('got there, but its answer is lost');
    line.passOne('agent');
    line.passOne('agent');
    line.cut();
    line.page().write('never left');
    line.page().write('neither did this');
    line.reload();
    expect(line.shown().map(({ text, arrived }) => [text, arrived])).toEqual([
      ['got there, but its answer is lost', false],
      ['never left', false],
      ['neither did this', false],
    ]);
    line.connect();
    line.pass();
    const all = ['got there, but its answer is lost', 'never left', 'neither did this'];
    expect(texts(line.noted)).toEqual(all);
    expect(line.shown().map(({ text, arrived }) => [text, arrived])).toEqual(
      all.map((text) => [text, true]),
    );
  });

  it('loses and doubles nothing, whatever breaks when', () => {
    const step = fc.constantFrom(
      'agent',
      'page',
      'toAgent',
      'toCustomer',
      'cut',
      'connect',
      'reload',
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const line = twoSides();
        const written: string[] = [];
        for (const [at, what] of steps.entries()) {
          line.wait(2000);
          if (what === 'agent' && line.agent.write(`a${at}`)) written.push(`a${at}`);
          if (what === 'page' && line.page().write(`p${at}`)) written.push(`p${at}`);
          if (what === 'toAgent') line.passOne('agent');
          if (what === 'toCustomer') line.passOne('customer');
          if (what === 'cut') line.cut();
          if (what === 'connect') line.connect();
          if (what === 'reload') line.reload();
        }
        line.connect();
        line.pass();
        expect(texts(line.shown())).toEqual(texts(line.desk().entries));
        expect(texts(line.noted).toSorted()).toEqual(written.toSorted());
        for (const who of ['a', 'p']) {
          const own = (text: string): boolean => text.startsWith(who);
          expect(texts(line.noted).filter(own)).toEqual(written.filter(own));
        }
      }),
    );
  });

  it('slows a held-down Enter on the page, and takes all that a page of ours can send at once', () => {
    const line = twoSides();
    const pressed = Array.from({ length: 20 }, () => line.page().write('x'));
    expect(pressed.filter(Boolean)).toHaveLength(6);
    for (let more = 6; more < MAX_WAITING + 3; more += 1) {
      line.wait(1000);
      expect(line.page().write('x')).toBe(more < MAX_WAITING);
    }
    line.connect();
    line.pass();
    expect(line.desk().entries).toHaveLength(MAX_WAITING);
  });

  it('takes no flood, no words in the agent’s name, and no more than a conversation', () => {
    const line = twoSides();
    const chat = (chatId: string, by: 'agent' | 'customer' = 'customer') =>
      line.agent.hear({ type: 'chat', chatId, by, place: 0, text: 'x' });
    for (let at = 0; at < 200; at += 1) chat(`flood${at}`);
    expect(line.desk().entries).toHaveLength(CUSTOMER_CHAT_PACE.burst);
    line.wait(60_000);
    chat('forged', 'agent');
    chat('flood0');
    expect(line.desk().entries).toHaveLength(CUSTOMER_CHAT_PACE.burst);
    line.agent.hear({ type: 'chatAck', place: MAX_CHAT_MESSAGES });
    expect(line.desk().delivered).toBe(CUSTOMER_CHAT_PACE.burst);
    for (let at = 0; at < MAX_CHAT_MESSAGES; at += 1) line.agent.write('y');
    expect(line.agent.write('one more')).toBe(false);
    expect(line.desk().entries).toHaveLength(MAX_CHAT_MESSAGES);
  });

  it('refuses what is empty and cuts what is too long', () => {
    const line = twoSides();
    expect(line.agent.write(' \u0000\n')).toBe(false);
    expect(line.page().write('')).toBe(false);
    line.agent.write('a'.repeat(MAX_CHAT_CHARS + 50));
    expect(line.noted[0]?.text).toHaveLength(MAX_CHAT_CHARS);
  });
});

describe('chat at the agent’s desk', () => {
  const written = (text: string, chatId = text) =>
    ({ type: 'chat', chatId, by: 'customer', place: 0, text }) as const;

  it('runs over the call’s own line, on hold too, and stands in the journal and the summary', async () => {
    const world = await createWorld();
    await world.answer();
    world.customer.say({ type: 'chatAck', place: 0 });
    await world.clock.advance(3000);
    expect(world.desk.actions.sendChat('Your case number is 4711')).toBe(true);
    await settle();
    expect(world.customer.heard.at(-1)).toMatchObject({
      type: 'chat',
      by: 'agent',
      place: 1,
      text: 'Your case number is 4711',
    });
    expect(world.call().chat).toMatchObject({ delivered: 0, reachable: true });
    world.customer.say({ type: 'chatAck', place: 1 });
    await settle();
    expect(world.call().chat.delivered).toBe(1);

    world.desk.actions.setHeld(true);
    await world.clock.advance(2000);
    world.customer.say(written('Got it'));
    await settle();
    expect(world.customer.heard.at(-1)).toMatchObject({ by: 'customer', place: 2 });
    await world.desk.actions.hangUp();
    await world.clock.advance(2000);
    expect(world.desk.actions.sendChat('too late')).toBe(false);
    expect(world.desk.store.getState().ended?.summary?.chat).toEqual([
      { atMs: 3000, by: 'agent', text: 'Your case number is 4711' },
      { atMs: 5000, by: 'customer', text: 'Got it' },
    ]);
  });

  it('says all of it again to a page that comes back', async () => {
    const world = await createWorld();
    await world.answer();
    world.customer.say({ type: 'chatAck', place: 0 });
    world.customer.say(written('one'));
    await settle();
    world.customer.closeTab();
    await world.clock.advance(2000);
    world.desk.actions.sendChat('two');
    await settle();
    world.customer.heard.length = 0;
    world.customer.load();
    await world.clock.advance(2000);
    world.customer.say({ type: 'chatAck', place: 0 });
    await settle();
    expect(world.customer.heard.filter(({ type }) => type === 'chat')).toMatchObject([
      { by: 'customer', place: 1, text: 'one' },
      { by: 'agent', place: 2, text: 'two' },
    ]);
    const journal = world.main.journals.get(ringing.callId) ?? [];
    expect(journal.filter(({ type }) => type === 'chat')).toHaveLength(2);
  });
});
