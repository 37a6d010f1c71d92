import { emailSchema, teamNameSchema } from '#shared/model/people.ts';
import type { HubSettings } from '#shared/model/settings.ts';
import type { MessageId } from '#renderer/ui/i18n/en/index.ts';
import { nameProblem } from '../../home/names.ts';

/** Whether the app's hub is one where somebody has an account, and signed in. */
export function isSignedIn(hub: HubSettings): boolean {
  return hub.mode === 'remote' && hub.account !== null;
}

export type FieldName = 'name' | 'email' | 'password' | 'team';

/** What is typed into one of the small forms; nothing is lost when the hub says no. */
export type AccountDraft = Readonly<Record<FieldName, string>>;

export const emptyDraft: AccountDraft = { name: '', email: '', password: '', team: '' };

/** What this window can tell of a field without asking the hub; null while all is well. */
export function fieldProblem(
  field: FieldName,
  draft: AccountDraft,
  isNew: boolean,
): MessageId | null {
  switch (field) {
    case 'name': {
      const problem = nameProblem(draft.name);
      return problem && `name.${problem}`;
    }
    case 'email':
      return emailSchema.safeParse(draft.email.trim()).success ? null : 'team.emailBad';
    case 'team':
      return teamNameSchema.safeParse(draft.team).success ? null : 'team.teamMissing';
    default:
      if (draft.password !== '') return null;
      return isNew ? 'team.passwordNew' : 'team.passwordMissing';
  }
}
