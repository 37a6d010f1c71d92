import { WebSocket } from 'ws';
import { send } from './gathered.ts';

/** What goes over a PeerServer's line. */
export interface PeerMessage {
  readonly type: string;
  readonly src?: string;
  readonly payload?: unknown;
}

export interface PeerWire {
  /** `json` is the payload, JSON already. */
  send(type: 'OFFER' | 'ANSWER' | 'CANDIDATE', to: string, json: string): void;
  on(act: (message: PeerMessage) => void): void;
  close(): void;
}

/** Connects to a PeerServer as PeerJS does. */
export function openPeerWire(port: number, id: string): Promise<PeerWire> {
  const query = `key=peerjs&id=${id}&token=${id}-token`;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/peerjs?${query}`, {
    perMessageDeflate: false,
    skipUTF8Validation: true,
  });
  let act: (message: PeerMessage) => void = () => undefined;
  // As PeerJS does, or the server lets it go.
  const beat = setInterval(() => send(socket, '{"type":"HEARTBEAT"}'), 5000);
  return new Promise((resolve, reject) => {
    const wire: PeerWire = {
      send: (type, to, json) => send(socket, `{"type":"${type}","dst":"${to}","payload":${json}}`),
      on: (wanted) => void (act = wanted),
      close: () => {
        clearInterval(beat);
        socket.terminate();
      },
    };
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as PeerMessage;
      if (message.type === 'OPEN') resolve(wire);
      else if (message.type === 'ERROR') reject(new Error(JSON.stringify(message.payload)));
      else act(message);
    });
    socket.on('error', reject);
    socket.on('close', () => {
      clearInterval(beat);
      reject(new Error('PeerServer closed the connection.'));
    });
  });
}
