import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** Who has a namespace of their own. */
export const parties = ['agent', 'customer', 'hub', 'turn'] as const;
export type PartyOnNet = (typeof parties)[number];

/** What a wire does to everything on it, both ways. */
export interface Shape {
  readonly delayMs: number;
  readonly jitterMs: number;
  readonly lossPercent: number;
}

/**
 * A namespace for each party, and between any two of them a wire that can be made bad or cut by
 * itself: what befalls the hub need not befall the media.
 */
export interface Network {
  readonly space: (party: PartyOnNet) => string;
  /** Where a party is now. */
  readonly address: (party: PartyOnNet) => string;
  readonly shape: (one: PartyOnNet, other: PartyOnNet, shape: Shape) => Promise<void>;
  /** Nothing passes between the two, or between one and everybody. */
  readonly cut: (one: PartyOnNet, other?: PartyOnNet) => Promise<void>;
  readonly mend: (one: PartyOnNet, other?: PartyOnNet) => Promise<void>;
  /** Takes a party's interface away, as by walking out of the Wi-Fi. */
  readonly unplug: (party: PartyOnNet) => Promise<void>;
  /** Gives a party another interface with another address than any before. @returns it */
  readonly plugInElsewhere: (party: PartyOnNet) => Promise<string>;
  readonly close: () => Promise<void>;
}

const subnet = '10.77.0';
const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';

function ip(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('ip', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ip ${args.join(' ')} failed: ${stderr.trim()}`);
}

/** Why this machine cannot have such a network, as a sentence; null where it can. */
export function whyNoNetwork(): string | null {
  if (process.platform !== 'linux') return 'Network namespaces are Linux’s.';
  if (process.getuid?.() !== 0) return 'Only root may make network namespaces.';
  if (!existsSync('/dev/net/tun')) return 'There is no /dev/net/tun.';
  for (const program of ['ip', python]) {
    if (spawnSync(program, ['-V']).error) return `${program} is not installed.`;
  }
  const name = `hb-try-${process.pid}`;
  if (spawnSync('ip', ['netns', 'add', name]).status !== 0) {
    return 'This machine lets nobody make network namespaces.';
  }
  ip('netns', 'del', name);
  return null;
}

/** The name of a party's namespace in the network of one run. */
export const spaceOf = (run: string, party: PartyOnNet): string => `hb-${run}-${party}`;

/** Makes the namespaces of a run; each has a loopback and nothing else. */
export function makeSpaces(run: string): void {
  for (const party of parties) {
    ip('netns', 'add', spaceOf(run, party));
    ip('-n', spaceOf(run, party), 'link', 'set', 'lo', 'up');
  }
}

/**
 * Deletes the namespaces of a run, also where only some of them were made, and ends whatever still
 * runs in them: nothing but that run has ever been there.
 */
export function removeSpaces(run: string): void {
  for (const party of parties) {
    const space = spaceOf(run, party);
    const { stdout } = spawnSync('ip', ['netns', 'pids', space], { encoding: 'utf8' });
    for (const pid of stdout.split('\n').filter(Boolean)) {
      try {
        process.kill(Number(pid), 'SIGKILL');
      } catch {
        // Gone by itself meanwhile.
      }
    }
    spawnSync('ip', ['netns', 'del', space]);
  }
}

/**
 * Lays the wires between the namespaces of a run.
 * @param run what the namespaces were made for; at most six characters, since names of devices have
 *   fifteen
 */
export async function openNetwork(run: string): Promise<Network> {
  const wire = spawn(python, [path.join(import.meta.dirname, 'wire.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => {
    wire.once('exit', () => resolve());
  });
  const lines = createInterface({ input: wire.stdout })[Symbol.asyncIterator]();
  let before: Promise<unknown> = Promise.resolve();
  const say = (...words: readonly (string | number)[]): Promise<void> => {
    const command = words.join(' ');
    const answered = before.then(async () => {
      wire.stdin.write(`${command}\n`);
      const { value, done } = await lines.next();
      if (done === true || value !== 'ok') {
        throw new Error(`The wire did not take "${command}": ${String(value)}`);
      }
    });
    before = answered.catch(() => undefined);
    return answered;
  };

  const at = new Map<PartyOnNet, { readonly device: string; readonly address: string }>();
  let count = 0;
  const plugInElsewhere = async (party: PartyOnNet): Promise<string> => {
    count += 1;
    const port = { device: `hb${run}p${count}`, address: `${subnet}.${count}` };
    await say('port', port.device, party, spaceOf(run, party), port.address);
    at.set(party, port);
    return port.address;
  };
  const portOf = (party: PartyOnNet): { readonly device: string; readonly address: string } => {
    const port = at.get(party);
    if (port === undefined) throw new Error(`The ${party} is not on the network.`);
    return port;
  };
  const close = async (): Promise<void> => {
    wire.stdin.end();
    await gone;
  };
  try {
    for (const party of parties) await plugInElsewhere(party);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    space: (party) => spaceOf(run, party),
    address: (party) => portOf(party).address,
    shape: (one, other, { delayMs, jitterMs, lossPercent }) =>
      say('wire', one, other, delayMs, jitterMs, lossPercent),
    cut: (one, other) => say('cut', one, other ?? '*'),
    mend: (one, other) => say('mend', one, other ?? '*'),
    async unplug(party) {
      await say('unport', portOf(party).device);
      at.delete(party);
    },
    plugInElsewhere,
    close,
  };
}
