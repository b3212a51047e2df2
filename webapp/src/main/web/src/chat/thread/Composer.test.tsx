import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { lockOfThisTab, Messenger, Rest, Tokens } from '../../client';
import { FakeClock } from '../../client/testing/FakeClock';
import { FakeServer } from '../../client/testing/FakeServer';
import { startLanguage } from '../../shared/i18n';
import { MessengerContext, useChat } from '../session/hooks';
import { Composer } from './Composer';

let messenger: Messenger;

function Shown() {
  return <Composer chat={useChat('bob')} />;
}

function field(): HTMLElement {
  return screen.getByRole('textbox', { name: 'Message to bob' });
}

const sent = () => messenger.chat('bob').outgoing.map(({ media, content }) => [media, content]);

beforeEach(() => {
  localStorage.clear();
  startLanguage();
  const clock = new FakeClock();
  const tokens = new Tokens(new Rest('http://localhost/'), localStorage, lockOfThisTab(), clock);
  tokens.accept('alice', 'd1', { access: 'a', refresh: 'r', expiresIn: 900 });
  messenger = new Messenger({ tokens, open: new FakeServer().open, keep: localStorage, clock, device: { id: 'd1', kind: 'web', name: 'test' } });
  render(
    <MessengerContext value={messenger}>
      <Shown />
    </MessengerContext>,
  );
});

it('sends at Enter and breaks the line at Shift+Enter', async () => {
  await userEvent.type(field(), 'one{Shift>}{Enter}{/Shift}two{Enter}');
  expect(sent()).toEqual([['text', { text: 'one\ntwo' }]]);
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
    ['emoji', { code: '🦢' }],
    ['text', { text: 'a 🦢' }],
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
