import { beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from './entries';
import { Refused } from './failures';
import { holds, Rig } from './testing/Rig';

let rig: Rig;

beforeEach(() => {
  rig = new Rig();
});

/** The server does what is asked, and answers with the entry that came of it. */
function serveChanges(): void {
  const { server } = rig;
  server.on('message', ({ action, seq, content, reaction }) => {
    const target = seq as number;
    const told = { edit: { content, body: 'edited' }, recall: {}, react: { reactions: [{ reaction, count: 1, mine: true }] }, unreact: { reactions: [] }, pin: { pinned: true }, unpin: { pinned: false } };
    const kind = { edit: 'edit', recall: 'recall', react: 'reaction', unreact: 'reaction', pin: 'pin', unpin: 'pin' }[action as string] ?? '';
    return { entries: [server.happen(kind, 'alice', { target, ...told[action as keyof typeof told] } as Partial<Entry>, false)] };
  });
}

describe('Messenger, messages that change', () => {
  it('shows the newest state, whatever order pushes and pages come in', async () => {
    const { server, clock } = rig;
    server.say('bob', 'one', false);
    server.say('bob', 'two', false);
    await rig.open();
    server.happen('edit', 'bob', { target: 2, content: { text: 'second' }, body: 'second' }, false);
    const late = server.happen('reaction', 'bob', { target: 1, reactions: [{ reaction: '👍', count: 1 }] }, false);
    server.happen('edit', 'bob', { target: 1, content: { text: 'newest' }, body: 'newest' });
    expect(rig.messages.map(({ body }) => body)).toEqual(['newest', undefined]);
    server.event('entry', { entry: late });
    await clock.pass(2_000);
    expect(rig.messages.map(({ body, reactions }) => [body, reactions?.length])).toEqual([['newest', 1], ['second', undefined]]);
    expect(rig.chat.entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  });

  it('does not go back to what an older page says that was under way meanwhile', async () => {
    const { server, messenger } = rig;
    Array.from({ length: 60 }, (_, index) => server.say('bob', `${index + 1}`, false));
    await rig.open();
    const loading = messenger.older('bob');
    const entry = { conversation: 'C000000000001', seq: 61, id: 'E61', kind: 'edit', from: 'bob', time: 61, target: 5, asOf: 61, content: { text: 'newest' }, body: 'newest' };
    server.event('entry', { entry });
    await loading;
    expect(rig.messages.find(({ seq }) => seq === 5)?.body).toBe('newest');
  });

  it('shows an edit or a recall of the last message in the list, though no log is held', async () => {
    const { server, messenger } = rig;
    server.say('bob', 'first', false);
    await rig.start();
    server.happen('edit', 'bob', { target: 1, content: { text: 'edited' }, body: 'edited' });
    expect(messenger.chats()[0]?.last).toMatchObject({ seq: 1, body: 'edited', editedAt: 2 });
    server.happen('recall', 'bob', { target: 1 });
    expect(messenger.chats()[0]?.last).toMatchObject({ seq: 1, body: '', recalledAt: 3, recalledBy: 'bob' });
    expect(server.queries('history')).toEqual([]);
  });

  it('keeps the last message when an earlier one changes, and does not count changes as unread', async () => {
    const { server, messenger } = rig;
    server.say('bob', 'first', false);
    server.say('bob', 'second', false);
    await rig.start();
    server.happen('edit', 'bob', { target: 1, content: { text: 'edited' }, body: 'edited' });
    expect(messenger.chats()[0]).toMatchObject({ last: { seq: 2 }, unread: 0, lastSeq: 3 });
    server.say('bob', 'third');
    expect(messenger.chats()[0]).toMatchObject({ last: { seq: 4 }, unread: 1 });
  });

  it('looks for the last message where the newest entry is something else', async () => {
    const { server, clock, messenger } = rig;
    server.say('bob', 'first', false);
    server.say('bob', 'last', false, { editedAt: 5 });
    Array.from({ length: 30 }, () => server.happen('reaction', 'bob', { target: 1, reactions: [] }, false));
    await rig.start();
    expect(messenger.chats()[0]).toMatchObject({ last: undefined, time: 32 });
    await clock.pass(1_000);
    expect(messenger.chats()[0]).toMatchObject({ last: { seq: 2, content: { text: 'last' } }, time: 2 });
    expect(server.queries('history').map(({ before }) => before)).toEqual([undefined, 13]);
    await clock.pass(10_000);
    expect(server.queries('history')).toHaveLength(2);
  });

  it('takes what happened while it was away to the last message', async () => {
    const { server, clock, messenger } = rig;
    server.say('bob', 'first', false);
    server.say('bob', 'last', false);
    await rig.start();
    server.cut();
    server.happen('edit', 'bob', { target: 2, content: { text: 'edited' }, body: 'edited' }, false);
    server.happen('reaction', 'bob', { target: 1, reactions: [] }, false);
    await clock.pass(5_000);
    expect(messenger.chats()[0]?.last).toMatchObject({ seq: 2, body: 'edited' });
  });

  it('looks again after a lost connection, and gives up where nothing is found', async () => {
    const { server, clock, messenger } = rig;
    Array.from({ length: 150 }, () => server.happen('reaction', 'bob', { target: 1, reactions: [] }, false));
    await rig.start();
    server.cut();
    await clock.pass(10_000);
    expect(messenger.chats()[0]?.last).toBeUndefined();
    expect(server.queries('history')).toHaveLength(5);
    await clock.pass(30_000);
    expect(server.queries('history')).toHaveLength(5);
  });

  it('keeps nothing of what a recalled message said', async () => {
    const { server, messenger, clock } = rig;
    await rig.open();
    server.nextAnswers.push(...Array.from({ length: 9 }, () => ({ code: 50_001, message: 'broken' })));
    const { clientId } = messenger.send('bob', 'text', { text: 'secret' }, 'secret');
    await clock.pass(120_000);
    expect(rig.kept).toContain('secret');
    server.say('alice', 'secret', true, { clientId: 'other' });
    const entry = server.say('alice', 'secret', false, { clientId });
    server.push({ op: 515, body: { event: 'entry', entry: { ...entry, clientId: undefined } } });
    server.happen('edit', 'alice', { target: 1, content: { text: 'secret too' }, body: 'secret too' });
    server.happen('edit', 'alice', { target: 2, content: { text: 'secret too' }, body: 'secret too' });
    [1, 2].forEach((target) => server.happen('recall', 'alice', { target }));
    await clock.pass(2_000);
    messenger.discard(clientId);
    expect(rig.messages.map(({ recalledAt, content }) => [recalledAt !== undefined, content])).toEqual([[true, {}], [true, {}]]);
    expect([holds(messenger, 'secret'), rig.kept]).toEqual([false, '[]']);
  });

  it('does not send once more what was stored and recalled', async () => {
    const { server, messenger, clock } = rig;
    server.say('bob', 'hello', false);
    await rig.open();
    server.nextAnswers.push({ code: 50_301, body: { retryAfter: 60_000 } });
    const { clientId } = messenger.send('bob', 'text', { text: 'secret' }, 'secret');
    server.say('alice', 'secret', false, { clientId });
    server.happen('recall', 'alice', { target: 2 }, false);
    server.say('bob', 'and now?');
    await clock.pass(2_000);
    expect([rig.kept, rig.chat.outgoing]).toEqual(['[]', []]);
  });

  it('lets go of what it deleted here, on another device, and while it was away', async () => {
    const { server, clock, messenger } = rig;
    ['one', 'two', 'three', 'four'].forEach((text) => server.say('bob', text, false));
    await rig.open();
    server.on('message', ({ seq, conversation }) => ({ conversation, seq, deleted: true }));
    const deleting = messenger.changes.delete('bob', 1);
    await clock.pass(0);
    await deleting;
    server.event('deleted', { conversation: 'C000000000001', seq: 2 });
    server.cut();
    server.synced = { deleted: [4] };
    await clock.pass(2_000);
    expect(rig.messages.map(({ deleted, content }) => [deleted, content])).toEqual([[true, undefined], [true, undefined], [undefined, { text: 'three' }], [true, undefined]]);
    expect(rig.chat.last).toMatchObject({ seq: 3 });
    expect(server.queries('message')).toMatchObject([{ type: 'set', action: 'delete', conversation: 'C000000000001', seq: 1 }]);
  });
});

describe('Messenger, acts on messages', () => {
  it('shows what came of an act when it is done', async () => {
    const { server, clock, messenger } = rig;
    serveChanges();
    server.say('alice', 'one', false);
    await rig.open();
    const { changes } = messenger;
    const did = async (act: Promise<unknown>) => {
      await clock.pass(0);
      await act;
      return rig.messages[0];
    };
    expect(await did(changes.edit('bob', 1, { text: 'edited' }))).toMatchObject({ content: { text: 'edited' }, body: 'edited' });
    expect(await did(changes.react('bob', 1, '👍'))).toMatchObject({ reactions: [{ reaction: '👍', mine: true }] });
    expect(await did(changes.unreact('bob', 1, '👍'))).toMatchObject({ reactions: [] });
    expect(await did(changes.pin('bob', 1))).toMatchObject({ pinned: true });
    expect(await did(changes.unpin('bob', 1))).toMatchObject({ pinned: false });
    expect(await did(changes.recall('bob', 1))).toMatchObject({ recalledBy: 'alice', content: {} });
    expect(server.queries('message').map(({ action }) => action)).toEqual(['edit', 'react', 'unreact', 'pin', 'unpin', 'recall']);
  });

  it('does an act once though its answers were lost', async () => {
    const { server, clock, messenger } = rig;
    serveChanges();
    server.say('alice', 'one', false);
    await rig.open();
    server.nextAnswers.push('lost', 'lost');
    const act = messenger.changes.react('bob', 1, '👍');
    await clock.pass(5_000);
    await act;
    const asked = server.queries('message');
    expect([asked.length, new Set(asked.map(({ clientId }) => clientId)).size, server.entries.length]).toEqual([3, 1, 2]);
    expect(rig.messages[0]?.reactions).toMatchObject([{ reaction: '👍' }]);
  });

  it('asks again when the session was refused, and tells a refusal of the act', async () => {
    const { server, clock, messenger } = rig;
    serveChanges();
    server.say('alice', 'one', false);
    await rig.open();
    server.nextAnswers.push({ code: 40_103 }, { code: 40_901, body: { reason: 'late' } });
    const act = expect(messenger.changes.recall('bob', 1)).rejects.toSatisfy((failure) => failure instanceof Refused && failure.body['reason'] === 'late');
    await clock.pass(5_000);
    await act;
    expect(rig.messages[0]?.content).toEqual({ text: 'one' });
  });

  it('forwards, and tells who took nothing', async () => {
    const { server, clock, messenger } = rig;
    server.say('bob', 'one', false);
    await rig.open();
    server.on('message', () => ({ entries: [server.say('alice', 'one', false)], failed: [{ to: 'carol', code: 40_305 }] }));
    const act = messenger.changes.forward('bob', [1], ['bob', 'carol'], true);
    await clock.pass(0);
    expect(await act).toMatchObject({ entries: [{ seq: 2 }], failed: [{ to: 'carol', code: 40_305 }] });
    expect(server.queries('message')).toMatchObject([{ action: 'forward', conversation: 'C000000000001', seqs: [1], to: ['bob', 'carol'], merge: true }]);
    expect(rig.messages.map(({ from }) => from)).toEqual(['bob', 'alice']);
  });

  it('reads the pinned messages and one with its edits, and learns what became of them', async () => {
    const { server, clock, messenger } = rig;
    const said = server.say('bob', 'one', false);
    server.say('bob', 'two', false);
    await rig.open();
    const now = { ...said, content: { text: 'edited' }, body: 'edited', editedAt: 9, pinned: true, asOf: 9 };
    const edits = [{ seq: 1, time: 1, content: { text: 'one' } }, { seq: 9, time: 9, content: { text: 'edited' } }];
    server.on('message', ({ pinned }) => (pinned === true ? { entries: [now] } : { entry: { ...now, asOf: 10, editedAt: 10 }, edits }));
    const reading = messenger.changes.pinned('bob');
    await clock.pass(0);
    expect([await reading, rig.messages[0]?.body]).toEqual([[now], 'edited']);
    const one = messenger.changes.one('bob', 1);
    await clock.pass(0);
    expect(await one).toMatchObject({ entry: { editedAt: 10 }, edits });
    expect(rig.messages.map(({ editedAt }) => editedAt)).toEqual([10, undefined]);
    expect(rig.chat.last).toMatchObject({ seq: 2 });
  });
});
