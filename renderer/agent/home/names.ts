import { personNameSchema } from '#shared/model/call.ts';

/** What is wrong with a name somebody typed; null when it will do. */
export type NameProblem = 'missing' | 'tooLong' | 'unreadable' | null;

/** The model's own rule, told apart for the screen. */
export function nameProblem(typed: string): NameProblem {
  if (typed.trim() === '') return 'missing';
  if (typed.trim().length > 80) return 'tooLong';
  return personNameSchema.safeParse(typed).success ? null : 'unreadable';
}
