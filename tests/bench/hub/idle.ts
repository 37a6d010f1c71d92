import type { Figure } from '../figure.ts';
import type { Extent, Field, Found } from './field.ts';

/** Memory that each connection of an agent who waits takes. */
export async function idleConnections(field: Field, { idle }: Extent): Promise<Found> {
  const rows: Record<string, string | number>[] = [];
  const figures: Figure[] = [];
  const half = Math.floor(idle / 2);
  for (const kind of ['hub', 'echo', 'peer'] as const) {
    const side = await field.open(kind, { agents: idle, invites: 0 });
    const { target, load } = side;
    const none = await side.settled();
    const openMs = await load.ask<number>('idle', { target, from: 0, until: half });
    const some = await side.settled();
    await load.ask('idle', { target, from: half, until: idle });
    const all = await side.settled();
    // From half to all: what the first connections warm up (code, buffers) is not each one's.
    const each = (all.rssKiB - some.rssKiB) / (idle - half);
    rows.push({
      server: kind,
      connections: idle,
      'KiB each': each,
      'KiB each, from the first': (all.rssKiB - none.rssKiB) / idle,
      'RSS empty MiB': none.rssKiB / 1024,
      'RSS full MiB': all.rssKiB / 1024,
      'connections/s': (1000 * half) / openMs,
    });
    const who = {
      hub: 'agent at the hub',
      echo: 'bare socket.io connection',
      peer: 'PeerServer connection',
    };
    figures.push({
      name: `idleKiB${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}`,
      what: `KiB for each idle ${who[kind]}, at ${idle} of them`,
      value: each,
      unit: '',
      better: kind === 'hub' ? 'lower' : 'neither',
    });
    await load.ask('drop');
    await side.stop();
  }
  return {
    figures,
    sections: [{ name: 'idle', title: 'Idle connections', rows }],
    bars: [],
  };
}
