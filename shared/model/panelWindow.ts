/** The one window that the agent's page may open: the panel of prompts by itself. */
export const PANEL_WINDOW = { name: 'hearback-prompts', url: 'about:blank' } as const;
