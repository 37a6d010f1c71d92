import { useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Select } from '#renderer/ui/controls/Select.tsx';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx';
import { TeamIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useLoaded } from '#renderer/ui/load/useLoaded.ts';
import { NotForDecisions, PrintedHead } from '../app/Printed.tsx';
import { ScreenTitle } from '../app/ScreenTitle.tsx';
import { useDesk } from '../desk/desk.ts';
import { useSupervisor } from '../desk/me.ts';
import { byName, countedIds, momentsOf, saidIds, spans } from './measures.ts';
import type { SpanName } from './measures.ts';
import { PeopleTable } from './PeopleTable.tsx';
import { TeamExport } from './TeamExport.tsx';
import { Trend } from './Trend.tsx';
import styles from './Team.module.css';

const EVERYBODY = 'everybody';

/** A team over a period: everybody's figures by name, and how they move. */
export function TeamPage(): ReactNode {
  const t = useText();
  const { desk, now } = useDesk();
  const { teams } = useSupervisor();
  const [teamId, setTeamId] = useState(teams[0]?.teamId ?? '');
  const [span, setSpan] = useState<SpanName>('quarter');
  const [whose, setWhose] = useState(EVERYBODY);
  const time = useMemo(() => momentsOf(span, now()), [span, now]);
  const people = useLoaded(
    useCallback(
      () => desk['desk.people']({ teamId, from: time.from, until: time.until }),
      [desk, teamId, time],
    ),
  );
  const trend = useLoaded(
    useCallback(
      () => desk['desk.trend']({ ...time, teamId, agentId: whose === EVERYBODY ? null : whose }),
      [desk, teamId, time, whose],
    ),
  );
  const team = teams.find((each) => each.teamId === teamId);
  const known = people.loaded.state === 'ready' ? people.loaded.value : [];
  const person = known.find(({ agentId }) => agentId === whose);
  const failed = [people, trend].find(({ loaded }) => loaded.state === 'failed');
  const points = trend.loaded.state === 'ready' ? trend.loaded.value : [];
  return (
    <div className={styles['scroll']}>
      <div className={styles['page']}>
        <PrintedHead>
          {t('desk.team.printed', { team: team?.name ?? '', span: t(`desk.span.${span}`) })}
        </PrintedHead>
        <header className={styles['head']}>
          <ScreenTitle takesFocus>{t('desk.place.team')}</ScreenTitle>
          <div className={styles['choices']}>
            {teams.length > 1 && (
              <Select
                label={t('desk.filter.team')}
                value={teamId}
                options={teams.map((each) => ({ id: each.teamId, label: each.name }))}
                onChange={(id) => {
                  setTeamId(id);
                  setWhose(EVERYBODY);
                }}
              />
            )}
            <Select
              label={t('desk.filter.period')}
              value={span}
              options={(Object.keys(spans) as SpanName[]).map((id) => ({
                id,
                label: t(`desk.span.${id}`),
              }))}
              onChange={(id) => setSpan(id as SpanName)}
            />
            <TeamExport people={known} team={team?.name ?? ''} span={span} />
          </div>
        </header>
        {failed !== undefined && (
          <Banner
            tone="attention"
            title={t('desk.team.failed')}
            actions={
              <Button
                size="small"
                onPress={() => {
                  people.reload();
                  trend.reload();
                }}
              >
                {t('common.tryAgain')}
              </Button>
            }
          >
            {failed.loaded.state === 'failed' && t(`failure.${failed.loaded.failure.code}`)}
          </Banner>
        )}
        {people.loaded.state === 'loading' && <output>{t('common.loading')}</output>}
        {people.loaded.state === 'ready' && known.length === 0 && (
          <EmptyState icon={<TeamIcon size={32} />}>{t('desk.team.empty')}</EmptyState>
        )}
        {known.length > 0 && (
          <>
            <PeopleTable
              title={t('desk.team.said')}
              note={t('desk.team.saidNote')}
              people={known}
              measures={saidIds}
            />
            <PeopleTable
              title={t('desk.team.counted')}
              note={t('desk.team.countedNote')}
              people={known}
              measures={countedIds}
            />
            <section className={styles['trends']}>
              <div className={styles['trendsHead']}>
                <h2>{t('desk.team.trends')}</h2>
                <Select
                  label={t('desk.team.whose')}
                  value={whose}
                  options={[
                    { id: EVERYBODY, label: t('desk.team.everybody') },
                    ...byName(known).map(({ agentId, agentName }) => ({
                      id: agentId,
                      label: agentName,
                    })),
                  ]}
                  onChange={setWhose}
                />
              </div>
              <p className={styles['quiet']}>{t('desk.team.trendsNote')}</p>
              <div className={styles['multiples']}>
                {[...saidIds, ...countedIds].map((id) => (
                  <Trend
                    key={id}
                    id={id}
                    whose={person?.agentName ?? team?.name ?? ''}
                    points={points}
                    from={time.from}
                    until={time.until}
                  />
                ))}
              </div>
            </section>
          </>
        )}
        <NotForDecisions />
      </div>
    </div>
  );
}
