/** The supervisor's scenes by name, apart from their snapshots. */
export const deskSceneNames = [
  'desk-inbox',
  'desk-inbox-empty',
  'desk-inbox-away',
  'desk-inbox-views',
  'desk-no-team',
  'desk-refused',
  'desk-call',
  'desk-call-foot',
  'desk-call-mood',
  'desk-call-card',
  'desk-call-disputed',
  'desk-call-share',
  'desk-team',
  'desk-team-trends',
  'desk-team-table',
  'desk-team-empty',
  'desk-imports',
  'desk-imports-running',
  'desk-imports-empty',
  'desk-imports-call',
] as const;

export type DeskSceneName = (typeof deskSceneNames)[number];
