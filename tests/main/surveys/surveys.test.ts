import { describe, expect, it } from 'vitest';
import type { SurveyPage } from '#shared/contract/survey.ts';
import { noAnswers } from '#shared/model/survey.ts';
import { Surveys } from '#electron/main/surveys/surveys.ts';
import { KnownFailure } from '#electron/main/ipc/failure.ts';
import { aSummary } from '#tests/store/support/records.ts';
import { desktopStore, NOW } from '#tests/store/support/stores.ts';

const answers = { ...noAnswers, satisfied: 2, comment: 'It took long' };
const own = { satisfied: 4, resolved: 'yes' } as const;

/** A hub's list of answers in pages of two; `away` is a hub that does not answer. */
async function world() {
  const store = await desktopStore();
  const state = { list: [] as string[], away: false, asked: [] as string[], changes: 0 };
  const surveysAfter = async (cursor: string): Promise<SurveyPage> => {
    state.asked.push(cursor);
    if (state.away) throw new KnownFailure('hubUnreachable', 'away');
    const from = Number(cursor || 0);
    const callIds = state.list.slice(from, from + 2);
    return {
      surveys: callIds.map((callId) => ({ callId, answers, answeredAt: NOW })),
      next: String(from + callIds.length),
      more: from + callIds.length < state.list.length,
    };
  };
  const feedbackLink = async () => ({ url: 'http://hub.test/feedback#x', expiresAt: NOW });
  const surveys = new Surveys({
    store: store.surveys,
    client: () => ({ surveysAfter, feedbackLink }),
    now: () => NOW + 5,
    changed: () => {
      state.changes += 1;
    },
  });
  return { store, surveys, state };
}

describe('customers’ answers on this machine', () => {
  it('are fetched in pages and kept once, however often and after whatever break', async () => {
    const { store, surveys, state } = await world();
    state.list = ['call-0001', 'call-0002', 'call-0003', 'call-0004', 'call-0005'];
    state.away = true;
    await surveys.fetch();
    expect(await store.surveys.cursor()).toBe('');
    state.away = false;
    await Promise.all([surveys.fetch(), surveys.fetch(), surveys.fetch()]);
    expect(await store.surveys.cursor()).toBe('5');
    for (const callId of state.list) {
      expect(await store.surveys.get(callId)).toEqual({ state: 'answered', answeredAt: NOW });
    }
    const { changes } = state;
    // Another hub's list begins at the beginning: what is here already is no news.
    await store.surveys.take([], '0');
    await surveys.fetch();
    expect(state.changes).toBe(changes);
  });

  it('do not say what they are before the agent judged, and the first judgement stays', async () => {
    const { surveys, state } = await world();
    expect(await surveys.view('call-0001')).toEqual({ state: 'waiting' });
    await expect(surveys.reveal('call-0001')).rejects.toMatchObject({ code: 'notFound' });
    state.list = ['call-0001'];
    await surveys.fetch();
    expect(JSON.stringify(await surveys.view('call-0001'))).not.toContain('long');
    const shown = { state: 'shown', answeredAt: NOW, answers, own };
    expect(await surveys.judge('call-0001', own)).toEqual(shown);
    expect(await surveys.judge('call-0001', { satisfied: 2, resolved: null })).toEqual(shown);
    expect(await surveys.reveal('call-0001')).toEqual(shown);
    expect(await surveys.view('call-0001')).toEqual(shown);
  });

  it('take no judgement after they were seen', async () => {
    const { surveys, state } = await world();
    state.list = ['call-0001'];
    await surveys.fetch();
    expect(await surveys.reveal('call-0001')).toMatchObject({ state: 'shown', own: null });
    expect(await surveys.judge('call-0001', own)).toMatchObject({ state: 'shown', own: null });
  });

  it('wait for a summary that is not there yet, and show in the list of calls', async () => {
    const { store, surveys, state } = await world();
    state.list = ['call-0001'];
    await surveys.fetch();
    await store.calls.save(aSummary());
    await store.calls.save(aSummary({ callId: 'call-0002', startedAt: NOW - 1 }));
    const list = async () =>
      (await store.calls.list({ limit: 9, before: null })).map((each) => each.answers);
    expect(await list()).toEqual(['new', undefined]);
    await surveys.reveal('call-0001');
    expect(await list()).toEqual(['seen', undefined]);
  });
});
