import { hasTurn } from './ice.ts';
import type { HubOptions } from './options.ts';

type HubStartErrorCode = 'portTaken' | 'tlsFiles' | 'dataDir' | 'other';

/** The hub could not start. The message is a plain sentence with the remedy. */
export class HubStartError extends Error {
  override readonly name = 'HubStartError';
  readonly code: HubStartErrorCode;

  constructor(code: HubStartErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** 128 bits, however they are written down. */
const minTokenLength = 16;

/** @throws HubStartError `other` for what no hub should run with */
export function checkOptions(options: HubOptions): void {
  const { agentTokens, database, publicUrl, redis } = options;
  if (redis && !database) {
    throw new HubStartError(
      'other',
      'Several hubs need one PostgreSQL database between them: --redis goes with --database.',
    );
  }
  if (options.relayOnly === true && !hasTurn(options)) {
    throw new HubStartError(
      'other',
      'Calls are to be relayed alone, but there is no TURN server to relay them: no call would connect. Name a TURN server, or allow direct connections.',
    );
  }
  if (agentTokens.some((token) => token.length < minTokenLength)) {
    throw new HubStartError(
      'other',
      `An agent's access token is shorter than ${minTokenLength} characters and could be guessed. Use a longer one.`,
    );
  }
  if (publicUrl !== null && !(URL.canParse(publicUrl) && /^https?:/i.test(publicUrl))) {
    throw new HubStartError(
      'other',
      `The public address ${publicUrl} is not a web address. It has to look like https://calls.example.com.`,
    );
  }
}

/** Puts whatever stopped the start into a sentence with a remedy. */
export function asStartError(error: unknown, { host, port }: HubOptions): HubStartError {
  if (error instanceof HubStartError) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new HubStartError(
      'portTaken',
      `Port ${port} on ${host} is in use by another program. Choose another port, or stop that program.`,
      error,
    );
  }
  if (code === 'EACCES') {
    return new HubStartError(
      'other',
      `This user may not listen on port ${port}. Choose a port above 1023.`,
      error,
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new HubStartError(
      'other',
      `This machine has no address ${host} to listen on. Use 127.0.0.1, or 0.0.0.0 for every network.`,
      error,
    );
  }
  const words = error instanceof Error ? error.message : String(error);
  return new HubStartError('other', `The hub could not start: ${words}.`, error);
}
