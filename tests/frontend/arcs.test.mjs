import assert from 'node:assert/strict';
import test from 'node:test';
import { MAX_LIFT, alongGreatCircle, buildArcs } from '../../frontend/globe/arcs.js';
import { RADIANS, angleBetween, unitVector, wrapLongitude } from '../../frontend/globe/sphere.js';
import { close, links } from './cast.mjs';

const length = ([x, y, z]) => Math.hypot(x, y, z);
const pointsOf = (arcs, i) => Array.from({ length: arcs.offset[i + 1] - arcs.offset[i] },
  (_, k) => [...arcs.points.slice((arcs.offset[i] + k) * 3, (arcs.offset[i] + k) * 3 + 3)]);

test('the angle from Paris to Tokyo is the known one', () => {
  const angle = angleBetween(unitVector(2.35, 48.86), unitVector(139.69, 35.68));
  assert.ok(close(angle * 6371, 9715, 15));
});

test('the middle of a quarter of the equator', () => {
  const middle = alongGreatCircle([1, 0, 0], [0, 1, 0], Math.PI / 2, 0.5);
  assert.ok(close(middle[0], Math.SQRT1_2, 1e-12) && close(middle[1], Math.SQRT1_2, 1e-12) && close(middle[2], 0, 1e-12));
});

test('equal ends give a point, not NaN', () => {
  assert.deepEqual(alongGreatCircle([1, 0, 0], [1, 0, 0], 0, 0.3), [1, 0, 0]);
});

test('an arc begins and ends on the ground at its places', () => {
  const data = links();
  const arcs = buildArcs(data);
  for (let i = 0; i < data.nLinks; i++) {
    const points = pointsOf(arcs, i);
    const [first, last] = [points[0], points.at(-1)];
    assert.ok(close(length(first), 1, 1e-6) && close(length(last), 1, 1e-6));
    assert.ok(angleBetween(first, unitVector(data.lon[data.a[i]], data.lat[data.a[i]])) < 1e-3);
    assert.ok(angleBetween(last, unitVector(data.lon[data.b[i]], data.lat[data.b[i]])) < 1e-3);
  }
});

test('longer arcs rise higher, none above the limit', () => {
  const arcs = buildArcs(links());
  const height = (i) => Math.max(...pointsOf(arcs, i).map(length)) - 1;
  assert.ok(height(1) > height(0));
  for (let i = 0; i < 5; i++) assert.ok(height(i) > 0 && height(i) <= MAX_LIFT);
});

test('no piece of an arc is longer than four degrees and a bit', () => {
  const arcs = buildArcs(links());
  for (let i = 0; i < 5; i++) {
    const points = pointsOf(arcs, i);
    for (let k = 1; k < points.length; k++) {
      const [p, q] = [points[k - 1], points[k]].map((v) => v.map((n) => n / length(v)));
      assert.ok(angleBetween(p, q) <= 4.01 * RADIANS);
    }
  }
});

test('reach is half the length', () => {
  const arcs = buildArcs(links());
  assert.ok(close(arcs.reach[1] * 2 * 6371, 9715, 15));
});

test('longitudes are wrapped', () => {
  assert.deepEqual([190, -190, 540, 0, -180].map(wrapLongitude), [-170, 170, -180, 0, -180]);
});
