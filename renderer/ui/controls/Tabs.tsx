import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import styles from './Tabs.module.css';

export interface TabItem {
  readonly id: string;
  readonly label: string;
  readonly content: ReactNode;
}

/** Panels of which one shows; the panel scrolls, the tabs stay. */
export function Tabs(props: {
  /** Names the set of tabs. */
  readonly label: string;
  readonly items: readonly TabItem[];
  readonly selected?: string;
  readonly onSelect?: (id: string) => void;
}): ReactNode {
  const { items, selected, onSelect } = props;
  return (
    <AriaTabs
      className={styles['tabs'] ?? ''}
      keyboardActivation="manual"
      {...(selected === undefined ? {} : { selectedKey: selected })}
      {...(onSelect === undefined
        ? {}
        : { onSelectionChange: (key: string | number) => onSelect(String(key)) })}
    >
      <TabList aria-label={props.label} className={styles['list'] ?? ''}>
        {items.map((item) => (
          <Tab key={item.id} id={item.id} className={styles['tab'] ?? ''}>
            {item.label}
          </Tab>
        ))}
      </TabList>
      {items.map((item) => (
        <TabPanel key={item.id} id={item.id} className={styles['panel'] ?? ''}>
          {item.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
