import type { Page } from 'playwright';

/** A cue as it came onto the screen. */
export interface PaintedCue {
  /** Wall clock, after the frame that shows it was painted. */
  readonly atEpochMs: number;
  readonly words: string;
}

declare global {
  interface Window {
    cuePaints?: PaintedCue[];
  }
}

/**
 * Notes when cues are painted in the agent's window: the frame after the change is drawn with it,
 * and a message posted from that frame's callback is handled once it has been drawn.
 */
export async function watchCuePaints(page: Page): Promise<void> {
  await page.evaluate(() => {
    const paints: PaintedCue[] = [];
    window.cuePaints = paints;
    let shown = '';
    const look = (): void => {
      const line = document.querySelector('section[aria-label="Cue"] > div:not([inert]) p');
      const words = line?.textContent?.trim() ?? '';
      if (words === shown) return;
      shown = words;
      if (words === '') return;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => {
          paints.push({ atEpochMs: performance.timeOrigin + performance.now(), words });
          port1.close();
        });
        port1.start();
        port2.postMessage(null);
      });
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
}

/** The cues painted since `watchCuePaints`, or since the last call of this. */
export function takeCuePaints(page: Page): Promise<readonly PaintedCue[]> {
  return page.evaluate(() => window.cuePaints?.splice(0) ?? []);
}
