/** Chooses which names fit on the picture: important first, none over another. */
import { project } from './camera.js';

const EDGE_DEPTH = 0.28; // names nearer to the limb than this are left out
const PADDING = 7; // CSS pixels kept free beside a name
const LINE = 19; // CSS pixels, height of a name with its free space
const RISE = 8; // CSS pixels between a place and the foot of its name
const AREA_PER_NAME = 21000; // square CSS pixels
const TRIED_PER_NAME = 12; // how many candidates are looked at for each name that may stand

/**
 * A name on the picture; x is its middle and y its base line, raster pixels.
 * @typedef {{place: number, x: number, y: number, depth: number}} Label
 */

/**
 * How many names a stage can bear.
 * @param {number} width CSS pixels
 * @param {number} height CSS pixels
 * @returns {number}
 */
export function labelBudget(width, height) {
  return Math.max(8, Math.min(64, Math.round((width * height) / AREA_PER_NAME)));
}

/** Whether two boxes, given by their middle and half their size, overlap. */
const overlap = (p, q) => Math.abs(p.x - q.x) < p.halfWidth + q.halfWidth && Math.abs(p.y - q.y) < p.halfHeight + q.halfHeight;

/** The box of a name above or below its place. */
function boxOf(spot, below, halfWidth, scale) {
  const shift = (RISE + LINE / 2 - 4) * scale;
  return { x: spot.x, y: spot.y + (below ? shift : -shift), halfWidth: halfWidth + PADDING * scale, halfHeight: (LINE / 2) * scale };
}

const within = (box, camera) => box.x - box.halfWidth > 0 && box.x + box.halfWidth < camera.width
  && box.y - box.halfHeight > 0 && box.y + box.halfHeight < camera.height;

/**
 * Places names greedily.
 * @param {Iterable<number>} candidates places, the most important first
 * @param {Float32Array} vectors x, y, z of every place
 * @param {import('./camera.js').Camera} camera
 * @param {(place: number) => number} widthOf width of a name, raster pixels
 * @param {number} most how many names at most
 * @returns {Label[]}
 */
export function placeLabels(candidates, vectors, camera, widthOf, most) {
  const boxes = [];
  const labels = [];
  let tries = most * TRIED_PER_NAME;
  for (const place of candidates) {
    if (labels.length >= most || tries <= 0) break;
    const spot = project(camera, vectors, place);
    if (spot.depth < EDGE_DEPTH || spot.x < 0 || spot.y < 0 || spot.x > camera.width || spot.y > camera.height) continue;
    tries--;
    const halfWidth = widthOf(place) / 2;
    const box = [boxOf(spot, false, halfWidth, camera.scale), boxOf(spot, true, halfWidth, camera.scale)]
      .find((b) => within(b, camera) && !boxes.some((other) => overlap(b, other)));
    if (!box) continue;
    boxes.push(box);
    labels.push({ place, x: box.x, y: box.y + 4 * camera.scale, depth: spot.depth });
  }
  return labels;
}
