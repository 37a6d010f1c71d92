import type { EpochMs } from '#shared/lib/units.ts';

/** Time stands still in the snapshots: Saturday, 21 November 2026, 14:30 UTC. */
export const NOW: EpochMs = Date.UTC(2026, 10, 21, 14, 30, 0);

export const minutes = (count: number): number => count * 60_000;
