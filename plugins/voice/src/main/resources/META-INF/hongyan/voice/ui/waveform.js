/** How many bars a waveform has. */
export const BARS = 36;

const LARGEST = 5 * 1024 * 1024;
const RATE = 8_000;
const KEPT = 300;
const kept = new Map();
let before = Promise.resolve();

/** Loudness from 0 to 1 in `BARS` steps, of however many values. */
export function barsOf(values) {
  const bars = Array.from({ length: BARS }, (_, bar) => {
    const from = Math.floor((bar * values.length) / BARS);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * values.length) / BARS));
    let most = 0;
    for (let index = from; index < Math.min(to, values.length); index++) {
      most = Math.max(most, Math.abs(values[index]));
    }
    return most;
  });
  const loudest = Math.max(...bars, 0.01);
  return bars.map((bar) => bar / loudest);
}

/** Bytes of a sound, no more than a voice message can have. */
export async function fetchSound(address, signal) {
  const answer = await fetch(address, { signal });
  if (!answer.ok || Number(answer.headers.get('content-length')) > LARGEST) {
    await answer.body?.cancel();
    throw new Error('not readable');
  }
  return answer.blob();
}

/** The waveform of a blob, computed once; one sound is decoded at a time. */
export function waveformOf(id, sound) {
  const known = kept.get(id);
  if (known !== undefined) {
    return known;
  }
  const computed = before.then(sound).then(decoded);
  before = computed.catch(() => undefined);
  kept.set(id, computed);
  computed.catch(() => kept.delete(id));
  if (kept.size > KEPT) {
    kept.delete(kept.keys().next().value);
  }
  return computed;
}

async function decoded(sound) {
  const buffer = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await sound.arrayBuffer());
  return barsOf(buffer.getChannelData(0));
}
