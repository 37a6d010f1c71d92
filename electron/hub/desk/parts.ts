import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { HubRecords, TeamRecords } from '../records.ts';
import type { Ids } from '../security/secrets.ts';
import type { Sight } from './sight.ts';

/** What the parts of the desk are made of. */
export interface DeskParts {
  readonly records: TeamRecords & Pick<HubRecords, 'surveys'>;
  readonly sight: Sight;
  readonly clock: Pick<Clock, 'now'>;
  readonly ids: Ids;
  readonly log: Log;
}
