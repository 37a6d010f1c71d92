import path from 'node:path';
import { test as base } from 'playwright/test';
import type { AppOptions, AppUnderTest } from '#tests/helpers/app.ts';
import { launchApp, newProfile, removeProfile } from '#tests/helpers/app.ts';
import type { CustomerOptions, CustomerUnderTest } from '#tests/helpers/customer.ts';
import { launchCustomer, pressRing } from '#tests/helpers/customer.ts';
import { answer, introduce, makeLink } from '#tests/helpers/desk.ts';
import { installMediaProbe } from '#tests/helpers/mediaProbe.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** The bundled recordings that stand for people. */
export const media = {
  agentSpeech: path.join(root, 'resources/speech/demo-agent.wav'),
  customerSpeech: path.join(root, 'resources/speech/demo-customer.wav'),
  customerFace: path.join(root, 'resources/faces/demo-customer.mjpeg'),
};

interface StartOptions extends AppOptions {
  /** Watch the media connections from outside; loads the window a second time. */
  readonly probe?: boolean;
}

interface Fixtures {
  /** A profile folder of this test's own, deleted afterwards. */
  readonly profile: string;
  /** Starts the app (again) on the test's profile; whatever still runs is stopped afterwards. */
  readonly startApp: (options?: StartOptions) => Promise<AppUnderTest>;
  /** Starts a customer's browser; stopped afterwards. */
  readonly startCustomer: (options?: CustomerOptions) => Promise<CustomerUnderTest>;
}

export const test = base.extend<Fixtures>({
  profile: async ({}, use) => {
    const profile = await newProfile();
    await use(profile);
    await removeProfile(profile);
  },
  startApp: async ({ profile }, use) => {
    const running = new Set<AppUnderTest>();
    await use(async ({ probe = true, ...options } = {}) => {
      const app = await launchApp({ profile, ...options });
      running.add(app);
      app.app.on('close', () => running.delete(app));
      if (probe) {
        await installMediaProbe(app.page);
        await app.page.reload();
      }
      return app;
    });
    for (const app of running) await app.close({ midCall: true });
  },
  startCustomer: async ({}, use) => {
    const running: CustomerUnderTest[] = [];
    await use(async (options = {}) => {
      const customer = await launchCustomer(options);
      running.push(customer);
      await installMediaProbe(customer.page);
      return customer;
    });
    for (const customer of running) await customer.close();
  },
});

export { expect } from 'playwright/test';

/** Introduces the agent and brings a customer to the door, ringing. */
export async function ringFrom(
  app: AppUnderTest,
  customer: CustomerUnderTest,
  options: { readonly camera?: boolean; readonly name?: string; readonly issue?: string } = {},
): Promise<string> {
  const newHere = app.page.getByRole('heading', { name: 'Welcome to Hearback' });
  const ready = app.page.getByRole('heading', { name: 'Your desk' });
  await newHere.or(ready).waitFor();
  if (await newHere.isVisible()) await introduce(app.page, 'Sam', 'Northwind');
  const url = await makeLink(app.page, options.name ?? 'Maya', options.issue ?? '');
  await customer.page.goto(url);
  await customer.page.getByRole('button', { name: 'Check my sound' }).click();
  if (options.camera === true) {
    await customer.page.getByRole('button', { name: 'Turn camera on' }).click();
    await customer.page.getByRole('button', { name: 'Go without camera' }).waitFor();
  }
  await pressRing(customer.page);
  return url;
}

/** Brings a customer to the door and answers; resolves once both are connected. */
export async function answeredCall(
  app: AppUnderTest,
  customer: CustomerUnderTest,
  options: Parameters<typeof ringFrom>[2] = {},
): Promise<void> {
  await ringFrom(app, customer, options);
  await answer(app.page);
  await app.page.getByText('Connected', { exact: true }).waitFor();
}
