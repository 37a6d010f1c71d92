import { describe, expect, it } from 'vitest';
import { connect } from '#electron/store/sqlite/connection.ts';
import type { DesktopTables } from '#electron/store/desktop/tables.ts';
import { aSecond, aSummary, started } from '../support/records.ts';
import { desktopStore, KEY, NOW, optionsIn } from '../support/stores.ts';
import { tempFolder } from '../support/tempFolder.ts';

const callId = 'call-0001';

describe('calls', () => {
  it('gives a summary back as it was saved, also after a restart', async () => {
    const options = optionsIn(tempFolder());
    const before = await desktopStore(options);
    const summary = aSummary({ customerName: 'Zoë 😀 李', notes: 'call back\non Friday' });
    await before.calls.save(summary);
    expect(await before.calls.get(callId)).toEqual(summary);
    await before.close();
    const after = await desktopStore(options);
    expect(await after.calls.get(callId)).toEqual(summary);
    expect(await after.calls.get('call-none')).toBeNull();
  });

  it('replaces a summary that is saved again', async () => {
    const { calls } = await desktopStore();
    await calls.save(aSummary());
    const again = aSummary({ durationMs: 1, issue: null, recovered: true });
    await calls.save(again);
    expect(await calls.get(callId)).toEqual(again);
    expect(await calls.list({ limit: 10, before: null })).toHaveLength(1);
  });

  it('lists what the screen shows, newest first, page by page', async () => {
    const { calls } = await desktopStore();
    for (let i = 0; i < 5; i += 1) {
      await calls.save(aSummary({ callId: `call-000${i}`, startedAt: NOW + i }));
    }
    const page = await calls.list({ limit: 2, before: null });
    expect(page[0]).toEqual({
      callId: 'call-0004',
      startedAt: NOW + 4,
      durationMs: 61_250.5,
      customerName: 'Maya Lindqvist',
      issue: 'The bill doubled',
      video: true,
      simulated: false,
      recovered: false,
      agentInterruptions: 1,
      agentShareOfSpeech: 0.101,
      readable: true,
    });
    const next = await calls.list({ limit: 10, before: page.at(-1)?.startedAt ?? null });
    expect(next.map((item) => item.callId)).toEqual(['call-0002', 'call-0001', 'call-0000']);
  });

  it('keeps a note apart from the summary', async () => {
    const { calls } = await desktopStore();
    await calls.save(aSummary());
    await calls.setNotes(callId, 'was patient');
    expect(await calls.get(callId)).toEqual(aSummary({ notes: 'was patient' }));
    await expect(calls.setNotes('call-none', 'x')).rejects.toMatchObject({ code: 'notFound' });
    await expect(calls.setNotes(callId, 'x'.repeat(20_001))).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('keeps a note whose text a database cannot hold, without those characters', async () => {
    const { calls } = await desktopStore();
    await calls.save(aSummary({ issue: 'a\0b', notes: 'c\0d\uD800' }));
    expect((await calls.get(callId))?.notes).toBe('cd\uFFFD');
    expect((await calls.list({ limit: 1, before: null }))[0]?.issue).toBe('ab');
  });

  it('keeps interruptions that could not be measured as unknown', async () => {
    const { calls } = await desktopStore();
    const { metrics } = aSummary();
    const unknown = { agent: null, customer: null };
    await calls.save(aSummary({ metrics: { ...metrics, interruptions: unknown } }));
    expect((await calls.list({ limit: 1, before: null }))[0]?.agentInterruptions).toBeNull();
    expect((await calls.get(callId))?.metrics.interruptions).toEqual(unknown);
  });

  it('refuses what is no summary and stores nothing of it', async () => {
    const { calls } = await desktopStore();
    const wrong = { ...aSummary(), durationMs: 'long' } as unknown as ReturnType<typeof aSummary>;
    await expect(calls.save(wrong)).rejects.toMatchObject({ code: 'invalid' });
    expect(await calls.list({ limit: 1, before: null })).toEqual([]);
    await expect(calls.list({ limit: 0, before: null })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('closes the journal with the summary, or neither', async () => {
    const { calls, journal } = await desktopStore();
    await journal.append(callId, 0, [started(callId), aSecond(1)]);
    await journal.append('call-0002', 0, [started('call-0002')]);
    const wrong = aSummary({ notes: 'x'.repeat(20_001) });
    await expect(calls.save(wrong)).rejects.toMatchObject({ code: 'invalid' });
    expect(await journal.unfinished()).toHaveLength(2);
    await calls.save(aSummary());
    expect((await journal.unfinished()).map((left) => left.callId)).toEqual(['call-0002']);
  });
});

describe('a call that cannot be read', () => {
  async function spoilt(change: Partial<DesktopTables['calls']>) {
    const options = optionsIn(tempFolder());
    const store = await desktopStore(options);
    await store.calls.save(aSummary({ notes: 'kept' }));
    await store.close();
    const { db, close } = connect<DesktopTables>(options.file, KEY);
    await db.updateTable('calls').set(change).execute();
    await close();
    return desktopStore(options);
  }

  it('is listed and kept when a newer version wrote it', async () => {
    const { calls } = await spoilt({ summary_version: 2, summary: '{"version":2}' });
    expect(await calls.list({ limit: 1, before: null })).toMatchObject([
      { callId, readable: false, customerName: 'Maya Lindqvist' },
    ]);
    await expect(calls.get(callId)).rejects.toMatchObject({ code: 'newerRecord' });
    await calls.setNotes(callId, 'noted all the same');
    expect(await calls.list({ limit: 5, before: null })).toHaveLength(1);
  });

  it('is read when it is from before hold, reasons and promises were told', async () => {
    const { held, goodPauses, unmeasured, actions, metrics, ...early } = aSummary({
      notes: 'kept',
    });
    const { heldMs, ...earlyMetrics } = metrics;
    const { calls } = await spoilt({
      summary: JSON.stringify({ ...early, metrics: earlyMetrics }),
    });
    expect([held, goodPauses, unmeasured, actions, heldMs]).toEqual([[], [], [], [], 0]);
    expect(await calls.get(callId)).toEqual(aSummary({ notes: 'kept' }));
  });

  it.each(['{"version":1}', 'not JSON at all'])(
    'says so when it is damaged: %s',
    async (summary) => {
      const { calls } = await spoilt({ summary });
      expect(await calls.list({ limit: 1, before: null })).toHaveLength(1);
      await expect(calls.get(callId)).rejects.toMatchObject({ code: 'damagedRecord' });
    },
  );
});
