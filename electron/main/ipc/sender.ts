/** What is looked at of a message, which Electron's own event has. */
export interface SentFrom {
  readonly sender: { readonly mainFrame: unknown };
  /** Null where the frame went elsewhere or is gone by now. */
  readonly senderFrame: { readonly url: string } | null;
}

/**
 * Whether a message comes from one window's own page: not from another window, not from a frame
 * inside the page, and not from whatever the window shows in the page's place.
 * @param contents the window's; null while there is none
 * @param page its address, without a query
 */
export function isFromPage(
  { sender, senderFrame }: SentFrom,
  contents: object | null,
  page: string,
): boolean {
  if (contents === null || sender !== contents || senderFrame === null) return false;
  return senderFrame === sender.mainFrame && senderFrame.url.split(/[?#]/, 1)[0] === page;
}
