import { ICONS, icon, load, make, save, sheet, wordsOf } from './kit.js';
import { swipes } from './swipes.js';

const TEXTS = {
  en: { title: 'Image', size: 'Image, {0} × {1}', close: 'Close', larger: 'Zoom in', smaller: 'Zoom out', whole: 'Fit to window', save: 'Save', missed: 'This image can’t be shown now.', older: 'Previous image', newer: 'Next image', noOlder: 'There is no image before this one.', noNewer: 'There is no image after this one.' },
  zh: { title: '图片', size: '图片，{0} × {1}', close: '关闭', larger: '放大', smaller: '缩小', whole: '适合窗口', save: '保存', missed: '暂时无法显示这张图片。', older: '上一张图片', newer: '下一张图片', noOlder: '前面没有图片了。', noNewer: '后面没有图片了。' },
};

const LARGER = 'M15.5 14h-.8l-.3-.3a6.5 6.5 0 1 0-.7.7l.3.3v.8l5 5 1.5-1.5zm-6 0a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9zM10 7H9v2H7v1h2v2h1v-2h2V9h-2z';
const SMALLER = 'M15.5 14h-.8l-.3-.3a6.5 6.5 0 1 0-.7.7l.3.3v.8l5 5 1.5-1.5zm-6 0a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9zM7 9h5v1H7z';
const WHOLE = 'M5 15H3v4a2 2 0 0 0 2 2h4v-2H5zM5 5h4V3H5a2 2 0 0 0-2 2v4h2zm14-2h-4v2h4v4h2V5a2 2 0 0 0-2-2zm0 16h-4v2h4a2 2 0 0 0 2-2v-4h-2z';
const OLDER = 'M15.4 7.4 14 6l-6 6 6 6 1.4-1.4L10.8 12z';
const NEWER = 'M8.6 16.6 10 18l6-6-6-6-1.4 1.4 4.6 4.6z';
const MOST = 8;
const STEP = 1.5;

const STYLE = sheet(`
dialog { width: 100%; height: 100%; max-width: none; max-height: none; margin: 0; padding: 0; border: 0; background: #101413; color: #f1f5f4;
  font-family: var(--hy-font); overflow: hidden; }
dialog[open] { display: grid; grid-template-rows: auto minmax(0, 1fr); }
.bar { display: flex; justify-content: flex-end; gap: 4px; padding: 8px; }
button { display: grid; place-items: center; width: 44px; height: 44px; padding: 0; border: 0; border-radius: 50%; background: none; color: inherit; cursor: pointer; }
button:hover:not(:disabled) { background: #2b3432; }
button:disabled { opacity: .4; cursor: default; }
:focus-visible { outline: 2px solid #63c9bd; outline-offset: -2px; }
svg { width: 24px; height: 24px; fill: currentColor; }
.room { position: relative; display: grid; min-width: 0; min-height: 0; }
.stage { display: grid; overflow: auto; place-items: safe center; }
.stage.whole { touch-action: pinch-zoom; overflow: hidden; }
.side { position: absolute; inset-block-start: calc(50% - 22px); background: #101413b3; }
.older { inset-inline-start: 8px; }
.newer { inset-inline-end: 8px; }
img { display: block; }
.trouble { padding: 16px; }
.told { position: absolute; inset-block-end: 16px; inset-inline: 16px; justify-self: center; width: fit-content; max-width: calc(100% - 32px); margin: 0 auto; padding: 6px 14px; border-radius: 16px; background: #2b3432; text-align: center; pointer-events: none; }
.told.quiet { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`);

/** Shows the picture of a message as large as the window, over everything else, until it is closed; from it one comes to those beside it. */
export function view(opened) {
  new Viewer(opened).open();
}

class Viewer {
  #host;
  #message;
  #back;
  #words;
  #zoom = 1;
  #going = false;
  #picture = make('img');
  #told = make('p', { class: 'told quiet', role: 'status' });
  #place = make('div');
  #dialog;
  #stage;
  #buttons;
  #resized = new ResizeObserver(() => this.#show(this.#zoom));

