/** Great-circle arcs as polylines, raised by distance. */
import { RADIANS, angleBetween, unitVectors } from './sphere.js';

/** Height of an arc over its middle, in radii of the globe, for each radian of its length. */
const LIFT = 0.03;
/** The highest lift there is: that of a half circle. */
export const MAX_LIFT = LIFT * Math.PI;
const STEP = 4 * RADIANS; // length of one straight piece
const FEWEST_STEPS = 2;

/**
 * @typedef {object} Arcs
 * @property {Uint32Array} offset first point of each arc; one entry more than there are arcs
 * @property {Float32Array} points x, y, z of all points, in radii of the globe
 * @property {Float32Array} middle x, y, z of the middle of each arc on the sphere
 * @property {Float32Array} reach half the length of each arc, radians
 */

/** Lengths of all arcs (radians) and where the points of each begin. */
function measure(links, vectors) {
  const length = new Float32Array(links.nLinks);
  const offset = new Uint32Array(links.nLinks + 1);
  for (let i = 0; i < links.nLinks; i++) {
    const [a, b] = [links.a[i] * 3, links.b[i] * 3];
    length[i] = angleBetween(vectors.subarray(a, a + 3), vectors.subarray(b, b + 3));
    offset[i + 1] = offset[i] + Math.max(FEWEST_STEPS, Math.ceil(length[i] / STEP)) + 1;
  }
  return { length, offset };
}

/**
 * The vector at a share of the way along a great circle; works for nearly equal and nearly opposite ends as well.
 * @param {ArrayLike<number>} a unit vector
 * @param {ArrayLike<number>} b unit vector
 * @param {number} angle between them, radians
 * @param {number} share 0 at a, 1 at b
 * @returns {[number, number, number]}
 */
export function alongGreatCircle(a, b, angle, share) {
  const sine = Math.sin(angle);
  const plain = sine < 1e-6;
  const f = plain ? 1 - share : Math.sin((1 - share) * angle) / sine;
  const g = plain ? share : Math.sin(share * angle) / sine;
  return [f * a[0] + g * b[0], f * a[1] + g * b[1], f * a[2] + g * b[2]];
}

/**
 * The arcs of all links.
 * @param {import('./decode.js').Links} links
 * @returns {Arcs}
 */
export function buildArcs(links) {
  const vectors = unitVectors(links.lon, links.lat);
  const { length, offset } = measure(links, vectors);
  const points = new Float32Array(offset[links.nLinks] * 3);
  const middle = new Float32Array(links.nLinks * 3);
  for (let i = 0; i < links.nLinks; i++) {
    const a = vectors.subarray(links.a[i] * 3, links.a[i] * 3 + 3);
    const b = vectors.subarray(links.b[i] * 3, links.b[i] * 3 + 3);
    middle.set(alongGreatCircle(a, b, length[i], 0.5), i * 3);
    const steps = offset[i + 1] - offset[i] - 1;
    for (let k = 0; k <= steps; k++) {
      const share = k / steps;
      const radius = 1 + LIFT * length[i] * 4 * share * (1 - share);
      const at = (offset[i] + k) * 3;
      const [x, y, z] = alongGreatCircle(a, b, length[i], share);
      points[at] = x * radius;
      points[at + 1] = y * radius;
      points[at + 2] = z * radius;
    }
  }
  return { offset, points, middle, reach: length.map((angle) => angle / 2) };
}
