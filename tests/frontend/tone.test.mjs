import assert from 'node:assert/strict';
import test from 'node:test';
import { multiplyBlend, screenBlend } from '../../frontend/globe/blend.js';
import { DAY, NIGHT } from '../../frontend/globe/theme.js';
import {
  BINS, binOf, colourTable, densityOf, gainFor, histogram, paintTone, rampColours, toneCurve,
} from '../../frontend/globe/tone.js';

const alpha = (word) => word >>> 24;
const luma = (word) => 0.3 * (word & 255) + 0.6 * ((word >>> 8) & 255) + 0.1 * ((word >>> 16) & 255);

test('bins rise with the density and have their edges right', () => {
  for (let value = 0.02; value < 200000; value *= 1.7) {
    const bin = binOf(value);
    assert.ok(densityOf(bin) <= value && value < densityOf(bin + 1));
  }
  assert.equal(binOf(0), 0);
  assert.equal(binOf(1e9), BINS - 1);
});

test('the histogram counts what there is and leaves out what is empty', () => {
  const counts = histogram(Float32Array.of(0, 1, 1, 5, 0, 1e9), 1);
  assert.equal(counts[binOf(1)], 2);
  assert.equal(counts[binOf(5)], 1);
  assert.equal(counts[BINS - 1], 1);
  assert.equal(counts.reduce((sum, n) => sum + n), 4);
});

test('more arcs are never darker', () => {
  const buffer = Float32Array.from({ length: 5000 }, (_, i) => (i % 300 === 0 ? 400 : 1 + (i % 40)));
  for (const gain of [0.16, 0.5, 1.2]) {
    const curve = toneCurve(histogram(buffer, 1), gain);
    for (let bin = 1; bin < BINS; bin++) assert.ok(curve[bin] >= curve[bin - 1] - 1e-6 && curve[bin] <= 1);
  }
});

test('an empty picture has a curve as well', () => {
  assert.ok(toneCurve(new Uint32Array(BINS), 0.5).every(Number.isFinite));
});

test('a single line is seen on a sparse map, and does not blaze on a full one', () => {
  const sparse = toneCurve(histogram(Float32Array.of(1, 1, 2, 1), 1), gainFor(20, 1));
  const full = toneCurve(histogram(Float32Array.from({ length: 9000 }, (_, i) => 1 + i / 20), 1), gainFor(60000, 1));
  assert.ok(sparse[binOf(1)] > 0.15);
  assert.ok(full[binOf(1)] < 0.1);
});

test('the gain falls with the number of links and rises on fine screens', () => {
  assert.ok(gainFor(100, 1) >= gainFor(8000, 1) && gainFor(8000, 1) > gainFor(60000, 1));
  assert.ok(gainFor(8000, 2) > gainFor(8000, 1));
});

test('a ramp runs through its stops', () => {
  const colours = rampColours([[0, 0, 0, 0, 0], [0.5, 10, 20, 30, 100], [1, 255, 255, 255, 255]], 101);
  assert.equal(colours[0], 0);
  assert.equal(colours[50], ((100 << 24) | (30 << 16) | (20 << 8) | 10) >>> 0);
  assert.equal(colours[100], 0xffffffff);
});

test('empty pixels stay clear, others get the colour of their bin', () => {
  const curve = Float32Array.from({ length: BINS }, (_, bin) => bin / (BINS - 1));
  const table = colourTable(curve, rampColours([[0, 9, 9, 9, 0], [1, 255, 0, 0, 255]], 64));
  const pixels = Uint32Array.of(7, 7, 7);
  paintTone(Float32Array.of(0, 1e9, 1), table, pixels, null);
  assert.equal(pixels[0], 0);
  assert.equal(pixels[1], 0xff0000ff);
  assert.equal(pixels[2], table[binOf(1)]);
});

test('a second group is blended over the first and leaves the rest alone', () => {
  const table = new Uint32Array(BINS).fill(0x80ffffff);
  table[0] = 0;
  const pixels = Uint32Array.of(5, 0, 6);
  paintTone(Float32Array.of(0, 1, 1), table, pixels, (under, over) => (assert.equal(over, 0x80ffffff), under + 1));
  assert.deepEqual([...pixels], [5, 0x80ffffff, 7]);
});

test('light adds to light, ink to ink', () => {
  const [under, over] = [0x80405060, 0x90c08020];
  assert.ok(alpha(screenBlend(under, over)) >= Math.round((alpha(under) * 0x60) / 255));
  const onBlack = (word) => (luma(word) * alpha(word)) / 255;
  const onWhite = (word) => 255 - ((255 - luma(word)) * alpha(word)) / 255;
  assert.ok(onBlack(screenBlend(under, over)) >= onBlack(under) - 1);
  assert.ok(onWhite(multiplyBlend(under, over)) <= onWhite(under) + 1);
});

test('a clear colour changes nothing', () => {
  const part = (word, shift) => ((word >>> shift) & 255) / 255;
  const lit = (word, shift) => part(word, shift) * (alpha(word) / 255); // over black
  const inked = (word, shift) => 1 - (1 - part(word, shift)) * (alpha(word) / 255); // on white
  for (const word of [0xff8040c0, 0x908040c0]) {
    for (const shift of [0, 8, 16]) {
      assert.ok(Math.abs(lit(screenBlend(word, 0x00ffffff), shift) - lit(word, shift)) < 0.01);
      assert.ok(Math.abs(inked(multiplyBlend(word, 0x00000000), shift) - inked(word, shift)) < 0.01);
    }
  }
});

test('both themes have a ramp and a colour for each of the four groups, clear at the start', () => {
  for (const theme of [NIGHT, DAY]) {
    assert.equal(theme.ramps.length, 4);
    assert.equal(theme.groups.length, 4);
    for (const stops of theme.ramps) {
      assert.equal(stops[0][0], 0);
      assert.equal(stops[0][4], 0);
      assert.equal(stops.at(-1)[0], 1);
      for (let i = 1; i < stops.length; i++) assert.ok(stops[i][0] > stops[i - 1][0] && stops[i][4] >= stops[i - 1][4]);
    }
  }
});

test('by night dense is brighter, by day darker', () => {
  const ends = (theme) => theme.ramps.map((stops) => rampColours(stops, 2)).map(([from, to]) => luma(to) - luma(from));
  assert.ok(ends(NIGHT).every((step) => step > 0));
  assert.ok(ends(DAY).every((step) => step < 0));
});
