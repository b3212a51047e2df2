/** What the elements of red packets share: texts, styles, and a base that knows them. */

const TEXTS = {
  en: {
    greeting: 'Best wishes!',
    label: 'Red packet',
    open: 'Open',
    opening: 'Opening…',
    state_open: 'Open it',
    state_mine: 'Opened',
    state_own: 'Waiting to be opened',
    state_emptied: 'All shares are gone',
    state_returned: 'Expired',
    from: (name) => `Red packet from ${name}`,
    got: 'You got',
    opened: (opened, count) => `${opened} of ${count} opened`,
    luckiest: 'Luckiest',
    total: (money) => `${money} in all`,
    none: 'Nobody has opened it yet.',
    close: 'Close',
    amount: 'Amount in all',
    count: 'Number of shares',
    split: 'Split',
    random: 'By chance',
    equal: 'Equally',
    wish: 'Greeting',
    send: 'Send red packet',
    balance: (money) => `Your wallet: ${money}`,
    wrongAmount: (most) => `An amount from 0.01 to ${most}`,
    wrongCount: (most) => `1 to ${most} shares of at least 0.01`,
    failed: 'That did not work. Please try again.',
  },
  zh: {
    greeting: '恭喜发财，大吉大利！',
    label: '红包',
    open: '开',
    opening: '正在打开…',
    state_open: '领取红包',
    state_mine: '已领取',
    state_own: '等待领取',
    state_emptied: '已被领完',
    state_returned: '已过期',
    from: (name) => `${name} 的红包`,
    got: '你领到了',
    opened: (opened, count) => `已领取 ${opened}/${count}`,
    luckiest: '手气最佳',
    total: (money) => `共 ${money}`,
    none: '还没有人领取。',
    close: '关闭',
    amount: '总金额',
    count: '红包个数',
    split: '金额分配',
    random: '拼手气',
    equal: '平均',
    wish: '祝福语',
    send: '塞钱进红包',
    balance: (money) => `钱包余额：${money}`,
    wrongAmount: (most) => `金额须为 0.01 到 ${most}`,
    wrongCount: (most) => `份数须为 1 到 ${most}，每份至少 0.01`,
    failed: '没有成功，请重试。',
  },
};

const STYLES = `
:host { display: block; font: inherit; color: var(--hy-text); }
button { font: inherit; }
button:focus-visible, input:focus-visible, select:focus-visible { outline: 3px solid var(--hy-link); outline-offset: 2px; }
.packet { display: grid; grid-template-columns: auto 1fr; gap: 2px 12px; align-items: center; inline-size: 240px; max-inline-size: 100%;
  padding: 12px 14px; border: 0; border-radius: var(--hy-radius); background: #b3261e; color: #fff; text-align: start; cursor: pointer; }
.packet:hover { background: #9c1f18; }
.packet[data-done='true'] { background: #8a4a45; }
.coin { grid-row: span 2; inline-size: 36px; block-size: 36px; }
.greeting { font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.state { font-size: 0.85em; color: #ffe9c7; }
dialog { inline-size: min(340px, calc(100vw - 32px)); max-block-size: min(560px, calc(100vh - 32px)); box-sizing: border-box; padding: 0; border: 1px solid var(--hy-line);
  border-radius: var(--hy-radius); background: var(--hy-surface); color: var(--hy-text); box-shadow: var(--hy-shadow-far); overflow: auto; }
dialog::backdrop { background: rgb(0 0 0 / 45%); }
.head { padding: 20px 16px; background: #b3261e; color: #fff; text-align: center; overflow-wrap: anywhere; }
.head p { margin: 4px 0 0; }
.money { font-size: 2em; font-weight: 700; color: #ffe9c7; }
.open { margin-block-start: 14px; inline-size: 84px; block-size: 84px; border: 0; border-radius: 50%; background: #ffd98a; color: #5d1410; font-size: 1.2em; font-weight: 700; cursor: pointer; }
.body { padding: 12px 16px 16px; }
.sum { margin: 0 0 8px; color: var(--hy-text-soft); }
ul { margin: 0; padding: 0; list-style: none; }
li { display: flex; gap: 8px; justify-content: space-between; padding: 6px 0; border-block-end: 1px solid var(--hy-line); }
li span:first-child { overflow-wrap: anywhere; }
.best { color: var(--hy-warn); font-size: 0.85em; margin-inline-start: 6px; }
.error { color: var(--hy-danger); margin: 8px 0 0; }
.head .error { color: #fff; font-weight: 600; }
.close, .send { margin-block-start: 12px; inline-size: 100%; padding: 10px; border-radius: 10px; cursor: pointer; }
.close { border: 1px solid var(--hy-line-strong); background: transparent; color: var(--hy-text); }
.send { border: 0; background: #b3261e; color: #fff; font-weight: 600; }
.send:disabled { background: var(--hy-line); color: var(--hy-text-soft); cursor: not-allowed; }
form { max-inline-size: 480px; display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px; }
label { display: grid; gap: 4px; color: var(--hy-text-soft); font-size: 0.9em; }
.wide { grid-column: 1 / -1; }
input, select { font: inherit; min-inline-size: 0; padding: 8px 10px; border: 1px solid var(--hy-line-strong); border-radius: 10px; background: var(--hy-surface); color: var(--hy-text); }
[hidden] { display: none !important; }
`;

const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLES);

/** Makes an element; text is always text. */
export function make(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('aria-') || name === 'role' || name === 'for') {
      node.setAttribute(name, value);
    } else if (name === 'data') {
      Object.assign(node.dataset, value);
    } else {
      node[name] = value;
    }
  }
  node.append(...children);
  return node;
}

export function coin() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 36 36');
  svg.setAttribute('class', 'coin');
  svg.setAttribute('aria-hidden', 'true');
  const round = document.createElementNS(svg.namespaceURI, 'circle');
  for (const [name, value] of Object.entries({ cx: 18, cy: 18, r: 17, fill: '#ffd98a' })) {
    round.setAttribute(name, value);
  }
  const hole = document.createElementNS(svg.namespaceURI, 'rect');
  for (const [name, value] of Object.entries({ x: 12, y: 12, width: 12, height: 12, rx: 1.5, fill: '#b3261e' })) {
    hole.setAttribute(name, value);
  }
  svg.append(round, hole);
  return svg;
}

export class Base extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
  }

  get texts() {
    return TEXTS[this.host?.locale === 'zh' ? 'zh' : 'en'];
  }

  money(cents, currency) {
    const amount = cents / 100;
    const locale = this.host?.locale === 'zh' ? 'zh-CN' : 'en';
    return currency === undefined
      ? amount.toLocaleString(locale, { minimumFractionDigits: 2 })
      : new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(amount);
  }

  reason(failure) {
    return failure?.reason ?? failure?.message ?? this.texts.failed;
  }
}
