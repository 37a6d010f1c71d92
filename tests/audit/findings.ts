/** One finding of the scanner's. */
export interface Finding {
  readonly check: string;
  readonly severity: string;
  /** Below the checkout. */
  readonly file: string;
}

interface Accepted {
  readonly check: string;
  readonly file: string;
  readonly because: string;
}

/**
 * What the scanner says of this app and why it stays so. A finding that is not here fails, and so
 * does an entry that the scanner does not find any more.
 */
export const accepted: readonly Accepted[] = [
  {
    check: 'CUSTOM_ARGUMENTS_JS_CHECK',
    file: 'electron/main/switches.ts',
    because:
      'Chromium hides local addresses from web pages by names that closed networks do not resolve; the only page here is the app’s own. No protection of pages is switched off.',
  },
  {
    check: 'OPEN_EXTERNAL_JS_CHECK',
    file: 'electron/main/browser.ts',
    because: 'The address was read as https or this machine right before (hardening.test.ts).',
  },
  {
    check: 'CSP_GLOBAL_CHECK',
    file: 'anywhere',
    because:
      'The policy comes with every answer of the app’s own protocol (protocol.ts, csp.test.ts), where the scanner does not look.',
  },
  {
    check: 'PROTOCOL_HANDLER_JS_CHECK',
    file: 'electron/main/teamLinks.ts',
    because:
      'A link that opens the app fills one field and does nothing; it is read strictly (teamLink.test.ts, links.spec.ts).',
  },
  {
    check: 'CERTIFICATE_VERIFY_PROC_JS_CHECK',
    file: 'electron/main/hub/certificate.ts',
    because:
      'Trusts exactly the configured certificate at the own hub’s own name, compared by its fingerprint; everything else is Chromium’s decision.',
  },
  {
    check: 'ELECTRON_VERSION_JSON_CHECK',
    file: 'package.json',
    because: 'Only names the version; the check “audit” says when a later one is out.',
  },
];

/** What nobody has given a reason for, and reasons for what is not there any more. */
export function judge(
  findings: readonly Finding[],
  reasons: readonly Accepted[] = accepted,
): { readonly unexplained: readonly Finding[]; readonly stale: readonly Accepted[] } {
  const same = (a: Finding, b: Accepted): boolean => a.check === b.check && a.file === b.file;
  return {
    unexplained: findings.filter((found) => !reasons.some((reason) => same(found, reason))),
    stale: reasons.filter((reason) => !findings.some((found) => same(found, reason))),
  };
}
