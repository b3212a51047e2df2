const styles = new CSSStyleSheet();
styles.replaceSync(`
  :host { display: block; }
  :host([large]) { font: 52px/1.25 var(--hy-font-emoji); }
`);

/** One emoji, large. One of a pack is told by its name, since the page has no packs. */
export class Message extends HTMLElement {
  static bare = true;
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
    const { code, pack } = message.content ?? {};
    const unicodes = pack === undefined && typeof code === 'string';
    this.toggleAttribute('large', unicodes);
    this.#root.textContent = unicodes ? code : message.body;
  }
}
