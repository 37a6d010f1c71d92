import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { onTestFinished, vi } from 'vitest';

/** Where the provider sends browsers back to; nothing listens there, the tests read the address. */
export const redirectUri = 'https://calls.example.com/oidc/callback';

export const client = { id: 'hearback', secret: 'a secret between hub and provider' };

/** People of the provider, by what they type as their name. */
const people: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  maya: { email: 'maya@northwind.example', email_verified: true, name: 'Maya Lindström' },
  kim: { email: 'kim@northwind.example', email_verified: 'true', name: 'Kim Aguirre' },
  stranger: { email: 'maya@northwind.example', email_verified: false, name: 'Maya Lindström' },
  nameless: {},
};

const ttl = ['AccessToken', 'AuthorizationCode', 'Grant', 'IdToken', 'Interaction', 'Session'];

export interface TestProvider {
  readonly issuer: string;
  /** What it signs its tokens with. */
  readonly key: KeyObject;
  /** How often it was asked for this path. */
  asked(path: string): number;
  /** The `authorization` headers that came along to this path. */
  headersAt(path: string): readonly (string | undefined)[];
  /** Goes away, as a machine that is switched off. */
  leave(): Promise<void>;
  /** Is there again, at the same address, with the same memory. */
  comeBack(): Promise<void>;
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve());
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** A key pair, and how the provider publishes it. */
export function signingKey(kid: string): { readonly key: KeyObject; readonly jwk: object } {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' };
  return { key: privateKey, jwk };
}

/**
 * A real OpenID Connect provider on a loopback port of its own, gone when the test ends.
 * @param inToken whether it puts names into the ID token, or keeps them for its userinfo endpoint
 * @param method how the client names itself; `none` has no secret
 */
export async function oidcProvider({
  inToken = false,
  method = 'client_secret_basic',
}: { readonly inToken?: boolean; readonly method?: string } = {}): Promise<TestProvider> {
  const seen: { readonly path: string | undefined; readonly header: string | undefined }[] = [];
  let handle: RequestListener = () => undefined;
  const answer: RequestListener = (request, response) => {
    seen.push({ path: request.url?.split('?')[0], header: request.headers.authorization });
    handle(request, response);
  };
  let server = createServer(answer);
  await listen(server, 0);
  onTestFinished(() => close(server));
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const { key, jwk } = signingKey('first');
  // It warns that it is for development only.
  const warnings = vi.spyOn(console, 'warn').mockReturnValue();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        ...(method === 'none' ? {} : { client_secret: client.secret }),
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: method,
      },
    ],
    clientAuthMethods: [method],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: !inToken,
    cookies: { keys: ['a key for tests'] },
    jwks: { keys: [jwk] },
    ttl: Object.fromEntries(ttl.map((kind) => [kind, 3600])),
    features: { devInteractions: { enabled: true } },
    findAccount: async (_context, id) => {
      const claims = people[id];
      return claims && { accountId: id, claims: async () => ({ sub: id, ...claims }) };
    },
  });
  const callback = provider.callback();
  warnings.mockRestore();
  handle = (request, response) => void callback(request, response);
  return {
    issuer,
    key,
    asked: (path) => seen.filter((each) => each.path === path).length,
    headersAt: (path) => seen.flatMap((each) => (each.path === path ? [each.header] : [])),
    leave: () => close(server),
    async comeBack() {
      server = createServer(answer);
      await listen(server, port);
    },
  };
}

/** A person's browser at the provider: keeps its cookies, fills in its forms. */
export class TestBrowser {
  readonly #cookies = new Map<string, string>();

  async #get(url: URL, form: URLSearchParams | null = null): Promise<Response> {
    const cookie = [...this.#cookies].map((pair) => pair.join('=')).join('; ');
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(form === null ? {} : { method: 'POST', body: form }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/);
      this.#cookies.set(name, value);
    }
    return answer;
  }

  /**
   * Goes where the app sent it, signs in and agrees.
   * @param who types this as their name, or leaves by "Cancel" (null)
   * @returns the hub's address the provider sends it back to
   */
  async signIn(address: string, who: string | null = 'maya'): Promise<URL> {
    let url = new URL(address);
    let answer = await this.#get(url);
    for (;;) {
      const location = answer.headers.get('location');
      if (location !== null) {
        url = new URL(location, url);
        if (url.href.startsWith(redirectUri)) return url;
        answer = await this.#get(url);
        continue;
      }
      const html = await answer.text();
      const action = /<form[^>]* action="([^"]+)"/.exec(html)?.[1];
      const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1];
      if (action === undefined || prompt === undefined) {
        throw new Error(`No form at ${url.href} (${answer.status}): ${html.slice(0, 500)}`);
      }
      url = new URL(action, url);
      if (who === null) {
        url = new URL(`${url.href}/abort`);
        answer = await this.#get(url);
      } else {
        answer = await this.#get(
          url,
          new URLSearchParams({ prompt, login: who, password: 'any will do' }),
        );
      }
    }
  }
}
