import { addressOf, typedAddress } from './addresses.js';
import { CardPart, outside, textOf } from './cards.js';
import { CoverField } from './cover.js';
import { FormPart, entry } from './forms.js';
import { make, sheet } from './kit.js';

const TEXTS = {
  en: {
    send: 'Send news',
    title: 'Title',
    memo: 'What it is about (optional)',
    address: 'Where to read on (optional)',
    empty: 'News needs a title.',
    form: 'That is no web address. It begins with http:// or https:// and has at most 2,000 characters.',
    coming: 'The picture is still being uploaded.',
    all: 'Show all',
    less: 'Show less',
    preview: '[News] {0}',
    choose: 'Add a picture',
    remove: 'Remove picture',
    stop: 'Stop',
    at: 'Uploading, {0} %',
    there: 'Picture added',
    noPicture: 'That is no picture that a browser can show. Choose another one.',
  },
  zh: {
    send: '发送图文',
    title: '标题',
    memo: '摘要（选填）',
    address: '原文链接（选填）',
    empty: '请填写标题。',
    form: '这不是网页地址：须以 http:// 或 https:// 开头，最多 2000 个字符。',
    coming: '图片还在上传。',
    all: '展开',
    less: '收起',
    preview: '[图文] {0}',
    choose: '添加封面',
    remove: '移除封面',
    stop: '停止',
    at: '正在上传，{0}%',
    there: '封面已添加',
    noPicture: '浏览器无法显示这个文件，请换一张图片。',
  },
};
const LINES = 5;
const LINE = 34;

const STYLE = sheet(`
.card > a { display: block; color: inherit; text-decoration: none; }
.card > a:focus-visible { outline-offset: -2px; }
.memo { margin: 0; white-space: pre-wrap; line-height: 1.45; }
.memo.short { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: ${LINES}; overflow: hidden; }
.rest { padding: 0 12px 10px; display: grid; gap: 5px; justify-items: start; }
.more { padding: 2px 0; border: 0; background: none; color: var(--hy-link); font-size: .88em; }
.more:hover { text-decoration: underline; }
.head { padding-bottom: 6px; }
`);

/** A headline, its picture, what it is about. */
export class Message extends CardPart {
  static texts = TEXTS;
  static sheets = [...CardPart.sheets, STYLE];

  draw({ title, cover, url, memo }) {
    if (textOf(title) === '') {
      return undefined;
    }
    const address = addressOf(url);
    const head = [
      typeof cover === 'string' ? this.cover(cover) : undefined,
      make(
        'span',
        { class: 'lines head' },
        make('span', { class: 'title' }, title),
        address === undefined ? undefined : make('span', { class: 'soft host' }, address.host),
      ),
    ];
    return make(
      'article',
      { class: 'card' },
      address === undefined ? make('div', {}, ...head) : outside(address.href, {}, ...head),
      textOf(memo) === '' ? undefined : this.#memo(memo),
    );
  }

  #memo(memo) {
    const text = make('p', { class: 'memo soft' }, memo);
    const lines = memo.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / LINE)), 0);
    if (lines <= LINES) {
      return make('div', { class: 'rest' }, text);
    }
    text.classList.add('short');
    const more = make('button', { type: 'button', class: 'more', 'aria-expanded': 'false' }, this.words('all'));
    more.onclick = () => {
      const short = text.classList.toggle('short');
      more.textContent = this.words(short ? 'all' : 'less');
      more.setAttribute('aria-expanded', String(!short));
    };
    return make('div', { class: 'rest' }, text, more);
  }
}

/** About how many narrow letters a line takes: a Chinese one counts for two. */
function widthOf(line) {
  return [...line].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0);
}

/** A title, and what else one wants to say. */
export class Composer extends FormPart {
  static label = { en: 'News', zh: '图文' };
  static icon = 'M4 4h13v14.5a1.5 1.5 0 0 0 3 0V8h-2V6h4v12.5a3.5 3.5 0 0 1-3.5 3.5H5.5A3.5 3.5 0 0 1 2 18.5V4zm2 3v4h7V7zm0 6v2h9v-2zm0 3.5v2h9v-2z';
  static texts = TEXTS;
  static sheets = [...FormPart.sheets, ...CoverField.sheets];

  fields() {
    this.heading = entry({ maxlength: '200' });
    this.memo = entry({ rows: '3', maxlength: '2000' });
    this.address = entry({ type: 'url', inputmode: 'url', placeholder: 'https://', autocapitalize: 'off', spellcheck: 'false' });
    this.cover = new CoverField(this);
    this.atEnd(() => this.cover.stop());
    return [
      this.field(this.words('title'), this.heading),
      this.field(this.words('memo'), this.memo),
      this.field(this.words('address'), this.address),
      this.cover.element,
    ];
  }

  content() {
    const title = this.heading.value.trim();
    const memo = this.memo.value.trim();
    const typed = this.address.value.trim();
    const address = typedAddress(typed);
    if (title === '') {
      return this.refuse(this.words('empty'), this.heading);
    }
    if (typed !== '' && address === undefined) {
      return this.refuse(this.words('form'), this.address);
    }
    if (this.cover.busy) {
      return this.refuse(this.words('coming'));
    }
    const url = address?.href;
    const content = { title, ...(this.cover.blob && { cover: this.cover.blob }), ...(url && { url }), ...(memo && { memo }) };
    return { content, body: this.words('preview', [title, memo, url ?? ''].filter((part) => part !== '').join('\n')) };
  }
}
