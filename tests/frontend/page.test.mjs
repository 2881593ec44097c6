import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { packArcs, unpackArcs } from '../../frontend/globe/atlas.js';
import { cameraOf } from '../../frontend/globe/camera.js';
import { cardPosition } from '../../frontend/globe/card.js';
import { filterOf } from '../../frontend/globe/controls.js';
import { labelBudget, placeLabels } from '../../frontend/globe/labels.js';
import { Motion, clampZoom } from '../../frontend/globe/motion.js';
import { CostMeter, FULL, movingQuality } from '../../frontend/globe/quality.js';
import { unitVectors } from '../../frontend/globe/sphere.js';
import { wordsOf } from '../../frontend/globe/text.js';
import { PLACES, close, view } from './cast.mjs';

const vectors = unitVectors(PLACES.map((p) => p.lon), PLACES.map((p) => p.lat));
const GEO = new URL('../../src/tawam/web/static/web/geo/', import.meta.url);

test('packed arcs come back', () => {
  const arcs = [[[0, 0], [-1, 45], [46, -46], [-3000, 3599], [57, -57]], [[5, 5], [1, 2]]];
  assert.deepEqual(unpackArcs(packArcs(arcs)).map((arc) => arc.map((p) => p.map((n) => n + 0))), arcs);
  assert.match(packArcs(arcs), /^[\x20-\x7e]*$/);
  assert.doesNotMatch(packArcs(arcs), /["\\]/);
});

test('the map of the world is whole and small', () => {
  const text = readFileSync(new URL('world-110m.json', GEO), 'utf8');
  const world = JSON.parse(text);
  assert.deepEqual(Object.keys(world.objects), ['land', 'borders']);
  assert.ok(world.objects.land.arcs.length > 100 && text.length < 25000);
  const used = [world.objects.land.arcs, world.objects.borders.arcs].flat(Infinity).map((i) => (i < 0 ? ~i : i));
  assert.equal(Math.max(...used), unpackArcs(world.arcs).length - 1);
});

test('the land of the page without script fits its box', () => {
  const path = readFileSync(new URL('../../src/tawam/places/data/land-equirect.svgpath', import.meta.url), 'utf8');
  assert.match(path, /^(M[^a-zA-Z]+(l[^a-zA-Z]+)+z)+$/);
  assert.ok(path.length <= 25000);
  for (const [, x, y] of path.matchAll(/M([\d.]+) ?([\d.]+)/g)) assert.ok(+x >= 0 && +x <= 720 && +y >= 0 && +y <= 360);
});

test('no coast runs across the whole map', () => {
  const path = readFileSync(new URL('../../src/tawam/places/data/land-equirect.svgpath', import.meta.url), 'utf8');
  const long = [...path.matchAll(/l(-?[\d.]+) ?(-?[\d.]+)/g)].filter(([, x, y]) => Math.abs(+x) > 360);
  assert.deepEqual(long.map(([step]) => step), []);
});

test('words follow the plural forms of the language', () => {
  const arabic = wordsOf('ar', { partnerships_one: 'توأمة واحدة', partnerships_two: 'توأمتان', partnerships_few: '{n} توأمات',
    partnerships_other: '{n} توأمة', partnerships_many: '{n} توأمةً' }, 'arab');
  assert.deepEqual([1, 2, 5, 30, 100].map(arabic.partnerships), ['توأمة واحدة', 'توأمتان', '٥ توأمات', '٣٠ توأمةً', '١٠٠ توأمة']);
  assert.equal(arabic.year(2026), '٢٠٢٦');
});

test('one and many suffice for English', () => {
  const english = wordsOf('en', { partnerships_one: '1 partnership', partnerships_many: '{n} partnerships', open: 'Open {name}' });
  assert.deepEqual([0, 1, 8182].map(english.partnerships), ['0 partnerships', '1 partnership', '8,182 partnerships']);
  assert.equal(english.year(2026), '2026');
  assert.equal(english.say('open', { name: 'Łódź' }), 'Open Łódź');
  assert.equal(english.say('missing'), '');
});

test('the filter of a form; no form shows everything', () => {
  const form = { elements: { status: { value: 'active' }, year: { value: '1975' } } };
  assert.deepEqual(filterOf(form), { status: 'active', kind: '', country: '', year: 1975 });
  assert.equal(filterOf(null).year, 9999);
});

test('names do not overlap and important ones come first', () => {
  const labels = placeLabels([0, 4, 1], vectors, cameraOf(view(), 1), () => 60, 10);
  assert.equal(labels[0].place, 0);
  for (const p of labels) for (const q of labels) {
    if (p !== q) assert.ok(Math.abs(p.x - q.x) >= 60 || Math.abs(p.y - q.y) >= 15);
  }
});

test('names behind the globe are left out, and there is a limit', () => {
  assert.ok(!placeLabels([3], vectors, cameraOf(view({ lon: -40 }), 1), () => 60, 10).length);
  assert.equal(placeLabels([0, 1, 2], vectors, cameraOf(view({ lon: 60, lat: 40 }), 1), () => 10, 1).length, 1);
  assert.ok(labelBudget(390, 500) < labelBudget(1440, 800));
});

test('a card stays inside the figure', () => {
  const [note, figure] = [{ width: 200, height: 90 }, { width: 390, height: 500 }];
  for (const x of [0, 195, 390]) {
    for (const y of [0, 250, 500]) {
      const { left, top } = cardPosition({ x, y }, note, figure);
      assert.ok(left >= 8 && left + 200 <= 382 && top >= 8 && top + 90 <= 492);
    }
  }
});

test('few links are always drawn with care, many are thinned while moving', () => {
  assert.equal(movingQuality(500, 0.003), FULL);
  assert.equal(movingQuality(9000, 0.02).stride, 1);
  assert.ok(movingQuality(60000, 0.002).stride > 1);
  assert.equal(movingQuality(20000, 0.002, true), FULL);
});

test('the meter learns the cost of a link, but not from a handful', () => {
  const meter = new CostMeter();
  meter.note(10, 500, FULL);
  assert.equal(meter.cost, 0.0025);
  meter.note(10000, 50, FULL);
  assert.equal(meter.cost, 0.005);
  meter.note(10000, 100, FULL);
  assert.ok(meter.cost > 0.005 && meter.cost < 0.01);
});

test('a slow first picture is forgotten, even when only coarse ones follow', () => {
  const meter = new CostMeter();
  meter.note(60000, 900, FULL);
  const coarse = movingQuality(60000, meter.cost);
  for (let i = 0; i < 40; i++) meter.note(60000, 12, movingQuality(60000, meter.cost));
  assert.ok(movingQuality(60000, meter.cost).stride < coarse.stride);
});

test('a flight arrives, over the date line by the short way', () => {
  const seen = view({ lon: 170 });
  const motion = new Motion(seen, () => false);
  motion.flyTo({ lon: -170, lat: 10 });
  motion.step(0.1);
  assert.ok(seen.lon > 170 || seen.lon < -170);
  for (let i = 0; i < 200; i++) motion.step(0.05);
  assert.ok(close(seen.lon, -170, 1e-6) && close(seen.lat, 10, 1e-6));
  assert.equal(motion.step(0.05), false);
});

test('who prefers calm is taken there at once, and nothing turns by itself', () => {
  const seen = view();
  const motion = new Motion(seen, () => true);
  motion.flyTo({ lon: 100, zoom: 2 });
  assert.deepEqual([seen.lon, seen.zoom], [100, 2]);
  motion.idle = true;
  motion.throw(90, 0);
  assert.equal(motion.step(0.05), false);
});

test('a throw slows down and ends; touching ends it at once', () => {
  const seen = view({ lon: 0 });
  const motion = new Motion(seen, () => false);
  motion.throw(90, 0);
  let steps = 0;
  while (motion.step(0.016) && steps < 2000) steps++;
  assert.ok(steps > 20 && steps < 2000 && seen.lon > 10 && seen.lon < 60);
  motion.throw(90, 0);
  motion.halt();
  assert.equal(motion.step(0.016), false);
});

test('idle turning can be held back', () => {
  const motion = new Motion(view(), () => false);
  motion.idle = true;
  assert.equal(motion.step(0.016), true);
  assert.ok(motion.idling);
  motion.held = true;
  assert.ok(!motion.idling);
  assert.equal(motion.step(0.016), false);
});

test('the globe never tumbles and the zoom has limits', () => {
  const seen = view();
  const motion = new Motion(seen, () => true);
  motion.turn(0, 400);
  assert.equal(seen.lat, 85);
  assert.deepEqual([0.2, 4, 99].map(clampZoom), [1, 4, 9]);
});
