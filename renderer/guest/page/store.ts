import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { GuestChatEntry } from '../call/guestChat.ts';
import type { MediaEvent, MediaState } from './mediaState.ts';
import { firstMedia, reduceMedia } from './mediaState.ts';
import { reduce } from './reduce.ts';
import type { PageEvent, PageState } from './state.ts';
import { firstState } from './state.ts';

/** All that the screens show. The tracks and the stream are live objects; the rest is plain data. */
export interface Shown {
  readonly page: PageState;
  readonly media: MediaState;
  readonly ownAudio: MediaStreamTrack | null;
  readonly ownVideo: MediaStreamTrack | null;
  /** The other side's sound and picture. */
  readonly remote: MediaStream | null;
  /** The call's conversation in text. */
  readonly chat: readonly GuestChatEntry[];
}

export interface PageStore {
  readonly api: StoreApi<Shown>;
  readonly page: (event: PageEvent) => void;
  readonly media: (event: MediaEvent) => void;
  readonly show: (live: Partial<Pick<Shown, 'ownAudio' | 'ownVideo' | 'remote' | 'chat'>>) => void;
}

/** One page's state, changed only through its two pure reducers. */
export function createPageStore(): PageStore {
  const api = createStore<Shown>(() => ({
    page: firstState,
    media: firstMedia,
    ownAudio: null,
    ownVideo: null,
    remote: null,
    chat: [],
  }));
  return {
    api,
    page: (event) => api.setState(({ page }) => ({ page: reduce(page, event) })),
    media: (event) => api.setState(({ media }) => ({ media: reduceMedia(media, event) })),
    show: (live) => api.setState(live),
  };
}
