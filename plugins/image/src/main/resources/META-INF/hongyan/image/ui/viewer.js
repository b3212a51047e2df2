import { ICONS, icon, load, make, save, sheet, wordsOf } from './kit.js';

const TEXTS = {
  en: { title: 'Image', close: 'Close', larger: 'Zoom in', smaller: 'Zoom out', whole: 'Fit to window', save: 'Save', missed: 'This image can’t be shown now.' },
  zh: { title: '图片', close: '关闭', larger: '放大', smaller: '缩小', whole: '适合窗口', save: '保存', missed: '暂时无法显示这张图片。' },
};

const LARGER = 'M15.5 14h-.8l-.3-.3a6.5 6.5 0 1 0-.7.7l.3.3v.8l5 5 1.5-1.5zm-6 0a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9zM10 7H9v2H7v1h2v2h1v-2h2V9h-2z';
const SMALLER = 'M15.5 14h-.8l-.3-.3a6.5 6.5 0 1 0-.7.7l.3.3v.8l5 5 1.5-1.5zm-6 0a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9zM7 9h5v1H7z';
const WHOLE = 'M5 15H3v4a2 2 0 0 0 2 2h4v-2H5zM5 5h4V3H5a2 2 0 0 0-2 2v4h2zm14-2h-4v2h4v4h2V5a2 2 0 0 0-2-2zm0 16h-4v2h4a2 2 0 0 0 2-2v-4h-2z';
const MOST = 8;
const STEP = 1.5;

const STYLE = sheet(`
dialog { width: 100%; height: 100%; max-width: none; max-height: none; margin: 0; padding: 0; border: 0; background: #101413; color: #f1f5f4;
  font-family: var(--hy-font); overflow: hidden; }
dialog[open] { display: grid; grid-template-rows: auto minmax(0, 1fr); }
.bar { display: flex; justify-content: flex-end; gap: 4px; padding: 8px; }
.bar button { display: grid; place-items: center; width: 44px; height: 44px; padding: 0; border: 0; border-radius: 50%; background: none; color: inherit; cursor: pointer; }
.bar button:hover:not(:disabled) { background: #2b3432; }
.bar button:disabled { opacity: .4; cursor: default; }
:focus-visible { outline: 2px solid #63c9bd; outline-offset: -2px; }
svg { width: 24px; height: 24px; fill: currentColor; }
.stage { display: grid; overflow: auto; place-items: safe center; }
img { display: block; }
.trouble { padding: 16px; }
`);

/** Shows a picture as large as the window, over everything else, until it is closed. `image` is what can be seen of it meanwhile. */
export function view({ host, blob, width, height, image, back }) {
  const words = wordsOf(TEXTS, host.locale);
  const place = make('div');
  place.attachShadow({ mode: 'open' }).adoptedStyleSheets = [STYLE];
  const picture = make('img', { alt: words('title') });
  const stage = make('div', { class: 'stage', tabindex: '0', role: 'group', 'aria-label': words('title') }, picture);
  const button = (key, path, act) => make('button', { type: 'button', 'aria-label': words(key), title: words(key), onclick: act }, icon(path));
  let zoom = 1;
  const fit = () => Math.min(1, stage.clientWidth / width, stage.clientHeight / height);
  const show = (wanted) => {
    zoom = Math.min(MOST, Math.max(1, wanted));
    picture.style.width = `${width * fit() * zoom}px`;
    picture.style.height = `${height * fit() * zoom}px`;
    smaller.disabled = zoom === 1;
    larger.disabled = zoom === MOST;
  };
  const larger = button('larger', LARGER, () => show(zoom * STEP));
  const smaller = button('smaller', SMALLER, () => show(zoom / STEP));
  const saving = button('save', ICONS.save, () => void save(host, blob, '').catch(() => host.notify(words('missed'))));
  const bar = make('div', { class: 'bar' }, larger, smaller, button('whole', WHOLE, () => show(1)), saving, button('close', ICONS.close, () => dialog.close()));
  const dialog = make('dialog', { 'aria-label': words('title') }, bar, stage);
  const resized = new ResizeObserver(() => show(zoom));

  dialog.onclose = () => {
    resized.disconnect();
    place.remove();
    back.focus();
  };
  dialog.onkeydown = ({ key }) => {
    const act = { '+': () => show(zoom * STEP), '=': () => show(zoom * STEP), '-': () => show(zoom / STEP), 0: () => show(1) }[key];
    act?.();
  };
  stage.onclick = ({ target }) => target === stage && dialog.close();
  stage.addEventListener('wheel', (event) => {
    if (event.ctrlKey) {
      event.preventDefault();
      show(zoom * (event.deltaY < 0 ? STEP : 1 / STEP));
    }
  }, { passive: false });
  picture.onclick = () => show(zoom === 1 ? STEP * STEP : 1);

  place.shadowRoot.append(dialog);
  document.body.append(place);
  dialog.showModal();
  resized.observe(stage);
  stage.focus();
  if (image.currentSrc !== '') {
    picture.src = image.currentSrc;
  }
  const full = make('img');
  load(full, host, blob).then(
    () => (picture.src = full.src),
    () => stage.replaceChildren(make('p', { class: 'trouble', role: 'alert' }, words('missed'))),
  );
}
