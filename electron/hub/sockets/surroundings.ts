import type { IncomingHttpHeaders } from 'node:http';
import type { Admission } from '../admission.ts';
import type { Log } from '../log.ts';
import type { Buckets } from '../security/buckets.ts';

/** What is known of a connection before it says who it is. */
export interface Handshake {
  readonly headers: IncomingHttpHeaders;
  readonly address: string;
}

/** What both kinds of socket need besides their desk. */
export interface SocketSurroundings {
  readonly log: Log;
  readonly admission: Admission;
  readonly messages: Buckets;
  readonly lookups: Buckets;
  readonly failedAuth: Buckets;
  readonly networkOfSocket: (handshake: Handshake) => string;
  /** Whether the connection was made by a page (whose origin has been checked by then). */
  readonly isFromPage: (handshake: Handshake) => boolean;
}
