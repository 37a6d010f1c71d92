import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  feedbackLookupSchema,
  linkSurveySchema,
  seatSurveySchema,
} from '#shared/contract/survey.ts';
import { callIdSchema } from '#shared/model/call.ts';
import { parse, pathPart } from '../http/request.ts';
import { Refusal } from '../refusal.ts';
import { forAgents, forAnybody, ownerOf } from '../security/access.ts';
import { admit } from '../security/admit.ts';
import type { Buckets } from '../security/buckets.ts';
import type { SurveyDesk } from './desk.ts';

export interface SurveyRouteParts {
  readonly surveys: SurveyDesk;
  readonly lookups: Buckets;
  readonly failedAuth: Buckets;
}

const callOf = pathPart('callId', callIdSchema);
const afterSchema = z.object({ after: z.string().max(100).default('') });

/** The survey contract's HTTP routes. Guesses cost the same as guesses of call links. */
export function serveSurveys(app: FastifyInstance, parts: SurveyRouteParts): void {
  const { surveys, lookups, failedAuth } = parts;
  const done = { ok: true };

  const takeFrom = async (request: FastifyRequest, take: () => Promise<void>): Promise<object> => {
    try {
      await take();
      return done;
    } catch (error) {
      const isGuess =
        error instanceof Refusal && (error.error === 'unknown' || error.error === 'unauthorised');
      if (isGuess) admit(failedAuth, request);
      throw error;
    }
  };

  app.post('/api/guest/survey', forAnybody, async (request) => {
    admit(lookups, request);
    const survey = parse(seatSurveySchema, request.body);
    return takeFrom(request, () => surveys.fromSeat(survey));
  });

  app.post('/api/guest/feedback', forAnybody, async (request) => {
    admit(lookups, request);
    const view = await surveys.linkView(parse(feedbackLookupSchema, request.body).token);
    if (view.state === 'unknown') admit(failedAuth, request);
    return view;
  });

  app.post('/api/guest/feedback/answers', forAnybody, async (request) => {
    admit(lookups, request);
    const survey = parse(linkSurveySchema, request.body);
    return takeFrom(request, () => surveys.fromLink(survey));
  });

  app.post('/api/agent/calls/:callId/feedback-link', forAgents, async (request) => {
    const ownerId = ownerOf(request);
    return surveys.makeLink(ownerId, callOf(request));
  });

  app.get('/api/agent/surveys', forAgents, async (request) => {
    const ownerId = ownerOf(request);
    return surveys.listAfter(ownerId, parse(afterSchema, request.query).after);
  });
}
