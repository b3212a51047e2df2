import { make } from './kit.js';

const PATIENCE = 10_000;
const WIDEST = 720;

/** Opens a video far enough to say how long and how large it is. */
export async function measure(address) {
  const video = make('video', { muted: true, playsInline: true, preload: 'auto' });
  const loaded = told(video, 'loadeddata');
  video.src = address;
  await loaded;
  if (video.duration === Infinity) {
    // recordings of browsers don't say how long they are until somebody went to their end
    const known = told(video, 'seeked');
    video.currentTime = Number.MAX_SAFE_INTEGER;
    await known;
  }
  const { duration, videoWidth: width, videoHeight: height } = video;
  if (!(duration > 0 && duration < Infinity && width > 0 && height > 0)) {
    throw new Error('no video');
  }
  return { video, seconds: Math.max(1, Math.ceil(duration)), width, height };
}

/** Its first picture; a moment later than the very first, which is often black. */
export async function coverOf(video) {
  const there = told(video, 'seeked');
  video.currentTime = Math.min(0.1, video.duration / 2);
  await there;
  const scale = Math.min(1, WIDEST / Math.max(video.videoWidth, video.videoHeight));
  const canvas = make('canvas');
  canvas.width = Math.max(1, Math.round(video.videoWidth * scale));
  canvas.height = Math.max(1, Math.round(video.videoHeight * scale));
  canvas.getContext('2d').drawImage(video, 0, 0, canvas.width, canvas.height);
  video.removeAttribute('src');
  video.load();
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob === null ? failed(new Error('no picture')) : done(blob)), 'image/jpeg', 0.8));
}

function told(video, event) {
  return new Promise((done, failed) => {
    const timer = setTimeout(() => failed(new Error('too slow')), PATIENCE);
    const end = (act) => () => {
      clearTimeout(timer);
      act();
    };
    video.addEventListener(event, end(done), { once: true });
    video.addEventListener('error', end(() => failed(new Error('not readable'))), { once: true });
  });
}
