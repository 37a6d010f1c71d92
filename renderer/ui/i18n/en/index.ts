import { call } from './call.ts';
import { common } from './common.ts';
import { home } from './home.ts';
import { notices } from './notices.ts';
import { settings } from './settings.ts';
import { summary } from './summary.ts';

/** Every English message of the agent's window, by id. */
export const english = {
  ...common,
  ...home,
  ...call,
  ...summary,
  ...settings,
  ...notices,
} as const;

/** A message of the agent's window. */
export type MessageId = keyof typeof english;
