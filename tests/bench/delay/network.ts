import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { sharedDataDir } from '#tests/accuracy/sharedData.ts';

/** Two network namespaces with a wire between them that can be made slow. */
export interface SlowWire {
  readonly agentSpace: string;
  readonly customerSpace: string;
  /** The agent's address on the wire. */
  readonly agentAddress: string;
  /** What the wire takes one way from now on. */
  setDelay(ms: number): Promise<void>;
  close(): Promise<void>;
}

const shaper = path.join(sharedDataDir, '../stack/net/shaper.py');
const ADDRESS = { agent: '10.77.0.1', customer: '10.77.0.2' } as const;

const ip = (...args: readonly string[]): void => {
  const { status, stderr } = spawnSync('ip', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ip ${args.join(' ')} failed: ${stderr.trim()}`);
};

/** Why this machine cannot have such a wire, or null where it can. */
export function whyNoWire(): string | null {
  if (process.platform !== 'linux') return 'network namespaces are Linux’s.';
  if (process.getuid?.() !== 0) return 'only root may make network namespaces.';
  if (!existsSync('/dev/net/tun')) return 'there is no /dev/net/tun.';
  if (!existsSync(shaper)) return `there is no ${shaper}.`;
  for (const program of ['ip', 'python3']) {
    if (spawnSync(program, ['-V']).error) return `${program} is not installed.`;
  }
  return null;
}

/** Lays the wire; everything is taken away again by `close`. */
export async function openWire(): Promise<SlowWire> {
  const [agentSpace, customerSpace] = [`hb-agent-${process.pid}`, `hb-guest-${process.pid}`];
  for (const space of [agentSpace, customerSpace]) {
    ip('netns', 'add', space);
    ip('-n', space, 'link', 'set', 'lo', 'up');
  }
  const wire = spawn(
    'python3',
    [shaper, agentSpace, ADDRESS.agent, customerSpace, ADDRESS.customer],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines = createInterface({ input: wire.stdout })[Symbol.asyncIterator]();
  const said = async (word: string): Promise<void> => {
    const { value, done } = await lines.next();
    if (done === true || !String(value).startsWith(word)) throw new Error('The wire broke.');
  };
  await said('ready');
  return {
    agentSpace,
    customerSpace,
    agentAddress: ADDRESS.agent,
    async setDelay(ms) {
      wire.stdin.write(`delay ${ms} jitter 0 loss 0\n`);
      await said('ok');
    },
    async close() {
      const gone = new Promise((resolve) => {
        wire.once('exit', resolve);
      });
      wire.stdin.end();
      await gone;
      for (const space of [agentSpace, customerSpace]) ip('netns', 'del', space);
    },
  };
}
