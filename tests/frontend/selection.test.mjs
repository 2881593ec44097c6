import assert from 'node:assert/strict';
import test from 'node:test';
import { activePlace, middleOfCountry } from '../../frontend/globe/choice.js';
import { linksByPlace } from '../../frontend/globe/decode.js';
import { GROUPS, HIDDEN, groupsOfStatuses, selectLinks } from '../../frontend/globe/selection.js';
import { unitVectors } from '../../frontend/globe/sphere.js';
import { ALL, NAMES, close, links } from './cast.mjs';

const select = (filter) => selectLinks(links(), NAMES, { ...ALL, ...filter });
const shown = (filter) => [...select(filter).group].flatMap((group, link) => (group === HIDDEN ? [] : [link]));

test('all links, each in the colour group of its status today', () => {
  const { group, shown: count, perGroup } = select({});
  assert.deepEqual([...group].map((g) => GROUPS[g]), ['alive', 'paused', 'over', 'alive', 'open']);
  assert.equal(count, 5);
  assert.deepEqual(perGroup, [2, 1, 1, 1]);
});

test('the year takes links away and brings their status back', () => {
  assert.deepEqual(shown({ year: 1956 }), [0, 3]);
  assert.deepEqual([...select({ year: 1990 }).group].map((g) => GROUPS[g]), ['alive', 'alive', 'alive', 'alive', undefined]);
});

test('a status or a whole group may be asked for', () => {
  assert.deepEqual(shown({ status: 'dormant' }), [1]);
  assert.deepEqual(shown({ status: 'open' }), [4]);
  assert.deepEqual(shown({ status: 'no such status' }), []);
});

test('kind and country filter; a country counts at either end', () => {
  assert.deepEqual(shown({ kind: 'friendship' }), [1]);
  assert.deepEqual(shown({ country: 'FR' }), [0, 1, 3, 4]);
  assert.deepEqual(shown({ country: 'JP', kind: 'twinning' }), [2]);
  assert.deepEqual(shown({ country: 'XX' }), []);
});

test('links that begin in the year are marked', () => {
  assert.deepEqual([...select({ year: 1982 }).born], [0, 1, 0, 0, 0]);
});

test('places are counted and ranked by what is shown', () => {
  const { perPlace, ranked } = select({ country: 'IT' });
  assert.deepEqual([...perPlace], [1, 2, 0, 0, 1]);
  assert.deepEqual(ranked, [1, 0, 4]);
});

test('an unknown colour group is drawn as alive, not lost', () => {
  assert.deepEqual([...groupsOfStatuses({ statuses: [['x', 'X', 'purple'], ['y', 'Y', 'open']] })], [0, 3]);
});

test('a singled-out place has its shown links and its partners', () => {
  const data = links();
  const of = (place, filter) => activePlace(place, data, linksByPlace(data), select(filter));
  assert.deepEqual(of(0, {}), { place: 0, links: [0, 1], partners: [1, 2] });
  assert.deepEqual(of(0, { status: 'dormant' }), { place: 0, links: [1], partners: [2] });
});

test('the middle of a country lies between its places', () => {
  const data = links();
  const middle = middleOfCountry(data, unitVectors(data.lon, data.lat), 0);
  assert.ok(close(middle.lon, 3.2, 0.1) && close(middle.lat, 49.07, 0.1));
  assert.equal(middleOfCountry(data, unitVectors(data.lon, data.lat), 17), null);
});
