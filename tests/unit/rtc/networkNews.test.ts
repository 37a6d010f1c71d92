import { expect, it } from 'vitest';
import { watchReturn } from '#renderer/rtc/networkNews.ts';

it('is told of a network, a thawed page and a page that is looked at, until it is over', () => {
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), {
    visibilityState: 'hidden' as DocumentVisibilityState,
  });
  const connection = new EventTarget();
  const scope = new AbortController();
  let told = 0;
  watchReturn(scope.signal, () => (told += 1), { window, document, connection });
  window.dispatchEvent(new Event('online'));
  document.dispatchEvent(new Event('resume'));
  expect(told).toBe(2);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(told).toBe(2);
  document.visibilityState = 'visible';
  document.dispatchEvent(new Event('visibilitychange'));
  expect(told).toBe(3);
  connection.dispatchEvent(new Event('change'));
  expect(told).toBe(4);
  scope.abort();
  window.dispatchEvent(new Event('online'));
  expect(told).toBe(4);
});
