import type { OpenIdProvider } from '../options.ts';
import { UsageError } from './usageError.ts';

/** How the flags are declared to the parser. */
export const openIdFlags = {
  'openid-issuer': { type: 'string' },
  'openid-client': { type: 'string' },
  'openid-name': { type: 'string' },
} as const;

export const openIdHelp = `  --openid-issuer URL  people may sign in at this OpenID Connect provider, e.g.
                      https://login.example.com; it sends them back to /oidc/callback
  --openid-client ID  what the provider calls this hub; HEARBACK_OPENID_SECRET holds its secret,
                      if it has one
  --openid-name NAME  what people know the provider by (its host name)`;

/**
 * The provider that was asked for; null for none.
 * @throws UsageError
 */
export function readOpenId(
  flags: Readonly<Partial<Record<keyof typeof openIdFlags, string>>>,
  env: NodeJS.ProcessEnv,
): OpenIdProvider | null {
  const { 'openid-issuer': issuer, 'openid-client': clientId, 'openid-name': name } = flags;
  if (issuer === undefined && clientId === undefined) return null;
  if (!issuer || !clientId) {
    throw new UsageError('--openid-issuer and --openid-client belong together: give both.');
  }
  if (!URL.canParse(issuer)) {
    throw new UsageError(
      `--openid-issuer ${issuer} is not a web address: it looks like https://login.example.com.`,
    );
  }
  const clientSecret = env['HEARBACK_OPENID_SECRET'] || null;
  return { issuer, clientId, clientSecret, name: name?.trim() || new URL(issuer).host };
}
