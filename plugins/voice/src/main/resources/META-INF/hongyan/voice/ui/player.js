import { ICONS, clockText, icon, make, sheet, soundsAlone } from './kit.js';
import { BARS } from './waveform.js';

const STEP = 1;

export const PLAYER_STYLE = sheet(`
.player { display: grid; grid-template-columns: 40px minmax(0, 1fr) auto; align-items: center; gap: 10px; width: 270px; max-width: 100%; }
.play { display: grid; place-items: center; width: 40px; height: 40px; padding: 0; border: 0; border-radius: 50%; background: var(--hy-primary); color: var(--hy-on-primary); }
.play:hover { background: var(--hy-primary-strong); }
.wave { display: flex; align-items: center; gap: 2px; height: 36px; cursor: pointer; border-radius: 4px; touch-action: none; }
.wave i { flex: 1 1 0; min-width: 1px; height: 12%; border-radius: 2px; background: var(--hy-bubble-soft, var(--hy-line-strong)); opacity: .55; }
.wave i.past { background: var(--hy-primary); opacity: 1; }
.time { min-width: 2.4em; text-align: end; font-size: .85em; font-variant-numeric: tabular-nums; color: var(--hy-bubble-soft, var(--hy-text-soft)); }
`);

/**
 * Plays a sound of `seconds`: a button, a waveform to seek in, a clock. `open` gives the sound as a `Blob` when it is first wanted;
 * `trouble` is told when it can't be played. `words` knows play, pause, position and at.
 */
export class Player {
  #audio;
  #opening;
  #alone;
  #wanted = 0;
  #frame;

  constructor({ seconds, words, open, trouble }) {
    Object.assign(this, { seconds, words, open, trouble });
    this.button = make('button', { type: 'button', class: 'play', onclick: () => void this.toggle() });
    this.bars = Array.from({ length: BARS }, () => make('i'));
    this.wave = make('div', { class: 'wave', role: 'slider', tabindex: '0', 'aria-label': words('position'), 'aria-valuemin': '0', 'aria-valuemax': String(seconds) }, ...this.bars);
    this.wave.onkeydown = (event) => this.#key(event);
    this.wave.onpointerdown = (event) => this.#point(event);
    this.wave.onpointermove = (event) => event.buttons === 1 && this.#point(event);
    this.time = make('span', { class: 'time' });
    this.element = make('div', { class: 'player' }, this.button, this.wave, this.time);
    this.#alone = soundsAlone(this, () => this.pause());
    this.#show();
  }

  /** Loudness from 0 to 1. */
  shape(bars) {
    bars.forEach((height, index) => (this.bars[index].style.height = `${Math.round(12 + height * 88)}%`));
  }

  get playing() {
    return this.#audio !== undefined && !this.#audio.paused;
  }

  async toggle() {
    if (this.playing) {
      this.pause();
      return;
    }
    this.#alone.begin();
    try {
      const audio = await this.#opened();
      if (this.#wanted >= this.#length - 0.05) {
        this.#wanted = 0;
      }
      audio.currentTime = this.#wanted;
      await audio.play();
    } catch (failure) {
      // another one was started meanwhile, or this one was stopped
      if (failure.name !== 'AbortError') {
        this.#opening = undefined;
        this.trouble(failure);
      }
    }
  }

  pause() {
    this.#audio?.pause();
  }

  end() {
    this.pause();
    this.#alone.end();
    cancelAnimationFrame(this.#frame);
    if (this.#audio !== undefined) {
      URL.revokeObjectURL(this.#audio.src);
      this.#audio = undefined;
    }
  }

  get #length() {
    const { duration = NaN } = this.#audio ?? {};
    return duration > 0 && duration < Infinity ? duration : this.seconds;
  }

  #opened() {
    this.#opening ??= this.#begin();
    return this.#opening;
  }

  async #begin() {
    const audio = new Audio(URL.createObjectURL(await this.open()));
    await told(audio, 'loadedmetadata');
    if (audio.duration === Infinity) {
      // what a browser recorded can be seeked in only after somebody went to its end
      const known = told(audio, 'seeked');
      audio.currentTime = Number.MAX_SAFE_INTEGER;
      await known;
    }
    this.#audio = audio;
    audio.onplay = audio.onpause = () => this.#show();
    audio.onended = () => {
      this.#wanted = 0;
      this.#show();
    };
    return audio;
  }

  #key(event) {
    const places = { ArrowRight: STEP, ArrowUp: STEP, ArrowLeft: -STEP, ArrowDown: -STEP, PageUp: 5 * STEP, PageDown: -5 * STEP, Home: -Infinity, End: Infinity };
    if (event.key in places) {
      event.preventDefault();
      this.#seek(this.#wanted + places[event.key]);
    } else if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      void this.toggle();
    }
  }

  #point(event) {
    const { left, width } = this.wave.getBoundingClientRect();
    this.wave.setPointerCapture(event.pointerId);
    this.#seek(((event.clientX - left) / width) * this.#length);
  }

  #seek(wanted) {
    this.#wanted = Math.min(this.#length, Math.max(0, wanted));
    if (this.#audio !== undefined) {
      this.#audio.currentTime = this.#wanted;
    }
    this.#show();
  }

  #show() {
    cancelAnimationFrame(this.#frame);
    const { playing } = this;
    if (playing) {
      this.#wanted = this.#audio.currentTime;
      this.#frame = requestAnimationFrame(() => this.#show());
    }
    if (this.button.dataset.playing !== String(playing)) {
      this.button.dataset.playing = String(playing);
      this.button.setAttribute('aria-label', `${this.words(playing ? 'pause' : 'play')}, ${clockText(this.seconds)}`);
      this.button.replaceChildren(icon(playing ? ICONS.pause : ICONS.play));
    }
    const past = (this.#wanted / this.#length) * BARS;
    this.bars.forEach((bar, index) => bar.classList.toggle('past', index < past));
    this.time.textContent = clockText(playing || this.#wanted > 0 ? this.#wanted : this.seconds);
    const place = this.words('at', clockText(this.#wanted), clockText(this.seconds));
    if (this.wave.getAttribute('aria-valuetext') !== place) {
      this.wave.setAttribute('aria-valuenow', String(Math.round(this.#wanted)));
      this.wave.setAttribute('aria-valuetext', place);
    }
  }
}

function told(audio, event) {
  return new Promise((done, failed) => {
    audio.addEventListener(event, done, { once: true });
    audio.addEventListener('error', () => failed(new Error('not readable')), { once: true });
  });
}
