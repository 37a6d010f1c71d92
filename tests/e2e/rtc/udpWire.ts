import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import type { SignalData } from '#shared/contract/signal.ts';

/*
 * A wire between two browsers on this machine that can be cut, and be a bad one: each sees of the
 * other only ports of the wire, which passes everything on between them.
 */

export interface UdpWire {
  /** The signal as the other side should see it; null for what has no way over the wire. */
  readonly through: (data: SignalData) => Promise<SignalData | null>;
  cut: boolean;
  /** Share of packets that are lost, 0..1, in each direction. */
  loss: number;
  /** How late packets come, ms: anywhere within this much of the middle. */
  delay: { readonly ms: number; readonly plusMinusMs: number };
  /** Addresses that were in use until now do not exist any more. */
  readonly forgetAddresses: () => void;
  readonly close: () => void;
}

/** A candidate's fields (RFC 8839, 5.1): …, transport, priority, address, port, … */
const CANDIDATE = /^(candidate:\S+ \d+ )(\S+)( \d+ )(\S+) (\d+)( .*)$/;

/** The same numbers from 0 to 1 every time (a linear congruential generator of 32 bits). */
function chances(): () => number {
  let seed = 20_261_128;
  return () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
}

export function layWire(): UdpWire {
  const ends = new Map<string, Promise<Socket>>();
  const gone = new Set<string>();
  const chance = chances();
  let closed = false;

  const endOf = (address: string, port: number): Promise<Socket> => {
    const key = `${address}:${port}`;
    const known = ends.get(key) ?? makeEnd(address, port, key);
    ends.set(key, known);
    return known;
  };
  /** What is sent to this end goes to the address that it stands for, from the sender's own end. */
  const makeEnd = async (address: string, port: number, key: string): Promise<Socket> => {
    const socket = createSocket('udp4');
    socket.on('message', (packet, { address: from, port: fromPort }) => {
      if (wire.cut || gone.has(key) || gone.has(`${from}:${fromPort}`)) return;
      if (chance() < wire.loss) return;
      const { ms, plusMinusMs } = wire.delay;
      const lateMs = ms + plusMinusMs * (2 * chance() - 1);
      const pass = (): void => {
        // A wire that was taken away meanwhile carries nothing.
        if (!closed) void endOf(from, fromPort).then((own) => own.send(packet, port, address));
      };
      if (lateMs > 0) setTimeout(pass, lateMs);
      else pass();
    });
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    return socket;
  };

  const wire: UdpWire = {
    cut: false,
    loss: 0,
    delay: { ms: 0, plusMinusMs: 0 },
    async through(data) {
      if (data.type === 'offer' || data.type === 'answer') {
        return { ...data, sdp: data.sdp.replaceAll(/^a=candidate:.*\r\n/gm, '') };
      }
      if (data.type !== 'candidate') return data;
      const [, head, transport, priority, address = '', port, tail] =
        CANDIDATE.exec(data.candidate.candidate) ?? [];
      if (transport?.toLowerCase() !== 'udp' || !/^[\d.]+$/.test(address)) return null;
      const own = (await endOf(address, Number(port))).address() as AddressInfo;
      const candidate = `${head}${transport}${priority}${own.address} ${own.port}${tail}`;
      return { type: 'candidate', candidate: { ...data.candidate, candidate } };
    },
    forgetAddresses: () => {
      for (const key of ends.keys()) gone.add(key);
    },
    close: () => {
      closed = true;
      for (const end of ends.values()) void end.then((socket) => socket.close());
    },
  };
  return wire;
}
