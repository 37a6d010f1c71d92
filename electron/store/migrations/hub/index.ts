import type { Migration } from '../migration.ts';
import { invites } from './001-invites.ts';
import { calls } from './002-calls.ts';
import { owners } from './003-owners.ts';
import { mood } from './004-mood.ts';
import { summaries } from './005-summaries.ts';
import { surveys } from './006-surveys.ts';
import { people } from './007-people.ts';
import { reviews } from './008-reviews.ts';
import { teamTemplates } from './009-team-templates.ts';
import { teamTemplateUse } from './010-team-template-use.ts';

/** The hub database's history, oldest first. */
export const hubMigrations: readonly Migration[] = [
  invites,
  calls,
  owners,
  mood,
  summaries,
  surveys,
  people,
  reviews,
  teamTemplates,
  teamTemplateUse,
];
