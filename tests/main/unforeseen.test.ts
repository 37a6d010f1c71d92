import { expect, it } from 'vitest';
import { printable } from '#electron/main/unforeseen.ts';

it.each([
  [new TypeError('x is not a function'), 'TypeError: x is not a function'],
  [new Error('no token Zm9vYmFyYmF6cXV4cXV1eA== there\nat file.ts'), 'Error: no token … there'],
  [new Error('https://hub/invitation#abcdefghijklmnopqrst'), 'Error: https:…#…'],
  [new Error('short '.repeat(200)), `Error: ${'short '.repeat(200).slice(0, 200)}`],
  ['a string', 'something that is no error'],
  [undefined, 'something that is no error'],
])('prints an error as one line without secrets (%#)', (error, line) => {
  expect(printable(error)).toBe(line);
});
