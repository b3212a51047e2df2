import { describe, expect, it } from 'vitest';

type Calls = Record<string, (...given: unknown[]) => unknown>;

const modules = import.meta.glob<Calls>('../../../../../../../plugins/location/src/main/resources/META-INF/hongyan/location/ui/*.js');
const load = (ending: string) => Object.entries(modules).find(([path]) => path.endsWith(ending))?.[1]() ?? Promise.reject(new Error(`no ${ending}`));
const call = async (ending: string, name: string, ...given: unknown[]) => (await load(ending))[name]?.(...given);

const SQUARE = { latitude: 39.9042, longitude: 116.4074 };

describe('a place that somebody types or pastes', () => {
  it.each([
    '39.9042, 116.4074',
    ' 39.9042 116.4074 ',
    '39.9042，116.4074',
    '(39.9042; 116.4074)',
    '39.9042°N, 116.4074°E',
    '39.9042 n 116.4074 e',
    '39°54′15.12″N 116°24′26.64″E',
    `39°54'15.12"N, 116°24'26.64"E`,
    'geo:39.9042,116.4074;u=35',
    'geo:39.9042,116.4074?q=39.9042,116.4074(Square)',
    'https://www.openstreetmap.org/#map=17/39.9042/116.4074',
    'https://www.openstreetmap.org/?mlat=39.9042&mlon=116.4074#map=5/10.0/20.0',
    'https://www.google.com/maps/@39.9042,116.4074,17z',
    'https://www.google.com/maps/place/Square/@39.9,116.4,17z/data=!3m1!4b1!4m6!3m5!1s0x0!8m2!3d39.9042!4d116.4074',
    'https://maps.google.com/?q=39.9042,116.4074',
    'https://maps.google.com/?q=loc:39.9042,116.4074',
    'https://www.google.com/maps/search/?api=1&query=39.9042%2C116.4074',
    'https://maps.apple.com/?ll=39.9042,116.4074&q=Square',
    'https://www.bing.com/maps?cp=39.9042~116.4074&lvl=16',
    'https://uri.amap.com/marker?position=116.4074,39.9042&name=Square',
    'https://www.google.com/maps/place/39.9042,116.4074',
  ])('is found in %s', async (text) => {
    expect(await call('/places.js', 'placeOf', text)).toEqual(SQUARE);
  });

  it.each([
    ['-33.8568, 151.2153', { latitude: -33.8568, longitude: 151.2153 }],
    ['33.8568 S 151.2153 W', { latitude: -33.8568, longitude: -151.2153 }],
    [`33°51'24"S 151°12'55"W`, { latitude: -33.856667, longitude: -151.215278 }],
    ['90,180', { latitude: 90, longitude: 180 }],
    ['-90 -180', { latitude: -90, longitude: -180 }],
    ['0.12345678, 0', { latitude: 0.123457, longitude: 0 }],
  ])('keeps its side: %s', async (text, place) => {
    expect(await call('/places.js', 'placeOf', text)).toEqual(place);
  });

  it.each(['', 'Tiananmen', '39.9', '91, 0', '0, 181', '39.9.1, 2', `91°0'0"N 0°0'0"E`, `39°60'0"N 0°0'0"E`, 'javascript:39.9042,116.4074', 'https://example.org/', 'https://', 'geo:', '1e1, 2', '1,2,3'])(
    'is not found in %j',
    async (text) => {
      expect(await call('/places.js', 'placeOf', text)).toBeUndefined();
    },
  );

  it('is told to people with its sides', async () => {
    expect(await call('/places.js', 'placeText', SQUARE)).toBe('39.90420° N, 116.40740° E');
    expect(await call('/places.js', 'placeText', { latitude: -0.5, longitude: -120 })).toBe('0.50000° S, 120.00000° W');
  });

  it('opens in OpenStreetMap, and on Android in the map of the phone', async () => {
    expect(await call('/places.js', 'mapAddress', SQUARE, 'Square', 'Mozilla/5.0 (X11; Linux)')).toBe(
      'https://www.openstreetmap.org/?mlat=39.9042&mlon=116.4074#map=16/39.9042/116.4074',
    );
    expect(await call('/places.js', 'mapAddress', SQUARE, 'A (b)', 'Mozilla/5.0 (Linux; Android 15)')).toBe('geo:39.9042,116.4074?q=39.9042,116.4074(A%20(b))');
    expect(await call('/places.js', 'mapAddress', SQUARE, '', 'Android')).toBe('geo:39.9042,116.4074?q=39.9042,116.4074');
  });
});

describe('the drawing of a place', () => {
  const drawn = async (latitude: number, longitude: number) => (await call('/drawing.js', 'drawing', { latitude, longitude })) as SVGElement;
  const insideLand = async (latitude: number, longitude: number) => {
    const [x, y] = ((await drawn(latitude, longitude)).querySelector('.pin')?.getAttribute('transform') ?? '').match(/[\d.]+/g)?.map(Number) ?? [];
    const path = (await drawn(latitude, longitude)).querySelector('.land')?.getAttribute('d') ?? '';
    return path.split('Z').some((ring) => isInside(x ?? 0, y ?? 0, ring.slice(1).split('L').map((point) => point.split(' ').map(Number) as [number, number])));
  };

  it.each([
    [39.9, 116.4, true],
    [-33.9, 150.5, true],
    [52.5, 13.4, true],
    [40, -100, true],
    [-75, 0, true],
    [66, 179.9, true],
    [66, -179.9, true],
    [0, -140, false],
    [50, -30, false],
    [0, 180, false],
  ])('has %d, %d on land: %s', async (latitude, longitude, land) => {
    expect(await insideLand(latitude, longitude)).toBe(land);
  });

  it.each([
    [90, 180],
    [-90, -180],
    [0, 0],
  ])('stays within its box at %d, %d', async (latitude, longitude) => {
    const drawing = await drawn(latitude, longitude);
    expect(drawing.outerHTML).not.toMatch(/NaN|Infinity/);
    const [x, y] = (drawing.querySelector('.pin')?.getAttribute('transform') ?? '').match(/[\d.]+/g)?.map(Number) ?? [];
    expect(x).toBe(160);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(150);
  });
});

function isInside(x: number, y: number, ring: readonly (readonly [number, number])[]): boolean {
  let inside = false;
  ring.forEach(([x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [0, 0];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) {
      inside = !inside;
    }
  });
  return inside;
}
