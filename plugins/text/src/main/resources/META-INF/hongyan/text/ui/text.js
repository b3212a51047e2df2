import { partsOf } from './linkify.js';

const styles = new CSSStyleSheet();
styles.replaceSync(`
  :host { white-space: pre-wrap; }
  a { color: var(--hy-bubble-link); text-decoration: underline; }
  a:focus-visible { outline: 2px solid var(--hy-primary); outline-offset: 2px; border-radius: 2px; }
`);

/** A text with its line breaks; web addresses in it are links. */
export class Message extends HTMLElement {
  #root = this.attachShadow({ mode: 'open' });
  #message;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [styles];
  }

  get message() {
    return this.#message;
  }

  set message(message) {
    this.#message = message;
    const text = message.content?.text;
    this.#root.replaceChildren(...partsOf(typeof text === 'string' ? text : message.body).map(nodeOf));
  }
}

function nodeOf({ text, href }) {
  if (href === undefined) {
    return document.createTextNode(text);
  }
  const link = document.createElement('a');
  link.href = href;
  link.target = '_blank';
  link.rel = 'noopener noreferrer nofollow';
  link.textContent = text;
  return link;
}
