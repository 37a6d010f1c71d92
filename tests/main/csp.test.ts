import { describe, expect, it } from 'vitest';
import { appCsp, toSocketOrigin } from '#electron/main/csp.ts';

const directives = (policy: string): Map<string, string> =>
  new Map(
    policy.split('; ').map((part) => {
      const [name = '', ...values] = part.split(' ');
      return [name, values.join(' ')];
    }),
  );

describe('the Content-Security-Policy of the app', () => {
  it('lets pages reach themselves and the hub, and nobody else', () => {
    const policy = directives(appCsp(['http://127.0.0.1:4610']));
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('connect-src')).toBe("'self' http://127.0.0.1:4610 ws://127.0.0.1:4610");
    expect(policy.get('script-src')).toBe("'self' 'wasm-unsafe-eval'");
  });

  it('reaches nobody while there is no hub', () => {
    expect(directives(appCsp([])).get('connect-src')).toBe("'self'");
  });

  it('has no holes', () => {
    const policy = appCsp(['https://hub.example.com']);
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:(\s|;|$)/);
    expect(directives(policy).get('worker-src')).toBe("'self'");
  });

  it('keeps the transport of the hub', () => {
    expect(toSocketOrigin('https://a.example')).toBe('wss://a.example');
    expect(toSocketOrigin('http://127.0.0.1:1')).toBe('ws://127.0.0.1:1');
  });
});
