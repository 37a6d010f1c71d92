import type { FastifyInstance } from 'fastify';
import { sendPage } from '../http/app.ts';
import { invitationPage, startPage } from '../http/pages.ts';
import { forAnybody } from '../security/access.ts';

/** What a browser shows to somebody who opens a link that is for the app. */
export function servePeoplePages(app: FastifyInstance): void {
  app.get('/invitation', forAnybody, (_request, reply) => sendPage(reply, 200, invitationPage));
  app.get('/start', forAnybody, (_request, reply) => sendPage(reply, 200, startPage));
}
