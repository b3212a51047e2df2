/** What a message of this type looks like, and how it is written. */

const TEXTS = {
  en: { words: 'What do you want to shout?', marks: 'How loudly', send: 'Shout' },
  zh: { words: '想大喊什么？', marks: '多大声', send: '喊出去' },
};

// a page's policy takes no <style>: styles come as sheets, colours from the page's own tokens
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block; }
  .words { font-size: 1.3em; font-weight: 700; overflow-wrap: anywhere; }
  form { display: grid; gap: 12px; }
  label { display: grid; gap: 4px; color: var(--hy-text-soft); }
  input { font: inherit; padding: 8px 10px; border: 1px solid var(--hy-line-strong); border-radius: 10px; background: var(--hy-surface); color: var(--hy-text); }
  button { font: inherit; padding: 10px; border: 0; border-radius: 10px; background: var(--hy-primary); color: var(--hy-on-primary); cursor: pointer; }
  button:disabled { background: var(--hy-line); color: var(--hy-text-soft); }
  :focus-visible { outline: 3px solid var(--hy-link); outline-offset: 2px; }
`);

function texts(host) {
  return TEXTS[host.locale === 'zh' ? 'zh' : 'en'];
}

function make(tag, properties, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

/** The page sets `host`, `message` and `me`, then connects it, and sets `message` again when it changed. */
export class Message extends HTMLElement {
  #message;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
  }

  set message(message) {
    this.#message = message;
    if (this.isConnected) {
      this.connectedCallback();
    }
  }

  get message() {
    return this.#message;
  }

  connectedCallback() {
    const { words = '', marks = 1 } = this.#message?.content ?? {};
    const text = `${String(words).toUpperCase()}${'!'.repeat(Number(marks))}`;
    this.shadowRoot.replaceChildren(make('span', { className: 'words', textContent: text }));
  }
}

/** Sends by the event `hy-send`, whose detail holds the content. */
export class Composer extends HTMLElement {
  static label = { en: 'Shout', zh: '大喊' };
  static icon = '📣';

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
  }

  connectedCallback() {
    const said = texts(this.host);
    const words = make('input', { name: 'words', maxLength: 100, required: true });
    const marks = make('input', { name: 'marks', type: 'range', min: '1', max: '3', value: '1' });
    const send = make('button', { type: 'submit', textContent: said.send, disabled: true });
    const form = make('form', {}, make('label', {}, said.words, words), make('label', {}, said.marks, marks), send);
    words.addEventListener('input', () => {
      send.disabled = words.value.trim() === '';
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const content = { words: words.value.trim(), marks: Number(marks.value) };
      this.dispatchEvent(new CustomEvent('hy-send', { detail: { content, body: content.words }, bubbles: true, composed: true }));
    });
    this.shadowRoot.replaceChildren(form);
    words.focus();
  }
}
