import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import type { Services } from '#renderer/agent/desk/services.ts';
import type { ActiveCall, DeskActions, TemplateDesk } from '#renderer/session/index.ts';
import { activeCall, deskState, prompts } from '../snapshots/desk.ts';
import { deskActions } from '../snapshots/services.ts';
import { library, templateDesk } from '../snapshots/templates.ts';
import { show } from './show.tsx';
import type { Shown } from './show.tsx';

afterEach(cleanup);

const withPrompts = (call: Partial<ActiveCall> = {}) =>
  deskState({ call: activeCall({ prompts, ...call }) });

function inCall(actions: Partial<DeskActions>): Shown {
  return show({ deskState: withPrompts(), actions: deskActions(actions) });
}

function firstCard(): HTMLElement {
  const [card] = screen.getAllByRole('article');
  if (card === undefined) throw new Error('no prompt is shown');
  return card;
}

describe('prompts under the hand', () => {
  test('stay while the pointer is on them', async () => {
    const holdPrompts = vi.fn<DeskActions['holdPrompts']>();
    const { user } = inCall({ holdPrompts });
    await user.hover(firstCard());
    expect(holdPrompts.mock.calls).toEqual([[true]]);
    await user.hover(screen.getByRole('tab', { name: 'Prompts' }));
    expect(holdPrompts.mock.calls).toEqual([[true], [false]]);
  });

  test('stay while the keyboard is in them, from card to card', async () => {
    const holdPrompts = vi.fn<DeskActions['holdPrompts']>();
    const { user } = inCall({ holdPrompts });
    act(() => screen.getByRole('tab', { name: 'Prompts' }).focus());
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /^Search/ }));
    await user.tab();
    expect(document.activeElement?.closest('[role=toolbar]')).toBeTruthy();
    await user.tab();
    expect(document.activeElement?.closest('article')).toBe(firstCard());
    await user.tab();
    await user.tab();
    await user.tab();
    expect(holdPrompts.mock.calls).toEqual([[true]]);
    act(() => screen.getByRole('tab', { name: 'Prompts' }).focus());
    expect(holdPrompts.mock.calls).toEqual([[true], [false]]);
  });

  test('are let go when a card leaves with the focus in it', async () => {
    const holdPrompts = vi.fn<DeskActions['holdPrompts']>();
    const { user, desk } = inCall({ holdPrompts });
    await user.tab();
    act(() =>
      within(firstCard())
        .getByRole('button', { name: /^Said: / })
        .focus(),
    );
    act(() => desk.set(withPrompts({ prompts: [] })));
    expect(holdPrompts.mock.calls).toEqual([[true], [false]]);
  });

  test('are let go when another tab covers them', async () => {
    const holdPrompts = vi.fn<DeskActions['holdPrompts']>();
    const { user } = inCall({ holdPrompts });
    await user.hover(firstCard());
    await user.keyboard('c');
    expect(holdPrompts.mock.calls).toEqual([[true], [false]]);
  });
});

describe('a prompt that is copied, pinned, or not useful', () => {
  const [first, second] = prompts.map(({ templateId }) => templateId);
  function watched(call: Partial<ActiveCall> = {}) {
    const copy = vi.fn<Services['copy']>(async () => ok(null));
    const pin = vi.fn<TemplateDesk['pin']>(async () => ok(null));
    const promptNotUseful = vi.fn<DeskActions['promptNotUseful']>();
    const findPrompts: DeskActions['findPrompts'] = () => prompts;
    const shown = show({
      deskState: withPrompts(call),
      actions: deskActions({ promptNotUseful, findPrompts }),
      library: templateDesk(library(), { pin }),
      copy,
    });
    return { ...shown, copy, pin, promptNotUseful };
  }
  const inSecond = (name: RegExp) =>
    within(screen.getAllByRole('article')[1] as HTMLElement).getByRole('button', { name });

  test('each has a button', async () => {
    const { user, copy, pin, promptNotUseful } = watched();
    await user.click(inSecond(/^Copy: /));
    expect(copy).toHaveBeenCalledExactlyOnceWith(prompts[1]?.text);
    await user.click(inSecond(/^Pin: /));
    expect(pin).toHaveBeenCalledExactlyOnceWith(second, true);
    await user.click(inSecond(/^Not useful, /));
    expect(promptNotUseful).toHaveBeenCalledExactlyOnceWith(second);
  });

  test('Y, F and U act on the first, or on the card in focus', async () => {
    const { user, copy, pin, promptNotUseful } = watched({ pinnedTemplateIds: [second ?? ''] });
    await user.keyboard('yfu');
    act(() => inSecond(/^Said: /).focus());
    await user.keyboard('yfu');
    expect(copy.mock.calls).toEqual([[prompts[0]?.text], [prompts[1]?.text]]);
    expect(pin.mock.calls).toEqual([
      [first, true],
      [second, false],
    ]);
    expect(promptNotUseful.mock.calls).toEqual([[first], [second]]);
  });

  test('says so on its card, in words that are read aloud', async () => {
    const { user, copy } = watched();
    await user.keyboard('y');
    expect((await within(firstCard()).findByText('Copied')).tagName).toBe('OUTPUT');
    copy.mockImplementation(async () => err({ code: 'other', message: 'no' }));
    await user.click(inSecond(/^Copy: /));
    await screen.findByText('Could not copy');
    expect(within(firstCard()).queryByText('Copied')).toBeNull();
  });

  test('none of the keys fires while typing, and what is searched for is not put away', async () => {
    const { user, copy, pin, promptNotUseful } = watched();
    await user.keyboard('s');
    await user.keyboard('fuyu');
    expect(screen.queryByRole('button', { name: /^Not useful, / })).toBeNull();
    act(() => inSecond(/^Said: /).focus());
    await user.keyboard('u');
    expect(promptNotUseful).not.toHaveBeenCalled();
    expect(copy).not.toHaveBeenCalled();
    expect(pin).not.toHaveBeenCalled();
  });
});

