import type { Migration } from '../migration.ts';
import { calls } from './001-calls.ts';
import { journal } from './002-journal.ts';
import { settings } from './003-settings.ts';
import { unmeasured } from './004-unmeasured.ts';
import { commitments } from './005-commitments.ts';
import { templates } from './006-templates.ts';
import { outbox } from './007-outbox.ts';
import { surveys } from './008-surveys.ts';
import { teamLibrary } from './009-team-library.ts';
import { teamUse } from './010-team-use.ts';

/** The desktop database's history, oldest first. */
export const desktopMigrations: readonly Migration[] = [
  calls,
  journal,
  settings,
  unmeasured,
  commitments,
  templates,
  outbox,
  surveys,
  teamLibrary,
  teamUse,
];
