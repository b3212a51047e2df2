import { CardPart, textOf } from './cards.js';
import { make, sheet } from './kit.js';

const TEXTS = {
  en: { kind: 'Chat history', all: 'Show all {0} messages', less: 'Show less' },
  zh: { kind: '聊天记录', all: '展开全部 {0} 条消息', less: '收起' },
};
const LINES = 4;

const STYLE = sheet(`
.lines ol { list-style: none; margin: 0; padding: 0; display: grid; gap: 6px; }
.lines li { min-width: 0; }
.short li { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.whole li { white-space: pre-wrap; overflow-wrap: anywhere; padding-bottom: 6px; border-bottom: 1px solid var(--hy-line); }
.whole li:last-child { border-bottom: 0; }
.said { display: flex; justify-content: space-between; gap: 8px; }
.short .said { display: inline; }
.short time { display: none; }
.more { justify-self: start; padding: 2px 0; border: 0; background: none; color: var(--hy-link); font-size: .88em; }
.more:hover { text-decoration: underline; }
`);

/** What was forwarded in one piece: the first lines, or everything. */
export class Message extends CardPart {
  static texts = TEXTS;
  static sheets = [...CardPart.sheets, STYLE];
  static needs = ['title', 'items'];
  #whole = false;

  draw({ title, items }) {
    if (!Array.isArray(items)) {
      return undefined;
    }
    const list = make('ol');
    const more = make('button', { type: 'button', class: 'more', onclick: () => this.#show(list, more, items, !this.#whole) });
    this.#show(list, more, items, this.#whole);
    return make('div', { class: 'card' }, make('div', { class: 'lines' }, make('span', { class: 'title' }, textOf(title)), list, more, make('span', { class: 'soft' }, this.words('kind'))));
  }

  #show(list, more, items, whole) {
    this.#whole = whole;
    list.className = whole ? 'whole' : 'short soft';
    list.replaceChildren(...(whole ? items : items.slice(0, LINES)).map((item) => this.#line(item)));
    more.textContent = whole ? this.words('less') : this.words('all', items.length);
    more.setAttribute('aria-expanded', String(whole));
  }

  #line({ from, name, time, body }) {
    const when = typeof time === 'number' ? new Date(time) : undefined;
    const moment = make('time', { class: 'soft', ...(when === undefined ? {} : { datetime: when.toISOString() }) }, when?.toLocaleString(this.host.locale, { dateStyle: 'short', timeStyle: 'short' }));
    const who = textOf(name) === '' ? textOf(from) : textOf(name);
    return make('li', {}, make('span', { class: 'said' }, make('span', {}, `${who}: `), moment), textOf(body));
  }
}
