import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { useChat } from '../session/hooks';
import { Stage } from '../testing/Stage';
import { Composer } from './Composer';
import { DropZone } from './DropZone';
import { useAttachment } from './useAttachment';

let stage: Stage;

function Shown() {
  const attaching = useAttachment();
  return (
    <DropZone label="thread" onFiles={attaching.take}>
      <Composer chat={useChat('bob')} attaching={attaching} />
    </DropZone>
  );
}

function field(): HTMLElement {
  return screen.getByRole('textbox', { name: 'Message to bob' });
}

const sent = () => stage.messenger.chat('bob').outgoing.map(({ media, content, body }) => [media, content, body]);
const plus = () => screen.getByRole('button', { name: 'Send something else' });
const panel = () => screen.queryByRole('dialog');
const composer = () => document.querySelector('.hy-panel-body > *') as HTMLElement & { files: readonly File[] };
const settle = () => act(() => stage.clock.pass(0));

/** A composer of one button, which sends what it was told to. */
function card(statics: Record<string, unknown> = {}, detail: unknown = { content: { user: 'carol' }, body: '[card of Carol]' }) {
  class Composer extends HTMLElement {
    connectedCallback() {
      const button = document.createElement('button');
      button.addEventListener('click', () => this.dispatchEvent(new CustomEvent('hy-send', { detail, bubbles: true, composed: true })));
      this.attachShadow({ mode: 'open' }).append(button);
    }
  }
  return { Composer: Object.assign(Composer, statics) };
}

async function openWith(name: RegExp) {
  await stage.start();
  await settle();
  await userEvent.click(plus());
  await settle();
  await userEvent.click(await screen.findByRole('menuitem', { name }));
}

beforeEach(() => {
  stage = new Stage();
  render(stage.around(<Shown />));
});

it('sends at Enter and breaks the line at Shift+Enter', async () => {
  await userEvent.type(field(), 'one{Shift>}{Enter}{/Shift}two{Enter}');
  expect(sent()).toEqual([['text', { text: 'one\ntwo' }, 'one\ntwo']]);
  expect(field()).toHaveProperty('value', '');
});

it('does not send at the Enter that ends the composing of a word', async () => {
  await userEvent.type(field(), 'nihao');
  fireEvent.keyDown(field(), { key: 'Enter', isComposing: true });
  expect(sent()).toEqual([]);
});

it('sends a single emoji as an emoji, and one within words as text', async () => {
  await userEvent.type(field(), '🦢{Enter}');
  await userEvent.type(field(), 'a 🦢{Enter}');
  expect(sent()).toEqual([
    ['emoji', { code: '🦢' }, '🦢'],
    ['text', { text: 'a 🦢' }, 'a 🦢'],
  ]);
});

it('sends nothing that is empty or too long', async () => {
  await userEvent.type(field(), '   {Enter}');
  fireEvent.change(field(), { target: { value: 'x'.repeat(5001) } });
  await userEvent.type(field(), '{Enter}');
  expect(sent()).toEqual([]);
  expect(screen.getByRole('status').textContent).toBe('5001 of 5000 characters');
});

it('keeps a draft', async () => {
  await userEvent.type(field(), 'later');
  expect(localStorage.getItem('hy.draft.alice.bob')).toBe('later');
});

it('offers nothing else where the server has nothing else', async () => {
  stage.install('text', {}, ['Message']);
  await stage.start();
  await settle();
  expect(screen.queryByRole('button', { name: 'Send something else' })).toBeNull();
});

it('takes the keys that are pressed as soon as the menu was opened', async () => {
  stage.install('contact', card({ label: { en: 'Contact' } }), ['Composer']);
  stage.install('poll', card({ label: { en: 'Poll' } }), ['Composer']);
  await stage.start();
  await settle();
  await act(() => stage.types.loadComposers());
  const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key, keyCode: { ArrowDown: 40, Enter: 13 }[key], which: { ArrowDown: 40, Enter: 13 }[key] });
  fireEvent.click(plus());
  press('ArrowDown');
  expect(document.activeElement?.textContent).toContain('Poll');
  press('Enter');
  expect(panel()?.getAttribute('aria-label')).toBe('Poll');
  expect(panel()?.contains(document.activeElement)).toBe(true);
});

