import { Composer } from './composer.js';
import { MessagePart, sheet } from './kit.js';
import { PLAYER_STYLE, Player } from './player.js';
import { TEXTS } from './texts.js';
import { fetchSound, waveformOf } from './waveform.js';

export { Composer };

const STYLE = sheet(`
:host { min-height: 40px; }
`);

/** A recording to listen to. */
export class Message extends MessagePart {
  static needs = ['blob'];
  static texts = TEXTS;
  static sheets = [PLAYER_STYLE, STYLE];

  draw({ blob, seconds }) {
    const left = new AbortController();
    const open = async () => {
      const fetched = async (fresh) => fetchSound(await this.host.blobUrl(blob, { fresh }), left.signal);
      return fetched(false).catch((failure) => (left.signal.aborted ? Promise.reject(failure) : fetched(true)));
    };
    const player = new Player({ seconds, words: this.words, open, trouble: (failure) => this.#miss(failure, player) });
    this.atEnd(() => left.abort());
    this.atEnd(() => player.end());
    this.#whenSeen(player.element, () => {
      // without its waveform it still plays
      waveformOf(blob, open).then((bars) => player.shape(bars), () => undefined);
    });
    return player.element;
  }

  #whenSeen(element, act) {
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) {
        observer.disconnect();
        act();
      }
    });
    observer.observe(element);
    this.atEnd(() => observer.disconnect());
  }

  #miss(failure, player) {
    const instead = this.missing(failure, () => this.#retry(player, instead));
    player.element.replaceWith(instead);
    instead.focus();
  }

  #retry(player, instead) {
    instead.replaceWith(player.element);
    player.button.focus();
    void player.toggle();
  }
}
