import type { ImportItem, ImportList } from '#shared/contract/deskImportsIpc.ts';
import { sam } from './supervisor.ts';
import { NOW, minutes } from './time.ts';

/* Recordings that are imported, as the supervisor's window sees them. */

export function importItem(overrides: Partial<ImportItem> = {}): ImportItem {
  return {
    itemId: '1',
    files: ['2026-03-04_14-05 Maya Lindqvist.wav'],
    details: {
      agent: { personId: sam.personId, teamId: 'team-1' },
      customerName: 'Maya Lindqvist',
      startedAt: NOW - minutes(300),
    },
    step: { at: 'ready' },
    ...overrides,
  };
}

export const importList = (
  items: readonly ImportItem[],
  changes: Partial<ImportList> = {},
): ImportList => ({ revision: 1, running: false, items, ...changes });

const stuck = (problem: Extract<ImportItem['step'], { at: 'stuck' }>['problem'], again = false) =>
  ({ at: 'stuck', problem, file: null, words: null, again }) as const;

const nobody = { agent: null, customerName: '', startedAt: NOW - minutes(90) };

/** One of each state that a recording under way can be in. */
export const importsUnderWay: ImportList = importList(
  [
    importItem({ step: { at: 'done', as: 'taken', visibleAt: NOW + minutes(480) } }),
    importItem({ itemId: '2', step: { at: 'done', as: 'known', visibleAt: NOW } }),
    importItem({
      itemId: '3',
      files: ['call-17-agent.flac', 'call-17-customer.flac'],
      step: { at: 'analysing', share: 0.62 },
    }),
    importItem({
      itemId: '4',
      files: [`${'a-very-long-name-that-no-phone-system-should-make-'.repeat(3)}.wav`],
      step: { at: 'waiting' },
    }),
  ],
  { running: true },
);

/** Recordings before they are begun, and those that cannot be. */
export const importsToBegin: ImportList = importList([
  importItem(),
  importItem({ itemId: '2', files: ['call-17-agent.flac', 'call-17-customer.flac'] }),
  importItem({ itemId: '3', files: ['000018.mp3'], details: nobody }),
  importItem({ itemId: '4', files: ['mono.wav'], step: stuck('oneChannel') }),
  importItem({
    itemId: '5',
    files: ['old.wav'],
    step: {
      ...stuck('hubRefused', true),
      words: 'The team keeps calls for 30 days, and this one is older.',
    },
  }),
]);