  /** `image` shows what can be seen of the picture meanwhile, `back` gets the focus in the end. */
  constructor({ host, message, image, back }) {
    this.#host = host;
    this.#message = message;
    this.#back = back;
    this.#words = wordsOf(TEXTS, host.locale);
    const button = (key, path, act, name = '') => make('button', { type: 'button', class: name, 'aria-label': this.#words(key), title: this.#words(key), onclick: act }, icon(path));
    this.#buttons = {
      larger: button('larger', LARGER, () => this.#show(this.#zoom * STEP)),
      smaller: button('smaller', SMALLER, () => this.#show(this.#zoom / STEP)),
      whole: button('whole', WHOLE, () => this.#show(1)),
      saving: button('save', ICONS.save, () => this.#save()),
      closing: button('close', ICONS.close, () => this.#dialog.close()),
      older: button('older', OLDER, () => this.#go(-1), 'side older'),
      newer: button('newer', NEWER, () => this.#go(1), 'side newer'),
    };
    const { older, newer, ...bar } = this.#buttons;
    this.#stage = make('div', { class: 'stage', tabindex: '0', role: 'group', 'aria-label': this.#words('title') });
    const room = make('div', { class: 'room' }, this.#stage, ...(this.#alone ? [] : [older, newer]), this.#told);
    this.#dialog = make('dialog', { 'aria-label': this.#words('title') }, make('div', { class: 'bar' }, ...Object.values(bar)), room);
    this.#listen();
    this.#draw(image.currentSrc);
  }

  /** A message on its way has none beside it yet. */
  get #alone() {
    return this.#host.beside === undefined || this.#message.pending === true;
  }

  open() {
    this.#place.attachShadow({ mode: 'open' }).adoptedStyleSheets = [STYLE];
    this.#place.shadowRoot.append(this.#dialog);
    document.body.append(this.#place);
    this.#dialog.showModal();
    this.#resized.observe(this.#stage);
    this.#stage.focus();
  }

  #listen() {
    this.#dialog.onclose = () => {
      this.#resized.disconnect();
      this.#place.remove();
      this.#back.focus();
    };
    this.#dialog.onkeydown = (event) => this.#pressed(event);
    this.#stage.onclick = ({ target }) => target === this.#stage && this.#dialog.close();
    this.#stage.addEventListener(
      'wheel',
      (event) => {
        if (event.ctrlKey) {
          event.preventDefault();
          this.#show(this.#zoom * (event.deltaY < 0 ? STEP : 1 / STEP));
        }
      },
      { passive: false },
    );
    this.#picture.onclick = () => this.#show(this.#zoom === 1 ? STEP * STEP : 1);
    swipes(this.#stage, (step) => this.#zoom === 1 && this.#go(step));
  }

  #pressed(event) {
    // an enlarged picture is moved by the arrow keys
    const step = this.#zoom === 1 ? { ArrowLeft: -1, ArrowRight: 1 }[event.key] : undefined;
    const zoom = { '+': this.#zoom * STEP, '=': this.#zoom * STEP, '-': this.#zoom / STEP, 0: 1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      this.#go(step);
    } else if (zoom !== undefined) {
      this.#show(zoom);
    } else if (event.key === 'Tab') {
      this.#keep(event);
    }
  }

  /** The focus goes round within. */
  #keep(event) {
    const all = [...this.#dialog.querySelectorAll('*')].filter(({ tabIndex, disabled }) => tabIndex === 0 && disabled !== true);
    const [leaving, entering] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
    if (this.#place.shadowRoot.activeElement === leaving) {
      event.preventDefault();
      entering.focus();
    }
  }

  #show(wanted) {
    const { width, height } = this.#message.content;
    const fit = Math.min(1, this.#stage.clientWidth / width, this.#stage.clientHeight / height);
    this.#zoom = Math.min(MOST, Math.max(1, wanted));
    this.#picture.style.width = `${width * fit * this.#zoom}px`;
    this.#picture.style.height = `${height * fit * this.#zoom}px`;
    this.#buttons.smaller.disabled = this.#zoom === 1;
    this.#buttons.larger.disabled = this.#zoom === MOST;
    this.#stage.classList.toggle('whole', this.#zoom === 1);
  }

  /** Draws what can be had at once, then the picture itself. */
  #draw(known) {
    const { blob, width, height } = this.#message.content;
    const message = this.#message;
    const still = () => this.#message === message;
    this.#picture.alt = this.#words('size', width, height);
    if (known === '') {
      this.#picture.removeAttribute('src');
    } else {
      this.#picture.src = known;
    }
    this.#stage.replaceChildren(this.#picture);
    this.#show(1);
    const full = make('img');
    load(full, this.#host, blob).then(
      () => still() && (this.#picture.src = full.src),
      () => still() && this.#stage.replaceChildren(make('p', { class: 'trouble', role: 'alert' }, this.#words('missed'))),
    );
  }

  async #go(step) {
    if (this.#alone || this.#going) {
      return;
    }
    this.#going = true;
    try {
      const next = await this.#beside(step);
      if (next === undefined) {
        this.#tell(this.#words(step === 1 ? 'noNewer' : 'noOlder'), true);
      } else {
        this.#message = next;
        this.#draw('');
        this.#tell(this.#picture.alt, false);
      }
    } catch {
      this.#tell(this.#words('missed'), true);
    } finally {
      this.#going = false;
    }
  }

  async #beside(step) {
    let next = await this.#host.beside(this.#message, step);
    while (next !== undefined && next.content?.blob === undefined) {
      next = await this.#host.beside(next, step);
    }
    return next;
  }

  #tell(text, seen) {
    this.#told.className = seen ? 'told' : 'told quiet';
    this.#told.textContent = text;
  }

  #save() {
    save(this.#host, this.#message.content.blob, '').catch(() => this.#host.notify(this.#words('missed')));
  }
}
