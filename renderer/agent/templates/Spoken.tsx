import type { ReactNode } from 'react';
import type { Template } from '#shared/model/template.ts';
import { previewTemplate } from '#renderer/session/index.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useApp } from '../desk/hooks.ts';
import styles from './Templates.module.css';

/** A sentence as it will be said, with made-up values where a call would give its own. */
export function Spoken(props: { readonly template: Template }): ReactNode {
  const t = useText();
  const agentName = useApp((app) => app.settings.agentName);
  const company = useApp((app) => app.settings.company);
  const spoken = previewTemplate(props.template, {
    agentName: agentName ?? t('template.sample.agent'),
    company,
    customerName: t('template.sample.customer'),
    issue: t('template.sample.issue'),
    facts: [t('template.sample.fact1'), t('template.sample.fact2')],
    action: t('template.sample.action'),
    deadline: t('template.sample.deadline'),
  });
  return (
    <section className={styles['card']} aria-label={t('template.preview')}>
      <span className={styles['muted']}>{t('template.preview')}</span>
      <p className={styles['spoken']} lang={props.template.locale}>
        {spoken === null || spoken === '' ? t('template.previewNone') : spoken}
      </p>
    </section>
  );
}
