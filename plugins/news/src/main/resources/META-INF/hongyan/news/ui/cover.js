import { ICONS, icon, make, sheet } from './kit.js';

const SHOWN = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'];

const STYLE = sheet(`
.picture { display: flex; flex-wrap: wrap; align-items: center; gap: 10px; min-height: 56px; }
.picture img { width: 107px; height: 56px; border-radius: 8px; object-fit: cover; background: var(--hy-surface-soft); }
.picture progress { flex: 1 1 120px; max-width: 200px; }
`);

/** The part of a form that holds one picture. */
export class CoverField {
  static sheets = [STYLE];
  blob;
  #form;
  #stop;
  #address;

  /** @param form says the texts, and what went wrong */
  constructor(form) {
    this.#form = form;
    const { words } = form;
    this.input = make('input', { type: 'file', accept: SHOWN.join(','), hidden: true, onchange: () => void this.#chosen() });
    this.choose = make('button', { type: 'button', class: 'action', onclick: () => this.input.click() }, icon(ICONS.add), words('choose'));
    this.remove = make('button', { type: 'button', class: 'action', hidden: true, onclick: () => this.#clear() });
    this.image = make('img', { alt: '', hidden: true });
    this.bar = make('progress', { max: '1', hidden: true, 'aria-label': words('choose') });
    this.live = make('span', { class: 'unseen', role: 'status' });
    this.element = make('div', { class: 'picture' }, this.image, this.bar, this.choose, this.remove, this.input, this.live);
  }

  get busy() {
    return this.#stop !== undefined;
  }

  /** Ends an upload under way. */
  stop() {
    this.#stop?.abort();
    URL.revokeObjectURL(this.#address);
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
    this.#address = URL.createObjectURL(file);
    this.image.src = this.#address;
    this.#show();
    try {
      await this.image.decode().catch(() => this.#unfit());
      const blob = await this.#form.host.upload(file, { name: file.name, signal: stop.signal, progress: (fraction) => this.#progress(fraction) });
      if (!SHOWN.includes(blob.type)) {
        this.#unfit();
      }
      this.#uploaded(blob.id);
    } catch (failure) {
      this.#clear();
      if (!stop.signal.aborted) {
        this.#form.refuse(failure instanceof TypeError ? failure.message : this.#form.reasonOf(failure), this.choose);
      }
    }
  }

  #unfit() {
    throw new TypeError(this.#form.words('noPicture'));
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
