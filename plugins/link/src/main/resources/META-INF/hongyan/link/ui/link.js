import { addressOf, typedAddress } from './addresses.js';
import { CardPart, outside, textOf } from './cards.js';
import { FormPart, entry } from './forms.js';
import { make } from './kit.js';

const TEXTS = {
  en: {
    send: 'Send link',
    address: 'Address of a web page',
    form: 'That is no web address. It begins with http:// or https:// and has at most 2,000 characters.',
    preview: '[Link] {0}',
  },
  zh: {
    send: '发送链接',
    address: '网页地址',
    form: '这不是网页地址：须以 http:// 或 https:// 开头，最多 2000 个字符。',
    preview: '[链接] {0}',
  },
};

/** What there is to see at an address, as the server saw it. */
export class Message extends CardPart {
  static texts = TEXTS;

  draw({ url, title, description, cover }) {
    const address = addressOf(url);
    if (address === undefined) {
      return undefined;
    }
    const path = decoded(address.pathname + address.search);
    const heading = textOf(title) === '' ? address.hostname + (path === '/' ? '' : path) : title;
    const about = textOf(description);
    return outside(
      address.href,
      { class: 'card' },
      typeof cover === 'string' ? this.cover(cover) : undefined,
      make(
        'span',
        { class: 'lines' },
        make('span', { class: 'title two' }, heading),
        about === '' ? undefined : make('span', { class: 'soft two' }, about),
        make('span', { class: 'soft host' }, address.host),
      ),
    );
  }
}

/** Takes an address; the server finds the rest. */
export class Composer extends FormPart {
  static label = { en: 'Link', zh: '链接' };
  static icon =
    'M3.9 12a3.1 3.1 0 0 1 3.1-3.1h4V7H7a5 5 0 0 0 0 10h4v-1.9H7A3.1 3.1 0 0 1 3.9 12zM8 13h8v-2H8zm9-6h-4v1.9h4a3.1 3.1 0 0 1 0 6.2h-4V17h4a5 5 0 0 0 0-10z';
  static texts = TEXTS;

  fields() {
    this.address = entry({ type: 'url', inputmode: 'url', placeholder: 'https://', autocapitalize: 'off', spellcheck: 'false' });
    return [this.field(this.words('address'), this.address)];
  }

  content() {
    const address = typedAddress(this.address.value);
    return address === undefined
      ? this.refuse(this.words('form'), this.address)
      : { content: { url: address.href }, body: this.words('preview', address.href) };
  }
}

function decoded(path) {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
