/**
 * Builds the two map files of the page from world-atlas (Natural Earth, public domain), 1:110 million:
 *   geo/world-110m.json         a TopoJSON of `land` and `borders`, without properties, its arcs packed (globe/atlas.js)
 *   geo/land-equirect.svgpath   one SVG path of the land for pages without JavaScript
 */
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync, brotliCompressSync } from 'node:zlib';
import { feature, meshArcs, quantize } from 'topojson-client';
import { packArcs } from '../globe/atlas.js';
import { presimplify, simplify, filter, filterWeight } from 'topojson-simplify';

const SOURCE = fileURLToPath(import.meta.resolve('world-atlas/countries-110m.json'));
const OUT = fileURLToPath(new URL('../../src/tawam/web/static/web/geo/', import.meta.url));
const STEPS = 3600; // quantisation of the browser map: a tenth of a degree
const MIN_WEIGHT = 0.1; // square degrees a corner must span to stay on the browser map
const PATH_WEIGHT = 0.25; // the same for the picture without JavaScript, two units a degree
const PATH_ISLAND = 0.6;

/** The atlas with simplified arcs; `weight` in square degrees, rings below `island` are dropped. */
function simplified(atlas, weight, island) {
  const weighted = presimplify(atlas);
  const thin = simplify(weighted, weight);
  return island ? filter(thin, filterWeight(thin, island)) : thin;
}

/** A TopoJSON of only what the globe draws. */
function worldForBrowser(atlas) {
  const thin = simplified(atlas, MIN_WEIGHT, 0);
  const borders = meshArcs(thin, thin.objects.countries, (a, b) => a !== b);
  const { land } = thin.objects;
  const bare = { type: 'Topology', arcs: thin.arcs, objects: {
    land: { type: 'MultiPolygon', arcs: land.geometries ? land.geometries.flatMap((g) => g.arcs) : land.arcs },
    borders: { type: 'MultiLineString', arcs: borders.arcs },
  } };
  const { bbox, ...small } = quantize(bare, STEPS);
  return JSON.stringify({ ...small, arcs: packArcs(small.arcs) });
}

/** "12.0" is written "12", "-0" is written "0". */
const short = (value) => String(Math.round(value * 10) / 10 + 0);

/** One ring as relative line commands; points that round to the same spot are left out. */
function ringPath(ring) {
  let [px, py] = [NaN, NaN];
  let path = '';
  for (const [lon, lat] of ring.slice(0, -1)) {
    const [x, y] = [Math.round((lon + 180) * 20), Math.round((90 - lat) * 20)];
    if (x === px && y === py) continue;
    const pair = path ? [x - px, y - py] : [x, y];
    const [first, second] = pair.map((n) => short(n / 10));
    path += (path ? 'l' : 'M') + first + (second.startsWith('-') ? '' : ' ') + second;
    [px, py] = [x, y];
  }
  return path + 'z';
}

/** Land in plate carrée, x = (lon + 180) * 2, y = (90 - lat) * 2, a box of 720 by 360. */
function landPath(atlas) {
  const thin = simplified(atlas, PATH_WEIGHT, PATH_ISLAND);
  const collection = feature(thin, thin.objects.land);
  const shapes = collection.features ? collection.features.map((f) => f.geometry) : [collection.geometry];
  return shapes.flatMap((shape) => shape.coordinates.flat()).map(ringPath).join('');
}

function write(name, text) {
  writeFileSync(OUT + name, text);
  const bytes = Buffer.from(text);
  console.log(`${name}: ${bytes.length} raw, ${gzipSync(bytes, { level: 9 }).length} gz, ${brotliCompressSync(bytes).length} br`);
}

mkdirSync(OUT, { recursive: true });
const atlas = () => JSON.parse(readFileSync(SOURCE, 'utf8'));
write('world-110m.json', worldForBrowser(atlas()));
write('land-equirect.svgpath', landPath(atlas()));
