const ENDINGS = {
  image: 'png jpg jpeg gif webp avif bmp svg heic tif tiff psd',
  sound: 'mp3 wav ogg opus m4a flac aac wma',
  video: 'mp4 webm mov mkv avi wmv flv',
  archive: 'zip 7z rar gz tgz bz2 xz tar zst jar war',
  text: 'txt md rtf doc docx odt pdf epub pages tex log',
  table: 'xls xlsx ods csv tsv numbers',
  slides: 'ppt pptx odp key',
  code: 'js ts java kt c h cpp cs py rb go rs sh sql html css xml json yaml yml toml',
};

const PAGE = 'M14 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8zm-1 7V3.5L18.5 9z';

const DRAWINGS = {
  image: 'M21 19V5a2 2 0 0 0-2-2H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2zM8.5 13.5l2.5 3 3.5-4.5 4.5 6H5z',
  sound: 'M12 3v10.6a4 4 0 1 0 2 3.4V7h4V3z',
  video: 'M17 10.5V7a1 1 0 0 0-1-1H4a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-3.5l4 4v-11z',
  archive: 'M20.5 5.2 19.1 3.5A1.5 1.5 0 0 0 18 3H6a1.5 1.5 0 0 0-1.2.5L3.5 5.2A2 2 0 0 0 3 6.5V19a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2V6.5a2 2 0 0 0-.5-1.3zM12 17.5 6.5 12H10v-2h4v2h3.5zM5.1 5l.8-1h12l.9 1z',
  text: 'M14 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8zm2 16H8v-2h8zm0-4H8v-2h8zm-3-5V3.5L18.5 9z',
  table: 'M4 3h16a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zm1 6v4h6V9zm8 0v4h6V9zm-8 6v4h6v-4zm8 0v4h6v-4z',
  slides: 'M21 3H3a1 1 0 0 0-1 1v12a1 1 0 0 0 1 1h7v2H8v2h8v-2h-2v-2h7a1 1 0 0 0 1-1V4a1 1 0 0 0-1-1zm-1 12H4V5h16zM10 7v6l5-3z',
  code: 'M9.4 16.6 4.8 12l4.6-4.6L8 6l-6 6 6 6zm5.2 0 4.6-4.6-4.6-4.6L16 6l6 6-6 6z',
};

/** What a file is by the end of its name; only for its drawing. */
export function kindOf(name) {
  const end = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return Object.keys(ENDINGS).find((kind) => name.includes('.') && ENDINGS[kind].split(' ').includes(end));
}

export function drawingOf(kind) {
  return DRAWINGS[kind] ?? PAGE;
}
