/** Data for the harness: made-up links, or the large cities of a folder of CSV files given on the command line. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { encodeLinks } from './encode.js';

export const STATUSES = [['active', 'Active', 'alive'], ['dormant', 'Dormant', 'paused'], ['suspended', 'Suspended', 'paused'],
  ['ended', 'Ended', 'over'], ['proposed', 'Proposed', 'open'], ['disputed', 'Disputed', 'open']];
export const KINDS = [['twinning', 'Twinning'], ['friendship', 'Friendship'], ['cooperation', 'Cooperation']];

/** A seeded generator of numbers from 0 to 1. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

/** The life of a made-up link: most begin after a war and live on. */
function lifeOf(random) {
  const roll = random();
  const year = random() < 0.08 ? 0 : Math.round(2024 - 76 * random() ** 1.3);
  if (roll < 0.02) return [[4, year || 2022]];
  if (roll < 0.03) return [[5, year]];
  const spans = [[0, year]];
  const later = Math.min(2025, (year || 1990) + 3 + Math.round(random() * 30));
  if (roll < 0.1) spans.push([1, later]);
  else if (roll < 0.13) spans.push([2, Math.max(2014, later)]);
  else if (roll < 0.19) spans.push([3, later]);
  return spans;
}

const linkBetween = (a, b, random) => ({ a, b, kind: Math.floor(random() ** 2 * KINDS.length), spans: lifeOf(random) });

/** Centres of towns: latitude, longitude, spread (degrees), share. */
const CLUSTERS = [[49, 5, 4, 22], [51, 11, 4, 20], [46, 12, 3, 8], [53, -1.5, 2, 8], [41, 20, 4, 5], [52, 21, 3, 7], [40, -4, 3, 5],
  [38, -84, 6, 7], [36, -119, 3, 3], [35, 137, 3, 7], [32, 117, 6, 7], [22, 78, 6, 3], [-22, -47, 5, 4], [34, 36, 3, 2], [33, 0, 5, 2],
  [9, 6, 6, 2], [-28, 28, 4, 1], [-34, 148, 4, 1], [56, 42, 7, 5], [19, -100, 4, 2]];

/** A made-up world of so many links. */
export function synthetic(count, seed = 7) {
  const random = seeded(seed);
  const bell = () => random() + random() + random() - 1.5;
  const bag = CLUSTERS.flatMap((cluster, i) => Array(cluster[3]).fill([cluster, i]));
  const places = Array.from({ length: Math.min(12000, Math.ceil(count / 3)) }, () => {
    const [[lat, lon, spread], country] = bag[Math.floor(random() * bag.length)];
    return { lat: lat + bell() * spread, lon: lon + bell() * spread * 1.3, country };
  });
  const pick = () => Math.floor(random() ** 1.8 * places.length);
  const links = Array.from({ length: count }, () => linkBetween(pick(), pick(), random)).filter((l) => l.a !== l.b);
  return { bin: encodeLinks({ places, links }), names: {
    places: places.map((_, i) => `Town ${i}`), ids: places.map((_, i) => `gn:${i}`),
    countries: CLUSTERS.map((_, i) => [`C${i}`, `Country ${i}`]), kinds: KINDS, statuses: STATUSES } };
}

/** Rows of a CSV file, quotes understood. */
function rowsOf(path) {
  return readFileSync(path, 'utf8').trim().split(/\r?\n/).slice(1)
    .map((line) => [...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].map((m) => m[2] ?? m[1]));
}

const fileOf = (folder, ending) => join(folder, readdirSync(folder).find((n) => n.startsWith('wikidata_large') && n.endsWith(ending)));

/** The links between large cities in a folder; `translate` gives other names. */
export function fromFolder(folder, translate = (name) => name) {
  const random = seeded(11);
  const nodes = rowsOf(fileOf(folder, 'nodes.csv'));
  const edges = rowsOf(fileOf(folder, 'edges.csv'));
  const countries = [...new Set(nodes.map((n) => n[5]))];
  const index = new Map(nodes.map((n, i) => [n[0], i]));
  const places = nodes.map((n) => ({ lat: +n[2], lon: +n[3], country: countries.indexOf(n[5]) }));
  const links = edges.filter(([a, b]) => index.has(a) && index.has(b)).map(([a, b]) => linkBetween(index.get(a), index.get(b), random));
  return { bin: encodeLinks({ places, links }), names: { places: nodes.map((n) => translate(n[1])), ids: nodes.map((n) => `wd:${n[0]}`),
    countries: countries.map((c) => [c, translate(c)]), kinds: KINDS, statuses: STATUSES } };
}
