import { MessagePart, load, make, sheet } from './kit.js';

const STYLE = sheet(`
.card { display: block; width: 320px; max-width: 100%; padding: 0; border: 1px solid var(--hy-line); border-radius: var(--hy-radius); overflow: hidden; overflow-wrap: anywhere;
  background: var(--hy-surface); color: var(--hy-text); text-align: start; text-decoration: none; }
a.card:hover, button.card:hover, .card a:hover { background: var(--hy-hover); }
a.card:focus-visible, button.card:focus-visible { outline-offset: 1px; }
.cover { display: block; width: 100%; aspect-ratio: 1.91 / 1; background: var(--hy-surface-soft); }
.cover img { display: block; width: 100%; height: 100%; object-fit: cover; }
.lines { display: grid; gap: 3px; padding: 9px 12px 10px; }
.title { font-weight: 600; line-height: 1.35; }
.soft { color: var(--hy-text-soft); font-size: .88em; line-height: 1.4; }
.two { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.host { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
`);

/** An element that shows one message as a card. */
export class CardPart extends MessagePart {
  static bare = true;
  static sheets = [STYLE];

  /** A picture in a box that is there before it. */
  cover(id) {
    const image = make('img', { alt: '', decoding: 'async', draggable: 'false' });
    const box = make('span', { class: 'cover' }, image);
    load(image, this.host, id, { thumbnail: true }).catch(() => image.remove());
    return box;
  }
}

/** What opens in a tab of its own, and isn't told where it was opened from. */
export function outside(href, settings, ...children) {
  return make('a', { ...settings, href, target: '_blank', rel: 'noopener noreferrer nofollow' }, ...children);
}

export function textOf(value) {
  return typeof value === 'string' ? value.trim() : '';
}
