import assert from 'node:assert/strict';
import test from 'node:test';
import { NOT_YET, firstYear, statusAt } from '../../frontend/globe/years.js';
import { links } from './cast.mjs';

test('before its first span a link does not exist', () => {
  assert.equal(statusAt(links(), 0, 1955), NOT_YET);
  assert.equal(statusAt(links(), 0, 1956), 0);
});

test('a span holds until the next begins', () => {
  const status = (year) => statusAt(links(), 2, year);
  assert.deepEqual([1969, 1970, 1971, 1972, 2009, 2010, 2026].map(status), [NOT_YET, 2, 2, 0, 0, 3, 3]);
});

test('an unknown beginning is always there', () => {
  assert.equal(statusAt(links(), 3, 1920), 0);
  assert.equal(firstYear(links(), 3), 0);
});

test('the first year is that of the first span', () => {
  assert.equal(firstYear(links(), 2), 1970);
});

test('a link without spans never exists', () => {
  const bare = { spanStart: Uint32Array.of(0, 0), spanStatus: new Uint8Array(0), spanFrom: new Uint16Array(0) };
  assert.equal(statusAt(bare, 0, 2026), NOT_YET);
  assert.equal(firstYear(bare, 0), 0);
});
