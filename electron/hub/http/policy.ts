/**
 * The customer's page may load its own files, talk to its own hubs, and show the call; nothing else.
 * @param socket the hub's `ws://…` address: 'self' covers it in newer browsers only
 * @param also origins of further hubs, which the page may turn to where its own is away
 */
export function guestPolicy(socket: string | null, also: readonly string[] = []): string {
  const further = also.flatMap((origin) => [origin, origin.replace(/^http/, 'ws')]);
  const connect = ["'self'", ...(socket === null ? [] : [socket]), ...further];
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${connect.join(' ')}`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** On every answer. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy':
    'camera=(self), microphone=(self), geolocation=(), payment=(), usb=(), display-capture=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};