describe('what stands in sight', () => {
  /** The browser's observer, told by the test which cards can be read. */
  class Observer {
    static readonly all = new Set<Observer>();
    readonly #tell: IntersectionObserverCallback;
    readonly targets = new Set<Element>();
    constructor(tell: IntersectionObserverCallback) {
      this.#tell = tell;
      Observer.all.add(this);
    }
    observe(target: Element): void {
      this.targets.add(target);
      queueMicrotask(() => this.see(target, 1));
    }
    disconnect(): void {
      Observer.all.delete(this);
    }
    see(target: Element, intersectionRatio: number): void {
      if (!Observer.all.has(this)) return;
      const entry = { target, intersectionRatio } as Partial<IntersectionObserverEntry>;
      this.#tell([entry as IntersectionObserverEntry], this as unknown as IntersectionObserver);
    }
  }
  const all = prompts.map(({ templateId }) => templateId);
  async function watched(): Promise<Shown & { readonly inSight: () => unknown }> {
    vi.stubGlobal('IntersectionObserver', Observer);
    const told = vi.fn<DeskActions['promptsInSight']>();
    const shown = inCall({ promptsInSight: told, findPrompts: () => prompts });
    await vi.waitFor(() => expect(told.mock.lastCall?.[0]).toEqual(all));
    return { ...shown, inSight: () => told.mock.lastCall?.[0] };
  }
  afterEach(() => {
    vi.unstubAllGlobals();
    Observer.all.clear();
  });

  test('is what can be read: a card that is scrolled away is not', async () => {
    const { inSight } = await watched();
    const [observer] = Observer.all;
    const [, second] = screen.getAllByRole('article');
    observer?.see(second as Element, 0.4);
    expect(inSight()).toEqual([all[0], all[2]]);
    observer?.see(second as Element, 0.5);
    expect(inSight()).toEqual([all[0], all[2], all[1]]);
  });

  test('is nothing behind another tab, nothing while searching, and all of it again after', async () => {
    const { user, inSight } = await watched();
    await user.click(screen.getByRole('tab', { name: /^Facts/ }));
    expect(inSight()).toEqual([]);
    await user.keyboard('s');
    await vi.waitFor(() => expect(inSight()).toEqual(all));
    await user.keyboard('a');
    expect(inSight()).toEqual([]);
    await user.keyboard('{Escape}');
    await vi.waitFor(() => expect(inSight()).toEqual(all));
  });

  test('is nothing while the window is hidden', async () => {
    const { inSight, windows } = await watched();
    act(() => windows.set({ agent: false, panel: true }));
    expect(inSight()).toEqual([]);
    act(() => windows.set({ agent: true, panel: false }));
    await vi.waitFor(() => expect(inSight()).toEqual(all));
  });
});

describe('searching all sentences', () => {
  const [, second] = prompts;
  if (second === undefined) throw new Error('the snapshot has no second prompt');
  const findPrompts: DeskActions['findPrompts'] = (query, words) =>
    prompts.filter(({ text, situation }) =>
      `${text} ${words(situation)}`.toLowerCase().includes(query.toLowerCase()),
    );
  const field = () =>
    screen.getByRole<HTMLInputElement>('textbox', { name: 'Search all sentences' });

  test('S goes to the field from any tab; Enter says the first one found', async () => {
    const markSaid = vi.fn<DeskActions['markSaid']>();
    const { user } = inCall({ findPrompts, markSaid });
    await user.click(screen.getByRole('tab', { name: /^Facts/ }));
    await user.keyboard('s');
    expect(document.activeElement).toBe(field());
    await user.keyboard(second.text.slice(0, 20));
    expect(screen.getAllByRole('article')).toHaveLength(1);
    expect(screen.getByText('One sentence. Enter marks it as said.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Not now: / })).toBeNull();
    await user.keyboard('{Enter}');
    expect(markSaid).toHaveBeenCalledExactlyOnceWith(second.templateId);
    expect(field().value).toBe('');
    expect(screen.getAllByRole('article')).toHaveLength(3);
  });

  test('letters and numbers typed there are no shortcuts; Escape clears, then leaves', async () => {
    const markSaid = vi.fn<DeskActions['markSaid']>();
    const { user } = inCall({ findPrompts, markSaid });
    await user.keyboard('{Control>}k{/Control}');
    await user.keyboard('1scx');
    expect(field().value).toBe('1scx');
    expect(screen.getByText('No sentence has these words.')).toBeTruthy();
    expect(markSaid).not.toHaveBeenCalled();
    await user.keyboard('{Escape}');
    expect(field().value).toBe('');
    expect(document.activeElement).toBe(field());
    await user.keyboard('{Escape}{Enter}');
    expect(document.activeElement).not.toBe(field());
    expect(markSaid).not.toHaveBeenCalled();
  });

  test('what is found can be written as text', async () => {
    const { user } = inCall({ findPrompts });
    await user.keyboard('s');
    await user.keyboard(second.text.slice(0, 20));
    await user.click(screen.getByRole('button', { name: /^Write as text: / }));
    expect(screen.getByDisplayValue(second.text)).toBeTruthy();
  });
});
