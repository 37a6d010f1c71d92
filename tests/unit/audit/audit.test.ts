import { describe, expect, it } from 'vitest';
import { accepted, judge } from '#tests/audit/findings.ts';
import { judgeAudit, laterOf } from '#tests/audit/judge.ts';
import { importsOf, reachable } from '#tests/audit/shipped.ts';

describe('what is shipped', () => {
  it('is what the sources import, and what that needs, the nearest copy of each', () => {
    const packages = {
      'node_modules/a': { dependencies: { b: '1' }, optionalDependencies: { missing: '1' } },
      'node_modules/a/node_modules/b': { dependencies: { c: '1' } },
      'node_modules/b': {},
      'node_modules/c': { dependencies: { a: '1' } },
      'node_modules/tool': { dependencies: { b: '1' } },
    };
    expect([...reachable(packages, ['a', 'nowhere'])].toSorted()).toEqual([
      'node_modules/a',
      'node_modules/a/node_modules/b',
      'node_modules/c',
    ]);
  });

  it('is read off every kind of import', () => {
    const source = `import x from 'react-dom/client';
      import type { Y } from '@scope/name/deep';
      export { z } from 'zod';
      import 'side-effect';
      const later = import('lazy');
      import own from '#shared/lib/units.ts'; import near from './near.ts'; import fs from 'node:fs';`;
    expect(importsOf(source)).toEqual(['react-dom', '@scope/name', 'zod', 'side-effect', 'lazy']);
  });
});

describe('the audit', () => {
  const shipped = new Set(['node_modules/a']);
  const answer = (severity: string, place: string): string =>
    JSON.stringify({
      vulnerabilities: {
        a: {
          severity,
          nodes: [place],
          via: [{ title: 'Reads anything', url: 'https://example.com/1' }],
        },
      },
    });

  it('fails for high and critical ones of shipped packages only', () => {
    const grave = judgeAudit(answer('high', 'node_modules/a'), shipped);
    expect(grave).toMatchObject({
      grave: ['high: a, Reads anything (https://example.com/1)'],
      others: 0,
    });
    expect(judgeAudit(answer('critical', 'node_modules/a'), shipped)).toMatchObject({
      grave: [expect.stringContaining('critical')],
    });
    const none = { heard: true, grave: [], others: 1 };
    expect(judgeAudit(answer('moderate', 'node_modules/a'), shipped)).toEqual(none);
    expect(judgeAudit(answer('high', 'node_modules/tool'), shipped)).toEqual(none);
  });

  it('says when nobody could be asked', () => {
    const refused = JSON.stringify({ message: '405 Method Not Allowed', statusCode: 405 });
    expect(judgeAudit(refused, shipped)).toEqual({ heard: false, why: '405 Method Not Allowed' });
    for (const nothing of ['', 'not json', '{}', 'null']) {
      expect(judgeAudit(nothing, shipped)).toEqual({ heard: false, why: 'no answer' });
    }
  });

  it('knows a later version of the same line', () => {
    const versions = ['45.4.1', '45.10.0', '45.9.2', '46.0.0', '45.11.0-beta.1'];
    expect(laterOf('45.4.1', versions)).toBe('45.10.0');
    expect(laterOf('45.10.0', versions)).toBeNull();
    expect(laterOf('45.4.1', [])).toBeNull();
  });
});

describe('the scanner’s findings', () => {
  const found = accepted.map(({ check, file }) => ({ check, file, severity: 'error' }));

  it('pass with a reason each', () => {
    expect(judge(found)).toEqual({ unexplained: [], stale: [] });
    for (const { because } of accepted) expect(because.length).toBeGreaterThan(20);
  });

  it('fail without one, and so does a reason without a finding', () => {
    const other = { check: 'CONTEXT_ISOLATION_JS_CHECK', file: 'a.ts', severity: 'error' };
    expect(judge([...found, other]).unexplained).toEqual([other]);
    expect(judge(found.slice(1)).stale).toEqual([accepted[0]]);
  });
});
