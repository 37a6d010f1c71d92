import type { Membership, Team } from '#shared/model/people.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';

/** Somebody's teams and roles in words: "Team Nord, agent · Team Süd, supervisor". */
export function usePlaceWords(
  teams: readonly Team[],
): (memberships: readonly Membership[]) => string {
  const t = useText();
  const names = new Map(teams.map(({ teamId, name }) => [teamId, name]));
  return (memberships) =>
    memberships.length === 0
      ? t('people.noTeam')
      : memberships
          .map(({ teamId, role }) => t('people.inTeam', { team: names.get(teamId) ?? '', role }))
          .join(' · ');
}
