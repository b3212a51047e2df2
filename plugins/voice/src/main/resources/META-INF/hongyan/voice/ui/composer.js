import { Part, clockText, icon, make, sendFrom, sheet } from './kit.js';
import { PLAYER_STYLE, Player } from './player.js';
import { Recording } from './recorder.js';
import { TEXTS } from './texts.js';
import { BARS, barsOf } from './waveform.js';

const MOST = 60;
const LEAST = 0.6;
/** Milliseconds after which letting the button go ends the recording. */
const HELD = 500;
const WARN = 10;

const MICROPHONE = 'M12 14a3 3 0 0 0 3-3V5a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3zm5-3a5 5 0 0 1-10 0H5a7 7 0 0 0 6 6.9V21h2v-3.1A7 7 0 0 0 19 11z';
const SQUARE = 'M7 7h10v10H7z';

const STYLE = sheet(`
.recording { display: grid; grid-template-columns: 56px minmax(0, 1fr) auto; align-items: center; gap: 12px; min-height: 56px; }
.record { display: grid; place-items: center; width: 56px; height: 56px; padding: 0; border: 0; border-radius: 50%; background: var(--hy-primary); color: var(--hy-on-primary); font-size: 1.3em; touch-action: none; user-select: none; }
.record:hover { background: var(--hy-primary-strong); }
.record.on { background: var(--hy-danger); color: var(--hy-surface); }
.levels { display: flex; align-items: center; gap: 2px; height: 32px; max-width: 320px; }
.levels i { flex: 1 1 0; min-width: 1px; height: 6%; border-radius: 2px; background: var(--hy-danger); }
.hint { margin: 0; color: var(--hy-text-soft); }
.clock { font-variant-numeric: tabular-nums; color: var(--hy-text); }
.clock.late { color: var(--hy-danger); font-weight: 600; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 10px; }
.trouble { margin-top: 10px; }
progress { margin-top: 10px; }
`);

/** Records a voice message: click or hold, listen, send. */
export class Composer extends Part {
  static label = { en: 'Voice', zh: '语音' };
  static icon = MICROPHONE;
  static texts = TEXTS;
  static sheets = [PLAYER_STYLE, STYLE];

  #state = 'idle';
  #recording;
  #recorded;
  #pressedAt = 0;
  #stop;

