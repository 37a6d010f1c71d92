import type { Extent, Field, Found } from './field.ts';
import { WORKERS } from './field.ts';
import type { Opened } from './load.ts';

/** What signalling may take at most, in ms; from the issue. */
const P99_MS = 50;

/** Set-ups that come when they come, while half of the idle agents wait. */
export async function crowd(
  field: Field,
  { crowdSeconds: seconds, idle, perSecond }: Extent,
): Promise<Found> {
  const waiting = Math.floor(idle / 2);
  const warmUp = Math.min(5, seconds);
  const count = perSecond * seconds;
  const side = await field.open('hub', {
    agents: WORKERS + waiting,
    invites: count + perSecond * warmUp,
  });
  const { target, load, firstInvite } = side;
  const { port } = target;
  await load.ask('workers', { target, count: WORKERS });
  await load.ask('idle', { target, from: WORKERS, until: WORKERS + waiting });
  await load.ask('openLoop', { port, seconds: warmUp, perSecond, firstInvite });
  const before = await side.usage();
  const opened = await load.ask<Opened>('openLoop', {
    port,
    seconds,
    perSecond,
    firstInvite: firstInvite + perSecond * warmUp,
  });
  const after = await side.usage();
  await side.stop();
  const failed = Object.values(opened.failed).reduce((sum, each) => sum + each, 0);
  const { signalling } = opened;
  const busy = (100 * (after.cpuMs - before.cpuMs)) / opened.ms;
  return {
    figures: [
      figure('signallingP50', 'signalling with the crowd, p50 of all steps', signalling.p50),
      figure('signallingP95', 'signalling with the crowd, p95', signalling.p95),
      figure('signallingP99', 'signalling with the crowd, p99', signalling.p99),
      figure('signallingMax', 'signalling with the crowd, the longest', signalling.max),
      {
        name: 'setUpsFailed',
        what: `set-ups of ${count} that came to nothing (${JSON.stringify(opened.failed)})`,
        value: failed,
        unit: '',
        better: 'lower',
      },
      {
        name: 'crowdCpu',
        what: `of one core, for ${waiting} idle agents and ${perSecond} set-ups a second`,
        value: busy,
        unit: '%',
        better: 'neither',
      },
      {
        name: 'setUpP99',
        what: 'a whole set-up from the moment it is due, p99',
        value: opened.p99,
        unit: 'ms',
        better: 'lower',
      },
      {
        name: 'loadLateP99',
        what: 'how late the load itself begins set-ups, p99',
        value: opened.lateP99,
        unit: 'ms',
        better: 'neither',
      },
    ],
    sections: [
      {
        name: 'crowd',
        title: `Steps of ${opened.done} set-ups beside ${waiting} idle agents (ms)`,
        rows: opened.steps,
      },
    ],
    bars: [
      { name: 'signallingP99', value: P99_MS },
      { name: 'setUpsFailed', value: 0 },
    ],
  };
}

function figure(name: string, what: string, value: number) {
  return { name, what, value, unit: 'ms', better: 'lower' } as const;
}
