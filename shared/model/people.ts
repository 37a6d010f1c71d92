import { z } from 'zod';
import type { EpochMs, Ms } from '#shared/lib/units.ts';
import { personNameSchema } from './call.ts';

/** What somebody is in a team. Supervisors of a team may take its calls as well. */
export const teamRoles = ['agent', 'supervisor'] as const;
export type TeamRole = (typeof teamRoles)[number];

/** A place in a team. An agent's calls belong to the first team they are an agent of. */
export interface Membership {
  readonly teamId: string;
  readonly role: TeamRole;
}

/** Somebody who signs in at a team hub. */
export interface Person {
  readonly personId: string;
  readonly name: string;
  /** In lower case; what they sign in with. */
  readonly email: string;
  /** Manages people and teams. Says nothing about reading calls: that takes a team. */
  readonly administrator: boolean;
  /** May not sign in any more; what they did stays. */
  readonly disabled: boolean;
  readonly memberships: readonly Membership[];
}

/** Time in which only the agent sees a summary, at most. */
export const MAX_AGENT_FIRST_MS = 7 * 24 * 3_600_000;

export interface Team {
  readonly teamId: string;
  readonly name: string;
  /** How long a summary stays the agent's alone, to look at and annotate. */
  readonly agentFirstMs: Ms;
  /** Summaries are deleted this many days after their call; null keeps them. */
  readonly keepDays: number | null;
}

/** What calls come in for, within a team. */
export interface Queue {
  readonly queueId: string;
  readonly teamId: string;
  readonly name: string;
  /** Whether customers of this queue may be asked for the mood cue. */
  readonly mood: boolean;
}

/** One place where somebody is signed in. */
export interface SignedInAt {
  readonly sessionId: string;
  /** What the app called itself, e.g. the computer's name. */
  readonly device: string;
  readonly createdAt: EpochMs;
  readonly lastSeenAt: EpochMs;
}

/** Without characters that hide, or that a database cannot hold. */
export const peopleIdSchema = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);
export const emailSchema = z.email().max(200).toLowerCase();
export const teamNameSchema = z.string().trim().min(1).max(80);

export const membershipSchema = z.readonly(
  z.object({ teamId: peopleIdSchema, role: z.enum(teamRoles) }),
) satisfies z.ZodType<Membership>;

/** At most one place a team. */
export const membershipsSchema = z.readonly(
  z
    .array(membershipSchema)
    .max(100)
    .refine((all) => new Set(all.map(({ teamId }) => teamId)).size === all.length, {
      message: 'a team is named twice',
    }),
);

export const personSchema = z.readonly(
  z.object({
    personId: peopleIdSchema,
    name: personNameSchema,
    email: z.string().max(200),
    administrator: z.boolean(),
    disabled: z.boolean(),
    memberships: membershipsSchema,
  }),
) satisfies z.ZodType<Person>;

export const teamSettingsShape = {
  name: teamNameSchema,
  agentFirstMs: z.number().int().min(0).max(MAX_AGENT_FIRST_MS),
  keepDays: z.number().int().min(1).max(3660).nullable(),
};

export const teamSchema = z.readonly(
  z.object({ teamId: peopleIdSchema, ...teamSettingsShape }),
) satisfies z.ZodType<Team>;

export const queueSchema = z.readonly(
  z.object({
    queueId: peopleIdSchema,
    teamId: peopleIdSchema,
    name: teamNameSchema,
    mood: z.boolean(),
  }),
) satisfies z.ZodType<Queue>;

export const signedInAtSchema = z.readonly(
  z.object({
    sessionId: peopleIdSchema,
    device: z.string(),
    createdAt: z.number().int(),
    lastSeenAt: z.number().int(),
  }),
) satisfies z.ZodType<SignedInAt>;

/** The team that an agent's calls belong to; null for somebody in no team. */
export function homeTeamOf({ memberships }: Pick<Person, 'memberships'>): string | null {
  const home = memberships.find(({ role }) => role === 'agent') ?? memberships[0];
  return home?.teamId ?? null;
}

/** The teams whose calls somebody reviews. */
export function supervisedTeams({ memberships }: Pick<Person, 'memberships'>): readonly string[] {
  return memberships.filter(({ role }) => role === 'supervisor').map(({ teamId }) => teamId);
}
