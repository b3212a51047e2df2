import { Part, make } from './part.js';

const MOST = 10;

/** Asks for a question and its options; a field for one more stands below them. */
export class Composer extends Part {
  static label = { en: 'Poll', zh: '投票' };
  static icon = '🗳️';

  connectedCallback() {
    const question = make('input', { name: 'question', maxlength: '200', autocomplete: 'off' });
    const options = make('div', {});
    options.style.display = 'contents';
    const several = make('input', { type: 'checkbox', name: 'several' });
    const more = make('button', { type: 'button', class: 'plain', onclick: () => this.#add(options, more).focus() }, this.words.more);
    const send = make('button', { type: 'submit', class: 'send', disabled: true }, this.words.send);
    const form = make(
      'form',
      { noValidate: true },
      make('label', {}, this.words.question, question),
      options,
      more,
      make('label', { class: 'check' }, several, this.words.several),
      send,
    );
    const content = () => ({
      question: question.value.trim(),
      options: [...new Set([...options.querySelectorAll('input')].map((input) => input.value.trim()).filter((option) => option !== ''))],
      several: several.checked,
    });
    form.addEventListener('input', () => {
      const { question: asked, options: possible } = content();
      send.disabled = asked === '' || possible.length < 2;
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (!send.disabled) {
        const asked = content();
        const detail = { content: asked, body: `[${this.words.label}] ${asked.question}` };
        this.dispatchEvent(new CustomEvent('hy-send', { detail, bubbles: true, composed: true }));
      }
    });
    this.#add(options, more);
    this.#add(options, more);
    this.shadowRoot.replaceChildren(form);
    question.focus();
  }

  #add(options, more) {
    const number = options.children.length + 1;
    const input = make('input', { name: `option-${number}`, maxlength: '100', autocomplete: 'off' });
    options.append(make('label', {}, this.words.option(number), input));
    more.hidden = number === MOST;
    return input;
  }
}