  connectedCallback() {
    this.button = make('button', { type: 'button', class: 'record', onclick: (event) => event.detail === 0 && this.#toggle() });
    this.button.onpointerdown = (event) => this.#press(event);
    this.button.onpointerup = this.button.onpointercancel = () => this.#release();
    // held by a finger, it is no wish for a menu
    this.button.oncontextmenu = (event) => event.preventDefault();
    this.hint = make('p', { class: 'hint', role: 'status' });
    this.levels = make('div', { class: 'levels', 'aria-hidden': 'true', hidden: true }, ...Array.from({ length: BARS }, () => make('i')));
    this.clock = make('span', { class: 'clock', role: 'timer', hidden: true });
    this.row = make('div', { class: 'recording' }, this.button, make('div', {}, this.hint, this.levels), this.clock);
    this.body = make('div', {}, this.row);
    this.bar = make('progress', { max: '1', hidden: true, 'aria-label': this.words('sending') });
    this.trouble = make('p', { class: 'trouble', role: 'alert', hidden: true });
    this.actions = make('div', { class: 'actions' });
    this.shadowRoot.replaceChildren(this.body, this.bar, this.trouble, this.actions);
    this.atEnd(() => this.#discard());
    this.atEnd(() => this.#stop?.abort());
    this.#to('idle');
  }

  focus() {
    (this.#state === 'recorded' ? this.sendButton : this.button).focus();
  }

  #to(state) {
    this.#state = state;
    const { words } = this;
    const on = state === 'recording';
    this.button.classList.toggle('on', on);
    this.button.setAttribute('aria-label', words(on ? 'stop' : 'start'));
    this.button.replaceChildren(icon(on ? SQUARE : MICROPHONE));
    this.hint.textContent = words({ asking: 'asking', recording: 'recording' }[state] ?? 'hint');
    this.levels.hidden = this.clock.hidden = !on;
    this.bar.hidden = state !== 'sending';
    const listening = state === 'recorded' || state === 'sending';
    const shown = listening ? this.player.element : this.row;
    if (this.body.firstChild !== shown) {
      // put in anew, the button would lose focus and pointer
      this.body.replaceChildren(shown);
    }
    this.actions.replaceChildren(...this.#buttons(state));
    this.actions.hidden = this.actions.childElementCount === 0;
  }

  #buttons(state) {
    const button = (key, kind, act) => make('button', { type: 'button', class: kind, onclick: act }, this.words(key));
    this.sendButton = button('send', 'action first', () => void this.#send());
    const cancel = button('cancel', 'action', () => this.#again());
    return { recording: [cancel], recorded: [this.sendButton, cancel], sending: [button('cancel', 'action', () => this.#stop.abort())] }[state] ?? [];
  }

  #press(event) {
    if (event.button !== 0) {
      return;
    }
    this.#pressedAt = performance.now();
    this.button.setPointerCapture(event.pointerId);
    this.#toggle();
  }

  /** Held long enough, the button works like that of a walkie-talkie. */
  #release() {
    if (this.#state === 'recording' && performance.now() - this.#pressedAt >= HELD) {
      void this.#finish();
    }
  }

  #toggle() {
    if (this.#state === 'recording') {
      void this.#finish();
    } else if (this.#state === 'idle') {
      void this.#begin();
    }
  }

  async #begin() {
    this.#complain(undefined);
    this.#to('asking');
    try {
      const recording = await Recording.begin(MOST, (seconds, levels) => this.#tick(seconds, levels), () => void this.#finish());
      if (!this.isConnected) {
        recording.cancel();
        return;
      }
      this.#recording = recording;
      this.#to('recording');
    } catch (failure) {
      this.#to('idle');
      this.#complain(this.words(failure.name in TEXTS.en ? failure.name : 'broken'));
    }
  }

  #tick(seconds, levels) {
    const left = Math.ceil(MOST - seconds);
    this.clock.textContent = left <= WARN ? this.words('left', Math.max(0, left)) : clockText(Math.floor(seconds));
    this.clock.classList.toggle('late', left <= WARN);
    [...this.levels.children].forEach((bar, index) => (bar.style.height = `${6 + 94 * (levels.at(index - BARS) ?? 0)}%`));
  }

  async #finish() {
    const recording = this.#recording;
    this.#recording = undefined;
    if (recording === undefined) {
      return;
    }
    const recorded = await recording.stop().catch(() => undefined);
    if (recorded === undefined || recorded.seconds < LEAST || recorded.sound.size === 0) {
      this.#to('idle');
      this.#complain(this.words(recorded === undefined ? 'broken' : 'short'));
      return;
    }
    this.#recorded = recorded;
    const seconds = secondsOf(recorded.seconds);
    this.player = new Player({ seconds, words: this.words, open: async () => recorded.sound, trouble: () => this.#complain(this.words('broken')) });
    this.player.shape(barsOf(recorded.levels));
    this.#to('recorded');
    this.focus();
  }

  async #send() {
    const { sound, seconds } = this.#recorded;
    this.#complain(undefined);
    this.player.pause();
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.bar.value = 0;
    this.#to('sending');
    this.actions.firstElementChild.focus();
    try {
      const blob = await this.host.upload(sound, { signal, progress: (fraction) => (this.bar.value = fraction) });
      const content = { blob: blob.id, seconds: secondsOf(blob.seconds ?? seconds) };
      sendFrom(this, content, this.words('body', content.seconds));
    } catch (failure) {
      if (this.isConnected) {
        this.#to('recorded');
        this.#complain(signal.aborted ? this.words('stopped') : this.reasonOf(failure));
        this.focus();
      }
    }
  }

  #again() {
    this.#discard();
    this.#complain(undefined);
    this.#to('idle');
    this.focus();
  }

  #discard() {
    this.#recording?.cancel();
    this.player?.end();
    this.#recording = this.#recorded = this.player = undefined;
  }

  #complain(text) {
    this.trouble.textContent = text ?? '';
    this.trouble.hidden = text === undefined;
  }
}

/** What a message says: full seconds, 1 to 60. */
function secondsOf(measured) {
  return Math.min(MOST, Math.max(1, Math.ceil(measured)));
}
