import type { FastifyInstance } from 'fastify';
import { importedCallSchema } from '#shared/contract/deskImports.ts';
import { PARCEL_BYTES } from '#shared/contract/outbox.ts';
import { parse } from '../http/request.ts';
import { forPeople, forSupervisors, personOf } from '../security/access.ts';
import type { Imports } from './imports.ts';

/** The routes of recordings; see shared/contract/deskImports.ts. */
export function serveImports(app: FastifyInstance, imports: Imports): void {
  app.get('/api/desk/agents', forSupervisors, (request) => imports.agents(personOf(request)));
  app.post('/api/desk/imports', { ...forSupervisors, bodyLimit: PARCEL_BYTES }, (request) =>
    imports.take(personOf(request), parse(importedCallSchema, request.body)),
  );
  app.get('/api/agent/imports', forPeople, (request) => imports.ofAgent(personOf(request)));
}
