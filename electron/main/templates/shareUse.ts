import { z } from 'zod';
import { USE_BATCH, teamUseSchema } from '#shared/contract/library.ts';
import type { DesktopStore } from '#electron/store/index.ts';
import { KnownFailure } from '../ipc/failure.ts';
import type { TeamHubWay } from './sync.ts';

type Store = Pick<
  DesktopStore['teamLibrary'],
  'link' | 'useReports' | 'noteUseTaken' | 'setTeamUse'
>;

const takenSchema = z.object({ ok: z.literal(true) });

/**
 * Tells the team's hub how sentences fared in this machine's calls, and asks for the team's sums. It
 * may be killed at any point: the hub knows a report by its id and counts it once.
 * @param store that shares the team's library already
 * @param wanted asks for the sums even where there was nothing to tell
 * @returns whether this machine's sums are those of now; false where it is in no team, or the hub is
 * away, or older than these figures
 * @throws StoreError
 */
export async function shareUse(
  store: Store,
  { origin, ask }: TeamHubWay,
  wanted: boolean,
): Promise<boolean> {
  const link = await store.link();
  if (link?.hub !== origin) return false;
  const { teamId } = link;
  try {
    let told = false;
    for (;;) {
      const reports = await store.useReports(USE_BATCH);
      if (reports.length === 0) break;
      await ask('POST', '/api/agent/templates/use', takenSchema, { teamId, reports });
      await store.noteUseTaken(reports.map(({ reportId }) => reportId));
      told = true;
    }
    if (!told && !wanted) return false;
    const sums = await ask('GET', '/api/agent/templates/use', teamUseSchema);
    if (sums.teamId !== teamId) return false;
    await store.setTeamUse(sums.use);
    return true;
  } catch (error) {
    if (!(error instanceof KnownFailure)) throw error;
    return false;
  }
}
