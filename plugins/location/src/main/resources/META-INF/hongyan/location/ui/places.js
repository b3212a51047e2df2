const NUMBER = '[-+]?\\d{1,3}(?:\\.\\d+)?';
const PAIR = new RegExp(`^\\s*\\(?\\s*(${NUMBER})\\s*°?\\s*([NS])?\\s*(?:[,;，；]|\\s)\\s*(${NUMBER})\\s*°?\\s*([EW])?\\s*\\)?\\s*$`, 'iu');
const SEXAGESIMAL = /^\s*(\d{1,2})[°\s]\s*(\d{1,2})['′’\s]\s*(\d{1,2}(?:\.\d+)?)["″”]?\s*([NS])[\s,]*(\d{1,3})[°\s]\s*(\d{1,2})['′’\s]\s*(\d{1,2}(?:\.\d+)?)["″”]?\s*([EW])\s*$/iu;
const AT = new RegExp(`(${NUMBER}),(${NUMBER})`);
const GOOGLES_PIN = new RegExp(`!3d(${NUMBER})!4d(${NUMBER})`);
const OSM_MAP = new RegExp(`map=\\d{1,2}(?:\\.\\d+)?/(${NUMBER})/(${NUMBER})`);

/**
 * A place as people type or paste it: two numbers, degrees with minutes and seconds, `geo:`, or a link of
 * OpenStreetMap, Google, Apple, Bing or Amap that names it.
 *
 * @param {string} text
 * @returns {{latitude: number, longitude: number} | undefined} degrees, rounded to a decimetre
 */
export function placeOf(text) {
  return pair(text) ?? sexagesimal(text) ?? linked(text.trim());
}

function pair(text) {
  const [, latitude, ns, longitude, ew] = PAIR.exec(text) ?? [];
  return place(signed(latitude, ns, 'S'), signed(longitude, ew, 'W'));
}

function sexagesimal(text) {
  const [, ...parts] = SEXAGESIMAL.exec(text) ?? [];
  return place(degrees(parts.slice(0, 4), 'S'), degrees(parts.slice(4), 'W'));
}

function degrees([whole, minutes, seconds, side], negative) {
  return Number(minutes) < 60 && Number(seconds) < 60
    ? signed(String(Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600), side, negative)
    : NaN;
}

function signed(number, side, negative) {
  const value = Number(number ?? NaN);
  return side?.toUpperCase() === negative ? -value : value;
}

function linked(text) {
  if (/^geo:/i.test(text)) {
    return among(AT, text.slice(4));
  }
  if (!/^https?:/i.test(text) || !URL.canParse(text)) {
    return undefined;
  }
  const { searchParams, pathname, hash } = new URL(text);
  const parameter = (name) => searchParams.get(name) ?? '';
  const { longitude: latitude, latitude: longitude } = pairOf(parameter('position'));
  return (
    among(GOOGLES_PIN, decoded(pathname)) ??
    place(Number(parameter('mlat') || NaN), Number(parameter('mlon') || NaN)) ??
    among(OSM_MAP, hash) ??
    ['ll', 'q', 'query', 'center', 'destination', 'coordinate'].map((name) => whole(parameter(name))).find((found) => found !== undefined) ??
    whole(parameter('cp').replace('~', ',')) ??
    place(latitude, longitude) ??
    among(new RegExp(`@${AT.source}`), decoded(pathname)) ??
    whole(decoded(pathname).split('/').pop())
  );
}

/** Amap's `position` has the longitude first. */
function pairOf(text) {
  const [, latitude, longitude] = new RegExp(`^${AT.source}$`).exec(text) ?? [];
  return { latitude: Number(latitude ?? NaN), longitude: Number(longitude ?? NaN) };
}

function whole(text) {
  const { latitude, longitude } = pairOf(text.replace(/^loc:/, '').replace(/\s/g, ''));
  return place(latitude, longitude);
}

function among(pattern, text) {
  const [, latitude, longitude] = pattern.exec(text) ?? [];
  return place(Number(latitude ?? NaN), Number(longitude ?? NaN));
}

function place(latitude, longitude) {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude: rounded(latitude), longitude: rounded(longitude) } : undefined;
}

function rounded(degree) {
  return Math.round(degree * 1e6) / 1e6;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The same place for people: `39.90420° N, 116.40740° E`. */
export function placeText({ latitude, longitude }) {
  const degree = (value, positive, negative) => `${Math.abs(value).toFixed(5)}° ${value < 0 ? negative : positive}`;
  return `${degree(latitude, 'N', 'S')}, ${degree(longitude, 'E', 'W')}`;
}

/** Where a map shows it: the map of a phone that takes `geo:` (Android's), else OpenStreetMap's page. */
export function mapAddress({ latitude, longitude }, name, agent) {
  if (/Android/.test(agent)) {
    const label = name === '' ? '' : `(${encodeURIComponent(name)})`;
    return `geo:${latitude},${longitude}?q=${latitude},${longitude}${label}`;
  }
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
}
