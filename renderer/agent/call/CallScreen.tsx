import type { ReactNode } from 'react';
import { Controls } from './Controls.tsx';
import { LiveCue } from './LiveCue.tsx';
import { PanelPlace } from './panel/PanelPlace.tsx';
import { SidePanel } from './SidePanel.tsx';
import { Stage } from './Stage.tsx';
import { TalkStrip } from './TalkStrip.tsx';
import { TopBar } from './TopBar.tsx';
import { useCallKeys } from './useCallKeys.tsx';
import styles from './CallScreen.module.css';

/** The running call. Every row keeps its height: nothing moves under the pointer. */
export function CallScreen(): ReactNode {
  const dialog = useCallKeys();
  return (
    <>
      <PanelPlace
        call={
          <div className={styles['call']}>
            <TopBar />
            <Stage />
            <TalkStrip />
            <LiveCue />
            <Controls />
          </div>
        }
        panel={<SidePanel />}
      />
      {dialog}
    </>
  );
}
