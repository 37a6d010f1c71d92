import { WebSocket } from 'ws';
import { send } from './gathered.ts';

/*
 * The least of a socket.io client: its protocol 5 on a WebSocket, one namespace. The real client
 * costs several times what the server does, so that the load would be measured instead of the
 * server; what goes over the line is the same. `tests/hub` speaks to the hub with the real one.
 */

/** Refused by the server; `data` is what it says. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly data: { readonly error?: string } | null;

  constructor(message: string, data: { readonly error?: string } | null) {
    super(message);
    this.data = data;
  }
}

export interface Wire {
  /** Sends an event with a body that is JSON already; resolves with the server's answer as JSON. */
  ask(event: string, json: string): Promise<string>;
  /** `body` is JSON; `answer` takes JSON, and does nothing where none is wanted. */
  on(event: string, act: (body: string, answer: (json: string) => void) => void): void;
  close(): void;
  readonly closed: Promise<void>;
}

interface Where {
  readonly port: number;
  /** With a leading slash. */
  readonly namespace: string;
  readonly auth: object;
}

const digits = /^\d*/;

/** Connects to a namespace. @throws Refused, or the connection's own error */
export function openWire({ port, namespace, auth }: Where): Promise<Wire> {
  const origin = `http://127.0.0.1:${port}`;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, {
    origin,
    perMessageDeflate: false,
    skipUTF8Validation: true,
  });
  const handlers = new Map<string, Parameters<Wire['on']>[1]>();
  const answers = new Map<number, { resolve(json: string): void; reject(error: Error): void }>();
  const prefix = `${namespace},`;
  let asked = 0;
  let isOpen = false;

  return new Promise((resolve, reject) => {
    const closed = new Promise<void>((done) => {
      socket.on('close', () => {
        const gone = new Error('The connection was closed.');
        for (const each of answers.values()) each.reject(gone);
        answers.clear();
        reject(gone);
        done();
      });
    });
    const wire: Wire = {
      ask: (event, json) =>
        new Promise((answered, failed) => {
          const id = (asked += 1);
          answers.set(id, { resolve: answered, reject: failed });
          send(socket, `42${prefix}${id}["${event}",${json}]`);
        }),
      on: (event, act) => void handlers.set(event, act),
      close: () => socket.terminate(),
      closed,
    };

    const receive = (text: string): void => {
      const rest = text.slice(2 + prefix.length);
      const id = digits.exec(rest)?.[0] ?? '';
      const packet = rest.slice(id.length);
      switch (text[1]) {
        case '0':
          isOpen = true;
          resolve(wire);
          return;
        case '4': {
          const said = JSON.parse(packet) as { message: string; data?: { error?: string } };
          reject(new Refused(said.message, said.data ?? null));
          socket.terminate();
          return;
        }
        case '3': {
          const waiting = answers.get(Number(id));
          answers.delete(Number(id));
          waiting?.resolve(packet.slice(1, -1));
          return;
        }
        case '2': {
          const end = packet.indexOf('"', 2);
          const act = handlers.get(packet.slice(2, end));
          act?.(packet.slice(end + 2, -1), (json) => {
            if (id !== '') send(socket, `43${prefix}${id}[${json}]`);
          });
          return;
        }
        default:
      }
    };

    socket.on('error', (error) => {
      if (!isOpen) reject(error);
    });
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      if (text[0] === '0') send(socket, `40${prefix}${JSON.stringify(auth)}`);
      else if (text[0] === '2') send(socket, '3');
      else if (text[0] === '4') receive(text);
    });
  });
}
