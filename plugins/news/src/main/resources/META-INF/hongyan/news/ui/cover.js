import { ICONS, icon, make, sheet } from './kit.js';
import { KEPT, opened, redrawn } from './pictures.js';

const STYLE = sheet(`
.chosen { display: flex; flex-wrap: wrap; align-items: center; gap: 10px; min-height: 56px; }
.preview { width: 107px; height: 56px; border-radius: 8px; overflow: hidden; background: var(--hy-surface-soft); }
.preview img { display: block; width: 100%; height: 100%; object-fit: cover; }
.chosen progress { flex: 1 1 120px; max-width: 200px; }
`);

/** The part of a form that holds one picture. */
export class CoverField {
  static sheets = [STYLE];
  blob;
  #form;
  #stop;
  #release;

  /** @param form says the texts, and what went wrong */
  constructor(form) {
    this.#form = form;
    const { words } = form;
    this.input = make('input', { type: 'file', accept: 'image/*', hidden: true, onchange: () => void this.#chosen() });
    this.choose = make('button', { type: 'button', class: 'action', onclick: () => this.input.click() }, icon(ICONS.add), words('choose'));
    this.remove = make('button', { type: 'button', class: 'action', hidden: true, onclick: () => this.#clear() });
    this.image = make('span', { class: 'preview', hidden: true });
    this.bar = make('progress', { max: '1', hidden: true, 'aria-label': words('choose') });
    this.live = make('span', { class: 'unseen', role: 'status' });
    this.element = make('div', { class: 'chosen' }, this.image, this.bar, this.choose, this.remove, this.input, this.live);
  }

  get busy() {
    return this.#stop !== undefined;
  }

  /** Ends an upload under way. */
  stop() {
    this.#stop?.abort();
    this.#release?.();
    this.#release = undefined;
  }

  async #chosen() {
    const [file] = this.input.files;
    this.input.value = '';
    if (file === undefined) {
      return;
    }
    const stop = new AbortController();
    this.#stop = stop;
    this.#form.relent();
    this.#show();
    try {
      const picture = await this.#opened(file);
      const blob = await this.#form.host.upload(picture, { name: picture.name, signal: stop.signal, progress: (fraction) => this.#progress(fraction) });
      stop.signal.throwIfAborted();
      this.#uploaded(blob.id);
    } catch (failure) {
      if (!stop.signal.aborted) {
        this.#clear();
        this.#form.refuse(failure instanceof TypeError ? failure.message : this.#form.reasonOf(failure), this.choose);
      }
    }
  }

  /** The file as the server takes it, once it is seen. */
  async #opened(file) {
    try {
      const fit = KEPT.includes(file.type) ? file : await redrawn(file);
      const { preview, release } = await opened(fit);
      this.#release = release;
      this.image.replaceChildren(preview);
      return fit;
    } catch {
      throw new TypeError(this.#form.words('noPicture'));
    }
  }

  #progress(fraction) {
    this.bar.value = fraction;
    const percent = Math.floor(fraction * 100);
    if (percent % 25 === 0) {
      this.live.textContent = this.#form.words('at', percent);
    }
  }

  #uploaded(id) {
    this.blob = id;
    this.#stop = undefined;
    this.live.textContent = this.#form.words('there');
    this.#form.relent();
    this.#show();
  }

  #clear() {
    this.stop();
    this.#stop = undefined;
    this.blob = undefined;
    this.live.textContent = '';
    this.#show();
    if (this.element.isConnected) {
      this.choose.focus();
    }
  }

  #show() {
    const there = this.busy || this.blob !== undefined;
    this.image.hidden = !there;
    this.bar.hidden = !this.busy;
    this.bar.value = 0;
    this.choose.hidden = there;
    this.remove.hidden = !there;
    this.remove.textContent = this.#form.words(this.busy ? 'stop' : 'remove');
    if (there) {
      this.remove.focus();
    }
  }
}
