import type { AppUnderTest } from '../app.ts';
import type { CustomerUnderTest } from '../customer.ts';
import { pressRing } from '../customer.ts';
import { answer, introduce, makeLink } from '../desk.ts';
import { installSoakProbe, watchPage } from './probe.ts';
import type { PageCounts } from './probe.ts';
import { readMain, readProcesses } from './processes.ts';
import type { MainResources, ProcessReading } from './processes.ts';

/** The app and the customer's page at one moment of a call. */
export interface Look {
  readonly atMinutes: number;
  readonly processes: readonly ProcessReading[];
  readonly main: MainResources;
  /** The agent's window and the customer's page. */
  readonly pages: readonly [PageCounts, PageCounts];
}

/** A call that goes on while it is looked at. */
export interface LongCall {
  readonly look: () => Promise<Look>;
  /** What both sensings have brought into the call's journal so far. */
  readonly heard: () => Promise<{ readonly frames: number; readonly moods: number }>;
}

const isFaceWorker = (url: string): boolean => url.includes('face.worker');

/** Loads the window anew, watched, and waits until it has read a known face. */
async function ready({ page }: AppUnderTest): Promise<void> {
  const checked = new Promise<void>((resolve) => {
    page.on('worker', (worker) => {
      if (isFaceWorker(worker.url())) worker.on('close', () => resolve());
    });
  });
  await installSoakProbe(page);
  await page.reload();
  await checked;
}

/**
 * Brings a customer with a face, who agrees to the mood cue, into a call with the agent.
 * @param app just started, with a microphone that goes on and on; so is the customer's browser
 */
export async function startLongCall(
  app: AppUnderTest,
  customer: CustomerUnderTest,
): Promise<LongCall> {
  await ready(app);
  await installSoakProbe(customer.page);
  await introduce(app.page, 'Sam', 'Northwind');
  await customer.page.goto(await makeLink(app.page, 'Maya'));
  await customer.page.getByRole('button', { name: 'Check my sound' }).click();
  await customer.page.getByRole('button', { name: 'Turn camera on' }).click();
  await customer.page.getByRole('button', { name: 'Go without camera' }).waitFor();
  await pressRing(customer.page, { mood: true });
  await answer(app.page);
  await app.page.getByText('Connected', { exact: true }).waitFor();
  const cue = app.page.getByRole('region', { name: 'Mood cue' });
  await cue
    .getByText(/^Looks|can’t tell/i)
    .first()
    .waitFor({ timeout: 30_000 });
  const pages = [await watchPage(app.page, true), await watchPage(customer.page, true)] as const;
  const beganAt = performance.now();
  return {
    async look() {
      const [agent, guest] = await Promise.all([pages[0].counts(), pages[1].counts()]);
      const [processes, main] = await Promise.all([readProcesses(app.app), readMain(app.app)]);
      const atMinutes = (performance.now() - beganAt) / 60_000;
      return { atMinutes, processes, main, pages: [agent, guest] };
    },
    heard: () =>
      app.page.evaluate(async () => {
        const all = await window.hearback['journal.unfinished'](undefined);
        const events = all.ok ? (all.value[0]?.events ?? []) : [];
        return {
          frames: events.length,
          moods: events.filter(({ type }) => type === 'mood').length,
        };
      }),
  };
}
