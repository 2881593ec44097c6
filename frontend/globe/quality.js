/** How carefully to draw while the globe moves: all links if they fit into a frame, else fewer pixels, then fewer links. */

const MOVING_BUDGET = 16; // milliseconds for the links of one frame under the reader's hand
const IDLE_BUDGET = 60; // the same while the globe turns slowly by itself: better a fine picture than a smooth one
const FIRST_GUESS = 0.0025; // milliseconds a link, until it has been measured
const COARSE = 0.5; // scale of the coarse raster
const COARSE_COST = 0.55; // what a coarse frame costs of a full one
const STRIDE_FIXED = 0.4; // share of a frame that leaving out links does not save
const CAREFUL_LINKS = 10000; // fewer links than this are never thinned out
const MEMORY = 0.6; // share of the old measurement that is kept

/** @typedef {{scale: number, stride: number}} Quality scale: share of the full raster; stride: every n-th link */

/** The careful picture. @type {Quality} */
export const FULL = { scale: 1, stride: 1 };

/**
 * The quality for a moving globe.
 * @param {number} links on the map
 * @param {number} cost milliseconds that one link takes at full quality
 * @param {boolean} [idle] whether it only turns by itself
 * @returns {Quality}
 */
export function movingQuality(links, cost, idle = false) {
  const full = links * cost;
  const budget = idle ? IDLE_BUDGET : MOVING_BUDGET;
  if (full <= budget) return FULL;
  if (links <= CAREFUL_LINKS) return { scale: COARSE, stride: 1 };
  return { scale: COARSE, stride: Math.max(1, Math.ceil((full * COARSE_COST) / budget)) };
}

/** Remembers what drawing costs on this machine. */
export class CostMeter {
  /** milliseconds that one link takes at full quality */
  cost = FIRST_GUESS;
  _measured = false;

  /**
   * Takes note of a picture.
   * @param {number} links on the map
   * @param {number} spent milliseconds
   * @param {Quality} quality it was drawn with
   */
  note(links, spent, { scale, stride }) {
    if (links < 50) return;
    const full = scale === 1 ? spent : (spent * (STRIDE_FIXED + (1 - STRIDE_FIXED) * stride)) / COARSE_COST;
    const now = full / links;
    this.cost = this._measured ? this.cost * MEMORY + now * (1 - MEMORY) : now;
    this._measured = true;
  }
}
