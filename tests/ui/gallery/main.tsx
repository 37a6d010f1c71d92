import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '#renderer/agent/app/App.tsx';
import { App as SupervisorApp } from '#renderer/supervisor/app/App.tsx';
import { CannotStart } from '#renderer/agent/app/CannotStart.tsx';
import { english } from '#renderer/ui/i18n/en/index.ts';
import { TextProvider } from '#renderer/ui/i18n/text.tsx';
import { settings } from '../snapshots/services.ts';
import { deskSceneNames } from './deskNames.ts';
import { deskScene } from './deskScenes.ts';
import { sceneNames } from './names.ts';
import { scenes } from './scenes.ts';

/** `?scene=NAME&theme=dark` shows one screen as the app would; without a scene, a list of them. */
const query = new URLSearchParams(location.search);
const name = sceneNames.find((known) => known === query.get('scene'));
const deskName = deskSceneNames.find((known) => known === query.get('scene'));
const theme = query.get('theme') === 'dark' ? 'dark' : 'light';
const place = document.querySelector('#root');
if (place === null) throw new Error('The gallery page has no root.');
const root = createRoot(place);

function show(screen: ReactNode): void {
  root.render(
    <TextProvider locale="en-GB" messages={english}>
      {screen}
    </TextProvider>,
  );
}

if (deskName !== undefined) {
  document.documentElement.dataset['theme'] = theme;
  show(<SupervisorApp services={deskScene(deskName)} />);
} else if (name === undefined) {
  root.render(
    <ul>
      {[...sceneNames, ...deskSceneNames].map((each) => (
        <li key={each}>
          {each}: <a href={`?scene=${each}`}>light</a>{' '}
          <a href={`?scene=${each}&theme=dark`}>dark</a>
        </li>
      ))}
    </ul>,
  );
} else {
  const services = scenes[name]?.();
  if (services === undefined) {
    document.documentElement.dataset['theme'] = theme;
    show(<CannotStart onRetry={() => location.reload()} />);
  } else {
    const app = services.app.getState();
    services.app.set({ ...app, settings: settings({ ...app.settings, theme }) });
    show(<App services={services} />);
  }
}
