/**
 * Routes that the desk's own table answers for (deskAuthorisation.test.ts); teamAuthorisation.test.ts
 * answers for all others that only a team's hub has, so that none is in neither.
 */
export const ofDesk =
  /^\w+ \/api\/(?:desk\/|agent\/(?:reviews|plans|kudos|colleagues|imports|calls\/:callId\/reads))/;
