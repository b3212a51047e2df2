import { expect, type Locator } from '@playwright/test';

/** Everything said in a conversation, from the first message to the last, each with whose it is. */
export async function transcriptOf(log: Locator): Promise<string[]> {
  await toStart(log);
  const seen = new Map<number, string>();
  for (let more = true; more; more = await further(log)) {
    for (const [index, text] of await log.locator('[data-item-index]').evaluateAll(linesOf)) {
      seen.set(index, text);
    }
  }
  return [...seen].sort(([one], [other]) => one - other).map(([, text]) => text);
}

/** The other side's transcript, as this side should see it. */
export function mirrored(lines: readonly string[]): string[] {
  return lines.map((line) => (line.startsWith('mine') ? line.replace('mine', 'theirs') : line.replace('theirs', 'mine')));
}

/** Scrolls up until nothing older comes any more. */
async function toStart(log: Locator): Promise<void> {
  let first: string | null = null;
  await expect
    .poll(
      async () => {
        await log.evaluate((element) => element.scrollTo({ top: 0 }));
        await drawn(log);
        const before = first;
        first = await log.locator('[data-item-index]').first().getAttribute('data-item-index');
        return first !== null && first === before;
      },
      { intervals: [300] },
    )
    .toBe(true);
}

/** Half a screen down; false at the end. */
async function further(log: Locator): Promise<boolean> {
  const more = await log.evaluate((element) => element.scrollTop + element.clientHeight < element.scrollHeight - 1);
  await log.evaluate((element) => element.scrollBy({ top: element.clientHeight / 2 }));
  await drawn(log);
  return more;
}

async function drawn(log: Locator): Promise<void> {
  await log.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

function linesOf(elements: Element[]): [number, string][] {
  return elements.map((element) => {
    const mine = element.querySelector('.hy-line-mine') !== null ? 'mine' : 'theirs';
    const said = element.querySelector('.hy-media > *')?.shadowRoot?.textContent ?? element.querySelector('.hy-text, .hy-emoji-big')?.textContent ?? '';
    return [Number(element.getAttribute('data-item-index')), `${mine}: ${said}`];
  });
}
