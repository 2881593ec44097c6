import assert from 'node:assert/strict';
import test from 'node:test';
import { buildArcs } from '../../frontend/globe/arcs.js';
import { cameraOf } from '../../frontend/globe/camera.js';
import { Density, addLine } from '../../frontend/globe/density.js';
import { selectLinks } from '../../frontend/globe/selection.js';
import { ALL, NAMES, close, links, view } from './cast.mjs';

const sum = (buffer) => buffer.reduce((total, value) => total + value, 0);
const drawn = (...line) => {
  const buffer = new Float32Array(20 * 20);
  addLine(buffer, 20, 20, ...line);
  return buffer;
};

test('a line weighs as much as it is long, at any angle and however short', () => {
  for (const [x0, y0, x1, y1] of [[2, 3, 15, 3], [3, 2, 3, 15], [2, 2, 14, 9.5], [14, 9, 2, 2], [5.2, 5.2, 5.5, 5.3]]) {
    const length = Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0));
    assert.ok(close(sum(drawn(x0, y0, x1, y1, 1)), length, 1e-4));
  }
});

test('weights multiply', () => {
  assert.ok(close(sum(drawn(2, 2, 12, 8, 3)), 30, 1e-3));
});

test('a line that leaves the raster is cut, not wrapped', () => {
  const buffer = drawn(15, 10, 35, 10, 1);
  assert.ok(close(sum(buffer), 5, 1));
  assert.equal(buffer[10 * 20 + 2], 0);
  assert.equal(buffer[11 * 20 + 2], 0);
});

test('a line far away, or of no length, adds nothing', () => {
  assert.equal(sum(drawn(30, 30, 50, 40, 1)), 0);
  assert.equal(sum(drawn(-9, -9, -1, -2, 1)), 0);
  assert.equal(sum(drawn(4, 4, 4, 4, 1)), 0);
});

function densityOf(stride, filter = {}, viewed = view()) {
  const data = links();
  const camera = cameraOf(viewed, 1);
  const selection = selectLinks(data, NAMES, { ...ALL, ...filter });
  const density = new Density();
  density.reset(camera.width, camera.height, selection.perGroup);
  density.add(buildArcs(data), selection, camera, stride);
  return density.buffers;
}

test('each group has its own buffer, empty groups have none', () => {
  const buffers = densityOf(1, { year: 1990 });
  assert.ok(sum(buffers[0]) > 0);
  assert.deepEqual(buffers.slice(1), [null, null, null]);
});

test('a link far behind the globe is not drawn', () => {
  const buffers = densityOf(1, { country: 'IT' }, view({ lon: -165, lat: -40 }));
  assert.equal(sum(buffers[0]), 0);
});

test('links that begin in the year shine', () => {
  const [before, during] = [1957, 1956].map((year) => sum(densityOf(1, { year, country: 'IT' })[0]));
  assert.ok(during > before * 2);
});

test('a stride keeps the weight of the links it leaves out', () => {
  const [all, some] = [densityOf(1, { country: 'IT' }), densityOf(3, { country: 'IT' })].map(([alive]) => sum(alive));
  assert.ok(some > 0 && close(some / all, 3 * 0.6, 1.2));
});

test('buffers are cleared between pictures', () => {
  const density = new Density();
  density.reset(4, 4, [1, 0, 0, 0]);
  density.buffers[0].fill(9);
  density.reset(4, 4, [1, 0, 0, 0]);
  assert.equal(sum(density.buffers[0]), 0);
});
