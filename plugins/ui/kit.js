/* What the elements of the shipped media types share. Each jar carries a copy beside its own module. */

const BASE = sheet(`
:host { display: block; max-width: 100%; font: inherit; color: inherit; }
:host([hidden]), [hidden] { display: none !important; }
*, *::before, *::after { box-sizing: border-box; }
button { font: inherit; color: inherit; cursor: pointer; }
button:disabled { cursor: default; opacity: .55; }
:focus-visible { outline: 2px solid var(--hy-primary); outline-offset: 2px; }
svg { display: block; width: 1.25em; height: 1.25em; fill: currentColor; flex: none; }
.action { display: inline-flex; align-items: center; gap: .4em; min-height: 36px; padding: 0 14px; border-radius: 18px;
  border: 1px solid var(--hy-line-strong); background: var(--hy-surface); color: var(--hy-text); }
.action:hover:not(:disabled) { background: var(--hy-hover); }
.action.first { border-color: var(--hy-primary); background: var(--hy-primary); color: var(--hy-on-primary); }
.action.first:hover:not(:disabled) { background: var(--hy-primary-strong); border-color: var(--hy-primary-strong); }
.plain { display: inline-grid; place-items: center; width: 32px; height: 32px; padding: 0; border: 0; border-radius: 50%;
  background: none; color: inherit; }
.plain:hover:not(:disabled) { background: var(--hy-hover); }
.trouble { margin: 0; padding: 6px 10px; border-radius: 8px; background: var(--hy-danger-soft); color: var(--hy-danger); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.gone { display: flex; align-items: center; gap: 8px; max-width: 100%; min-height: 40px; padding: 4px 8px; border: 1px solid var(--hy-line); border-radius: 12px; overflow: hidden;
  background: var(--hy-surface-soft); color: var(--hy-text-soft); font-size: .9em; text-align: start; overflow-wrap: anywhere; }
.gone.box { flex-direction: column; justify-content: center; text-align: center; }
progress { display: block; width: 100%; height: 6px; border: 0; border-radius: 3px; overflow: hidden; appearance: none; background: var(--hy-line); }
progress::-webkit-progress-bar { background: var(--hy-line); }
progress::-webkit-progress-value { background: var(--hy-primary); }
progress::-moz-progress-bar { background: var(--hy-primary); }
`);

const KIT_TEXTS = {
  en: {
    gone: 'No longer available',
    unloaded: 'Could not be loaded',
    again: 'Try again',
    away: 'The server can’t be reached. Check the network and try again.',
    tooLarge: 'This is larger than the server takes.',
    tooFast: 'Too many at once. Wait a moment and try again.',
    failed: 'That did not work: {0}',
  },
  zh: {
    gone: '内容已失效',
    unloaded: '加载失败',
    again: '重试',
    away: '无法连接服务器，请检查网络后重试。',
    tooLarge: '文件超过了服务器允许的大小。',
    tooFast: '操作过于频繁，请稍后重试。',
    failed: '操作失败：{0}',
  },
};

export function sheet(css) {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

/** `make('button', {class: 'plain', onclick: act}, 'text', child)`: functions and booleans are properties, all else attributes. */
export function make(tag, settings = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(settings)) {
    if (typeof value === 'function' || typeof value === 'boolean') {
      element[name] = value;
    } else if (value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** A drawing in 24 by 24, for the eyes only. */
export function icon(path) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

export const ICONS = {
  play: 'M8 5v14l11-7z',
  pause: 'M6 5h4v14H6zm8 0h4v14h-4z',
  close: 'M19 6.4 17.6 5 12 10.6 6.4 5 5 6.4 10.6 12 5 17.6 6.4 19 12 13.4 17.6 19 19 17.6 13.4 12z',
  save: 'M5 20h14v-2H5zM19 9h-4V3H9v6H5l7 7z',
  again: 'M17.65 6.35A8 8 0 1 0 19.73 14h-2.08A6 6 0 1 1 12 6c1.66 0 3.14.69 4.22 1.78L13 11h7V4z',
  add: 'M19 13h-6v6h-2v-6H5v-2h6V5h2v6h6z',
};

/** Looks up `texts[locale][key]` and fills in `{0}`, `{1}` … */
export function wordsOf(texts, locale) {
  const language = locale === 'zh' ? 'zh' : 'en';
  return (key, ...values) =>
    (texts[language][key] ?? KIT_TEXTS[language][key]).replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)]));
}

