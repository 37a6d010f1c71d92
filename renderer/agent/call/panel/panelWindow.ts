import { PANEL_WINDOW } from '#shared/model/panelWindow.ts';
import { joinWindow } from '../../desk/windows.ts';

export interface PanelWindowOptions {
  readonly title: string;
  readonly className: string;
  /** Somebody closed it. */
  readonly onClosed: () => void;
}

/**
 * Opens a window of its own for the panel. It is this page's own blank window, and the panel's
 * element is carried into it as it is: the call's state, keys, words and what was half typed stay
 * the same, nothing has to be sent and nothing can fall apart. Main allows this one window and no
 * other (`electron/main/windows/panelWindow.ts`).
 * @returns the function that brings the element back to this page and closes the window; null where
 * it could not be opened
 */
export function openPanelWindow(
  panel: HTMLElement,
  { title, className, onClosed }: PanelWindowOptions,
): (() => void) | null {
  const child = window.open(PANEL_WINDOW.url, PANEL_WINDOW.name);
  if (child === null) return null;
  const close = (): void => child.close();
  const leave = joinWindow(child);
  const undress = dress(child);
  child.document.title = title;
  child.document.body.classList.add(className);
  child.document.body.append(panel);
  // It cannot live on without the page that draws it.
  window.addEventListener('pagehide', close);
  child.addEventListener('pagehide', onClosed);
  return () => {
    child.removeEventListener('pagehide', onClosed);
    window.removeEventListener('pagehide', close);
    undress();
    leave();
    // Out of the window before it goes: what is in it would go with it.
    document.adoptNode(panel);
    child.close();
  };
}

/** Gives the blank window this page's language, theme and style sheets, and follows them. */
function dress(child: Window): () => void {
  const own = document.documentElement;
  const { documentElement, head } = child.document;
  const sheets = new Set<string>();
  const copy = (): void => {
    for (const name of documentElement.getAttributeNames()) {
      if (!own.hasAttribute(name)) documentElement.removeAttribute(name);
    }
    for (const { name, value } of own.attributes) documentElement.setAttribute(name, value);
    for (const { href } of document.styleSheets) {
      if (href === null || sheets.has(href)) continue;
      sheets.add(href);
      const link = child.document.createElement('link');
      link.rel = 'stylesheet';
      link.href = href;
      head.append(link);
    }
  };
  copy();
  const watch = new MutationObserver(copy);
  watch.observe(own, { attributes: true });
  watch.observe(document.head, { childList: true });
  return () => watch.disconnect();
}
