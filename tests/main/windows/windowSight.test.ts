import { describe, expect, it } from 'vitest';
import { WindowSight } from '#electron/main/windows/windowSight.ts';
import type { WindowsShown } from '#shared/contract/windowsIpc.ts';

/** As much of a window as can be seen or not. */
class Pane {
  shown = true;
  minimised = false;
  gone = false;
  readonly #listeners = new Map<string, (() => void)[]>();
  on(event: string, listener: () => void): void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
  }
  become(event: string, change: Partial<Pick<Pane, 'shown' | 'minimised' | 'gone'>>): void {
    Object.assign(this, change);
    for (const listener of this.#listeners.get(event) ?? []) listener();
  }
  isVisible(): boolean {
    if (this.gone) throw new Error('Object has been destroyed');
    return this.shown;
  }
  isMinimized = (): boolean => this.minimised;
  isDestroyed = (): boolean => this.gone;
}

function watching(): { readonly told: WindowsShown[]; readonly sight: WindowSight } {
  const told: WindowsShown[] = [];
  return { told, sight: new WindowSight((shown) => told.push(shown)) };
}

describe('which windows can be seen', () => {
  it('is told when one is hidden, minimised or shown, and only on a change', () => {
    const { told, sight } = watching();
    const agent = new Pane();
    agent.shown = false;
    sight.follow('agent', agent);
    expect(told).toEqual([]);
    agent.become('show', { shown: true });
    agent.become('show', {});
    agent.become('minimize', { minimised: true });
    agent.become('hide', { shown: false });
    agent.become('restore', { minimised: false });
    agent.become('show', { shown: true });
    expect(told.map((each) => each.agent)).toEqual([true, false, true]);
    expect(sight.now()).toEqual({ agent: true, panel: false });
  });

  it('holds for the panel that there is now, and for none', () => {
    const { told, sight } = watching();
    sight.follow('agent', new Pane());
    const first = new Pane();
    sight.follow('panel', first);
    expect(sight.now()).toEqual({ agent: true, panel: true });
    first.become('closed', { gone: true });
    expect(sight.now()).toEqual({ agent: true, panel: false });
    sight.follow('panel', new Pane());
    first.become('closed', {});
    expect(told.map((each) => each.panel)).toEqual([false, true, false, true]);
  });
});
