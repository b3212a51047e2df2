import { act, render, screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import type { Entry } from '../../client';
import { useChat } from '../session/hooks';
import { Stage } from '../testing/Stage';
import type { MediaElement, ShownMessage } from './element';
import { useDrawn } from './useDrawn';

let stage: Stage;

function Thread() {
  const { entries, outgoing } = useChat('bob');
  return (
    <ul>
      {[...entries.filter(({ kind }) => kind === 'message'), ...outgoing].map((message) => (
        <Line key={message.clientId ?? ('seq' in message ? message.seq : 0)} message={message} />
      ))}
    </ul>
  );
}

function Line({ message }: { message: Parameters<typeof useDrawn>[0] }) {
  const { content, bare } = useDrawn(message);
  return <li data-bare={bare}>{content}</li>;
}

const stateOf = (message: object | undefined) => (message as Entry | undefined)?.state;

/** The list as a person reads it. */
const lines = () => screen.getAllByRole('listitem').map((line) => line.querySelector('.hy-media > *')?.shadowRoot?.textContent ?? line.textContent);
const pass = (milliseconds: number) => act(() => stage.clock.pass(milliseconds));

/** A module whose element shows what it was given, and may go wrong. */
function cards(fault?: 'construct' | 'connect' | 'promise' | 'message') {
  class Message extends HTMLElement {
    static seen: ShownMessage[] = [];
    #message?: ShownMessage;

    constructor() {
      super();
      fail('construct');
      this.attachShadow({ mode: 'open' });
    }

    get message(): ShownMessage | undefined {
      return this.#message;
    }

    set message(message: ShownMessage | undefined) {
      fail('message');
      this.#message = message;
      Message.seen.push(message as ShownMessage);
      const { host, me } = this as unknown as MediaElement;
      this.shadowRoot?.replaceChildren(`${host.locale} ${me.user} ${message?.body} ${JSON.stringify(stateOf(message) ?? 'new')}`);
    }

    connectedCallback(): unknown {
      fail('connect');
      return fault === 'promise' ? Promise.reject(new Error('promise is broken')) : undefined;
    }
  }
  const fail = (where: string) => {
    if (fault === where) {
      throw new Error(`${where} is broken`);
    }
  };
  return { Message };
}

async function open() {
  await stage.start();
  await stage.messenger.open('bob');
  render(stage.around(<Thread />));
  await pass(0);
}

beforeEach(() => {
  stage = new Stage();
});

it('shows plain text until the module is there, then its element', async () => {
  let arrived: (exported: Record<string, unknown>) => void = () => undefined;
  stage.install('text', () => new Promise((done) => (arrived = done)));
  stage.server.say('bob', 'hello', false);
  await open();
  expect(lines()).toEqual(['hello']);
  arrived(cards());
  await pass(0);
  expect(lines()).toEqual(['en alice hello "new"']);
});

it('keeps one element while a message is on its way, stored, and changed by others', async () => {
  const module = cards();
  stage.install('text', module);
  await open();
  await act(() => Promise.resolve(stage.messenger.send('bob', 'text', { text: 'a poll' }, 'a poll')));
  const element = screen.getByRole('listitem').querySelector('.hy-media > *');
  expect(element).not.toBeNull();
  await pass(0);
  const entry = stage.server.say('bob', '', false, { kind: 'poll.voted', target: 1, state: { votes: 3 }, asOf: 2 });
  stage.server.push({ op: 515, body: { event: 'entry', entry } });
  await pass(0);
  expect(lines()).toEqual(['en alice a poll {"votes":3}']);
  expect(screen.getByRole('listitem').querySelector('.hy-media > *')).toBe(element);
  expect(module.Message.seen.map(({ from, ...more }) => [from, 'pending' in more, stateOf(more)])).toEqual([
    ['alice', true, undefined],
    ['alice', false, undefined],
    ['alice', false, { votes: 3 }],
  ]);
});

it.each(['construct', 'connect', 'promise', 'message'] as const)('shows plain text where an element fails (%s), and says so once', async (fault) => {
  stage.install('text', cards(fault));
  stage.server.say('bob', 'one', false);
  stage.server.say('bob', 'two', false);
  await open();
  expect(lines()).toEqual(['one', 'two']);
  expect(stage.complaints).toEqual([`${fault} is broken`]);
});

it('shows plain text where a module lacks the element, is no element, or never comes', async () => {
  stage.install('text', {});
  stage.server.say('bob', 'lacks', false);
  await open();
  expect(lines()).toEqual(['lacks']);
  expect(stage.complaints).toEqual([expect.stringMatching('exports no element Message')]);

  stage.install('text', { Message: String }, ['Message'], '2');
  await act(() => stage.types.refresh());
  await pass(0);
  stage.install('text', () => new Promise(() => undefined), ['Message'], '3');
  await act(() => stage.types.refresh());
  await pass(11_000);
  expect(lines()).toEqual(['lacks']);
  expect(stage.complaints).toHaveLength(3);
});

it('takes a newer version while the page is open, and keeps the old one when the new one is broken', async () => {
  class Newer extends HTMLElement {
    connectedCallback() {
      this.attachShadow({ mode: 'open' }).textContent = 'newer';
    }
  }
  stage.install('text', cards());
  stage.server.say('bob', 'hello', false);
  await open();
  stage.install('text', {}, ['Message'], '2');
  stage.server.push({ op: 515, body: { event: 'media-types' } });
  await pass(0);
  expect(lines()).toEqual(['en alice hello "new"']);
  stage.install('text', { Message: Newer }, ['Message'], '3');
  stage.server.push({ op: 515, body: { event: 'media-types' } });
  await pass(0);
  expect(lines()).toEqual(['newer']);
});

it('asks what took the place of a module that is gone', async () => {
  stage.install('text', () => Promise.reject(new TypeError('404')));
  await open();
  stage.install('text', cards(), ['Message'], '2');
  await pass(5_000);
  stage.server.say('bob', 'hello');
  await pass(2_000);
  expect(lines()).toEqual(['en alice hello "new"']);
});

it('runs the commands that an element asks for, and shows the reason of a refusal', async () => {
  stage.install('text', cards());
  stage.server.say('bob', 'a poll', false);
  await open();
  const element = screen.getByRole('listitem').querySelector('.hy-media > *');
  const ask = () => element?.dispatchEvent(new CustomEvent('hy-command', { detail: { name: 'poll.vote', body: { option: 2 } }, bubbles: true, composed: true }));
  ask();
  await pass(0);
  stage.server.nextAnswers.push({ code: 42201, message: 'content refused', body: { field: 'option', reason: 'You voted already.' } });
  ask();
  await pass(0);
  expect(stage.server.queries('poll.vote')).toMatchObject([{ option: 2 }, { option: 2 }]);
  expect(stage.notes).toEqual(['You voted already.']);
});

it('draws bare what says so, and one emoji large before its module is there', async () => {
  class Message extends HTMLElement {
    static bare = true;
  }
  stage.install('sticker', { Message });
  stage.server.say('bob', '', false, { media: 'sticker', content: {}, body: '[sticker]' });
  stage.server.say('bob', '', false, { media: 'emoji', content: { code: '🦢' }, body: '🦢' });
  await open();
  expect(screen.getAllByRole('listitem').map((line) => line.dataset['bare'])).toEqual(['true', 'true']);
  expect(document.querySelector('.hy-emoji-big')?.textContent).toBe('🦢');
});
