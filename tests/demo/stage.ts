import path from 'node:path';
import type { Page } from 'playwright';

/** Takes a numbered screenshot of each stage of the demo. */
export class Stage {
  #count = 0;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param name what is on the picture, e.g. `agent-in-call` */
  async picture(page: Page, name: string): Promise<void> {
    this.#count += 1;
    const file = `${String(this.#count).padStart(2, '0')}-${name}.png`;
    // Half-faded cards say nothing: transitions are finished first.
    await page.screenshot({ path: path.join(this.#folder, file), animations: 'disabled' });
  }
}
