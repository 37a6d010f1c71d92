/** Light, dark, or whatever the system says. */
export type Theme = 'system' | 'light' | 'dark';

/** Puts a theme on the page; tokens.css does the rest. */
export function applyTheme(root: HTMLElement, theme: Theme): void {
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
}