/** An element with a shadow root, its texts, and what it is to forget when it is taken away. */
export class Part extends HTMLElement {
  static texts = { en: {}, zh: {} };
  static sheets = [];
  #ends = [];

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [BASE, ...this.constructor.sheets];
  }

  get words() {
    return wordsOf(this.constructor.texts, this.host.locale);
  }

  /** Runs when the element leaves the page, or is drawn anew. */
  atEnd(act) {
    this.#ends.push(act);
  }

  end() {
    this.#ends.splice(0).forEach((act) => act());
  }

  disconnectedCallback() {
    this.end();
  }

  /** What to tell people about a failure of the host. */
  reasonOf(failure) {
    const { code, reason, message } = failure ?? {};
    const known = { 40403: 'gone', 41301: 'tooLarge', 42901: 'tooFast', 50301: 'away' }[code];
    return reason ?? (known === undefined ? this.words('failed', message ?? String(failure)) : this.words(known));
  }

  /** Stands where something can't be shown, in a box of the same size if there is one, until `retry`. */
  missing(failure, retry, box) {
    const text = this.words(failure.code === 40403 ? 'gone' : 'unloaded');
    const button = make('button', { type: 'button', class: box === undefined ? 'gone' : 'gone box', title: text, onclick: () => retry(button) }, icon(ICONS.again), text);
    button.setAttribute('aria-label', `${text}. ${this.words('again')}`);
    if (box !== undefined) {
      button.style.width = box.style.width;
      button.style.aspectRatio = box.style.aspectRatio;
    }
    return button;
  }
}

/** An element that shows one message, drawn anew when its content is another one. Where `draw` returns nothing stands the plain text. */
export class MessagePart extends Part {
  /** Fields without which a content can't be drawn: it was recalled, or is one that this version can't read. */
  static needs = [];
  #message;
  #drawn;

  get message() {
    return this.#message;
  }

  set message(message) {
    this.#message = message;
    if (this.isConnected) {
      this.#drawIfNew();
    }
  }

  connectedCallback() {
    this.#drawn = undefined;
    this.#drawIfNew();
  }

  #drawIfNew() {
    const { content, body } = this.message;
    const drawn = JSON.stringify(content ?? null);
    if (drawn !== this.#drawn) {
      this.#drawn = drawn;
      this.end();
      const whole = this.constructor.needs.every((field) => content?.[field] !== undefined);
      this.shadowRoot.replaceChildren((whole ? this.draw(content ?? {}) : undefined) ?? make('span', {}, body));
    }
  }
}

/** Lets an image, sound or video load a blob; asks once more for an address when the first one does not work. */
export async function load(element, host, id, choice = {}) {
  const ready = element instanceof HTMLMediaElement ? 'loadedmetadata' : 'load';
  for (const fresh of [false, true]) {
    const address = await host.blobUrl(id, { ...choice, fresh });
    const loaded = new Promise((done) => {
      element.addEventListener(ready, () => done(true), { once: true });
      element.addEventListener('error', () => done(false), { once: true });
    });
    element.src = address;
    if (await loaded) {
      return;
    }
  }
  throw new Error('not readable');
}

/** Saves a blob under a name. */
export async function save(host, id, name) {
  const link = make('a', { href: await host.blobUrl(id), download: name });
  link.click();
}

/** Asks the page to send a message of the element's type. */
export function sendFrom(element, content, body) {
  element.dispatchEvent(new CustomEvent('hy-send', { detail: { content, body }, bubbles: true, composed: true }));
}

/** Only one thing sounds at a time, whichever type it is of. `pause` is called when another one begins. */
export function soundsAlone(owner, pause) {
  const other = (event) => event.detail !== owner && pause();
  document.addEventListener('hy-sound', other);
  return {
    begin: () => document.dispatchEvent(new CustomEvent('hy-sound', { detail: owner })),
    end: () => document.removeEventListener('hy-sound', other),
  };
}

/** Bytes for people, in steps of 1,000 as file managers show them. */
export function sizeText(bytes, locale) {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** step;
  const format = { style: 'unit', unit: units[step], unitDisplay: step === 0 ? 'long' : 'short', maximumFractionDigits: value < 10 && step > 0 ? 1 : 0 };
  return new Intl.NumberFormat(locale === 'zh' ? 'zh-CN' : 'en', format).format(value);
}

export function clockText(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** How large to show a picture: whole, within `most` pixels each way, and never too small to be hit. */
export function boxOf(width, height, most = 320, least = 64) {
  const scale = Math.min(1, most / width, most / height);
  return { width: Math.max(least, Math.round(width * scale)), height: Math.max(least, Math.round(height * scale)) };
}
