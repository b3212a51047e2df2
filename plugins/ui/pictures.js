import { make } from './kit.js';

/** What the server takes as images. Whatever else this browser can show is drawn anew. */
export const KEPT = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** The picture in a file, as an element and in pixels; `release` when it is no longer shown. */
export async function opened(file) {
  const address = URL.createObjectURL(file);
  const preview = make('img', { class: 'picture', alt: '' });
  const release = () => URL.revokeObjectURL(address);
  preview.src = address;
  try {
    await preview.decode();
    return { preview, width: preview.naturalWidth, height: preview.naturalHeight, release };
  } catch (failure) {
    release();
    throw failure;
  }
}

export async function redrawn(file) {
  const { preview, width, height, release } = await opened(file);
  const canvas = make('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d').drawImage(preview, 0, 0);
  release();
  const blob = await new Promise((done, failed) => canvas.toBlob((drawn) => (drawn === null ? failed(new Error('too large')) : done(drawn)), 'image/webp', 0.9));
  const stem = file.name.replace(/\.[^.]*$/, '');
  return new File([blob], `${stem}.${blob.type.slice('image/'.length)}`, { type: blob.type });
}
