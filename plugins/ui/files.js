import { ICONS, Part, icon, make, sendFrom, sheet, sizeText } from './kit.js';

const STYLE = sheet(`
:host { display: block; }
.rows { list-style: none; margin: 0 0 10px; padding: 0; display: grid; gap: 6px; max-height: 40vh; overflow-y: auto; }
.rows li { display: grid; grid-template-columns: 56px 1fr auto; align-items: center; gap: 10px; padding: 4px; border-radius: 10px; background: var(--hy-surface-soft); }
.picture { width: 56px; height: 56px; border-radius: 8px; object-fit: cover; background: var(--hy-line); display: grid; place-items: center; color: var(--hy-text-soft); overflow: hidden; }
img.picture { display: block; }
.what { min-width: 0; display: grid; gap: 3px; }
.name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--hy-text); }
.size { font-size: .85em; color: var(--hy-text-soft); }
.trouble { margin-bottom: 10px; }
.note { margin: 0 0 10px; color: var(--hy-text-soft); overflow-wrap: anywhere; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
`);

const TEXTS = {
  en: { remove: 'Remove {0}', stop: 'Stop', again: 'Try again', at: '{0} · {1} %', stopped: 'Stopped.', hint: 'You can also drop or paste them here.', opening: 'Opening {0} …', most: 'At most {0} at once; the rest was left out.' },
  zh: { remove: '移除 {0}', stop: '停止', again: '重试', at: '{0} · {1}%', stopped: '已停止。', hint: '也可以拖放或粘贴到这里。', opening: '正在打开 {0}…', most: '一次最多 {0} 个，其余已忽略。' },
};
const MOST = 20;

/**
 * A composer that uploads chosen files one after another and sends each as a message. What was uploaded is not uploaded
 * again when the next one fails. A subclass has `static texts` with `choose` and `send` ({0} of them), and says
 *  - `async examine(file)`: `{preview: Element | string (an icon's path), file? (to send instead), …}`, or throws an Error that says what to do;
 *  - `async contentOf(blob, item, options)`: the content of the message;
 *  - `bodyOf(content)`: its plain text until the server has told.
 */
export class FilesComposer extends Part {
  #items = [];
  #given;
  #early = [];
  #stop;

  static sheets = [STYLE];
  static accepts = ['*/*'];

  /** More files, as from paste or drop. */
  set files(files) {
    this.#given = files;
    if (files === undefined) {
      return;
    }
    if (this.isConnected) {
      void this.#add([...files]);
    } else {
      this.#early.push(...files);
    }
  }

  get files() {
    return this.#given;
  }

  connectedCallback() {
    const accept = this.constructor.accepts.filter((type) => type !== '*/*').join(',');
    this.input = make('input', { type: 'file', multiple: true, hidden: true, ...(accept === '' ? {} : { accept }), onchange: () => this.#chosen() });
    this.choose = make('button', { type: 'button', class: 'action', onclick: () => this.input.click() }, icon(ICONS.add), this.words('choose'));
    this.sendButton = make('button', { type: 'button', class: 'action first', onclick: () => void this.#send() });
    this.stopButton = make('button', { type: 'button', class: 'action', onclick: () => this.#stop?.abort() }, this.say('stop'));
    this.trouble = make('p', { class: 'trouble', role: 'alert', hidden: true });
    this.note = make('p', { class: 'note', role: 'status' });
    this.live = make('p', { class: 'unseen', role: 'status' });
    this.rows = make('ul', { class: 'rows' });
    this.shadowRoot.replaceChildren(
      this.rows, this.trouble, this.note, make('div', { class: 'actions' }, this.sendButton, this.stopButton, this.choose), this.input, this.live,
    );
    this.atEnd(() => this.#stop?.abort());
    this.atEnd(() => this.#items.splice(0).forEach(({ release }) => release?.()));
    this.#show();
    void this.#add(this.#early.splice(0));
  }

  /** Where the keyboard goes when the composer opens. */
  focus() {
    (this.sendButton.hidden ? this.choose : this.sendButton).focus();
  }

  say(key, ...values) {
    const language = this.host.locale === 'zh' ? 'zh' : 'en';
    return TEXTS[language][key].replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)]));
  }

  #chosen() {
    const files = [...this.input.files];
    this.input.value = '';
    void this.#add(files);
  }

  async #add(files) {
    this.#complain(undefined);
    const room = MOST - this.#items.length;
    for (const file of files.slice(0, room)) {
      this.note.textContent = this.say('opening', file.name);
      this.note.hidden = false;
      try {
        this.#items.push({ file, ...(await this.examine(file)) });
      } catch (failure) {
        this.#complain(failure.message);
      }
      this.#show();
    }
    if (files.length > room) {
      this.#complain(this.say('most', MOST));
    }
    if (files.length > 0) {
      this.focus();
    }
  }

  #show() {
    const busy = this.#stop !== undefined;
    const count = this.#items.length;
    this.sendButton.replaceChildren(this.#items.some(({ failed }) => failed) ? this.say('again') : this.words('send', count));
    this.sendButton.hidden = count === 0 || busy;
    this.stopButton.hidden = !busy;
    this.choose.disabled = busy;
    this.rows.hidden = count === 0;
    this.note.hidden = count > 0;
    this.note.textContent = this.say('hint');
    this.rows.replaceChildren(...this.#items.map((item) => this.#row(item, busy)));
  }

  #row(item, busy) {
    const { file, preview } = item;
    const size = sizeText(file.size, this.host.locale);
    item.bar = make('progress', { max: '1', hidden: !busy, 'aria-label': file.name });
    item.bar.value = item.blob === undefined ? 0 : 1;
    item.size = make('span', { class: 'size' }, size);
    const remove = make('button', { type: 'button', class: 'plain', disabled: busy, 'aria-label': this.say('remove', file.name), onclick: () => this.#remove(item) }, icon(ICONS.close));
    const picture = typeof preview === 'string' ? make('span', { class: 'picture' }, icon(preview)) : preview;
    return make('li', {}, picture, make('div', { class: 'what' }, make('span', { class: 'name', title: file.name }, file.name), item.size, item.bar), remove);
  }

  #remove(item) {
    this.#items.splice(this.#items.indexOf(item), 1);
    item.release?.();
    this.#complain(undefined);
    this.#show();
    this.focus();
  }

  async #send() {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.#complain(undefined);
    this.#items.forEach((item) => (item.failed = false));
    this.#show();
    this.stopButton.focus();
    let current;
    try {
      for (current of this.#items) {
        current.blob ??= await this.host.upload(current.file, { name: current.file.name, signal, progress: (fraction) => this.#progress(current, fraction) });
        current.bar.value = 1;
        current.content ??= await this.contentOf(current.blob, current, { signal });
        signal.throwIfAborted();
      }
      this.#sent();
    } catch (failure) {
      current.failed = !signal.aborted;
      this.#stop = undefined;
      if (this.isConnected) {
        this.#complain(signal.aborted ? this.say('stopped') : this.reasonOf(failure));
        this.#show();
        this.focus();
      }
    }
  }

  #sent() {
    // the page closes the composer after the first one
    for (const { content } of [...this.#items]) {
      sendFrom(this, content, this.bodyOf(content));
    }
  }

  #progress(item, fraction) {
    const percent = Math.floor(fraction * 100);
    item.bar.value = fraction;
    item.size.textContent = this.say('at', sizeText(item.file.size, this.host.locale), percent);
    if (percent % 25 === 0) {
      this.live.textContent = item.size.textContent;
    }
  }

  #complain(text) {
    this.trouble.textContent = text ?? '';
    this.trouble.hidden = text === undefined;
  }
}
