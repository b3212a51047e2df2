import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { beforeEach, expect, it } from 'vitest';
import type { Entry } from '../../client';
import { useChat, useMe } from '../session/hooks';
import { Stage } from '../testing/Stage';
import { EditComposer } from './EditComposer';
import { itemsOf } from './items';
import { MessageLine } from './MessageLine';
import { useEditing } from './useEditing';

let stage: Stage;

function Shown({ chatKey }: { chatKey: string }) {
  const chat = useChat(chatKey);
  const editing = useEditing(chat);
  return (
    <App>
      <main>
        <ul>
          {itemsOf(chat, useMe().user, Infinity).map((item) => (
            <li key={item.key} data-testid="line">
              <MessageLine item={item} chat={chat} onEdit={editing.begin} />
            </li>
          ))}
        </ul>
        {editing.message && <EditComposer chat={chat} message={editing.message} onDone={editing.end} />}
      </main>
    </App>
  );
}

const pass = () => act(() => stage.clock.pass(0));
const line = (index = 0) => screen.getAllByTestId('line')[index] as HTMLElement;
const menu = (index = 0) => within(line(index)).getByRole('button', { name: /^Actions for/ });
const happen = (kind: string, more: Partial<Entry>, from = 'bob') => act(() => Promise.resolve(void stage.server.happen(kind, from, more)));
const did = () => stage.server.queries('message').map(({ action, seq, content, reaction }) => ({ action, seq, content, reaction }));

async function open(key = 'bob') {
  await stage.start();
  await stage.messenger.open(key);
  render(stage.around(<Shown chatKey={key} />));
  await pass();
}

/** The menu of a message; one that is closed goes slowly. */
const opened = (text: string) => screen.findByRole('menu', { name: `Actions for “${text}”` });

async function choose(name: RegExp, index = 0) {
  await userEvent.click(menu(index));
  await userEvent.click(within(await opened('one')).getByRole('menuitem', { name }));
  await pass();
}

beforeEach(() => {
  stage = new Stage();
  stage.server.on('message', () => ({ entries: [] }));
});

it('shows the newest content with a mark', async () => {
  stage.server.say('bob', 'one', false);
  await open();
  expect(within(line()).queryByText('edited')).toBeNull();
  await happen('edit', { target: 1, content: { text: 'two' }, body: 'two' });
  expect(line().textContent).toMatch(/twoedited/);
});

it('shows a line in the place of a recalled message, and nothing of a deleted one', async () => {
  stage.server.say('bob', 'one', false);
  stage.server.say('bob', 'two', false);
  await open();
  await happen('recall', { target: 1 });
  expect([line().textContent, line().querySelector('.hy-bubble')]).toEqual([expect.stringMatching('Message recalled$'), null]);
  stage.server.event('deleted', { conversation: 'C000000000001', seq: 2 });
  await pass();
  expect(screen.getAllByTestId('line')).toHaveLength(1);
});

it('tells in a group who recalled whose message', async () => {
  const ID = 'G000000000001';
  const { server } = stage;
  server.others = [{ id: ID, kind: 'group', group: { id: ID, name: 'Geese', role: 'member' }, firstSeq: 1, lastSeq: 3, readSeq: 3 }];
  server.on('profile', ({ user }) => ({ card: { user, name: user === 'bob' ? 'Bob' : 'Carol' } }));
  const said = (seq: number, from: string): Entry => ({ conversation: ID, seq, id: `E${seq}`, kind: 'message', from, to: ID, time: seq, media: 'text', content: { text: `${seq}` } });
  server.on('history', () => ({ entries: [said(1, 'bob'), said(2, 'carol'), said(3, 'alice')], firstSeq: 1, lastSeq: 3, more: false }));
  await open(ID);
  const recalled = (seq: number, target: number, from: string) => server.event('entry', { entry: { conversation: ID, seq, id: `E${seq}`, kind: 'recall', from, time: seq, target, asOf: seq } });
  await act(async () => {
    recalled(4, 1, 'bob');
    recalled(5, 2, 'bob');
    recalled(6, 3, 'alice');
    await stage.clock.pass(0);
  });
  expect([0, 1, 2].map((index) => line(index).querySelector('.hy-recalled')?.textContent)).toEqual([
    'Bob recalled a message',
    'Bob recalled a message of Carol',
    'You recalled a message',
  ]);
});

