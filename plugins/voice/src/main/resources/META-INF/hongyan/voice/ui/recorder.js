const KINDS = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];
const BITS = 32_000;
const EVERY = 100;

/** A sound that is being recorded. Ends by itself after `most` seconds. */
export class Recording {
  #stream;
  #recorder;
  #context;
  #pieces = [];
  #levels = [];
  #began = performance.now();
  #timer;

  /** Asks for the microphone; throws a `DOMException` when there is none or it is refused. `tick` is told seconds and levels. */
  static async begin(most, tick, done) {
    if (navigator.mediaDevices === undefined || globalThis.MediaRecorder === undefined) {
      throw new DOMException('not here', 'SecurityError');
    }
    return new Recording(await navigator.mediaDevices.getUserMedia({ audio: true }), most, tick, done);
  }

  constructor(stream, most, tick, done) {
    this.#stream = stream;
    const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
    this.#recorder = new MediaRecorder(stream, { audioBitsPerSecond: BITS, ...(mimeType === undefined ? {} : { mimeType }) });
    this.#recorder.ondataavailable = ({ data }) => this.#pieces.push(data);
    this.#context = new AudioContext();
    const analyser = this.#context.createAnalyser();
    this.#context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    this.#timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      this.#levels.push(levelOf(samples));
      tick(this.seconds, this.#levels);
      if (this.seconds >= most) {
        done();
      }
    }, EVERY);
    this.#recorder.start();
    this.#began = performance.now();
  }

  get seconds() {
    return (performance.now() - this.#began) / 1000;
  }

  /** The sound, how long it is, and its levels. */
  stop() {
    const { seconds } = this;
    return new Promise((done, failed) => {
      this.#recorder.onerror = () => failed(new Error('recording failed'));
      this.#recorder.onstop = () => done({ sound: new Blob(this.#pieces, { type: this.#recorder.mimeType }), seconds, levels: this.#levels });
      this.#recorder.stop();
      this.#end();
    });
  }

  cancel() {
    if (this.#recorder.state !== 'inactive') {
      this.#recorder.stop();
    }
    this.#end();
  }

  #end() {
    clearInterval(this.#timer);
    this.#stream.getTracks().forEach((track) => track.stop());
    void this.#context.close().catch(() => undefined);
  }
}

/** Loudness from 0 to 1 as people hear it: speech lies between a third and 1. */
function levelOf(samples) {
  const mean = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
  return Math.min(1, Math.max(0, 1 + Math.log10(Math.max(mean, 1e-5) / 0.3) / 2));
}
