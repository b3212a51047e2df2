/** How a red packet looks and is opened. */
import { Base, coin, make } from './base.js';

export { Composer } from './composer.js';

/** One red packet in a conversation; opens in a dialog. */
export class Message extends Base {
  static bare = true;

  #message;
  #mine = false;

  set message(message) {
    this.#message = message;
    if (this.isConnected) {
      this.#draw();
    }
  }

  get message() {
    return this.#message;
  }

  connectedCallback() {
    this.#draw();
  }

  get #packet() {
    return this.#message?.content?.packet;
  }

  /** The newest state that an entry brought. */
  get #status() {
    const states = this.#message?.states ?? {};
    return states['red-packet.returned'] ?? states['red-packet.opened'];
  }

  get #isOwn() {
    return this.#message?.from === this.me?.user;
  }

  #draw() {
    const status = this.#status?.state ?? 'open';
    const mine = this.#mine || this.#status?.last === this.me?.user;
    const done = status !== 'open' || mine;
    const state = mine ? 'state_mine' : status === 'open' ? (this.#isOwn ? 'state_own' : 'state_open') : `state_${status}`;
    const button = make(
      'button',
      { type: 'button', className: 'packet', data: { done: String(done) }, disabled: this.#packet === undefined },
      coin(),
      make('span', { className: 'greeting', textContent: this.#greeting() }),
      make('span', { className: 'state', textContent: this.texts[state] }),
    );
    button.addEventListener('click', () => void this.#show());
    const focused = this.shadowRoot.activeElement?.className === 'packet';
    this.shadowRoot.querySelector('.packet')?.remove();
    this.shadowRoot.prepend(button);
    if (focused) {
      button.focus();
    }
  }

  #greeting() {
    const { greeting } = this.#message?.content ?? {};
    return typeof greeting === 'string' && greeting.trim() !== '' ? greeting : this.texts.greeting;
  }

  async #show() {
    const head = make('div', { className: 'head' });
    const body = make('div', { className: 'body' });
    const close = make('button', { type: 'button', className: 'close', textContent: this.texts.close });
    const dialog = make('dialog', { 'aria-label': this.texts.label }, head, body);
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    dialog.addEventListener('close', () => dialog.remove());
    this.shadowRoot.append(dialog);
    body.append(close);
    dialog.showModal();
    await this.#fill(head, body, close);
  }

  async #fill(head, body, close, note) {
    try {
      const detail = await this.host.command('red-packet.detail', { packet: this.#packet });
      const sender = await this.#name(detail.sender);
      head.replaceChildren(
        make('div', { textContent: this.texts.from(sender) }),
        make('p', { textContent: this.#greeting() }),
      );
      const mine = detail.items.find((item) => item.user === this.me?.user);
      this.#remember(mine !== undefined);
      if (mine !== undefined) {
        head.append(
          make('p', { textContent: this.texts.got }),
          make('div', { className: 'money', textContent: this.money(mine.amount, detail.currency) }),
        );
      } else if (detail.status.state === 'open' && this.#mayOpen(detail)) {
        head.append(this.#openButton(head, body, close));
      }
      if (note !== undefined) {
        head.append(make('p', { className: 'error', role: 'alert', textContent: note }));
      }
      await this.#list(body, close, detail);
    } catch (failure) {
      head.replaceChildren(make('p', { className: 'error', role: 'alert', textContent: this.reason(failure) }));
    }
  }

  #mayOpen(detail) {
    return !this.#isOwn || detail.status.count > 1;
  }

  #remember(mine) {
    if (mine !== this.#mine) {
      this.#mine = mine;
      this.#draw();
    }
  }

  #openButton(head, body, close) {
    const open = make('button', { type: 'button', className: 'open', textContent: this.texts.open });
    open.addEventListener('click', async () => {
      open.disabled = true;
      open.setAttribute('aria-label', this.texts.opening);
      let note;
      try {
        await this.host.command('red-packet.open', { packet: this.#packet });
      } catch (failure) {
        note = this.reason(failure);
      }
      await this.#fill(head, body, close, note);
      close.focus();
    });
    return open;
  }

  async #list(body, close, detail) {
    const { status, items } = detail;
    const list = make('ul', {});
    const names = await Promise.all(items.map((item) => this.#name(item.user)));
    items.forEach((item, index) => {
      const who = make('span', { textContent: names[index] });
      if (item.user === detail.luckiest) {
        who.append(make('span', { className: 'best', textContent: this.texts.luckiest }));
      }
      list.append(make('li', {}, who, make('span', { textContent: this.money(item.amount, detail.currency) })));
    });
    const sum = `${this.texts.opened(status.opened, status.count)} · ${this.texts.total(this.money(detail.amount, detail.currency))}`;
    body.replaceChildren(
      make('p', { className: 'sum', textContent: sum }),
      items.length === 0 ? make('p', { className: 'sum', textContent: this.texts.none }) : list,
      close,
    );
  }

  async #name(user) {
    try {
      return (await this.host.user(user))?.name ?? user;
    } catch {
      return user;
    }
  }
}
