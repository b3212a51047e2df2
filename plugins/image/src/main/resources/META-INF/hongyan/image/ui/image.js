import { FilesComposer } from './files.js';
import { KEPT, opened, redrawn } from './pictures.js';
import { MessagePart, boxOf, load, make, sheet } from './kit.js';
import { view } from './viewer.js';

/** Up to this many pixels each way a picture is shown as it is: sharp, and moving if it moves. */
const SMALL = 640;

const TEXTS = {
  en: {
    body: '[Image]',
    open: 'Image, {0} × {1}. Open',
    choose: 'Choose images',
    send: 'Send ({0})',
    unreadable: '“{0}” is no picture that a browser can show. Send it as a file.',
  },
  zh: {
    body: '[图片]',
    open: '图片，{0} × {1}，点击查看',
    choose: '选择图片',
    send: '发送（{0}）',
    unreadable: '“{0}”不是浏览器能显示的图片，请作为文件发送。',
  },
};

const STYLE = sheet(`
.frame { position: relative; display: block; max-width: 100%; padding: 0; border: 0; border-radius: 12px; overflow: hidden; background: var(--hy-surface-soft); cursor: zoom-in; }
.frame img { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: cover; }
`);

/** A picture in a box of its own shape, which opens large. */
export class Message extends MessagePart {
  static needs = ['blob'];
  static bare = true;
  static texts = TEXTS;
  static sheets = [STYLE];

  draw({ blob, width, height }) {
    const box = boxOf(width, height);
    const image = make('img', { alt: '', decoding: 'async', draggable: 'false' });
    const frame = make('button', { type: 'button', class: 'frame', onclick: () => view({ host: this.host, message: this.message, image, back: frame }) }, image);
    frame.setAttribute('aria-label', this.words('open', width, height));
    frame.style.width = `${box.width}px`;
    frame.style.aspectRatio = `${box.width} / ${box.height}`;
    load(image, this.host, blob, { thumbnail: Math.max(width, height) > SMALL }).catch((failure) => frame.replaceWith(this.missing(failure, () => this.#retry(), frame)));
    return frame;
  }

  #retry() {
    this.shadowRoot.replaceChildren(this.draw(this.message.content));
    this.shadowRoot.querySelector('button').focus();
  }
}

/** Chosen, pasted or dropped pictures, each seen before it is sent. */
export class Composer extends FilesComposer {
  static label = { en: 'Image', zh: '图片' };
  static icon = 'M21 19V5a2 2 0 0 0-2-2H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2zM8.5 13.5l2.5 3 3.5-4.5 4.5 6H5z';
  static accepts = ['image/*'];
  static texts = TEXTS;

  async examine(chosen) {
    try {
      const file = KEPT.includes(chosen.type) ? chosen : await redrawn(chosen);
      return { file, ...(await opened(file)) };
    } catch {
      throw new Error(this.words('unreadable', chosen.name));
    }
  }

  contentOf(blob, { width, height }) {
    return { blob: blob.id, width: blob.width ?? width, height: blob.height ?? height };
  }

  bodyOf() {
    return this.words('body');
  }
}
