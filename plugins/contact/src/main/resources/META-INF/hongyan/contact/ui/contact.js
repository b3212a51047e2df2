import { CardPart, textOf } from './cards.js';
import { FormPart } from './forms.js';
import { load, make, sheet } from './kit.js';

const TEXTS = {
  en: {
    send: 'Send contact',
    choose: 'Choose somebody',
    another: 'Choose somebody else',
    nobody: 'Choose whose contact to send.',
    kind: 'Contact',
    open: 'Contact: {0}. Open',
    preview: '[Contact] {0} ({1})',
  },
  zh: {
    send: '发送名片',
    choose: '选择联系人',
    another: '换一个人',
    nobody: '请选择要发送谁的名片。',
    kind: '名片',
    open: '名片：{0}，点击打开',
    preview: '[名片] {0}（{1}）',
  },
};
const USER = /^(?![0-9]{13}$)[a-z0-9][a-z0-9._-]{0,63}$/;

const STYLE = sheet(`
.person { display: flex; align-items: center; gap: 12px; padding: 12px; }
.face { flex: none; display: grid; place-items: center; width: 44px; height: 44px; border-radius: 50%; overflow: hidden; background: var(--hy-selected); color: var(--hy-text); font-weight: 600; font-size: 18px; }
.face img { width: 100%; height: 100%; object-fit: cover; }
.who { display: grid; min-width: 0; }
.who > * { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.kind { margin-top: 1px; font-size: .8em; }
button.card { width: 280px; }
.chosen { max-width: 320px; border: 1px solid var(--hy-line); border-radius: var(--hy-radius); background: var(--hy-surface-soft); color: var(--hy-text); }
`);

/** Somebody's card, which opens a conversation with them. */
export class Message extends CardPart {
  static texts = TEXTS;
  static sheets = [...CardPart.sheets, STYLE];

  draw({ user, name, avatar }) {
    if (typeof user !== 'string' || !USER.test(user)) {
      return undefined;
    }
    const card = make('button', { type: 'button', class: 'card', onclick: () => this.host.openUser(user) }, person(this, { user, name, avatar }));
    card.setAttribute('aria-label', this.words('open', `${textOf(name)} @${user}`.trim()));
    return card;
  }
}

/** Hands somebody's card on. */
export class Composer extends FormPart {
  static label = { en: 'Contact', zh: '名片' };
  static icon = 'M20 3H4a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2V5a2 2 0 0 0-2-2zM9 7.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM4.5 17c0-2 3-3 4.5-3s4.5 1 4.5 3v.5h-9zM15 9h5v1.5h-5zm0 3.5h5V14h-5z';
  static texts = TEXTS;
  static sheets = [...CardPart.sheets, ...FormPart.sheets, STYLE];
  #card;

  fields() {
    this.shown = make('div', { 'aria-live': 'polite' });
    this.choose = make('button', { type: 'button', class: 'action', onclick: () => void this.#pick() }, this.words('choose'));
    this.actions.append(this.choose);
    this.sendButton.hidden = true;
    void this.#pick();
    return [this.shown];
  }

  focus() {
    (this.#card === undefined ? this.choose : this.sendButton).focus();
  }

  content() {
    if (this.#card === undefined) {
      return this.refuse(this.words('nobody'), this.choose);
    }
    const { user, name = user } = this.#card;
    return { content: { user, name }, body: this.words('preview', name, user) };
  }

  async #pick() {
    this.relent?.();
    try {
      const user = await this.host.pickUser();
      if (user !== undefined && this.isConnected) {
        this.#show(await this.host.user(user));
      }
    } catch (failure) {
      this.refuse(this.reasonOf(failure), this.choose);
    }
    if (this.isConnected) {
      this.focus();
    }
  }

  #show(card) {
    this.#card = card;
    this.shown.replaceChildren(make('div', { class: 'chosen' }, person(this, card)));
    this.choose.textContent = this.words('another');
    this.sendButton.hidden = false;
  }
}

function person(part, { user, name, avatar }) {
  const known = textOf(name) === '' ? user : name;
  return make(
    'span',
    { class: 'person' },
    face(part.host, known, avatar),
    make(
      'span',
      { class: 'who' },
      make('span', { class: 'title' }, known),
      make('span', { class: 'soft' }, `@${user}`),
      make('span', { class: 'soft kind' }, part.words('kind')),
    ),
  );
}

/** A picture, or the first letter of the name until there is one. */
function face(host, name, avatar) {
  const round = make('span', { class: 'face', 'aria-hidden': 'true' }, [...name.toUpperCase()][0]);
  if (typeof avatar === 'string') {
    const image = make('img', { alt: '', draggable: 'false' });
    load(image, host, avatar, { thumbnail: true }).then(
      () => round.replaceChildren(image),
      () => undefined,
    );
  }
  return round;
}
