import { z } from 'zod';
import { personNameSchema } from '#shared/model/call.ts';
import {
  emailSchema,
  membershipsSchema,
  peopleIdSchema,
  personSchema,
  queueSchema,
  signedInAtSchema,
  teamNameSchema,
  teamSchema,
  teamSettingsShape,
} from '#shared/model/people.ts';

/*
 * Who works at a team hub: signing in, and an administrator's management.
 *
 * HTTP                                            who            body -> answer
 *   GET    /api/people/ways                       any            -> WaysIn
 *   POST   /api/people/start                      any            Start -> SignedIn (once a hub)
 *   POST   /api/people/sign-in                    any            SignIn -> SignedIn
 *   POST   /api/people/invitation                 any            { token } -> InvitationView
 *   POST   /api/people/join                       any            Join -> SignedIn
 *   POST   /api/people/openid                     any            -> OpenIdBegun
 *   POST   /api/people/openid/outcome             any            OpenIdPoll -> OpenIdOutcome
 *   GET    /oidc/callback                         any            -> a page with a code for the app
 *   GET    /api/people/me                         person         -> Me
 *   POST   /api/people/sign-out                   person         -> { ok: true }
 *   POST   /api/people/password                   person         ChangePassword -> { ok: true }
 *   GET    /api/people/sessions                   person         -> SignedInAt[] (own)
 *   DELETE /api/people/sessions/:sessionId        person         -> { ok: true } (own)
 *   GET    /api/admin/people                      administrator  -> Person[]
 *   PATCH  /api/admin/people/:personId            administrator  PersonPatch -> Person
 *   DELETE /api/admin/people/:personId/sessions   administrator  -> { ok: true }
 *   GET    /api/admin/teams                       administrator  -> Team[]
 *   POST   /api/admin/teams                       administrator  { name } -> Team
 *   PATCH  /api/admin/teams/:teamId               administrator  TeamPatch -> Team
 *   GET    /api/admin/queues                      administrator  -> Queue[]
 *   POST   /api/admin/queues                      administrator  NewQueue -> Queue
 *   PATCH  /api/admin/queues/:queueId             administrator  QueuePatch -> Queue
 *   GET    /api/admin/invitations                 administrator  -> Invitation[] (open ones)
 *   POST   /api/admin/invitations                 administrator  NewInvitation -> Invitation
 *   DELETE /api/admin/invitations/:invitationId   administrator  -> { ok: true }
 *
 * A session's token is sent like an agent's: `authorization: Bearer <token>`; it opens all that the
 * person may do, and the sockets of /agent. An invitation's token stands behind # in its link.
 */

const secret = z.string().min(16).max(128);
/** What the app calls the place it runs at. */
const device = z.string().trim().max(80);
/** Whether one is good enough is the hub's to say, with a reason; here only a bound. */
const password = z.string().min(1).max(256);

export const waysInSchema = z.readonly(
  z.object({
    /** Nobody has an account yet: the first one is made with the secret the hub printed. */
    needsStart: z.boolean(),
    /** What the sign-in elsewhere is called; null where there is none. */
    openId: z.string().nullable(),
  }),
);
export type WaysIn = z.infer<typeof waysInSchema>;

export const startSchema = z.readonly(
  z.object({
    token: secret,
    name: personNameSchema,
    email: emailSchema,
    password,
    /** The first team's name. */
    team: teamNameSchema,
    device,
  }),
);
export type Start = z.infer<typeof startSchema>;

export const signInSchema = z.readonly(z.object({ email: emailSchema, password, device }));
export type SignIn = z.infer<typeof signInSchema>;

export const meSchema = z.readonly(
  z.object({
    person: personSchema,
    /** Teams the person is in. */
    teams: z.readonly(z.array(teamSchema)),
    /** Queues of those teams. */
    queues: z.readonly(z.array(queueSchema)),
    sessionId: peopleIdSchema,
  }),
);
export type Me = z.infer<typeof meSchema>;

/** The only answer that holds a session's token. */
export const signedInSchema = z.readonly(z.object({ token: secret, me: meSchema }));
export type SignedIn = z.infer<typeof signedInSchema>;

