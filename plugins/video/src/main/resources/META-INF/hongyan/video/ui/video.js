import { FilesComposer } from './files.js';
import { coverOf, measure } from './frames.js';
import { MessagePart, boxOf, clockText, icon, ICONS, load, make, sheet, soundsAlone } from './kit.js';

const TEXTS = {
  en: {
    body: '[Video] {0}',
    play: 'Play video, {0}',
    video: 'Video, {0}',
    choose: 'Choose videos',
    send: 'Send ({0})',
    unreadable: '“{0}” is no video that this browser can play. Send it as a file.',
  },
  zh: {
    body: '[视频] {0}',
    play: '播放视频，{0}',
    video: '视频，{0}',
    choose: '选择视频',
    send: '发送（{0}）',
    unreadable: '此浏览器无法播放“{0}”，请作为文件发送。',
  },
};

const STYLE = sheet(`
.frame { position: relative; display: block; max-width: 100%; padding: 0; border: 0; border-radius: 12px; overflow: hidden; background: #1b2322; color: #fff; }
.frame img, .frame video { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: contain; background: #1b2322; }
.sign { position: absolute; inset: 0; margin: auto; width: 52px; height: 52px; display: grid; place-items: center; border-radius: 50%; background: rgb(0 0 0 / 62%); font-size: 1.4em; }
button.frame:hover .sign { background: rgb(0 0 0 / 80%); }
.length { position: absolute; right: 8px; bottom: 8px; padding: 1px 6px; border-radius: 6px; background: rgb(0 0 0 / 72%); font-size: .8em; }
`);

/** A video behind its cover, which plays in its place. */
export class Message extends MessagePart {
  static needs = ['blob'];
  static bare = true;
  static texts = TEXTS;
  static sheets = [STYLE];

  draw({ cover, seconds, width, height }) {
    const length = clockText(seconds);
    const frame = this.#frame('button', width, height);
    frame.type = 'button';
    frame.setAttribute('aria-label', this.words('play', length));
    frame.onclick = () => this.#play(frame);
    frame.append(make('span', { class: 'sign' }, icon(ICONS.play)), make('span', { class: 'length' }, length));
    if (cover !== undefined) {
      const image = make('img', { alt: '', decoding: 'async' });
      // without its cover it still plays
      load(image, this.host, cover).then(() => frame.prepend(image), () => undefined);
    }
    return frame;
  }

  #frame(tag, width, height) {
    const box = boxOf(width, height, 360, 140);
    const frame = make(tag, { class: 'frame' });
    frame.style.width = `${box.width}px`;
    frame.style.aspectRatio = `${box.width} / ${box.height}`;
    return frame;
  }

  #play(before) {
    const { blob, seconds, width, height } = this.message.content;
    const video = make('video', { controls: true, playsInline: true, preload: 'metadata' });
    video.setAttribute('aria-label', this.words('video', clockText(seconds)));
    const frame = this.#frame('div', width, height);
    frame.append(video);
    const alone = soundsAlone(this, () => video.pause());
    video.onplay = () => alone.begin();
    this.atEnd(() => {
      alone.end();
      video.removeAttribute('src');
      video.load();
    });
    before.replaceWith(frame);
    video.focus();
    load(video, this.host, blob).then(() => video.play().catch(() => undefined), (failure) => this.#miss(failure, frame));
  }

  #miss(failure, frame) {
    const instead = this.missing(failure, (button) => this.#play(button), frame);
    frame.replaceWith(instead);
    instead.focus();
  }
}

/** Chosen, pasted or dropped videos; each gets its first picture as its cover. */
export class Composer extends FilesComposer {
  static label = { en: 'Video', zh: '视频' };
  static icon = 'M17 10.5V7a1 1 0 0 0-1-1H4a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-3.5l4 4v-11z';
  static accepts = ['video/*'];
  static texts = TEXTS;

  async examine(file) {
    const address = URL.createObjectURL(file);
    try {
      const { video, ...measured } = await measure(address);
      const cover = await coverOf(video);
      const preview = make('img', { class: 'picture', alt: '' });
      const shown = URL.createObjectURL(cover);
      preview.src = shown;
      return { ...measured, cover, preview, release: () => URL.revokeObjectURL(shown) };
    } catch {
      throw new Error(this.words('unreadable', file.name));
    } finally {
      URL.revokeObjectURL(address);
    }
  }

  async contentOf(blob, { cover, seconds, width, height }, { signal }) {
    const kept = await this.host.upload(cover, { name: 'cover.jpg', signal });
    return { blob: blob.id, cover: kept.id, seconds: blob.seconds ?? seconds, width, height };
  }

  bodyOf({ seconds }) {
    return this.words('body', clockText(seconds));
  }
}
