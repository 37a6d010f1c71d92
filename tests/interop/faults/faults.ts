import { clockNow } from '../soundProbe.ts';
import type { Stage } from '../stage.ts';
import { beginCall, newestSummary, note } from '../stage.ts';
import type { FaultRun } from './run.ts';
import { callWith, lasting, missingFrom, untilHeard } from './run.ts';

/** One kind of fault. */
export interface Fault {
  readonly what: string;
  /** Wants a TURN server. */
  readonly turn?: boolean;
  /** @param turnOf which run it is, from 0: what may befall either side befalls them in turns */
  readonly run: (stage: Stage, turnOf: number) => Promise<FaultRun>;
}

const side = (i: number): 'agent' | 'customer' => (i % 2 === 0 ? 'customer' : 'agent');

/** One side's network is gone for a while: media and hub alike. */
function cut(lastsMs: number, breaksLine: boolean): Fault['run'] {
  return (stage, i) =>
    callWith(stage, `${lastsMs / 1000} s cut of the ${side(i)}`, {
      strike: () => stage.network.cut(side(i)),
      lastsMs,
      heal: () => stage.network.mend(side(i)),
      breaksLine,
    });
}

/** Out of the Wi-Fi, and a second later in another network. */
function addressChange(party: 'agent' | 'customer'): Fault['run'] {
  return (stage) =>
    callWith(stage, `address change of the ${party}`, {
      strike: () => stage.network.unplug(party),
      lastsMs: 1000,
      heal: async () => void (await stage.network.plugInElsewhere(party)),
      breaksLine: false,
    });
}

const away = 'The hub is away. Your call goes on.';

/** By the names they are called by. */
export const faults: Readonly<Record<string, Fault>> = {
  control: {
    what: 'no fault at all, 9 s long',
    run: (stage) =>
      callWith(stage, 'control', {
        strike: () => Promise.resolve(),
        lastsMs: 9000,
        heal: () => Promise.resolve(),
        breaksLine: false,
      }),
  },
  cut3: { what: '3 s cut', run: cut(3000, false) },
  cut9: { what: '9 s cut', run: cut(9000, true) },
  customerMoves: { what: 'address change of the customer', run: addressChange('customer') },
  agentMoves: { what: 'address change of the agent', run: addressChange('agent') },
  turnOnly: {
    what: 'nothing but TURN lets the two reach each other, and a 3 s cut of the customer',
    turn: true,
    async run(stage) {
      await stage.network.cut('agent', 'customer');
      return callWith(stage, '3 s cut, over TURN alone', {
        strike: async () => {
          await stage.network.cut('customer', 'turn');
          await stage.network.cut('customer', 'hub');
        },
        lastsMs: 3000,
        heal: async () => {
          await stage.network.mend('customer', 'turn');
          await stage.network.mend('customer', 'hub');
        },
        breaksLine: false,
      });
    },
  },
  loss10: {
    what: '10 % loss with 100 ± 20 ms each way, 20 s long',
    async run(stage) {
      const bad = { delayMs: 100, jitterMs: 20, lossPercent: 10 };
      const good = { delayMs: 0, jitterMs: 0, lossPercent: 0 };
      return callWith(stage, '10 % loss, 100 ± 20 ms', {
        strike: () => stage.network.shape('agent', 'customer', bad),
        lastsMs: 20_000,
        heal: () => stage.network.shape('agent', 'customer', good),
        breaksLine: false,
      });
    },
  },
  hubKill: {
    what: 'hub killed in mid-call, and started again 4 s later',
    run: (stage) =>
      callWith(stage, 'hub killed and restarted', {
        strike: stage.hub.kill,
        lastsMs: 4000,
        heal: stage.hub.start,
        breaksLine: false,
        // Until the agent's window stops saying that it is away.
        more: async ({ app }, struckAt) => {
          await app().page.getByText(away).waitFor({ state: 'hidden', timeout: 60_000 });
          return { hubFoundAgainMs: clockNow() - struckAt };
        },
      }),
  },
  hubGone: {
    what: 'hub killed in mid-call, and gone for the rest of it',
    run: (stage) =>
      callWith(stage, 'hub gone for good', {
        strike: stage.hub.kill,
        lastsMs: 12_000,
        heal: null,
        breaksLine: false,
      }),
  },
  appKill: { what: 'app killed in mid-call, and started again', run: killApp },
  customerReloads: { what: 'the customer reloads the page', run: reload },
};

async function killApp(stage: Stage): Promise<FaultRun> {
  const begunAt = clockNow();
  await beginCall(stage);
  await untilHeard(stage, begunAt);
  await note(stage, 'noted early');
  // Long enough that the record is more than what the call's first second wrote.
  await lasting(5000);
  await note(stage, 'noted late');
  await lasting(1000);
  const killedAt = await stage.killApp();
  await stage.startApp((page) =>
    page
      .getByText('A call was put together again after the app had stopped.')
      .waitFor({ timeout: 30_000 }),
  );
  const summary = await newestSummary(stage);
  const missingMs = killedAt - (summary.startedAt + summary.durationMs);
  const noted = summary.facts.map(({ text }) => text);
  const customerReads = await stage.customer.page.locator('h1, [role=status]').allInnerTexts();
  return {
    fault: 'app killed',
    backMs: null,
    silenceMs: null,
    droughtMs: null,
    heardPercent: null,
    record: [
      ...missingFrom({ ...summary, recovered: false, endedBy: 'agent', endReason: 'hungUp' }, [
        'noted early',
        'noted late',
      ]),
      ...(summary.recovered ? [] : ['it is not marked as recovered']),
      ...(summary.customerName === 'Maya' ? [] : [`it is of ${summary.customerName}`]),
    ],
    more: { tailMissingMs: missingMs },
    story: [
      `noted: ${noted.join(', ')}`,
      `ended as ${summary.endedBy} ${summary.endReason}`,
      `the customer reads: ${customerReads.join(' | ')}`,
    ],
    broken: null,
  };
}

function reload(stage: Stage): Promise<FaultRun> {
  return callWith(stage, 'customer reloads', {
    strike: () => Promise.resolve(),
    lastsMs: 0,
    heal: async ({ customer }) => {
      await customer.page.reload({ waitUntil: 'commit' });
      return clockNow();
    },
    breaksLine: false,
  });
}
