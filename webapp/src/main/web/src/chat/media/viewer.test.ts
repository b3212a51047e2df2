import { fireEvent, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

type View = (opened: object) => void;
interface Shown {
  seq: number;
  content: { blob?: string; width: number; height: number };
}

const modules = import.meta.glob<{ view: View }>('../../../../../../../plugins/image/src/main/resources/META-INF/hongyan/image/ui/viewer.js');
const picture = (seq: number): Shown => ({ seq, content: { blob: `b${seq}`, width: 100 * seq, height: 100 } });
const pictures = [picture(1), { seq: 2, content: { width: 1, height: 1 } }, picture(3), picture(4)];

const beside = vi.fn((from: Shown, step: number) => Promise.resolve(pictures[pictures.findIndex(({ seq }) => seq === from.seq) + step]));
let back: HTMLButtonElement;

const root = () => [...document.body.children].find(({ shadowRoot }) => shadowRoot?.querySelector('dialog'))?.shadowRoot ?? null;
const the = (selector: string) => {
  const found = root()?.querySelector<HTMLElement>(selector);
  if (!found) {
    throw new Error(`no ${selector}`);
  }
  return found;
};
const press = (key: string, more = {}) => fireEvent.keyDown(root()?.activeElement ?? the('dialog'), { key, bubbles: true, composed: true, ...more });
const shown = () => the('.stage img').getAttribute('alt');
const told = () => the('[role=status]').textContent;

async function open(message: object = pictures[2] as Shown, host: object = { beside }, locale = 'en'): Promise<void> {
  const viewer = await Object.values(modules)[0]?.();
  viewer?.view({ host: { locale, blobUrl: () => new Promise(() => undefined), notify: vi.fn(), ...host }, message, image: document.createElement('img'), back });
}

beforeEach(() => {
  // jsdom opens no dialogs and observes no sizes
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
  vi.stubGlobal('ResizeObserver', class { observe() {} disconnect() {} });
  back = document.createElement('button');
  document.body.append(back);
});

afterEach(() => {
  document.body.replaceChildren();
  beside.mockClear();
});

it.each([
  ['the button', (step: 1 | -1) => the(step === 1 ? '.newer' : '.older').click()],
  ['the arrow keys', (step: 1 | -1) => void press(step === 1 ? 'ArrowRight' : 'ArrowLeft')],
  [
    'a swipe',
    (step: 1 | -1) => {
      const at = (clientX: number) => ({ pointerId: 7, pointerType: 'touch', clientX, clientY: 100 });
      fireEvent.pointerDown(the('.stage'), at(200));
      fireEvent.pointerUp(the('.stage'), at(200 - 80 * step));
    },
  ],
])('comes to the pictures beside it by %s, past what was recalled, and says where they end', async (_, go) => {
  await open();
  expect(shown()).toBe('Image, 300 × 100');
  go(-1);
  await waitFor(() => expect(shown()).toBe('Image, 100 × 100'));
  expect(told()).toBe('Image, 100 × 100');
  go(-1);
  await waitFor(() => expect(told()).toBe('There is no image before this one.'));
  go(1);
  await waitFor(() => expect(shown()).toBe('Image, 300 × 100'));
  go(1);
  await waitFor(() => expect(shown()).toBe('Image, 400 × 100'));
  go(1);
  await waitFor(() => expect(told()).toBe('There is no image after this one.'));
  expect(shown()).toBe('Image, 400 × 100');
});

it('takes no swipe of a mouse, of two fingers, or up and down', async () => {
  await open();
  const swipe = (pointerId: number, pointerType: string, x: number, y: number) => {
    fireEvent.pointerDown(the('.stage'), { pointerId, pointerType, clientX: 200, clientY: 200 });
    return () => fireEvent.pointerUp(the('.stage'), { pointerId, pointerType, clientX: 200 + x, clientY: 200 + y });
  };
  swipe(1, 'mouse', -90, 0)();
  swipe(1, 'touch', -60, 60)();
  swipe(1, 'touch', -20, 0)();
  const [one, other] = [swipe(1, 'touch', -90, 0), swipe(2, 'touch', 90, 0)];
  one();
  other();
  expect(beside).not.toHaveBeenCalled();
});

it('leaves the arrow keys to an enlarged picture', async () => {
  await open();
  press('+');
  press('ArrowRight');
  expect(beside).not.toHaveBeenCalled();
  press('0');
  press('ArrowRight');
  expect(beside).toHaveBeenCalledTimes(1);
});

it('keeps the focus within, and gives it back', async () => {
  await open();
  const buttons = [...(root()?.querySelectorAll<HTMLElement>('button') ?? [])];
  const [first, last] = [the('button:not(:disabled)'), buttons.at(-1)];
  last?.focus();
  press('Tab');
  expect(root()?.activeElement).toBe(first);
  press('Tab', { shiftKey: true });
  expect(root()?.activeElement).toBe(last);
  the('[aria-label=Close]').click();
  expect(root()).toBeNull();
  expect(document.activeElement).toBe(back);
});

it('has names in Chinese', async () => {
  await open(pictures[2], { beside }, 'zh');
  expect([the('.older'), the('.newer')].map((button) => button.getAttribute('aria-label'))).toEqual(['上一张图片', '下一张图片']);
});

it('offers none beside it where there can be none', async () => {
  await open({ ...picture(3), pending: true });
  expect(root()?.querySelector('.side')).toBeNull();
  the('dialog').dispatchEvent(new Event('close'));
  await open(pictures[2], {});
  expect(root()?.querySelector('.side')).toBeNull();
});
