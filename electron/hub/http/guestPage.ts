import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { forAnybody } from '../security/access.ts';
import type { OriginRules } from '../security/origins.ts';
import { HubStartError } from '../startError.ts';
import { sendPage } from './app.ts';
import { compressedFiles } from './compressed.ts';
import { homePage, plainPolicy } from './pages.ts';
import { guestPolicy } from './policy.ts';

const policy = 'content-security-policy';

/** Vite puts a hash of the content into these files' names. */
const hashedName = /-[\w-]{8}\.\w+$/;

/**
 * Serves the customer's page at /join and /feedback, and its files below /guest/ (the page is built for that).
 * @throws HubStartError where the page has not been built
 */
export async function serveGuestPage(
  app: FastifyInstance,
  guestDir: string,
  origins: OriginRules,
  also: readonly string[],
): Promise<void> {
  if (!existsSync(path.join(guestDir, 'index.html'))) {
    throw new HubStartError(
      'other',
      `The customer's page is missing in ${guestDir}. Build it with "npm run build".`,
    );
  }
  const compressed = compressedFiles(path.join(guestDir, 'assets'));
  app.get('/', forAnybody, (_request, reply) => sendPage(reply, 200, homePage));
  await app.register(async (files) => {
    // The files' own routes are made by the plugin.
    files.addHook('onRoute', (route) => {
      route.config = { ...route.config, ...forAnybody.config };
    });
    files.addHook('onSend', async (request, reply) => {
      const isPage = String(reply.getHeader('content-type')).startsWith('text/html');
      // Asked for by its file's name, past /join: a page that may do nothing.
      if (isPage && !reply.hasHeader(policy)) void reply.header(policy, plainPolicy);
      if (reply.hasHeader('cache-control')) return;
      const [address = ''] = request.url.split('?');
      const forEver = !isPage && reply.statusCode < 400 && hashedName.test(address);
      void reply.header(
        'cache-control',
        forEver ? 'public, max-age=31536000, immutable' : 'no-store',
      );
    });
    files.addHook<{ Params: { '*'?: string } }>('preHandler', async (request, reply) => {
      const [folder, name, ...deeper] = (request.params['*'] ?? '').split('/');
      if (folder !== 'assets' || name === undefined || deeper.length > 0) return;
      void reply.header('vary', 'Accept-Encoding');
      if (!/\bbr\b/.test(String(request.headers['accept-encoding']))) return;
      const file = await compressed.get(name);
      if (!file) return;
      return reply.header('content-encoding', 'br').type(file.type).send(file.content);
    });
    await files.register(fastifyStatic, {
      root: path.resolve(guestDir),
      prefix: '/guest/',
      index: false,
      dotfiles: 'ignore',
      cacheControl: false,
    });
    for (const address of ['/join', '/feedback']) {
      files.get(address, forAnybody, (request, reply) =>
        reply
          .header(policy, guestPolicy(origins.socketOf(request.headers.host), also))
          .sendFile('index.html'),
      );
    }
  });
}
