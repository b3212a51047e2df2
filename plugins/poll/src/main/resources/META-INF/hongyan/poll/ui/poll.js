/** How a poll looks and is voted on. */
import { Part, make } from './part.js';

export { Composer } from './composer.js';

/** One poll in a conversation. What everybody sees comes with entries of its log, the own choice from the server. */
export class Message extends Part {
  #message;
  #mine = [];
  #told;
  #trouble = '';
  #asked;
  #under = 0;
  #line = Promise.resolve();

  set message(message) {
    if (message?.states !== this.#message?.states) {
      this.#told = undefined;
    }
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

  /** The newest state that an entry or an answer brought. */
  get #status() {
    const { options = [], poll } = this.#message.content;
    const states = this.#message.states ?? {};
    const none = { poll, counts: options.map(() => 0), voters: 0, closed: false };
    return states['poll.closed'] ?? this.#told ?? states['poll.voted'] ?? none;
  }

  #draw() {
    const { content, body } = this.#message;
    if (!Array.isArray(content?.options)) {
      // recalled, or one that this version can't read
      this.shadowRoot.replaceChildren(make('span', {}, body ?? ''));
      return;
    }
    if (content.poll !== this.#asked) {
      this.#asked = content.poll;
      this.#do('poll.detail', { poll: content.poll });
    }
    const focused = this.shadowRoot.activeElement?.id;
    const status = this.#status;
    const most = Math.max(1, ...status.counts);
    const choices = content.options.map((option, index) => this.#option(option, index, status.counts[index] ?? 0, most));
    this.shadowRoot.replaceChildren(
      make('fieldset', { disabled: status.closed || content.poll === undefined }, make('legend', {}, content.question), ...choices),
      make('p', { class: 'soft', 'aria-live': 'polite' }, this.#footer(status)),
      ...(this.#isOwn && !status.closed ? [make('button', { id: 'close', type: 'button', class: 'plain', onclick: () => this.#close() }, this.words.close)] : []),
      ...(this.#trouble === '' ? [] : [make('p', { class: 'trouble', role: 'alert' }, this.#trouble)]),
    );
    if (focused) {
      this.shadowRoot.getElementById(focused)?.focus();
    }
  }

  get #isOwn() {
    return this.#message.from === this.me?.user && this.#message.content.poll !== undefined;
  }

  #footer({ voters, closed }) {
    return closed ? `${this.words.voters(voters)} · ${this.words.closed}` : this.words.voters(voters);
  }

  #option(option, index, count, most) {
    const { several } = this.#message.content;
    const input = make('input', {
      id: `option-${index}`,
      type: several ? 'checkbox' : 'radio',
      name: 'choice',
      checked: this.#mine.includes(index),
      onchange: () => this.#vote(index, input.checked),
    });
    const bar = make('span', { class: 'bar', 'aria-hidden': 'true' });
    bar.style.setProperty('--part', `${(100 * count) / most}%`);
    return make('label', { class: 'option' }, input, make('span', { class: 'words' }, option), make('span', { class: 'count' }, String(count)), bar);
  }

  #vote(index, chosen) {
    const others = this.#message.content.several ? this.#mine.filter((choice) => choice !== index) : [];
    const choices = chosen ? [...others, index] : others;
    this.#mine = choices;
    this.#do('poll.vote', { poll: this.#message.content.poll, choices });
  }

  #close() {
    this.#do('poll.close', { poll: this.#message.content.poll });
  }

  /** One after another, so that the last choice is the last to arrive. */
  #do(name, body) {
    if (body.poll !== undefined) {
      this.#under += 1;
      this.#line = this.#line.then(() => this.#ask(name, body));
    }
  }

  async #ask(name, body) {
    const before = this.#message.states;
    try {
      const answer = await this.host.command(name, body);
      this.#told = this.#message.states === before ? answer.status : undefined;
      this.#mine = this.#under === 1 && answer.mine !== undefined ? answer.mine : this.#mine;
      this.#trouble = '';
    } catch (failure) {
      this.#trouble = failure?.reason ?? failure?.message ?? this.words.failed;
    }
    this.#under -= 1;
    if (this.isConnected) {
      this.#draw();
    }
  }
}
