/**
 * Builds the two map files of the page from world-atlas (Natural Earth, public domain), 1:110 million:
 *   geo/world-110m.json         a TopoJSON of `land` and `borders`, without properties, its arcs packed (globe/atlas.js)
 *   land-equirect.svgpath       one SVG path of the land, for pictures drawn on the server (room places)
 */
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync, brotliCompressSync } from 'node:zlib';
import { feature, meshArcs, quantize } from 'topojson-client';
import { packArcs } from '../globe/atlas.js';
import { presimplify, simplify, filter, filterWeight } from 'topojson-simplify';

const SOURCE = fileURLToPath(import.meta.resolve('world-atlas/countries-110m.json'));
const OUT = fileURLToPath(new URL('../../src/tawam/web/static/web/geo/', import.meta.url));
const DATA = fileURLToPath(new URL('../../src/tawam/places/data/', import.meta.url));
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

const STEP_OVER = 3600; // a longer step crosses the edge of the map

/** The points of a ring on the map, in tenths of a unit; the last one, which repeats the first, is left out. */
const pointsOf = (ring) => ring.slice(0, -1).map(([lon, lat]) => [Math.round((lon + 180) * 20), Math.round((90 - lat) * 20)]);

const crosses = ([x], [before]) => Math.abs(x - before) > STEP_OVER;

/**
 * A ring. One that crosses the edge of the map and comes back goes on beyond it, from the side where most of it lies: who
 * draws the land draws it again, a map further. One that crosses once goes around the pole.
 */
function ringPath(ring) {
  const points = pointsOf(ring);
  const times = points.filter((point, i) => crosses(point, points.at(i - 1))).length;
  if (times === 0 || times % 2) return pathFrom(points, 0, 0);
  const west = points.filter(([x]) => x < STEP_OVER).length * 2 > points.length;
  return pathFrom(points, points.findIndex(([x]) => x < STEP_OVER === west), 2 * STEP_OVER);
}

/** Relative line commands; points that round to the same spot are left out. */
function pathFrom(points, start, around) {
  let [px, py] = [NaN, NaN];
  let path = '';
  for (const [x, y] of [...points.slice(start), ...points.slice(0, start)]) {
    if (x === px && y === py) continue;
    const over = path && crosses([x, y], [px, py]) ? Math.sign(x - px) * around : 0;
    const pair = path ? [x - px - over, y - py] : [x, y];
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

function write(folder, name, text) {
  writeFileSync(folder + name, text);
  const bytes = Buffer.from(text);
  console.log(`${name}: ${bytes.length} raw, ${gzipSync(bytes, { level: 9 }).length} gz, ${brotliCompressSync(bytes).length} br`);
}

mkdirSync(OUT, { recursive: true });
const atlas = () => JSON.parse(readFileSync(SOURCE, 'utf8'));
write(OUT, 'world-110m.json', worldForBrowser(atlas()));
write(DATA, 'land-equirect.svgpath', landPath(atlas()));
