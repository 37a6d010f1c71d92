import { describe, expect, it } from 'vitest';
import { ownOrigin } from '#electron/main/hub/service.ts';

describe('how the app reaches its own hub', () => {
  it.each([
    ['127.0.0.1', null, 'http://127.0.0.1:4610'],
    ['0.0.0.0', null, 'http://127.0.0.1:4610'],
    ['::', 'cert.pem', 'https://127.0.0.1:4610'],
    ['localhost', 'cert.pem', 'https://127.0.0.1:4610'],
    ['192.0.2.7', 'cert.pem', 'https://192.0.2.7:4610'],
    ['::1', null, 'http://[::1]:4610'],
  ])('host %s, certificate %s', (host, tlsCertFile, origin) => {
    expect(ownOrigin({ host, tlsCertFile }, 4610)).toBe(origin);
  });
});
