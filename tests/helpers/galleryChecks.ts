import type { Page } from 'playwright/test';

/* What must hold for every screen of a gallery, in every size. */

/** How far the page itself scrolls; inner parts may. */
export async function overflow(page: Page): Promise<{ x: number; y: number }> {
  return page.evaluate(() => {
    const root = document.documentElement;
    return { x: root.scrollWidth - root.clientWidth, y: root.scrollHeight - root.clientHeight };
  });
}

/** Buttons and fields whose words do not fit sideways, or that stick out of the window sideways. */
export async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, input, [role=tab]')]
      .filter((element) => {
        const box = element.getBoundingClientRect();
        if (box.width <= 1) return false;
        const wordsCut =
          element.tagName === 'BUTTON' && element.scrollWidth > element.clientWidth + 1;
        return wordsCut || box.right > innerWidth + 1 || box.left < -1;
      })
      .map((element) => element.outerHTML.slice(0, 160)),
  );
}

/** Rows and grids whose content is wider than they are, without a scroll bar of their own. */
export async function spilled(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main *, aside *, section *')]
      .filter((element) => {
        const { display, overflowX } = getComputedStyle(element);
        return (
          /^(flex|grid)$/.test(display) &&
          overflowX === 'visible' &&
          element.scrollWidth > element.clientWidth + 1
        );
      })
      .map((element) => element.outerHTML.slice(0, 160)),
  );
}

/** Parts of the cue's place that stick out of it: it must keep its height whatever it says. */
export async function outgrown(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('section[aria-label="Cue"] *')]
      .filter((element) => {
        const place = element.closest('section')?.getBoundingClientRect();
        const box = element.getBoundingClientRect();
        if (place === undefined || box.width === 0) return false;
        return box.top < place.top - 1 || box.bottom > place.bottom + 1;
      })
      .map((element) => element.outerHTML.slice(0, 160)),
  );
}
