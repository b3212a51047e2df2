import { Base, make } from './base.js';

/** Asks for amount, shares and greeting. */
export class Composer extends Base {
  static label = { en: 'Red packet', zh: '红包' };
  static icon = '🧧';

  #limits = { balance: undefined, currency: undefined, mostAmount: 2_000_000, mostCount: 100 };

  connectedCallback() {
    const texts = this.texts;
    const direct = this.kind === undefined || this.kind === 'direct';
    const amount = make('input', { name: 'amount', inputMode: 'decimal', autocomplete: 'off', required: true, placeholder: '0.00' });
    const count = make('input', { name: 'count', inputMode: 'numeric', autocomplete: 'off', value: '1' });
    const split = make(
      'select',
      { name: 'split' },
      make('option', { value: 'random', textContent: texts.random }),
      make('option', { value: 'equal', textContent: texts.equal }),
    );
    const greeting = make('input', { name: 'greeting', maxLength: 100, placeholder: texts.greeting });
    const send = make('button', { type: 'submit', className: 'send', textContent: texts.send, disabled: true });
    const balance = make('p', { className: 'sum', textContent: '\u00a0' });
    const error = make('p', { className: 'error', role: 'alert', hidden: true });
    const form = make(
      'form',
      { noValidate: true },
      make('label', { className: direct ? 'wide' : '' }, texts.amount, amount),
      make('label', { hidden: direct }, texts.count, count),
      make('label', { className: 'wide', hidden: direct }, texts.split, split),
      make('label', { className: 'wide' }, texts.wish, greeting),
      make('div', { className: 'wide' }, balance, error, send),
    );
    form.addEventListener('input', () => {
      const problem = this.#problem(amount.value, count.value);
      error.textContent = problem ?? '';
      error.hidden = problem === undefined || amount.value === '';
      send.disabled = problem !== undefined;
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (this.#problem(amount.value, count.value) === undefined) {
        this.#send(amount.value, count.value, split.value, greeting.value.trim());
      }
    });
    this.shadowRoot.replaceChildren(form);
    amount.focus();
    void this.#wallet(balance);
  }

  async #wallet(balance) {
    try {
      this.#limits = await this.host.command('red-packet.wallet', {});
      balance.textContent = this.texts.balance(this.money(this.#limits.balance, this.#limits.currency));
    } catch (failure) {
      balance.textContent = this.reason(failure);
    }
  }

  /** What is wrong with them, if anything is. */
  #problem(amount, count) {
    const cents = centsOf(amount);
    const shares = /^\d{1,3}$/.test(count.trim()) ? Number(count) : 0;
    const { balance, mostAmount, mostCount } = this.#limits;
    const most = Math.min(mostAmount, balance ?? mostAmount);
    if (cents < 1 || cents > most) {
      return this.texts.wrongAmount(this.money(most));
    }
    return shares < 1 || shares > mostCount || cents < shares ? this.texts.wrongCount(mostCount) : undefined;
  }

  #send(amount, count, split, greeting) {
    const content = { amount: centsOf(amount), count: Number(count), split, ...(greeting === '' ? {} : { greeting }) };
    const body = `[${this.texts.label}] ${greeting === '' ? this.texts.greeting : greeting}`;
    this.dispatchEvent(new CustomEvent('hy-send', { detail: { content, body }, bubbles: true, composed: true }));
  }
}

/** Whole cents of what somebody typed, with a dot or a comma; 0 if it is no amount. */
function centsOf(typed) {
  const parts = /^(\d{1,8})(?:[.,](\d{1,2}))?$/.exec(typed.trim().replace('，', ','));
  return parts === null ? 0 : Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
}
