import { describe, expect, it } from 'vitest';
import type { Flow, FlowStore } from '#electron/hub/people/oidcFlows.ts';

const aFlow = (id: string, changes: Partial<Flow> = {}): Flow => ({
  id,
  version: 0,
  stateHash: `state of ${id}`,
  pollHash: `poll of ${id}`,
  nonce: 'nonce',
  codeVerifier: 'verifier',
  redirectUri: 'https://calls.example.com/oidc/callback',
  expiresAt: 1000,
  step: { at: 'provider' },
  ...changes,
});

const identity = {
  issuer: 'https://login.example.com',
  subject: 'maya',
  email: null,
  emailVerified: false,
  name: 'Maya',
};

/** What every store of sign-ins under way has to do. @param make an empty one for this many flows */
export function describeFlowStore(
  name: string,
  make: (most: number) => FlowStore | Promise<FlowStore>,
): void {
  describe(`sign-ins under way, kept ${name}`, () => {
    it('are found by id and by state, and nothing else is', async () => {
      const store = await make(10);
      expect(await store.put(aFlow('a'), 0)).toBe(true);
      expect(await store.put(aFlow('b'), 0)).toBe(true);
      expect(await store.find({ id: 'a' })).toEqual(aFlow('a'));
      expect(await store.find({ stateHash: 'state of b' })).toEqual(aFlow('b'));
      expect(await store.find({ id: 'state of b' })).toBeNull();
      expect(await store.find({ stateHash: 'b' })).toBeNull();
    });

    it('go on step by step, and out', async () => {
      const store = await make(10);
      await store.put(aFlow('a'), 0);
      await store.put(aFlow('b'), 0);
      const done = { at: 'done', identity, codeHash: 'hash', wrongCodes: 2 } as const;
      expect(await store.swap(aFlow('a'), done)).toBe(true);
      const later = aFlow('a', { version: 1, step: done });
      expect(await store.find({ stateHash: 'state of a' })).toEqual(later);
      expect(await store.swap(later, null)).toBe(true);
      expect(await store.find({ id: 'a' })).toBeNull();
      expect(await store.find({ id: 'b' })).toEqual(aFlow('b'));
    });

    it('go on for one of all that try at once', async () => {
      const store = await make(10);
      await store.put(aFlow('a'), 0);
      const tries = Array.from({ length: 8 }, (_, index) =>
        store.swap(aFlow('a'), index % 2 === 0 ? { at: 'exchange' } : null),
      );
      expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
    });

    it('do not go on from where they no longer stand, nor come back', async () => {
      const store = await make(10);
      await store.put(aFlow('a'), 0);
      await store.swap(aFlow('a'), { at: 'exchange' });
      expect(await store.swap(aFlow('a'), { at: 'failed' })).toBe(false);
      expect(await store.find({ id: 'a' })).toMatchObject({ version: 1, step: { at: 'exchange' } });
      await store.swap(aFlow('a', { version: 1 }), null);
      expect(await store.swap(aFlow('a', { version: 1 }), { at: 'failed' })).toBe(false);
      expect(await store.find({ id: 'a' })).toBeNull();
    });

    it('are as many as may be, and expired ones do not count', async () => {
      const store = await make(2);
      expect(await store.put(aFlow('a', { expiresAt: 500 }), 0)).toBe(true);
      expect(await store.put(aFlow('b'), 0)).toBe(true);
      expect(await store.put(aFlow('c'), 499)).toBe(false);
      expect(await store.find({ id: 'c' })).toBeNull();
      expect(await store.put(aFlow('c'), 500)).toBe(true);
      expect(await store.find({ id: 'a' })).toBeNull();
      expect(await store.find({ id: 'b' })).not.toBeNull();
    });
  });
}
