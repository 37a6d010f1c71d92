import { describe, expect, it } from 'vitest';
import { answer } from '#electron/main/ipc/answer.ts';
import { KnownFailure } from '#electron/main/ipc/failure.ts';
import { StoreError } from '#electron/store/index.ts';

describe('an answer to the window', () => {
  it('is the handler’s result', async () => {
    expect(await answer('calls.get', () => null, { callId: 'abcdefgh12' })).toEqual({
      ok: true,
      value: null,
    });
  });

  it('never reaches the handler with arguments that do not fit', async () => {
    let reached = false;
    const given = await answer(
      'calls.get',
      () => {
        reached = true;
        return null;
      },
      { callId: '../../etc/passwd' },
    );
    expect(reached).toBe(false);
    expect(given).toMatchObject({ ok: false, failure: { code: 'badRequest' } });
  });

  it('is a refusal where bytes come in place of an object', async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const given = await answer('settings.save', () => Promise.reject(new Error()), { hub: bytes });
    expect(given).toMatchObject({ ok: false, failure: { code: 'badRequest' } });
  });

  it('words a known failure', async () => {
    const given = await answer(
      'invites.list',
      () => {
        throw new KnownFailure('hubUnreachable', 'The hub does not answer.');
      },
      undefined,
    );
    expect(given).toEqual({
      ok: false,
      failure: { code: 'hubUnreachable', message: 'The hub does not answer.' },
    });
  });

  it('says that the disk is full, and what was kept', async () => {
    const append = await answer(
      'journal.append',
      () => {
        throw new StoreError('diskFull', 'database or disk is full');
      },
      { callId: 'abcdefgh12', firstSeq: 0, events: [] },
    );
    expect(append).toMatchObject({ ok: false, failure: { code: 'diskFull' } });
    expect(append.ok ? '' : append.failure.message).toMatch(/kept.*free some space/s);
  });

  it('never passes a stack or a path on', async () => {
    const given = await answer(
      'hub.status',
      () => {
        throw new Error('ENOENT: /home/sam/secret at Object.<anonymous> (index.cjs:1:1)');
      },
      undefined,
    );
    expect(JSON.stringify(given)).not.toMatch(/secret|index\.cjs|ENOENT/);
  });
});