it('gives the focus to what the menu has once it was told', async () => {
  let bring: (exported: Record<string, unknown>) => void = () => undefined;
  stage.install('contact', () => new Promise((done) => (bring = done)), ['Composer']);
  await stage.start();
  await settle();
  fireEvent.click(plus());
  await settle();
  bring(card());
  expect((await screen.findByRole('menuitem', { name: /contact/ })) === document.activeElement).toBe(true);
});

it('opens the composer that was chosen, with the focus in it, and sends what it gives', async () => {
  stage.install('contact', card({ label: { en: 'Contact card', zh: '名片' }, icon: '👤' }), ['Message', 'Composer']);
  await openWith(/Contact card/);
  expect(panel()?.getAttribute('aria-label')).toBe('Contact card');
  expect(composer().shadowRoot?.activeElement).toBeInstanceOf(HTMLButtonElement);
  stage.server.silent = true;
  await userEvent.click(composer().shadowRoot?.querySelector('button') as HTMLElement);
  expect(sent()).toEqual([['contact', { user: 'carol' }, '[card of Carol]']]);
  expect(panel()).toBeNull();
  expect(document.activeElement).toBe(field());
});

it('sends everything that a composer gives at once', async () => {
  stage.install('contact', card(), ['Composer']);
  await openWith(/contact/);
  stage.server.silent = true;
  const give = (user: string) => composer().dispatchEvent(new CustomEvent('hy-send', { detail: { content: { user } } }));
  act(() => ['carol', 'dan'].forEach(give));
  expect(sent()).toEqual([
    ['contact', { user: 'carol' }, '[contact]'],
    ['contact', { user: 'dan' }, '[contact]'],
  ]);
  expect(panel()).toBeNull();
});

it('closes the composer at Escape and gives the focus back', async () => {
  stage.install('contact', card(), ['Composer']);
  await openWith(/contact/);
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(panel()).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(plus()));
});

it('sends nothing of a composer that gives no content', async () => {
  stage.install('contact', card({}, { body: 'no content' }), ['Composer']);
  await openWith(/contact/);
  await userEvent.click(composer().shadowRoot?.querySelector('button') as HTMLElement);
  expect(sent()).toEqual([]);
  expect(panel()).not.toBeNull();
});

it('closes a composer that fails, and says so', async () => {
  class Broken extends HTMLElement {
    connectedCallback() {
      throw new Error('broken');
    }
  }
  stage.install('contact', { Composer: Broken }, ['Composer']);
  await openWith(/contact/);
  expect(panel()).toBeNull();
  expect(stage.notes).toEqual(['“contact” does not work at the moment.']);
  expect(stage.complaints).toEqual(['broken']);
});

const picture = new File(['x'], 'goose.png', { type: 'image/png' });
const paper = new File(['x'], 'goose.pdf', { type: 'application/pdf' });
const bring = { drop: 'dataTransfer', paste: 'clipboardData' } as const;

function give(way: 'drop' | 'paste', files: File[], types = ['Files']): void {
  fireEvent[way](field(), { [bring[way]]: { types, files } });
}

it.each(['drop', 'paste'] as const)('gives files (%s) to the composer that is most particular about them', async (way) => {
  stage.install('file', card({ accepts: ['*/*'] }), ['Composer']);
  stage.install('image', card({ accepts: ['image/*'] }), ['Composer']);
  await stage.start();
  give(way, [picture]);
  await settle();
  expect([panel()?.getAttribute('aria-label'), composer().files]).toEqual(['image', [picture]]);
  give(way, [picture, paper]);
  await settle();
  expect([panel()?.getAttribute('aria-label'), composer().files]).toEqual(['file', [picture, paper]]);
});

it('says so where no composer takes such files, and pastes text as text', async () => {
  stage.install('image', card({ accepts: ['image/*'] }), ['Composer']);
  await stage.start();
  give('paste', [picture], ['text/plain', 'Files']);
  await settle();
  expect(panel()).toBeNull();
  give('drop', [paper]);
  await settle();
  expect(stage.notes).toEqual(['Such files can’t be sent here.']);
});
