/**
 * The Content-Security-Policy of the app's own pages. It is the proof that nothing leaves the
 * machine but to the hub: no other host can be reached by fetch, socket, image, media or form.
 * `wasm-unsafe-eval` lets the on-device models run; it does not allow eval of script.
 */
export function appCsp(hubOrigins: readonly string[]): string {
  const connect = ["'self'", ...hubOrigins.flatMap((origin) => [origin, toSocketOrigin(origin)])];
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src ${connect.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** http://x -> ws://x, https://x -> wss://x */
export function toSocketOrigin(origin: string): string {
  return origin.replace(/^http/, 'ws');
}
