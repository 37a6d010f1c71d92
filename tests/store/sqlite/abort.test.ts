import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const children = path.resolve(import.meta.dirname, '../children');

function run(script: string, ...args: string[]) {
  return spawnSync(process.execPath, [path.join(children, script), ...args], {
    encoding: 'utf8',
    // The dying child's stack trace takes seconds to symbolise and says nothing.
    env: { ...process.env, RUST_BACKTRACE: '0' },
  });
}

describe('what libsql does to the process', () => {
  it.each(['boolean', 'object'])('dies when it is given a bare %s', (what) => {
    const child = run('bindRaw.ts', what);
    // If this fails, libsql was mended, and bind.ts can become simpler.
    expect(child.stdout).not.toContain('still here');
    expect(child.status).not.toBe(0);
  });

  it('survives everything behind the adapter', () => {
    const child = run('bindSafely.ts');
    expect(child.stderr).toBe('');
    expect(child.status).toBe(0);
    const outcome = JSON.parse(child.stdout) as { values: string[]; lone: string[]; run: string };
    const stored = 'stored';
    const refused = 'BindError';
    expect(outcome.values).toEqual([
      stored, // true
      stored, // false
      refused, // {}
      refused, // []
      refused, // [true]
      stored, // Buffer
      stored, // empty Uint8Array
      refused, // ArrayBuffer
      refused, // Float32Array
      refused, // DataView
      refused, // Date
      refused, // symbol
      refused, // function
      refused, // undefined
      refused, // object without a prototype
      refused, // Proxy
      refused, // NaN
      refused, // Infinity
      stored, // -0
      stored, // 2 ** 70, a float
      refused, // 2n ** 70n
      refused, // NUL
      stored, // half a surrogate pair
      refused, // Map
      refused, // Promise
      refused, // Boolean object
    ]);
    expect(outcome.lone).toEqual(Array.from({ length: 7 }, () => refused));
    expect(outcome.run).toBe(refused);
  });
});
