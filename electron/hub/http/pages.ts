import { createHash } from 'node:crypto';

/*
 * The few pages that the hub itself writes: plain, readable without style, for people who came
 * here by an incomplete address.
 */

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.5rem;' +
  'color:#1c2b2d;background:#fafbfb}h1{font-size:1.4rem}' +
  'strong{font-size:2rem;letter-spacing:.08em}' +
  '@media(prefers-color-scheme:dark){body{color:#e4ebeb;background:#14191a}}';

/** Lets the pages' one style through a policy that allows no inline style. */
const styleHash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

/** Policy of the hub's own pages: they do nothing. */
export const plainPolicy = `default-src 'none'; style-src ${styleHash}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

/**
 * A page of the hub's own.
 * @param paragraphs are written by us, never by a visitor: nothing is escaped here
 */
export function page(title: string, ...paragraphs: readonly string[]): string {
  const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('');
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">` +
    `<meta name="robots" content="noindex"><title>${title}</title><style>${style}</style></head>` +
    `<body><main><h1>${title}</h1>${text}</main></body></html>\n`
  );
}

export const homePage = page(
  'This is a Hearback hub',
  'It connects support calls. If somebody sent you a link to a call, open that link again, whole: it is longer than this address.',
);

export const invitationPage = page(
  'You are invited to a team',
  'Hearback works on your computer. Open it there, choose Settings, then Team hub, and paste this page’s whole address.',
);

export const startPage = page(
  'This hub is ready for its first account',
  'Open Hearback on your computer, choose Settings, then Team hub, and paste this page’s whole address. Whoever does so first manages the hub.',
);

export const notFoundPage = page(
  'There is nothing at this address',
  'If you were sent a link to a call, please open it again, or ask for a new one.',
);

export const troublePage = page(
  'That did not work',
  'Something went wrong here, and it is not your fault. Please try again in a moment.',
);
