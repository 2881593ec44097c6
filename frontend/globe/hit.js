/** Which place is under the pointer. */
import { project } from './camera.js';

const WORTH = 2; // raster pixels that a place gains for each tenfold of links

/**
 * The place nearest to a raster pixel; among close ones the one with more links.
 * @param {number[]} places to choose from
 * @param {Float32Array} vectors x, y, z of every place
 * @param {Uint32Array} weights number of links of every place
 * @param {import('./camera.js').Camera} camera
 * @param {number} x raster pixels
 * @param {number} y raster pixels
 * @param {number} reach raster pixels; Infinity takes the nearest, however far
 * @returns {number} a place, or -1
 */
export function nearestPlace(places, vectors, weights, camera, x, y, reach) {
  let [best, found] = [Infinity, -1];
  for (const place of places) {
    const spot = project(camera, vectors, place);
    if (spot.depth <= 0) continue;
    const distance = Math.hypot(spot.x - x, spot.y - y);
    const rated = distance - WORTH * Math.log10(weights[place] + 1);
    if (distance <= reach && rated < best) [best, found] = [rated, place];
  }
  return found;
}

/**
 * The places around the middle of the picture, the nearest first.
 * @param {number[]} places to choose from
 * @param {Float32Array} vectors x, y, z of every place
 * @param {import('./camera.js').Camera} camera
 * @returns {number[]}
 */
export function placesByCloseness(places, vectors, camera) {
  const depth = (place) => project(camera, vectors, place).depth;
  return places.map((place) => [depth(place), place]).sort((p, q) => q[0] - p[0]).map(([, place]) => place);
}
