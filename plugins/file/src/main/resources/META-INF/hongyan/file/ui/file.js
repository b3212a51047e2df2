import { FilesComposer } from './files.js';
import { ICONS, MessagePart, icon, make, save, sheet, sizeText } from './kit.js';
import { drawingOf, kindOf } from './kinds.js';

const NAME_MOST = 255;

const TEXTS = {
  en: { body: '[File] {0}', get: 'Save {0}, {1}', choose: 'Choose files', send: 'Send ({0})', empty: '“{0}” is empty or a folder.' },
  zh: { body: '[文件] {0}', get: '保存 {0}，{1}', choose: '选择文件', send: '发送（{0}）', empty: '“{0}”是空文件或文件夹。' },
};

const STYLE = sheet(`
.card { display: grid; grid-template-columns: 40px minmax(0, 1fr) 24px; align-items: center; gap: 10px; width: 280px; max-width: 100%; padding: 4px 0; border: 0; background: none; text-align: start; }
.kind { display: grid; place-items: center; width: 40px; height: 48px; border-radius: 8px; background: var(--hy-primary); color: var(--hy-on-primary); font-size: 1.15em; }
.name { display: flex; min-width: 0; color: var(--hy-bubble-text, inherit); }
.name span:first-child { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.name span:last-child { flex: none; white-space: pre; max-width: 60%; overflow: hidden; text-overflow: ellipsis; }
.size { display: block; font-size: .85em; color: var(--hy-bubble-soft, inherit); }
.card:hover .name { text-decoration: underline; }
.trouble { margin: 4px 0; }
`);

/** A file with its name, kind and size, to be saved. */
export class Message extends MessagePart {
  static needs = ['blob'];
  static texts = TEXTS;
  static sheets = [STYLE];

  draw({ blob, name, size }) {
    const much = sizeText(size, this.host.locale);
    const trouble = make('p', { class: 'trouble', role: 'alert', hidden: true });
    const get = async () => {
      trouble.hidden = true;
      try {
        await save(this.host, blob, name);
      } catch (failure) {
        trouble.textContent = `${this.reasonOf(failure)} · ${this.words('again')}`;
        trouble.hidden = false;
      }
    };
    const [stem, end] = cutName(name);
    const card = make('button', { type: 'button', class: 'card', title: name, onclick: () => void get() },
      make('span', { class: 'kind' }, icon(drawingOf(kindOf(name)))),
      make('span', {}, make('span', { class: 'name' }, make('span', { dir: 'auto' }, stem), make('span', {}, end)), make('span', { class: 'size' }, much)),
      icon(ICONS.save));
    card.setAttribute('aria-label', this.words('get', name, much));
    return make('div', {}, card, trouble);
  }
}

/** The end of a long name, which says what it is, stays visible. */
function cutName(name) {
  const dot = name.lastIndexOf('.');
  const at = dot > 0 && name.length - dot <= 12 ? dot : name.length;
  return [name.slice(0, at), name.slice(at)];
}

/** Files of any kind. */
export class Composer extends FilesComposer {
  static label = { en: 'File', zh: '文件' };
  static icon = 'M14 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8zm-1 7V3.5L18.5 9z';
  static accepts = ['*/*'];
  static texts = TEXTS;

  async examine(file) {
    // a dropped folder looks like a file until it is read
    const readable = file.size > 0 && (await file.slice(0, 1).arrayBuffer().then(() => true, () => false));
    if (!readable) {
      throw new Error(this.words('empty', file.name));
    }
    return { preview: drawingOf(kindOf(file.name)) };
  }

  contentOf(blob, { file }) {
    const [stem, end] = cutName(file.name);
    const name = [...stem].slice(0, NAME_MOST - [...end].length).join('') + end;
    return { blob: blob.id, name: name === '' ? 'file' : name, size: blob.size };
  }

  bodyOf({ name }) {
    return this.words('body', name);
  }
}
