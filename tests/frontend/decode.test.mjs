import assert from 'node:assert/strict';
import test from 'node:test';
import { encodeLinks } from '../../frontend/dev/encode.js';
import { decodeLinks, linksByPlace } from '../../frontend/globe/decode.js';
import { LINKS, PLACES, close, links } from './cast.mjs';

test('what was written is read, within the steps of the file', () => {
  const read = links();
  assert.equal(read.nPlaces, 5);
  assert.equal(read.nLinks, 5);
  PLACES.forEach((place, i) => {
    assert.ok(close(read.lat[i], place.lat, 0.0015) && close(read.lon[i], place.lon, 0.003));
    assert.equal(read.country[i], place.country);
  });
  LINKS.forEach((link, i) => {
    assert.deepEqual([read.a[i], read.b[i], read.kind[i]], [link.a, link.b, link.kind]);
    const [from, to] = [read.spanStart[i], read.spanStart[i + 1]];
    assert.deepEqual([...read.spanStatus.slice(from, to)], link.spans.map(([status]) => status));
    assert.deepEqual([...read.spanFrom.slice(from, to)], link.spans.map(([, year]) => year));
  });
});

test('every array begins at a multiple of four bytes, whatever the counts', () => {
  for (let count = 0; count < 6; count++) {
    const buffer = encodeLinks({ places: PLACES, links: LINKS.slice(0, count) });
    assert.equal(buffer.byteLength % 4, 0);
    assert.equal(decodeLinks(buffer).nLinks, count);
  }
});

test('more than 65,535 places need wide indexes', () => {
  const places = Array.from({ length: 65536 }, () => PLACES[0]);
  const read = decodeLinks(encodeLinks({ places, links: [{ a: 65535, b: 0, kind: 0, spans: [[0, 2000]] }] }));
  assert.ok(read.a instanceof Uint32Array);
  assert.equal(read.a[0], 65535);
  assert.equal(read.spanFrom[0], 2000);
});

test('the poles and the date line survive', () => {
  const places = [{ lat: 90, lon: 180, country: 0 }, { lat: -90, lon: -180, country: 0 }];
  const read = decodeLinks(encodeLinks({ places, links: [] }));
  assert.deepEqual([...read.lat], [90, -90]);
  assert.deepEqual([...read.lon], [180, -180]);
});

test('other bytes are refused', () => {
  assert.throws(() => decodeLinks(new ArrayBuffer(8)), /too short/);
  assert.throws(() => decodeLinks(new ArrayBuffer(64)), /TWM1/);
});

test('a file whose span counts do not add up is refused', () => {
  const buffer = encodeLinks({ places: PLACES, links: LINKS });
  new Uint32Array(buffer, 0, 4)[3] += 1;
  assert.throws(() => decodeLinks(buffer), /spans/);
});

test('a file cut short is refused', () => {
  const buffer = encodeLinks({ places: PLACES, links: LINKS });
  assert.throws(() => decodeLinks(buffer.slice(0, buffer.byteLength - 8)), RangeError);
});

test('each place knows its links, each link both its places', () => {
  const { start, link } = linksByPlace(links());
  const of = (place) => [...link.slice(start[place], start[place + 1])];
  assert.deepEqual([0, 1, 2, 3, 4].map(of), [[0, 1], [0, 3], [1, 2], [2, 4], [3, 4]]);
});
