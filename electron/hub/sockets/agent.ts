import type { Namespace, Socket } from 'socket.io';
import {
  agentAuthSchema,
  callRefSchema,
  endRequestSchema,
  signalEnvelopeSchema,
} from '#shared/contract/hub.ts';
import type { AgentToHub, HubToAgent } from '#shared/contract/hub.ts';
import type { AgentDesk } from '../call/agentDesk.ts';
import type { AgentLink } from '../call/links.ts';
import { Refusal } from '../refusal.ts';
import type { Callers } from '../security/callers.ts';
import type { SocketSurroundings } from './surroundings.ts';
import { isPlainSignal } from './plainSignal.ts';
import { readAck } from './readAck.ts';
import type { Handler } from './wire.ts';
import { connectError, done, handler, noBody, receiveWith, toHubError } from './wire.ts';

interface AgentData {
  ownerId: string;
  /** Null for an access token from the hub's own file. */
  sessionId: string | null;
  clientId: string;
}

type NoEvents = Record<string, never>;
export type AgentNamespace = Namespace<AgentToHub, HubToAgent, NoEvents, AgentData>;
type AgentSocket = Socket<AgentToHub, HubToAgent, NoEvents, AgentData>;

/** All connections of one sign-in. */
export const roomOfSession = (sessionId: string): string => `session:${sessionId}`;

/** All connections of one agent. */
export const roomOf = (ownerId: string): string => `agent:${ownerId}`;

function linkOf(socket: AgentSocket): AgentLink {
  const { ownerId, clientId } = socket.data;
  return {
    ownerId,
    clientId,
    isOpen: () => socket.connected,
    ringing: (call) => void socket.emit('call.ringing', call),
    state: (state) => void socket.emit('call.state', state),
    presence: (presence) => void socket.emit('peer.presence', presence),
    signal: (envelope, acknowledge) =>
      void socket.emit('signal', envelope, (answer) => acknowledge(readAck(answer))),
    drop: () => void socket.disconnect(true),
  };
}

/** What an agent may send, and what it does. */
export function agentMessages(
  desk: AgentDesk,
  link: AgentLink,
): Readonly<Record<keyof AgentToHub, Handler>> {
  return {
    'call.accept': handler('agent', callRefSchema, async ({ callId }, answer) => {
      await desk.accept(link, callId);
      answer(done);
    }),
    'call.decline': handler('agent', callRefSchema, async ({ callId }, answer) => {
      await desk.decline(link, callId);
      answer(done);
    }),
    'call.end': handler('agent', endRequestSchema, async ({ callId, reason }, answer) => {
      await desk.end(link, callId, reason);
      answer(done);
    }),
    alive: handler('agent', noBody, async (_nothing, answer) => answer(done)),
    signal: handler(
      'agent',
      signalEnvelopeSchema,
      (envelope, answer) => desk.signal(link, envelope, answer),
      isPlainSignal,
    ),
  };
}

/** The agents' half of the contract's socket messages. */
export function serveAgents(
  namespace: AgentNamespace,
  desk: AgentDesk,
  callers: Callers,
  around: SocketSurroundings,
): void {
  const { admission, log, messages, failedAuth, networkOfSocket } = around;

  const identify = async (socket: AgentSocket): Promise<void> => {
    const auth = agentAuthSchema.safeParse(socket.handshake.auth);
    const caller = auth.success ? await callers.find(auth.data.token) : null;
    if (!auth.success || caller === null) {
      const mayTryAgain = failedAuth.take(networkOfSocket(socket.handshake));
      throw new Refusal(mayTryAgain ? 'unauthorised' : 'tooMany');
    }
    const { ownerId, session } = caller;
    await desk.admit(ownerId, auth.data.clientId);
    socket.data.ownerId = ownerId;
    socket.data.sessionId = session?.sessionId ?? null;
    socket.data.clientId = auth.data.clientId;
  };

  namespace.use(async (socket, next) => {
    try {
      await admission.run(() => identify(socket));
      next();
    } catch (error) {
      next(connectError(toHubError(error, log, 'agent connection')));
    }
  });

  namespace.on('connection', (socket) => {
    const link = linkOf(socket);
    const { ownerId, sessionId } = socket.data;
    void socket.join([roomOf(ownerId), ...(sessionId === null ? [] : [roomOfSession(sessionId)])]);
    receiveWith(socket, 'agent', agentMessages(desk, link), messages, log);
    socket.on('disconnect', () => desk.leave(link));
    Promise.resolve(desk.arrive(link)).catch((error: unknown) => {
      toHubError(error, log, 'agent arrival');
      // Without its calls the app would wait for ever; connecting again asks anew.
      socket.conn.close();
    });
  });
}
