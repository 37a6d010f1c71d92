import { page } from '../http/pages.ts';
import type { Oidc } from './oidc.ts';
import { OidcError } from './oidcError.ts';
import type { OidcErrorCode } from './oidcError.ts';

/*
 * What the browser shows when it comes back from a company's sign-in service: the code for the
 * app, or what went wrong and what to do next.
 */

/** A page, and the HTTP status it goes with. */
export interface CallbackPage {
  readonly status: number;
  readonly html: string;
  /** Null where all went well; its code and detail are for the log. */
  readonly error: OidcError | null;
}

/** @param code six digits */
function codePage(code: string): string {
  return page(
    'One more step: back to Hearback',
    'Type this code into Hearback, where you began to sign in:',
    `<strong>${code.slice(0, 3)} ${code.slice(3)}</strong>`,
    'Keep it to yourself. Nobody from your company or its support will ask you for it: whoever has it can be you in Hearback.',
    'You did not just begin to sign in on your own computer? Then close this page and tell your administrator.',
  );
}

const again = 'Go back to Hearback and sign in again. You can close this page.';

const failures: Readonly<
  Record<OidcErrorCode, { readonly status: number; readonly html: string }>
> = {
  away: {
    status: 503,
    html: page(
      'The sign-in service does not answer',
      'It is not your fault, and nothing was changed. Wait a moment, then go back to Hearback and sign in again.',
    ),
  },
  misconfigured: {
    status: 502,
    html: page(
      'The sign-in service and Hearback do not understand each other',
      'It is not your fault, and signing in again will not help. Please tell your administrator: the hub’s log says what was wrong.',
    ),
  },
  denied: {
    status: 403,
    html: page(
      'You were not signed in',
      'The sign-in was called off, or the sign-in service did not let you in. Nothing was changed.',
      `${again} If this comes back, ask your administrator whether you may use Hearback.`,
    ),
  },
  untrusted: {
    status: 400,
    html: page(
      'This sign-in could not be trusted',
      'What came back from the sign-in service does not prove that it was you, so nobody was signed in.',
      `${again} If this comes back, tell your administrator.`,
    ),
  },
  unknownFlow: {
    status: 410,
    html: page(
      'This sign-in is over',
      'It took longer than ten minutes, or this page was opened a second time.',
      again,
    ),
  },
};

/**
 * Takes up what the browser brought back, and says what it should show. To be sent by `sendPage`.
 * @param currentUrl the address as it was asked for
 * @throws whatever is no OidcError, such as a store that is away
 */
export async function callbackPage(
  oidc: Pick<Oidc, 'finish'>,
  currentUrl: URL,
): Promise<CallbackPage> {
  try {
    return { status: 200, html: codePage(await oidc.finish(currentUrl)), error: null };
  } catch (error) {
    if (error instanceof OidcError) return { ...failures[error.code], error };
    throw error;
  }
}
