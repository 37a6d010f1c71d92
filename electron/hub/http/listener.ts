import { createServer as createHttpServer } from 'node:http';
import type { Server as HttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { hubError } from '../refusal.ts';
import type { TlsIdentity } from '../tls.ts';
import { securityHeaders } from './policy.ts';

/** Of answers that are no page: nothing in them is ever to be run, drawn or framed. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'";

/**
 * Slow clients are let go: who takes longer for a whole request, for its headers, or for shaking
 * hands. Node looks every 30 s unless told otherwise.
 */
export const timeouts = {
  requestTimeout: 30_000,
  headersTimeout: 10_000,
  keepAliveTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
} as const;
const handshakeTimeoutMs = 10_000;

/**
 * TLS as Mozilla's "intermediate" recommendation has it (wiki.mozilla.org/Security/Server_Side_TLS):
 * 1.2 with forward secrecy and authenticated encryption, and 1.3.
 */
const tlsRules = {
  minVersion: 'TLSv1.2',
  ciphers: [
    'TLS_AES_128_GCM_SHA256',
    'TLS_AES_256_GCM_SHA384',
    'TLS_CHACHA20_POLY1305_SHA256',
    'ECDHE-ECDSA-AES128-GCM-SHA256',
    'ECDHE-RSA-AES128-GCM-SHA256',
    'ECDHE-ECDSA-AES256-GCM-SHA384',
    'ECDHE-RSA-AES256-GCM-SHA384',
    'ECDHE-ECDSA-CHACHA20-POLY1305',
    'ECDHE-RSA-CHACHA20-POLY1305',
  ].join(':'),
} as const;

/** All connections of each server; Node itself forgets those that have become a WebSocket. */
const connections = new WeakMap<object, Set<Socket>>();

/** Ends what is left of a server's connections, without a word. */
export function cutConnections(server: object): void {
  for (const socket of connections.get(server) ?? []) socket.destroy();
}

/** The server below the hub's app: how it may be reached, and for how long it waits. */
export function listenerFor(
  tls: TlsIdentity | null,
  handle: Parameters<typeof createHttpServer>[1],
): HttpServer {
  const server = serverOf(tls, handle);
  const open = new Set<Socket>();
  connections.set(server, open);
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  return server;
}

function serverOf(
  tls: TlsIdentity | null,
  handle: Parameters<typeof createHttpServer>[1],
): HttpServer {
  if (tls === null) return createHttpServer(timeouts, handle);
  const { cert, key } = tls;
  const secured = { ...timeouts, ...tlsRules, handshakeTimeout: handshakeTimeoutMs };
  return createHttpsServer({ ...secured, cert, key }, handle);
}

/** What is no HTTP at all, and what comes too slowly or with too many headers. */
const brokenStatuses: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};

/** Answers a connection on which no request could be read, and ends it. */
export function refuseBroken({ code = '' }: { readonly code?: string }, socket: Duplex): void {
  if (!socket.writable || code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(hubError('badRequest'));
  const headers = {
    ...securityHeaders,
    'content-security-policy': dataPolicy,
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map((pair) => pair.join(': '));
  const status = brokenStatuses[code] ?? '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}
