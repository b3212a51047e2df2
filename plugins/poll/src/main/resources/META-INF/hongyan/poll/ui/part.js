/** What the elements of polls share: texts, styles, and a base that knows them. */

const TEXTS = {
  en: {
    voters: (voters) => (voters === 1 ? '1 person voted' : `${voters} people voted`),
    closed: 'Closed',
    close: 'Close the poll',
    failed: 'That did not work. Please try again.',
    question: 'Question',
    option: (number) => `Option ${number}`,
    more: 'Add an option',
    several: 'More than one choice',
    send: 'Ask',
    label: 'Poll',
  },
  zh: {
    voters: (voters) => `${voters} 人已投票`,
    closed: '已结束',
    close: '结束投票',
    failed: '没有成功，请重试。',
    question: '问题',
    option: (number) => `选项 ${number}`,
    more: '添加选项',
    several: '可多选',
    send: '发起投票',
    label: '投票',
  },
};

// a page's policy takes no <style>: styles come as sheets, colours from the page's own tokens
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block; max-width: 100%; font: inherit; color: inherit; overflow-wrap: anywhere; }
  button, input { font: inherit; }
  :focus-visible { outline: 3px solid var(--hy-link); outline-offset: 2px; }
  fieldset { inline-size: 280px; max-inline-size: 100%; box-sizing: border-box; min-inline-size: 0; margin: 0; padding: 0; border: 0; }
  legend { padding: 0; margin-block-end: 6px; font-weight: 600; }
  .option { display: grid; grid-template-columns: auto 1fr auto; gap: 0 8px; align-items: center; min-block-size: 40px; padding: 4px 0; cursor: pointer; }
  fieldset:disabled .option { cursor: default; }
  .option input { inline-size: 18px; block-size: 18px; margin: 0; accent-color: var(--hy-primary); }
  .count { font-variant-numeric: tabular-nums; color: var(--hy-text-soft); }
  .bar { grid-column: 2 / -1; block-size: 4px; border-radius: 2px;
    background: linear-gradient(to right, var(--hy-primary) var(--part, 0%), var(--hy-line-strong) var(--part, 0%)); }
  .soft { margin: 6px 0 0; color: var(--hy-text-soft); font-size: .88em; }
  .plain { justify-self: start; margin-block-start: 6px; padding: 6px 0; border: 0; background: none; color: var(--hy-link); cursor: pointer; }
  .trouble { margin: 6px 0 0; color: var(--hy-danger); }
  form { display: grid; gap: 12px; max-inline-size: 480px; }
  form label { display: grid; gap: 4px; color: var(--hy-text-soft); font-size: .9em; }
  form .check { grid-template-columns: auto 1fr; align-items: center; gap: 8px; min-block-size: 32px; }
  form input:not([type='checkbox']) { min-inline-size: 0; padding: 8px 10px; border: 1px solid var(--hy-line-strong); border-radius: 10px; background: var(--hy-surface); color: var(--hy-text); }
  .send { padding: 10px; border: 0; border-radius: 10px; background: var(--hy-primary); color: var(--hy-on-primary); cursor: pointer; }
  .send:disabled { background: var(--hy-line); color: var(--hy-text-soft); cursor: not-allowed; }
`);

/** Makes an element; functions and booleans are properties, all else attributes, and text is always text. */
export function make(tag, settings = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(settings)) {
    if (typeof value === 'function' || typeof value === 'boolean') {
      element[name] = value;
    } else {
      element.setAttribute(name, value);
    }
  }
  element.append(...children);
  return element;
}

export class Part extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
  }

  get words() {
    return TEXTS[this.host.locale === 'zh' ? 'zh' : 'en'];
  }
}
