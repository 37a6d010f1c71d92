import { expect, it } from 'vitest';
import { readPlaywright, readVitest } from '#tests/counts.ts';

it('names what failed in rooms by themselves, also a file that did not load', () => {
  const report = {
    numPassedTests: 1,
    numFailedTests: 1,
    numPendingTests: 0,
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          { fullName: 'adds', status: 'passed', failureMessages: [] },
          {
            fullName: 'counts',
            status: 'failed',
            failureMessages: ['\u001B[31mtwo\u001B[39m\nat x'],
          },
        ],
      },
      { name: 'b.test.ts', status: 'failed', message: 'no such file\n', assertionResults: [] },
    ],
  };
  expect(readVitest(JSON.stringify(report))).toEqual({
    passed: 1,
    failed: 2,
    skipped: 0,
    failures: ['a.test.ts: counts: two', 'b.test.ts: no such file'],
  });
});

it('names what failed end to end, however deep', () => {
  const spec = (title: string, ok: boolean, message?: string) => ({
    file: 'a.spec.ts',
    line: 7,
    title,
    ok,
    tests: [{ results: [message === undefined ? {} : { error: { message } }] }],
  });
  const report = {
    stats: { expected: 1, unexpected: 1, flaky: 0, skipped: 0 },
    errors: [{ message: 'no browser' }],
    suites: [
      { specs: [spec('rings', true)], suites: [{ specs: [spec('ends', false, 'late\n')] }] },
    ],
  };
  expect(readPlaywright(JSON.stringify(report))).toEqual({
    passed: 1,
    failed: 2,
    skipped: 0,
    failures: ['a.spec.ts:7: ends: late', 'outside any test: no browser'],
  });
});
