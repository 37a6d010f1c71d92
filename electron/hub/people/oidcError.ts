export type OidcErrorCode =
  /** The provider does not answer; the same may work later. */
  | 'away'
  /** The provider answers, but not as one: its administrator or the hub's has something to set right. */
  | 'misconfigured'
  /** Whoever sat at the browser said no, or the provider did for them. */
  | 'denied'
  /** What came back does not prove who it was: forged, altered, or meant for another sign-in. */
  | 'untrusted'
  /** No sign-in under way belongs to this: expired, used before, or never begun. */
  | 'unknownFlow';

const sentences: Readonly<Record<OidcErrorCode, string>> = {
  away: 'The sign-in service of your company does not answer right now. Try again in a moment.',
  misconfigured:
    'The sign-in service of your company and this hub do not understand each other. Tell your administrator.',
  denied:
    'The sign-in service of your company did not let you in. Try again, or ask your administrator.',
  untrusted: 'The answer of the sign-in service could not be trusted. Sign in again.',
  unknownFlow: 'This sign-in has expired or was used before. Sign in again.',
};

/** What an error calls itself: its code rather than its words. */
function kindOf(error: Error): string {
  const { code, error: oauth } = error as { readonly code?: unknown; readonly error?: unknown };
  const kind = [oauth, code].find((each) => typeof each === 'string') ?? error.message;
  return `${error.name}: ${kind}`;
}

/** A sign-in that cannot go on. The message is for people. */
export class OidcError extends Error {
  override readonly name = 'OidcError';
  readonly code: OidcErrorCode;

  constructor(code: OidcErrorCode, cause?: unknown) {
    super(sentences[code], cause === undefined ? undefined : { cause });
    this.code = code;
  }

  /** What caused it, and what caused that, for the log: kinds and codes, no tokens, no names. */
  get detail(): string {
    const kinds: string[] = [];
    for (let { cause } = this; cause instanceof Error && kinds.length < 4; { cause } = cause) {
      kinds.push(kindOf(cause));
    }
    return kinds.join(' < ').slice(0, 200);
  }
}
