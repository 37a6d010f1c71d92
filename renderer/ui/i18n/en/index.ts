import { answers } from './answers.ts';
import { call } from './call.ts';
import { commitments } from './commitments.ts';
import { common } from './common.ts';
import { desk } from './desk.ts';
import { deskCall } from './deskCall.ts';
import { deskCustomers } from './deskCustomers.ts';
import { deskImports } from './deskImports.ts';
import { deskTeam } from './deskTeam.ts';
import { feedback } from './feedback.ts';
import { deskTogether } from './deskTogether.ts';
import { glossary } from './glossary.ts';
import { home } from './home.ts';
import { line } from './line.ts';
import { mood } from './mood.ts';
import { notices } from './notices.ts';
import { people } from './people.ts';
import { settings } from './settings.ts';
import { summary } from './summary.ts';
import { team } from './team.ts';
import { templates } from './templates.ts';
import { tone } from './tone.ts';

/** Every English message of the agent's window, by id. */
export const english = {
  ...common,
  ...home,
  ...call,
  ...line,
  ...commitments,
  ...answers,
  ...summary,
  ...glossary,
  ...feedback,
  ...settings,
  ...notices,
  ...mood,
  ...team,
  ...people,
  ...templates,
  ...tone,
  ...desk,
  ...deskCall,
  ...deskTeam,
  ...deskImports,
  ...deskCustomers,
  ...deskTogether,
} as const;

/** A message of the agent's window. */
export type MessageId = keyof typeof english;
