/**
 * Tone mapping: from how much arc runs through a pixel to a colour.
 * The upper bits of a positive float are, nearly, its logarithm; so they serve as the bins of the histogram and as the
 * index of the colour table, and no logarithm is computed for a pixel.
 */

const BITS = 16; // of the 32 bits these are dropped: 128 bins for each doubling
const floats = new Float32Array(1);
const words = new Uint32Array(floats.buffer);

const upperBits = (value) => {
  floats[0] = value;
  return words[0] >>> BITS;
};

const DARKEST = upperBits(2 ** -6);
const BRIGHTEST = upperBits(2 ** 18);
/** Number of bins of the density scale. */
export const BINS = BRIGHTEST - DARKEST + 1;

/**
 * The bin of a density.
 * @param {number} value density, 0 or more
 * @returns {number} 0 (nothing to see) to BINS - 1
 */
export function binOf(value) {
  return Math.max(0, Math.min(BINS - 1, upperBits(value) - DARKEST));
}

/**
 * The density at the lower edge of a bin.
 * @param {number} bin
 * @returns {number}
 */
export function densityOf(bin) {
  words[0] = (bin + DARKEST) << BITS;
  return floats[0];
}

/** The bits of a buffer of floats. */
const bitsOf = (buffer) => new Uint32Array(buffer.buffer, buffer.byteOffset, buffer.length);

/**
 * Counts how many pixels there are of each density.
 * @param {Float32Array} buffer densities
 * @param {number} every look at each n-th pixel only
 * @returns {Uint32Array} by bin; bin 0 stays empty
 */
export function histogram(buffer, every) {
  const counts = new Uint32Array(BINS);
  const bits = bitsOf(buffer);
  for (let i = 0; i < bits.length; i += every) {
    const bin = (bits[i] >>> BITS) - DARKEST;
    if (bin > 0) counts[Math.min(bin, BINS - 1)]++;
  }
  return counts;
}

/** The bin below which a share of the counted pixels lies. */
function quantileBin(counts, total, share) {
  let seen = 0;
  for (let bin = 0; bin < counts.length; bin++) {
    seen += counts[bin];
    if (seen >= total * share) return bin;
  }
  return counts.length - 1;
}

const WHITE_SHARE = 0.997; // of the pixels are darker than white
const LEAST_WHITE = 8; // so many lines in a pixel are white even on an empty map
const EVENING = 0.6; // share of histogram equalisation, which opens up the crowded parts

/**
 * The brightness of each bin: logarithmic, evened out by how common the densities are.
 * @param {Uint32Array} counts by bin
 * @param {number} gain how quickly the first few lines become bright
 * @returns {Float32Array} by bin, 0 to 1, never falling
 */
export function toneCurve(counts, gain) {
  const total = counts.reduce((sum, n) => sum + n, 0);
  const white = Math.max(LEAST_WHITE, densityOf(quantileBin(counts, total, WHITE_SHARE)));
  const scale = 1 / Math.log1p(white * gain);
  const curve = new Float32Array(BINS);
  let seen = 0;
  for (let bin = 1; bin < BINS; bin++) {
    seen += counts[bin];
    const log = Math.min(1, Math.log1p(densityOf(bin) * gain) * scale);
    const rank = total ? seen / total : log;
    const crowd = log * rank; // the common low densities stay low, the rare high ones keep their place
    curve[bin] = log + (crowd - log) * EVENING * (1 - log);
  }
  return curve;
}

const MIDDLING = 2500; // links: neither few nor many

/**
 * The gain that suits a number of links: few lines must be seen each, many must not saturate.
 * @param {number} shown links on the map
 * @param {number} scale raster pixels in one CSS pixel: thin lines need more light, wide ones less
 * @returns {number}
 */
export function gainFor(shown, scale) {
  const crowd = Math.max(1, shown) / MIDDLING;
  return Math.min(3, Math.max(0.16, 0.75 * crowd ** (crowd < 1 ? -0.6 : -0.4)) * scale);
}

/** Red, green, blue and alpha (0 to 255) at a place of a ramp; the stops are [place, r, g, b, a]. */
function colourAt(stops, place) {
  let i = 0;
  while (i < stops.length - 2 && place > stops[i + 1][0]) i++;
  const [from, to] = [stops[i], stops[i + 1]];
  const share = Math.max(0, Math.min(1, (place - from[0]) / (to[0] - from[0])));
  return [1, 2, 3, 4].map((channel) => Math.round(from[channel] + (to[channel] - from[channel]) * share));
}

/**
 * The colour of each brightness step along a ramp.
 * @param {number[][]} stops [place 0 to 1, red, green, blue, alpha], 0 to 255
 * @param {number} steps
 * @returns {Uint32Array} RGBA words, red in the lowest byte
 */
export function rampColours(stops, steps) {
  return Uint32Array.from({ length: steps }, (_, i) => {
    const [r, g, b, a] = colourAt(stops, i / (steps - 1));
    return ((a << 24) | (b << 16) | (g << 8) | r) >>> 0;
  });
}

/**
 * The colour of each bin.
 * @param {Float32Array} curve brightness by bin, 0 to 1
 * @param {Uint32Array} colours along the ramp
 * @returns {Uint32Array} RGBA words; bin 0 is clear
 */
export function colourTable(curve, colours) {
  const last = colours.length - 1;
  return Uint32Array.from(curve, (tone, bin) => (bin === 0 ? 0 : colours[Math.round(tone * last)]));
}

/**
 * Writes the colours of one buffer into a picture.
 * @param {Float32Array} buffer densities
 * @param {Uint32Array} table colour of each bin
 * @param {Uint32Array} pixels RGBA words, as many as densities
 * @param {((under: number, over: number) => number) | null} blend joins with what is there; null replaces it
 */
export function paintTone(buffer, table, pixels, blend) {
  const bits = bitsOf(buffer);
  for (let i = 0; i < bits.length; i++) {
    const bin = (bits[i] >>> BITS) - DARKEST;
    const colour = bin > 0 ? table[bin < BINS ? bin : BINS - 1] : 0;
    if (!blend) pixels[i] = colour;
    else if (colour) pixels[i] = pixels[i] ? blend(pixels[i], colour) : colour;
  }
}
