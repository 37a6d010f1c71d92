import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { calibrationSchema } from '#shared/contract/desk.ts';
import { scorecardSchema } from '#shared/model/review.ts';
import type { DeskTeam } from './support/desk.ts';
import { aCard, as, deskHub, handIn, lookAt, sharedReview } from './support/desk.ts';
import { ask } from './support/hub.ts';
import type { Someone } from './support/team.ts';
import { joining } from './support/team.ts';

const CALL = 'call-0001';
const list = '/api/desk/calibrations';
const listSchema = z.array(calibrationSchema);
const scores = (heard: number | null) => ({
  scores: [
    { itemId: 'heard', step: heard, rootCause: '' },
    { itemId: 'promise', step: 2, rootCause: '' },
  ],
});

interface Team extends DeskTeam {
  readonly olle: Someone;
}

async function withCall(): Promise<Team> {
  const team = await deskHub();
  const { hub, ada, nils, north } = team;
  const olle = await joining(hub, ada, 'Olle', [{ teamId: north, role: 'supervisor' }]);
  await handIn(hub, nils, { callId: CALL });
  await as(hub, ada).get(scorecardSchema, 'PUT', `/api/desk/scorecards/${north}`, aCard);
  return { ...team, olle };
}

const begin = (...reviewers: readonly Someone[]) => ({
  callId: CALL,
  scorecardId: aCard.scorecardId,
  reviewerIds: reviewers.map(({ personId }) => personId),
});

