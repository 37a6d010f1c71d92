import { describe, expect, it } from 'vitest';
import type { AgentBridge } from '#shared/contract/ipc.ts';
import { createBridge } from '#renderer/session/bridge.ts';
import { createFormat, createJoinList } from '#renderer/session/format.ts';
import { createHubClient } from '#renderer/session/hubClient.ts';
import type { AgentLinkOptions } from '#renderer/rtc/signalling/agentLink.ts';
import { outcomeOf } from '#renderer/session/outcome.ts';
import { createVirtualClock, settle } from './world/virtualClock.ts';

describe('filling a template', () => {
  const format = createFormat('en');

  it('puts plain text in, whatever it looks like', () => {
    const values = { name: "D'Arcy {x} <b>", facts: "it's '{doubled}'" };
    expect(format('Hello {name}: {facts}.', values)).toBe(
      "Hello D'Arcy {x} <b>: it's '{doubled}'.",
    );
  });

  it('reads the template’s own apostrophes, quoted braces and angle brackets', () => {
    expect(format("Let's go, {name}, it's fine", { name: 'Maya' })).toBe(
      "Let's go, Maya, it's fine",
    );
    expect(format("Say '{'this'}' to {name} <now>", { name: 'Maya' })).toBe(
      'Say {this} to Maya <now>',
    );
  });

  it('refuses what cannot be filled', () => {
    expect(() => format('Hello {name', { name: 'Maya' })).toThrow(/UNCLOSED|EXPECT/);
    expect(() => format('Hello {nobody}', { name: 'Maya' })).toThrow(/nobody/);
  });

  it('joins as a language does', () => {
    expect(createJoinList('en-GB')(['a', 'b', 'c'])).toBe('a, b and c');
    expect(createJoinList('de')(['a', 'b'])).toBe('a und b');
    expect(createJoinList('en')([])).toBe('');
  });
});

describe('the bridge', () => {
  const bridgeWith = (answer: () => unknown) =>
    createBridge({
      'settings.get': answer,
      'calls.get': answer,
      on: () => () => undefined,
    } as unknown as AgentBridge);

  it('gives the value, or throws what failed with its code', async () => {
    const good = bridgeWith(async () => ({ ok: true, value: 7 }));
    expect(await good['settings.get']()).toBe(7);
    const failure = { code: 'diskFull', message: 'The disk is full.' };
    const bad = bridgeWith(async () => ({ ok: false, failure }));
    await expect(bad['calls.get']({ callId: 'x' })).rejects.toMatchObject({
      name: 'BridgeError',
      ...failure,
    });
    expect(await outcomeOf(bad['settings.get']())).toEqual({ ok: false, error: failure });
  });

  it('lets no other error through', async () => {
    for (const answer of [
      () => {
        throw new Error('stack');
      },
      async () => Promise.reject(new Error('stack')),
      async () => undefined,
    ]) {
      await expect(bridgeWith(answer)['settings.get']()).rejects.toMatchObject({
        name: 'BridgeError',
        code: 'other',
      });
    }
  });
});

describe('the way to the hub', () => {
  const setUp = () => {
    const clock = createVirtualClock();
    const opened: AgentLinkOptions[] = [];
    const closed: string[] = [];
    const states: string[] = [];
    const setup = { fails: false };
    let token = 0;
    const client = createHubClient({
      clock,
      clientId: 'client-0001',
      credentials: async () => {
        await Promise.resolve();
        if (setup.fails) throw new Error('not yet');
        token += 1;
        return { origin: 'http://hub', also: [], token: `token-${token}` };
      },
      openLink: (options) => {
        opened.push(options);
        const close = (): void => void closed.push(options.auth.token);
        return { close } as unknown as ReturnType<
          Parameters<typeof createHubClient>[0]['openLink']
        >;
      },
      onConnection: (state) => states.push(state),
      heard: {
        onRinging: () => undefined,
        onCallState: () => undefined,
        onPresence: () => undefined,
        onSignal: () => undefined,
      },
    });
    const at = (origin: string) =>
      client.follow({
        state: 'running',
        mode: 'embedded',
        origin,
        publicOrigin: origin,
        localOnly: true,
      });
    return { clock, opened, closed, states, setup, client, at };
  };

  it('moves with the hub, and leaves one link at a time', async () => {
    const { opened, closed, client, at, states } = setUp();
    at('http://a');
    await settle();
    at('http://a');
    await settle();
    expect(opened).toHaveLength(1);
    at('http://b');
    at('http://c');
    await settle();
    expect(opened).toHaveLength(2);
    expect(closed).toEqual(['token-1']);
    client.follow({ state: 'failed', code: 'portTaken', detail: '' });
    expect(closed).toHaveLength(2);
    expect(states.at(-1)).toBe('offline');
    expect(client.link()).toBeNull();
  });

  it('asks again for credentials that could not be had', async () => {
    const { clock, opened, setup, at, states } = setUp();
    setup.fails = true;
    at('http://a');
    await settle();
    expect(states.at(-1)).toBe('offline');
    setup.fails = false;
    await clock.advance(2000);
    expect(opened).toHaveLength(1);
  });

  it('tries the same hub again after it was refused there', async () => {
    const { opened, at } = setUp();
    at('http://a');
    await settle();
    opened[0]?.onConnection('refused', null);
    at('http://a');
    await settle();
    expect(opened).toHaveLength(2);
  });
});
