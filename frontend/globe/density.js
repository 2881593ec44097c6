/** Adds up lines into buffers of floats, one buffer a colour group: how much arc runs through each pixel. */
import { MAX_LIFT } from './arcs.js';
import { visibleCap } from './camera.js';
import { GROUPS, HIDDEN } from './selection.js';

/** How strongly a link counts in the year in which it begins. */
const BIRTH_WEIGHT = 5;
/** How strongly an arc counts at the limb, where the globe crowds it; 1 in the middle. */
const LIMB_WEIGHT = 0.3;
/** The same behind the limb, where only the tops of long arcs are seen. */
const BEHIND_WEIGHT = 0.12;
const CERTAIN_REACH = 1.2; // radians: longer arcs are never left out unseen

/** Adds a line that lies well inside the buffer, one pixel wide, spread over the two nearest pixels of each step. */
function addInside(buffer, width, x, y, dx, dy, steps, weight) {
  const stepX = dx / steps;
  const stepY = dy / steps;
  const flat = Math.abs(dx) >= Math.abs(dy);
  const beside = flat ? width : 1;
  for (let i = 0; i < steps; i++) {
    const column = x | 0;
    const row = y | 0;
    const share = flat ? y - row : x - column;
    const at = row * width + column;
    buffer[at] += weight * (1 - share);
    buffer[at + beside] += weight * share;
    x += stepX;
    y += stepY;
  }
}

/** Adds a line that may leave the buffer, pixel by pixel. */
function addAcrossEdge(buffer, width, height, x, y, dx, dy, steps, weight) {
  const stepX = dx / steps;
  const stepY = dy / steps;
  for (let i = 0; i < steps; i++) {
    if (x >= 0 && y >= 0 && x < width && y < height) buffer[(y | 0) * width + (x | 0)] += weight;
    x += stepX;
    y += stepY;
  }
}

/**
 * Adds one straight line to a buffer. Its weight is spread over its length: pieces shorter than a pixel add less than one.
 * @param {Float32Array} buffer width * height
 * @param {number} width pixels
 * @param {number} height pixels
 * @param {number} x0 start, pixels
 * @param {number} y0 start, pixels
 * @param {number} x1 end, pixels
 * @param {number} y1 end, pixels
 * @param {number} weight what a pixel fully under the line gains
 */
export function addLine(buffer, width, height, x0, y0, x1, y1, weight) {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const length = Math.max(Math.abs(dx), Math.abs(dy));
  if (length === 0) return;
  const steps = Math.ceil(length);
  const each = (weight * length) / steps;
  const right = width - 1;
  const bottom = height - 1;
  const inside = x0 >= 0 && x1 >= 0 && y0 >= 0 && y1 >= 0 && x0 < right && x1 < right && y0 < bottom && y1 < bottom;
  if (inside) addInside(buffer, width, x0, y0, dx, dy, steps, each);
  else if (Math.max(x0, x1) >= 0 && Math.min(x0, x1) < width && Math.max(y0, y1) >= 0 && Math.min(y0, y1) < height) {
    addAcrossEdge(buffer, width, height, x0, y0, dx, dy, steps, each);
  }
}

/** A test whether an arc can be in the picture, from its middle and its reach alone. */
function nearTest(arcs, camera) {
  const cap = visibleCap(camera, MAX_LIFT);
  const forward = [camera.cosLat * camera.cosLon, camera.cosLat * camera.sinLon, camera.sinLat];
  return (i) => {
    const reach = arcs.reach[i];
    if (reach > CERTAIN_REACH) return true;
    const toward = arcs.middle[i * 3] * forward[0] + arcs.middle[i * 3 + 1] * forward[1] + arcs.middle[i * 3 + 2] * forward[2];
    return toward > Math.cos(Math.min(Math.PI, cap + reach));
  };
}

/** Adds the part of one arc that the camera sees. */
function addArc(buffer, arcs, camera, link, weight) {
  const { points, offset } = arcs;
  const { cosLon, sinLon, cosLat, sinLat, radius, x0, y0, width, height } = camera;
  let lastX = 0;
  let lastY = 0;
  let lastSeen = false;
  for (let at = offset[link] * 3, end = offset[link + 1] * 3; at < end; at += 3) {
    const toward = points[at] * cosLon + points[at + 1] * sinLon;
    const right = points[at + 1] * cosLon - points[at] * sinLon;
    const up = points[at + 2] * cosLat - toward * sinLat;
    const depth = toward * cosLat + points[at + 2] * sinLat;
    const seen = depth > 0 || right * right + up * up > 1;
    const x = x0 + radius * right;
    const y = y0 - radius * up;
    if (seen && lastSeen) {
      const light = depth < 0 ? BEHIND_WEIGHT : LIMB_WEIGHT + (1 - LIMB_WEIGHT) * Math.min(1, depth);
      addLine(buffer, width, height, lastX, lastY, x, y, weight * light);
    }
    lastX = x;
    lastY = y;
    lastSeen = seen;
  }
}

/** The buffers of one raster, made when a group first needs one. */
export class Density {
  /** @type {(Float32Array | null)[]} by group number; null when the group is empty */
  buffers = GROUPS.map(() => null);
  _spare = GROUPS.map(() => null);
  width = 0;
  height = 0;

  /** Empties the buffers, for a raster of the given pixels; only groups with links get one. */
  reset(width, height, perGroup) {
    const size = width * height;
    this.width = width;
    this.height = height;
    this.buffers = GROUPS.map((_, g) => {
      if (!perGroup[g]) return null;
      if (!this._spare[g] || this._spare[g].length < size) this._spare[g] = new Float32Array(size);
      return this._spare[g].subarray(0, size).fill(0);
    });
  }

  /**
   * Adds the selected links as the camera sees them.
   * @param {import('./arcs.js').Arcs} arcs
   * @param {import('./selection.js').Selection} selection
   * @param {import('./camera.js').Camera} camera of this raster
   * @param {number} stride 1 draws every link, n every n-th with n times the weight
   */
  add(arcs, selection, camera, stride) {
    const near = nearTest(arcs, camera);
    for (let i = 0; i < selection.group.length; i += stride) {
      const group = selection.group[i];
      if (group === HIDDEN || !near(i)) continue;
      addArc(this.buffers[group], arcs, camera, i, selection.born[i] ? BIRTH_WEIGHT * stride : stride);
    }
  }
}
