import { Part, make, sheet } from './kit.js';

const STYLE = sheet(`
:host { display: block; }
form { display: grid; gap: 10px; max-width: 560px; }
.field { display: grid; gap: 4px; color: var(--hy-text); }
.field > span { font-size: .88em; color: var(--hy-text-soft); }
input:not([type=file]), textarea { width: 100%; min-height: 38px; padding: 7px 12px; border: 1px solid var(--hy-line-strong); border-radius: 10px; font: inherit; color: var(--hy-text); background: var(--hy-surface); }
textarea { min-height: 72px; resize: vertical; }
::placeholder { color: var(--hy-text-soft); opacity: 1; }
[aria-invalid=true] { border-color: var(--hy-danger); }
input:focus-visible, textarea:focus-visible { outline-offset: 0; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
form > .actions:last-child { position: sticky; bottom: -16px; margin-bottom: -16px; padding: 6px 0 16px; background: var(--hy-surface); }
input, textarea { scroll-margin-bottom: 64px; }
`);

/** A composer that is a form. A subclass has `static texts` with `send`, and says `fields()` and `content()`. */
export class FormPart extends Part {
  static sheets = [STYLE];

  connectedCallback() {
    this.trouble = make('p', { class: 'trouble', role: 'alert', id: 'trouble', hidden: true });
    this.sendButton = make('button', { type: 'submit', class: 'action first' }, this.words('send'));
    this.actions = make('div', { class: 'actions' }, this.sendButton);
    const fields = this.fields();
    const onsubmit = (event) => {
      event.preventDefault();
      this.submit();
    };
    this.form = make('form', { noValidate: true, onsubmit }, ...fields, this.trouble, this.actions);
    this.shadowRoot.replaceChildren(this.form);
  }

  /** Where the keyboard goes when the composer opens. */
  focus() {
    this.shadowRoot.querySelector('input:not([type=file]), textarea, button')?.focus();
  }

  /** `{content, body}`, or nothing after `refuse`. */
  submit() {
    this.relent();
    const message = this.content();
    if (message !== undefined) {
      this.dispatchEvent(new CustomEvent('hy-send', { detail: message, bubbles: true, composed: true }));
    }
  }

  /** Says what is wrong, and goes there. */
  refuse(reason, input) {
    this.trouble.textContent = reason;
    this.trouble.hidden = false;
    input?.setAttribute('aria-invalid', 'true');
    input?.setAttribute('aria-describedby', 'trouble');
    input?.focus();
    return undefined;
  }

  relent() {
    this.trouble.hidden = true;
    this.trouble.textContent = '';
    for (const input of this.shadowRoot.querySelectorAll('[aria-invalid]')) {
      input.removeAttribute('aria-invalid');
      input.removeAttribute('aria-describedby');
    }
  }

  /** An input under its label. */
  field(label, input) {
    input.addEventListener('input', () => this.trouble.hidden || this.relent());
    return make('label', { class: 'field' }, make('span', {}, label), input);
  }
}

/** A text field for one line, or for several if there are `rows`. */
export function entry(settings) {
  return make(settings.rows === undefined ? 'input' : 'textarea', { autocomplete: 'off', ...settings });
}
