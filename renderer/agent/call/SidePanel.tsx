import { useState } from 'react';
import type { ReactNode } from 'react';
import { Tabs } from '#renderer/ui/controls/Tabs.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useCall } from '../desk/hooks.ts';
import { CustomerPanel } from './CustomerPanel.tsx';
import { FactInput, FactList } from './Facts.tsx';
import { PromptList } from './PromptList.tsx';
import styles from './SidePanel.module.css';

/** What to say, what was said, who it is. The field for facts is there whatever shows above it. */
export function SidePanel(): ReactNode {
  const t = useText();
  const [tab, setTab] = useState('prompts');
  const factCount = useCall((call) => call.facts.length + call.actions.length);
  return (
    <aside className={styles['panel']} aria-label={t('prompts.panel')}>
      <div className={styles['tabs']}>
        <Tabs
          label={t('prompts.panel')}
          selected={tab}
          onSelect={setTab}
          items={[
            { id: 'prompts', label: t('prompts.tab'), content: <PromptList /> },
            {
              id: 'facts',
              label: factCount === 0 ? t('facts.tab') : t('facts.tabCount', { count: factCount }),
              content: <FactList />,
            },
            { id: 'customer', label: t('customer.tab'), content: <CustomerPanel /> },
          ]}
        />
      </div>
      <FactInput />
    </aside>
  );
}
