import type { Page } from 'playwright';
import { systemClock } from '#electron/hub/clock.ts';
import { keyedQueue } from '#electron/hub/queue.ts';
import { createIntake } from '#electron/hub/summaries/intake.ts';
import type { HubStore } from '#electron/store/index.ts';
import { quantile } from '#tests/accuracy/score.ts';
import { launchApp } from '#tests/helpers/app.ts';
import { introduce } from '#tests/helpers/desk.ts';
import { startTeam } from '#tests/helpers/teamDesk.ts';
import { startTeamHub } from '#tests/helpers/teamHub.ts';
import type { Bench, Measured } from './figure.ts';
import { BadArguments, lower } from './figure.ts';
import { agentsOf, callsOf } from './store/company.ts';

/** Ten agents' year. */
const COMPANY = { agents: 10, callsEach: 2000, agentsPerTeam: 10 };
const BATCH = 50;
const LOADS = 20;

/** The supervisor's desk in the real app, over a team's year at a real hub. */
export const desk: Bench = {
  what: 'how soon the first page of the supervisor’s desk can be used',
  bars: [{ name: 'p95', value: 1000 }],
  run: measure,
};

async function fillWithCalls(store: HubStore): Promise<void> {
  const [team] = await store.teams.list();
  if (team === undefined) throw new Error('the hub has no team');
  const intake = createIntake(store, keyedQueue(), systemClock);
  for (const [n, { agentId, name }] of agentsOf(COMPANY).entries()) {
    for (let first = 0; first < COMPANY.callsEach; first += BATCH) {
      const made = callsOf(n, name, first, BATCH, COMPANY.callsEach);
      const sent = made.map((summary) => ({ summary, revision: 1 }));
      await intake.take({ agentId, teamId: team.teamId, agentFirstMs: 0 }, sent);
    }
  }
}

declare global {
  interface Window {
    /** When the first row was painted and the page was free again, ms after the load began. */
    deskReadyAt?: Promise<number>;
  }
}

/** From the next load on, the page notes when it can be used. */
async function watchReady(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.deskReadyAt = new Promise((resolve) => {
      const look = new MutationObserver(() => {
        if (document.querySelector('[role="row"]') === null) return;
        look.disconnect();
        // Painted, and nothing in the way of a press any more.
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
      });
      look.observe(document, { childList: true, subtree: true });
    });
  });
}

async function measure(args: readonly string[]): Promise<Measured> {
  if (args.length > 0) throw new BadArguments(`desk takes no options, not "${args.join(' ')}".`);
  const hub = await startTeamHub();
  const app = await launchApp();
  try {
    await introduce(app.page, 'Sam');
    await startTeam(app.page, hub.startLink);
    await hub.fill(fillWithCalls);
    const opening = app.app.waitForEvent('window');
    await app.page.keyboard.press('Control+1');
    await app.page.getByRole('button', { name: 'Review desk' }).click();
    const page = await opening;
    await watchReady(page);
    const times: number[] = [];
    for (let load = 0; load < LOADS; load += 1) {
      await page.reload();
      times.push(await page.evaluate(() => window.deskReadyAt ?? Number.NaN));
    }
    // That it can be used is not taken on trust.
    await page.getByRole('row').first().click();
    await page.getByRole('textbox', { name: 'Comment' }).waitFor();
    return report(times);
  } finally {
    await app.close();
    await hub.close();
  }
}

function report(times: readonly number[]): Measured {
  return {
    kind: 'measured',
    figures: [
      lower(
        'median',
        'from the load of the window to a list that can be used',
        quantile(times, 0.5),
        'ms',
      ),
      lower('p95', '95 % of the loads', quantile(times, 0.95), 'ms'),
      lower('slowest', 'the slowest', Math.max(...times), 'ms'),
    ],
    notes: [
      `${LOADS} loads over ${COMPANY.agents * COMPANY.callsEach} calls of one team at a hub with SQLite. The whole load counts, asking the hub for the calls included.`,
    ],
  };
}
