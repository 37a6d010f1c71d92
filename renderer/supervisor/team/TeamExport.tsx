import type { ReactNode } from 'react';
import type { PersonFigures } from '#shared/contract/desk.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { SaveButtons } from '../app/SaveButtons.tsx';
import { teamRows } from './teamRows.ts';
import type { SpanName } from './measures.ts';

/** The page as a PDF, its table as CSV. */
export function TeamExport(props: {
  readonly people: readonly PersonFigures[];
  readonly team: string;
  readonly span: SpanName;
}): ReactNode {
  const t = useText();
  const { people, team, span } = props;
  return (
    <SaveButtons
      name={t('desk.save.teamName', { team, span: t(`desk.span.${span}`) })}
      isDisabled={people.length === 0}
      rows={() =>
        teamRows(
          people,
          { person: t('desk.team.person'), calls: t('desk.team.callsHead') },
          t('desk.notForDecisions'),
        )
      }
    />
  );
}
