/** What a link carries, one sender of each. */
export type MediaKind = 'audio' | 'video';
