import { CardPart, outside, textOf } from './cards.js';
import { drawing } from './drawing.js';
import { FormPart, entry } from './forms.js';
import { icon, make, sheet } from './kit.js';
import { mapAddress, placeOf, placeText } from './places.js';

const TEXTS = {
  en: {
    send: 'Send location',
    mine: 'Use my position',
    looking: 'Looking for your position…',
    place: 'Coordinates, or a link to a map',
    name: 'Name of the place (optional)',
    address: 'Address (optional)',
    form: 'That names no place. Type latitude and longitude, like 39.9042, 116.4074, or paste a link from a map.',
    denied: 'The browser may not tell your position. Allow it in the browser’s settings for this page, or type the place.',
    missing: 'Your position can’t be found at the moment. Try again, or type the place.',
    late: 'Finding your position took too long. Try again, or type the place.',
    unable: 'This browser can’t tell positions here: pages need https for that. Type the place instead.',
    open: '{0}. Open in a map',
    kind: 'Location',
    preview: '[Location] {0}',
  },
  zh: {
    send: '发送位置',
    mine: '使用我的位置',
    looking: '正在定位…',
    place: '坐标或地图链接',
    name: '地点名称（选填）',
    address: '地址（选填）',
    form: '没有识别到地点。请输入纬度和经度（如 39.9042, 116.4074），或粘贴地图链接。',
    denied: '浏览器未允许定位。请在浏览器的网站设置中允许，或手动输入地点。',
    missing: '暂时无法定位，请重试或手动输入地点。',
    late: '定位超时，请重试或手动输入地点。',
    unable: '此处无法定位（网页需要 https），请手动输入地点。',
    open: '{0}，在地图中打开',
    kind: '位置',
    preview: '[位置] {0}',
  },
};
const REASONS = { 1: 'denied', 2: 'missing', 3: 'late' };
const PATIENCE = 15_000;
const TARGET =
  'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zm8.9 3A9 9 0 0 0 13 3.1V1h-2v2.1A9 9 0 0 0 3.1 11H1v2h2.1A9 9 0 0 0 11 20.9V23h2v-2.1A9 9 0 0 0 20.9 13H23v-2zM12 19a7 7 0 1 1 0-14 7 7 0 0 1 0 14z';

const STYLE = sheet(`
.drawing { display: block; width: 100%; height: auto; aspect-ratio: 320 / 150; }
.sea { fill: color-mix(in srgb, var(--hy-link) 14%, var(--hy-surface)); }
.land { fill: color-mix(in srgb, var(--hy-primary) 24%, var(--hy-surface)); stroke: color-mix(in srgb, var(--hy-primary) 45%, var(--hy-surface)); stroke-width: .8; stroke-linejoin: round; }
.grid { fill: none; stroke: color-mix(in srgb, var(--hy-text) 16%, transparent); stroke-width: .8; }
.drawing text { fill: var(--hy-text-soft); font: 9px var(--hy-font); }
.pin { fill: var(--hy-danger); stroke: var(--hy-surface); stroke-width: 1.2; }
.eye { fill: var(--hy-surface); stroke: none; }
.found { width: 320px; max-width: 100%; border: 1px solid var(--hy-line); border-radius: var(--hy-radius); overflow: hidden; background: var(--hy-surface); color: var(--hy-text); }
.found .soft { padding: 6px 12px; }
`);

/** A place on a small map, which opens in a large one. */
export class Message extends CardPart {
  static texts = TEXTS;
  static sheets = [...CardPart.sheets, STYLE];

  draw({ latitude, longitude, name, address }) {
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
      return undefined;
    }
    const place = { latitude: Number(latitude), longitude: Number(longitude) };
    const [called, at] = [textOf(name), textOf(address)];
    const card = outside(
      mapAddress(place, called, navigator.userAgent),
      { class: 'card' },
      drawing(place),
      make(
        'span',
        { class: 'lines' },
        make('span', { class: 'title' }, called === '' ? this.words('kind') : called),
        at === '' ? undefined : make('span', { class: 'soft' }, at),
        make('span', { class: 'soft' }, placeText(place)),
      ),
    );
    card.setAttribute('aria-label', this.words('open', [called, at, placeText(place)].filter((part) => part !== '').join(', ')));
    return card;
  }
}

/** Where somebody is, or what a map's link says. */
export class Composer extends FormPart {
  static label = { en: 'Location', zh: '位置' };
  static icon = 'M12 2a7 7 0 0 0-7 7c0 5.2 7 13 7 13s7-7.8 7-13a7 7 0 0 0-7-7zm0 9.5a2.5 2.5 0 1 1 0-5 2.5 2.5 0 0 1 0 5z';
  static texts = TEXTS;
  static sheets = [...CardPart.sheets, ...FormPart.sheets, STYLE];

  fields() {
    this.place = entry({ type: 'text', placeholder: '39.9042, 116.4074', autocapitalize: 'off', spellcheck: 'false', oninput: () => this.#show() });
    this.named = entry({ maxlength: '200' });
    this.address = entry({ maxlength: '500' });
    this.found = make('div', { class: 'found', hidden: true });
    this.live = make('p', { class: 'unseen', role: 'status' });
    this.mine = make('button', { type: 'button', class: 'action', onclick: () => this.#locate() }, icon(TARGET), this.words('mine'));
    return [
      this.field(this.words('place'), this.place),
      make('div', { class: 'actions' }, this.mine),
      this.found,
      this.field(this.words('name'), this.named),
      this.field(this.words('address'), this.address),
      this.live,
    ];
  }

  content() {
    const place = placeOf(this.place.value);
    if (place === undefined) {
      return this.refuse(this.words('form'), this.place);
    }
    const [name, address] = [this.named.value.trim(), this.address.value.trim()];
    const words = [name, address, placeText(place)].filter((part) => part !== '').join(' · ');
    return { content: { ...place, ...(name && { name }), ...(address && { address }) }, body: this.words('preview', words) };
  }

  #show() {
    const place = placeOf(this.place.value);
    this.found.hidden = place === undefined;
    const text = place === undefined ? '' : placeText(place);
    if (this.live.textContent !== text) {
      this.live.textContent = text;
      this.found.replaceChildren(...(place === undefined ? [] : [drawing(place), make('div', { class: 'soft' }, text)]));
    }
  }

  #locate() {
    this.relent();
    if (!window.isSecureContext || navigator.geolocation === undefined) {
      this.refuse(this.words('unable'), this.mine);
      return;
    }
    this.mine.disabled = true;
    this.live.textContent = this.words('looking');
    const done = (act) => (result) => {
      if (this.isConnected) {
        this.mine.disabled = false;
        act(result);
      }
    };
    navigator.geolocation.getCurrentPosition(
      done(({ coords }) => {
        this.place.value = `${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)}`;
        this.#show();
        this.named.focus();
      }),
      done(({ code }) => {
        this.live.textContent = '';
        this.refuse(this.words(REASONS[code] ?? 'missing'), this.mine);
      }),
      { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 60_000 },
    );
  }
}
