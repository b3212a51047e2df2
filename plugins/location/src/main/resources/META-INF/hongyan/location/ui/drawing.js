import { LAND } from './land.js';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 320;
const HEIGHT = 150;
/** Pixels of a degree of latitude. */
const SCALE = 7;
const STEP = 10;

/** Rings of the land, each a list of [longitude, latitude]. */
let rings;

/** Where on earth a place is: the land around, a graticule of ten degrees, and the place in the middle. */
export function drawing({ latitude, longitude }) {
  const view = viewOf(latitude, longitude);
  const svg = shape('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'drawing', 'aria-hidden': 'true', preserveAspectRatio: 'xMidYMid slice' });
  svg.append(shape('rect', { class: 'sea', width: WIDTH, height: HEIGHT }), shape('path', { class: 'land', d: landPath(view) }), ...graticule(view), pin(view, latitude, longitude));
  return svg;
}

function viewOf(latitude, longitude) {
  const across = SCALE * Math.max(0.15, Math.cos((latitude * Math.PI) / 180));
  const down = HEIGHT / SCALE / 2;
  const middle = Math.min(90 - down / 2, Math.max(-90 + down / 2, latitude));
  return {
    x: (degrees) => WIDTH / 2 + (degrees - longitude) * across,
    y: (degrees) => HEIGHT / 2 - (degrees - middle) * SCALE,
    west: longitude - WIDTH / 2 / across,
    east: longitude + WIDTH / 2 / across,
    south: Math.max(-90, middle - down),
    north: Math.min(90, middle + down),
  };
}

function landPath({ x, y, west, east, south, north }) {
  rings ??= LAND.map(decodedRing);
  const parts = [];
  for (const turn of [-360, 0, 360]) {
    for (const { points, box } of rings) {
      if (box.west + turn <= east && box.east + turn >= west && box.south <= north && box.north >= south) {
        parts.push(`M${points.map(([lon, lat]) => `${x(lon + turn).toFixed(1)} ${y(lat).toFixed(1)}`).join('L')}Z`);
      }
    }
  }
  return parts.join('');
}

function graticule({ x, y, west, east, south, north }) {
  const lines = [];
  const labels = [];
  for (let degree = Math.ceil(west / STEP) * STEP; degree <= east; degree += STEP) {
    lines.push(`M${x(degree).toFixed(1)} ${y(north).toFixed(1)}V${y(south).toFixed(1)}`);
    const around = ((((degree + 180) % 360) + 360) % 360) - 180;
    const side = around === 0 || around === -180 ? '' : around < 0 ? 'W' : 'E';
    if (x(degree) > 40 && x(degree) < WIDTH - 14 && (east - west < 90 || degree % 30 === 0)) {
      labels.push(label(x(degree) + 3, HEIGHT - 5, `${Math.abs(around)}°${side}`));
    }
  }
  for (let degree = Math.ceil(south / STEP) * STEP; degree <= north; degree += STEP) {
    lines.push(`M0 ${y(degree).toFixed(1)}H${WIDTH}`);
    const side = degree === 0 ? '' : degree < 0 ? 'S' : 'N';
    labels.push(label(4, y(degree) - 3, `${Math.abs(degree)}°${side}`));
  }
  return [shape('path', { class: 'grid', d: lines.join('') }), ...labels];
}

function label(x, y, text) {
  const element = shape('text', { x: x.toFixed(1), y: y.toFixed(1) });
  element.textContent = text;
  return element;
}

function pin({ x, y }, latitude, longitude) {
  const group = shape('g', { class: 'pin', transform: `translate(${x(longitude).toFixed(1)} ${y(latitude).toFixed(1)})` });
  group.append(shape('path', { d: 'M0 0C-3-8-10-12-10-20a10 10 0 0 1 20 0C10-12 3-8 0 0z' }), shape('circle', { class: 'eye', cy: -20, r: 3.6 }));
  return group;
}

/** Differences in tenths of a degree, as in Google's polylines: five bits a letter, the sign in the lowest bit. */
function decodedRing(text) {
  const numbers = [];
  let value = 0;
  let shift = 0;
  for (const letter of text) {
    const bits = letter.charCodeAt(0) - 63;
    value |= (bits & 31) << shift;
    shift += 5;
    if (bits < 32) {
      numbers.push(value & 1 ? ~(value >> 1) : value >> 1);
      value = 0;
      shift = 0;
    }
  }
  let [lon, lat] = [0, 0];
  const points = [];
  for (let index = 0; index < numbers.length; index += 2) {
    lon += numbers[index];
    lat += numbers[index + 1];
    points.push([lon / 10, lat / 10]);
  }
  const [lons, lats] = [points.map(([one]) => one), points.map(([, one]) => one)];
  return { points, box: { west: Math.min(...lons), east: Math.max(...lons), south: Math.min(...lats), north: Math.max(...lats) } };
}

function shape(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  return element;
}