describe('scoring a call together', () => {
  it('is blind until all have scored, and tells nobody whose scores are whose', async () => {
    const { hub, ada, rita, olle } = await withCall();
    const { calibrationId, ...begun } = await as(hub, ada).get(
      calibrationSchema,
      'POST',
      list,
      begin(rita, olle),
    );
    expect(begun).toMatchObject({ callId: CALL, scorecard: aCard, own: null, all: null });
    const route = `${list}/${calibrationId}`;
    const score = (who: Someone, heard: number | null) =>
      as(hub, who).get(calibrationSchema, 'PUT', route, scores(heard));
    const first = await score(rita, 2);
    expect(first).toMatchObject({ own: scores(2).scores, all: null });
    expect(first.reviewers.map(({ name, done }) => [name, done]).toSorted()).toEqual([
      ['Olle', false],
      ['Rita', true],
    ]);
    const [seenByOlle] = await as(hub, olle).get(listSchema, 'GET', list);
    expect(seenByOlle).toMatchObject({ own: null, all: null });
    // Ada scores nothing: she is not one of them.
    expect(await as(hub, ada).outcome('PUT', route, scores(1))).toBe('notFound');
    const last = await score(olle, 1);
    expect(last.all).toEqual([scores(1).scores, scores(2).scores]);
    for (const who of [ada, rita]) {
      const [seen] = await as(hub, who).get(listSchema, 'GET', list);
      expect(seen?.all).toEqual(last.all);
    }
    expect(await as(hub, rita).outcome('PUT', route, scores(5))).toBe('wrongState');
  });

  it('hides others’ reviews of the call from those who score it, and from nobody else', async () => {
    const { hub, ada, rita, olle, nils } = await withCall();
    const review = await sharedReview(hub, ada, CALL);
    const { calibrationId } = await as(hub, ada).get(
      calibrationSchema,
      'POST',
      list,
      begin(rita, olle),
    );
    const seen = async (who: Someone) => {
      const { blind, reviews } = await lookAt(hub, who, CALL);
      return { blind, reviews: reviews.length };
    };
    const resolve = `/api/desk/reviews/${review.reviewId}/resolve`;
    await as(hub, nils).send('POST', `/api/agent/reviews/${review.reviewId}/dispute`, {
      text: 'No',
    });
    expect(await seen(rita)).toEqual({ blind: true, reviews: 0 });
    expect(await seen(ada)).toEqual({ blind: false, reviews: 1 });
    expect(await as(hub, rita).outcome('POST', resolve, { text: 'Yes' })).toBe('notFound');
    // Having scored is not enough: the others may still be led by what one says.
    await as(hub, rita).send('PUT', `${list}/${calibrationId}`, scores(2));
    expect(await seen(rita)).toEqual({ blind: true, reviews: 0 });
    await as(hub, olle).send('PUT', `${list}/${calibrationId}`, scores(null));
    expect(await seen(rita)).toEqual({ blind: false, reviews: 1 });
    expect(await as(hub, rita).outcome('POST', resolve, { text: 'Yes' })).toBe('ok');
  });

  it('waits for nobody who supervises the team no longer', async () => {
    const { hub, ada, rita, olle } = await withCall();
    await as(hub, ada).send('POST', list, begin(ada, rita, olle));
    const [begun] = await as(hub, ada).get(listSchema, 'GET', list);
    const route = `${list}/${begun?.calibrationId}`;
    await as(hub, ada).send('PUT', route, scores(1));
    await as(hub, rita).send('PUT', route, scores(2));
    await ask(hub, 'PATCH', `/api/admin/people/${olle.personId}`, {
      token: ada.token,
      body: { disabled: true },
    });
    const [after] = await as(hub, ada).get(listSchema, 'GET', list);
    expect(after?.reviewers.map(({ name }) => name).toSorted()).toEqual(['Ada Brandt', 'Rita']);
    expect(after?.all).toHaveLength(2);
  });

  it('takes whole scores only, of reviewers who may all see the call', async () => {
    const { hub, ada, rita, sara, nils, olle } = await withCall();
    const desk = as(hub, ada);
    const refused = [
      [begin(rita), 'badRequest'],
      [begin(rita, rita), 'badRequest'],
      [begin(rita, sara), 'badRequest'],
      [begin(rita, nils), 'badRequest'],
      [{ ...begin(rita, olle), reviewerIds: [rita.personId, 'nobody'] }, 'badRequest'],
      [{ ...begin(rita, olle), scorecardId: 'none' }, 'notFound'],
      [{ ...begin(rita, olle), callId: 'call-9999' }, 'notFound'],
    ] as const;
    for (const [body, error] of refused) {
      expect(await desk.outcome('POST', list, body)).toBe(error);
    }
    expect(await as(hub, sara).outcome('POST', list, begin(rita, olle))).toBe('notFound');
    expect(await desk.get(listSchema, 'GET', list)).toEqual([]);
    const begun = await desk.get(calibrationSchema, 'POST', list, begin(rita, olle));
    const half = { scores: scores(3).scores.slice(0, 1) };
    const route = `${list}/${begun.calibrationId}`;
    expect(await as(hub, rita).outcome('PUT', route, half)).toBe('badRequest');
    expect(await as(hub, rita).outcome('PUT', route, scores(6))).toBe('badRequest');
    expect(await as(hub, sara).outcome('PUT', route, scores(3))).toBe('notFound');
    expect(await as(hub, sara).get(listSchema, 'GET', list)).toEqual([]);
  });

  it('of somebody’s own call is not theirs to see', async () => {
    const { hub, ada, rita, olle, north } = await withCall();
    const bea = await joining(hub, ada, 'Bea', [{ teamId: north, role: 'supervisor' }]);
    await handIn(hub, bea, { callId: 'call-0002' });
    const body = { ...begin(rita, olle), callId: 'call-0002' };
    expect(await as(hub, bea).outcome('POST', list, body)).toBe('notFound');
    const withHer = { ...body, reviewerIds: [rita.personId, bea.personId] };
    expect(await as(hub, ada).outcome('POST', list, withHer)).toBe('badRequest');
    expect(await as(hub, ada).outcome('POST', list, body)).toBe('ok');
    expect(await as(hub, bea).get(listSchema, 'GET', list)).toEqual([]);
  });
});