export const invitationLookupSchema = z.readonly(z.object({ token: secret }));

export const invitationViewSchema = z.readonly(
  z.discriminatedUnion('state', [
    z.object({
      state: z.literal('open'),
      /** As the administrator wrote them; '' where they did not. */
      name: z.string(),
      email: z.string(),
      teams: z.readonly(z.array(z.string())),
    }),
    z.object({ state: z.enum(['used', 'expired', 'unknown']) }),
  ]),
);
export type InvitationView = z.infer<typeof invitationViewSchema>;

export const joinSchema = z.readonly(
  z.object({ token: secret, name: personNameSchema, email: emailSchema, password, device }),
);
export type Join = z.infer<typeof joinSchema>;

export const changePasswordSchema = z.readonly(z.object({ current: password, next: password }));

export const openIdBegunSchema = z.readonly(
  z.object({
    flowId: peopleIdSchema,
    /** Shows that the app that asks for the outcome is the one that began. */
    pollSecret: secret,
    /** For the system's browser. */
    url: z.url(),
  }),
);
export type OpenIdBegun = z.infer<typeof openIdBegunSchema>;
export const openIdPollSchema = z.readonly(
  z.object({
    flowId: peopleIdSchema,
    pollSecret: secret,
    /** As the browser shows it once the provider is done; null before. */
    code: z.string().max(20).nullable(),
    /** With an invitation's token, the identity is bound to a new account. */
    invitation: secret.nullable(),
    device,
  }),
);
export type OpenIdPoll = z.infer<typeof openIdPollSchema>;
export const openIdOutcomeSchema = z.readonly(
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('signedIn'), signedIn: signedInSchema }),
    /**
     * `needsCode`: the browser shows one, which has to come along. `stranger`: the provider knows
     * them, this hub does not.
     */
    z.object({
      state: z.enum(['waiting', 'needsCode', 'wrongCode', 'expired', 'failed', 'stranger']),
    }),
  ]),
);
export type OpenIdOutcome = z.infer<typeof openIdOutcomeSchema>;

export const peopleSchema = z.readonly(z.array(personSchema));
export const teamsSchema = z.readonly(z.array(teamSchema));
export const queuesSchema = z.readonly(z.array(queueSchema));
export const sessionsSchema = z.readonly(z.array(signedInAtSchema));

export const personPatchSchema = z.readonly(
  z
    .strictObject({
      name: personNameSchema,
      administrator: z.boolean(),
      disabled: z.boolean(),
      memberships: membershipsSchema,
    })
    .partial(),
);
export type PersonPatch = z.infer<typeof personPatchSchema>;

export const newTeamSchema = z.readonly(z.object({ name: teamNameSchema }));
export const teamPatchSchema = z.readonly(z.strictObject(teamSettingsShape).partial());
export type TeamPatch = z.infer<typeof teamPatchSchema>;

export const newQueueSchema = z.readonly(
  z.object({ teamId: peopleIdSchema, name: teamNameSchema, mood: z.boolean() }),
);
export const queuePatchSchema = z.readonly(
  z.strictObject({ name: teamNameSchema, mood: z.boolean() }).partial(),
);
export type QueuePatch = z.infer<typeof queuePatchSchema>;

export const newInvitationSchema = z.readonly(
  z.object({
    name: z.string().trim().max(80),
    email: z.union([z.literal(''), emailSchema]),
    administrator: z.boolean(),
    memberships: membershipsSchema,
    expiresInMs: z
      .number()
      .int()
      .min(60_000)
      .max(30 * 24 * 3_600_000),
  }),
);
export type NewInvitation = z.infer<typeof newInvitationSchema>;

export const invitationSchema = z.readonly(
  z.object({
    invitationId: peopleIdSchema,
    name: z.string(),
    email: z.string(),
    administrator: z.boolean(),
    memberships: membershipsSchema,
    createdAt: z.number().int(),
    expiresAt: z.number().int(),
    /** Present only in the answer that creates it. */
    url: z.string().nullable(),
  }),
);
export type Invitation = z.infer<typeof invitationSchema>;
export const invitationsSchema = z.readonly(z.array(invitationSchema));
