import { z } from 'zod';
import { personNameSchema } from '#shared/model/call.ts';
import { emailSchema, peopleIdSchema, teamNameSchema } from '#shared/model/people.ts';
import { outboxViewSchema } from './outbox.ts';
import { invitationViewSchema, meSchema, sessionsSchema, waysInSchema } from './people.ts';

const none = z.undefined();
const origin = z.url({ protocol: /^https?$/ }).max(500);
const secret = z.string().min(16).max(128);
/** Whether one is good enough is the hub's to say, with a reason. */
const password = z.string().min(1).max(256);

/** A hub, and whether what is typed goes there encrypted (or stays on this machine). */
const hubShape = { origin, secure: z.boolean() };

/** What was pasted turned out to be. */
export const foundSchema = z.readonly(
  z.discriminatedUnion('is', [
    z.object({ is: z.literal('hub'), ...hubShape, ways: waysInSchema }),
    z.object({
      is: z.literal('invitation'),
      ...hubShape,
      ways: waysInSchema,
      token: secret,
      view: invitationViewSchema,
    }),
    z.object({ is: z.literal('start'), ...hubShape, token: secret }),
    z.object({
      is: z.literal('nothing'),
      /**
       * `noAnswer`: nobody there. `notAHub`: somebody else. `noTeam`: a hub where nobody has an
       * account. `customerLink`: a link for a call.
       */
      because: z.enum(['notAnAddress', 'customerLink', 'noAnswer', 'notAHub', 'noTeam']),
      /** Where it was looked for; null where it is no address. */
      origin: z.string().nullable(),
    }),
  ]),
);
export type Found = z.infer<typeof foundSchema>;

/** The field that a sentence of the hub's is about; `form` for all of it. */
export const accountFields = ['email', 'password', 'next', 'code', 'form'] as const;
export type AccountField = (typeof accountFields)[number];

const problemSchema = z.object({
  state: z.literal('problem'),
  at: z.enum(accountFields),
  /** A plain sentence. */
  message: z.string(),
});

/** How many sentences wait for the hub, are this computer's alone, or were not taken. */
const libraryStandingSchema = z.readonly(
  z.object({
    waiting: z.number().int().nonnegative(),
    keptHere: z.number().int().nonnegative(),
    refused: z.number().int().nonnegative(),
  }),
);
export type LibraryStanding = z.infer<typeof libraryStandingSchema>;

/** How coming in went. */
export const enteredSchema = z.readonly(
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('signedIn'), me: meSchema }),
    problemSchema,
    /** Only in the browser: it shows a code now, and goes on with `account.openIdCode`. */
    z.object({ state: z.literal('needsCode') }),
    z.object({ state: z.literal('cancelled') }),
  ]),
);
export type Entered = z.infer<typeof enteredSchema>;

/** Who is signed in. The name is there while the hub is away, too. */
export const accountViewSchema = z.readonly(
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('nobody') }),
    z.object({ state: z.literal('signedIn'), origin: z.string(), me: meSchema }),
    z.object({ state: z.literal('away'), origin: z.string(), name: z.string() }),
    z.object({ state: z.literal('signedOut'), origin: z.string(), name: z.string() }),
  ]),
);
export type AccountView = z.infer<typeof accountViewSchema>;

const passwordChangedSchema = z.readonly(
  z.discriminatedUnion('state', [z.object({ state: z.literal('changed') }), problemSchema]),
);
export type PasswordChanged = z.infer<typeof passwordChangedSchema>;

const person = { name: personNameSchema, email: emailSchema, password };

/** The channels of working in a team's hub, a part of agentIpc. */
export const accountIpc = {
  /** Looks what an address or a link leads to. */
  'account.look': { args: z.object({ pasted: z.string().max(2000) }), result: foundSchema },
  'account.signIn': {
    args: z.object({ origin, email: emailSchema, password }),
    result: enteredSchema,
  },
  /** By an invitation. */
  'account.join': { args: z.object({ origin, token: secret, ...person }), result: enteredSchema },
  /** The first account of a hub. */
  'account.start': {
    args: z.object({ origin, token: secret, ...person, team: teamNameSchema }),
    result: enteredSchema,
  },
  /** In the system's browser; answers once that shows a code, at the latest after ten minutes. */
  'account.openId': {
    args: z.object({ origin, invitation: secret.nullable() }),
    result: enteredSchema,
  },
  'account.openIdCode': {
    args: z.object({ code: z.string().trim().min(1).max(20) }),
    result: enteredSchema,
  },
  'account.cancelOpenId': { args: none, result: z.void() },
  'account.me': { args: none, result: accountViewSchema },
  /** Goes back to the hub inside this app. */
  'account.signOut': { args: none, result: z.void() },
  'account.sessions': { args: none, result: sessionsSchema },
  'account.closeSession': { args: z.object({ sessionId: peopleIdSchema }), result: z.void() },
  'account.changePassword': {
    args: z.object({ current: password, next: password }),
    result: passwordChangedSchema,
  },
  /** The answer to the one question whether calls of before the hub go along. */
  'account.bringPast': { args: z.object({ bring: z.boolean() }), result: z.void() },
  /** How the team's library stands on this computer. */
  'account.library': { args: none, result: libraryStandingSchema },
  /** The sentences from before the team go to it after all. */
  'account.bringTemplates': { args: none, result: z.void() },
  'outbox.status': { args: none, result: outboxViewSchema },
  /** Sends now, and what was refused once more. */
  'outbox.tryAgain': { args: none, result: z.void() },
} as const satisfies Record<string, { args: z.ZodType; result: z.ZodType }>;

export const accountIpcEvents = {
  'outbox.status': outboxViewSchema,
} as const satisfies Record<string, z.ZodType>;
