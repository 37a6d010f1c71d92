/** How many tests ran, and how they ended. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, by file and name, with the first line of the reason. */
  readonly failures: readonly string[];
}

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0, failures: [] };

/** Adds what is given to the counts. */
export function add(counts: Counts, more: Partial<Counts>): Counts {
  return {
    passed: counts.passed + (more.passed ?? 0),
    failed: counts.failed + (more.failed ?? 0),
    skipped: counts.skipped + (more.skipped ?? 0),
    failures: [...counts.failures, ...(more.failures ?? [])],
  };
}

/** Counts out of vitest's JSON report. A suite that failed to load counts as a failure. */
export function readVitest(report: string): Counts {
  const json = JSON.parse(report) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    testResults: {
      name: string;
      status: string;
      message: string;
      assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
    }[];
  };
  const broken = json.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failures = json.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map((each) => `${name}: ${each.fullName}: ${firstLine(each.failureMessages[0])}`),
  );
  return {
    passed: json.numPassedTests,
    failed: json.numFailedTests + broken.length,
    skipped: json.numPendingTests,
    failures: [...failures, ...broken.map(({ name, message }) => `${name}: ${firstLine(message)}`)],
  };
}

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly {
    readonly file: string;
    readonly line: number;
    readonly title: string;
    readonly ok: boolean;
    readonly tests: readonly {
      readonly results: readonly { readonly error?: { readonly message?: string } }[];
    }[];
  }[];
}

/** Counts out of Playwright's JSON report. */
export function readPlaywright(report: string): Counts {
  const { stats, errors, suites } = JSON.parse(report) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    errors: { message?: string }[];
    suites: Suite[];
  };
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
    failures: [
      ...suites.flatMap(failedSpecs),
      ...errors.map(({ message }) => `outside any test: ${firstLine(message)}`),
    ],
  };
}

function failedSpecs({ specs = [], suites = [] }: Suite): string[] {
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ file, line, title, tests }) => {
      const errors = tests.flatMap(({ results }) => results.flatMap(({ error }) => error ?? []));
      return `${file}:${line}: ${title}: ${firstLine(errors[0]?.message)}`;
    });
  return [...own, ...suites.flatMap(failedSpecs)];
}

/** The first line of a message, without the codes that colour it. */
function firstLine(message = 'no reason was given'): string {
  // oxlint-disable-next-line no-control-regex -- the codes start with one
  return (message.trim().split('\n')[0] ?? '').replaceAll(/\u001B\[[\d;]*m/g, '');
}
