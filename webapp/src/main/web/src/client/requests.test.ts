import { expect, it } from 'vitest';
import { piecesOf } from './highlights';
import { Requests } from './requests';
import { Op, type JsonMap } from './wire';

const asked: JsonMap[] = [];
const line = {
  state: { name: 'online' } as const,
  request: (op: number, body: object) => {
    asked.push({ op, ...body });
    return Promise.resolve({ items: ['item'], cursor: 'next', entries: ['entry'], entry: 'entry', group: 'group', version: '1', members: ['member'], card: 'card', write: 'contacts' });
  },
  tell: () => undefined,
};
const requests = new Requests(line);

it.each([
  ['history', () => requests.history({ conversation: 'C', at: 5, limit: 10 }), { conversation: 'C', at: 5, limit: 10 }],
  ['message', () => requests.message('C', 3), { conversation: 'C', seq: 3 }],
  ['message', () => requests.pinned('C'), { conversation: 'C', pinned: true }],
  ['search', () => requests.search({ text: '明天meeting', from: 'bob', since: 1, cursor: 'c' }), { text: '明天meeting', from: 'bob', since: 1, cursor: 'c' }],
  ['read', () => requests.positions('C', 3), { conversation: 'C', seq: 3 }],
  ['presence', () => requests.presence(['bob']), { users: ['bob'] }],
  ['presence', () => requests.watch(['bob']), { users: ['bob'], watch: true }],
  ['users', () => requests.people('zw'), { text: 'zw', limit: 20 }],
  ['users', () => requests.users({ department: 'd', cursor: 'c' }), { department: 'd', cursor: 'c' }],
  ['roster', () => requests.roster({ since: '1' }), { since: '1' }],
  ['departments', () => requests.departments({ since: '1', cursor: 'c' }), { since: '1', cursor: 'c' }],
  ['departments', () => requests.departmentMembers('d', { limit: 5 }), { department: 'd', limit: 5 }],
  ['profile', () => requests.ownProfile(), {}],
  ['group', () => requests.group({ link: 't' }), { link: 't' }],
  ['group', () => requests.members('G', { limit: 5 }), { group: 'G', members: true, limit: 5 }],
  ['group', () => requests.joinRequests('G'), { group: 'G', requests: true }],
  ['group', () => requests.groupLinks('G'), { group: 'G', links: true }],
])('asks for %s as the protocol says (%#)', async (query, ask, body) => {
  asked.length = 0;
  await ask();
  expect(asked).toEqual([{ op: Op.iq, type: 'get', query, ...body }]);
});

it('gives a page with where it goes on', async () => {
  expect(await requests.search({ text: 'goose' })).toEqual({ items: ['item'], cursor: 'next' });
  expect(await requests.departmentMembers('d')).toEqual({ items: ['member'], cursor: 'next' });
});

it('cuts a text by code points where it fits', () => {
  expect(piecesOf('🦢 a goose', [[4, 9], [0, 1]])).toEqual([
    { text: '🦢', fits: true },
    { text: ' a ', fits: false },
    { text: 'goose', fits: true },
  ]);
  expect(piecesOf('goose', [[1, 3], [2, 9]]).map(({ text, fits }) => (fits ? `[${text}]` : text)).join('')).toBe('g[oo][se]');
  expect(piecesOf('goose')).toEqual([{ text: 'goose', fits: false }]);
});