it('shows reactions, and toggles the own one', async () => {
  stage.server.say('bob', 'one', false, { reactions: [{ reaction: '👍', count: 2, users: ['bob', 'dan'], mine: false }, { reaction: '🙏', count: 1, mine: true }] });
  await open();
  const chip = (name: string) => screen.getByRole('button', { name });
  expect([chip('👍, 2 people').getAttribute('aria-pressed'), chip('🙏, 1 person').getAttribute('aria-pressed')]).toEqual(['false', 'true']);
  expect(chip('👍, 2 people').title).toBe('Bob, dan');
  await userEvent.click(chip('👍, 2 people'));
  await pass();
  await userEvent.click(chip('🙏, 1 person'));
  await pass();
  expect(did()).toEqual([{ action: 'react', seq: 1, reaction: '👍' }, { action: 'unreact', seq: 1, reaction: '🙏' }]);
});

it('reacts from the menu by keys alone', async () => {
  stage.server.say('bob', 'one', false);
  await open();
  menu().focus();
  await userEvent.keyboard('{Enter}');
  expect((await screen.findByRole('menuitem', { name: 'React with 👍' })) === document.activeElement).toBe(true);
  await userEvent.keyboard('{ArrowRight}{Enter}');
  await pass();
  expect(did()).toEqual([{ action: 'react', seq: 1, reaction: '❤️' }]);
  expect(document.activeElement).toBe(menu());
});

it('offers what may be tried with a message', async () => {
  const { server } = stage;
  server.mediaTypes = [{ name: 'text', acts: ['send', 'edit', 'recall'] }, { name: 'red-packet', acts: ['send'] }];
  server.say('alice', 'mine', false);
  server.say('bob', 'theirs', false);
  server.say('alice', '', false, { media: 'red-packet', body: '[red packet]' });
  await open();
  const offered = async (index: number, text: string) => {
    await userEvent.click(menu(index));
    const items = within(await opened(text)).getAllByRole('menuitem').map((item) => item.textContent).filter((text) => /\w/.test(text));
    await userEvent.keyboard('{Escape}');
    return items;
  };
  expect(await offered(0, 'mine')).toEqual(['Edit', 'Recall', 'Delete for me']);
  expect(await offered(1, 'theirs')).toEqual(['Delete for me']);
  expect(await offered(2, '[red packet]')).toEqual(['Delete for me']);
});

it.each([
  [/^Recall$/, 'Recall', 'recall'],
  [/^Delete for me$/, 'Delete', 'delete'],
])('asks once before it does what can’t be undone (%s)', async (item, sure, action) => {
  stage.server.say('alice', 'one', false);
  await open();
  await choose(item);
  expect(did()).toEqual([]);
  await userEvent.click(await screen.findByRole('button', { name: sure }));
  await pass();
  expect(did()).toEqual([{ action, seq: 1 }]);
});

it('says why something did not work', async () => {
  stage.server.say('alice', 'one', false);
  await open();
  stage.server.nextAnswers.push({ code: 40_901, message: 'state', body: { reason: 'late' } });
  await choose(/^Recall$/);
  await userEvent.click(await screen.findByRole('button', { name: 'Recall' }));
  await pass();
  expect(stage.notes).toEqual(['It is too late for that.']);
});

it('edits an own text', async () => {
  stage.server.say('alice', 'one', false);
  await open();
  await choose(/^Edit$/);
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Edit message' });
  expect([field, field.value]).toEqual([document.activeElement, 'one']);
  await userEvent.type(field, ' more{Enter}');
  await pass();
  expect(did()).toEqual([{ action: 'edit', seq: 1, content: { text: 'one more' } }]);
  expect(screen.queryByRole('textbox')).toBeNull();
});

it('keeps what was written when an edit was refused, and lets go of it when the message is recalled', async () => {
  stage.server.say('alice', 'one', false);
  await open();
  stage.server.nextAnswers.push({ code: 42_202, message: 'filter', body: { reason: 'a bad word' } });
  await choose(/^Edit$/);
  await userEvent.type(screen.getByRole('textbox'), ' more{Enter}');
  await pass();
  expect([stage.notes, screen.getByRole<HTMLTextAreaElement>('textbox').value]).toEqual([['Not accepted: a bad word'], 'one more']);
  await happen('recall', { target: 1 }, 'alice');
  expect(screen.queryByRole('textbox')).toBeNull();
});

it('gives an edit up at Escape, and sends none that changes nothing', async () => {
  stage.server.say('alice', 'one', false);
  await open();
  await choose(/^Edit$/);
  await userEvent.type(screen.getByRole('textbox'), ' more{Escape}');
  expect(screen.queryByRole('textbox')).toBeNull();
  await choose(/^Edit$/);
  await userEvent.type(screen.getByRole('textbox'), '{Enter}');
  await pass();
  expect([did(), screen.queryByRole('textbox')]).toEqual([[], null]);
});
