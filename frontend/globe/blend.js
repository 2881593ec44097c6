/**
 * Joins two clear colours of one pixel, so that composing the result once equals composing both. Words are RGBA, red lowest.
 * The upper colour yields where the lower one is strong: a few paused links do not bleach a crowd of living ones.
 */

const YIELDING = 0.7; // share of the upper alpha that full alpha below takes away

/** Light over dark: each channel of light, alpha already multiplied in, screened. */
function screenChannel(under, underAlpha, over, overAlpha) {
  return 1 - (1 - (under * underAlpha) / 65025) * (1 - (over * overAlpha) / 65025);
}

/** Ink on paper: how much of the paper each ink lets through, multiplied. */
function multiplyChannel(under, underAlpha, over, overAlpha) {
  return (1 - underAlpha / 255 + (under * underAlpha) / 65025) * (1 - overAlpha / 255 + (over * overAlpha) / 65025);
}

/** The channels of a pair of words, each joined. */
function joined(under, over, join) {
  const underAlpha = under >>> 24;
  const overAlpha = (over >>> 24) * (1 - (YIELDING * underAlpha) / 255);
  const channel = (shift) => join((under >>> shift) & 255, underAlpha, (over >>> shift) & 255, overAlpha);
  return [channel(0), channel(8), channel(16)];
}

const word = (r, g, b, a) =>
  ((Math.round(a * 255) << 24) | (Math.round(b * 255) << 16) | (Math.round(g * 255) << 8) | Math.round(r * 255)) >>> 0;

/**
 * Joins two colours that are drawn with `screen`.
 * @param {number} under RGBA word
 * @param {number} over RGBA word
 * @returns {number} RGBA word
 */
export function screenBlend(under, over) {
  const [r, g, b] = joined(under, over, screenChannel);
  const a = Math.max(r, g, b, 1 / 255);
  return word(r / a, g / a, b / a, a);
}

/**
 * Joins two colours that are drawn with `multiply`.
 * @param {number} under RGBA word
 * @param {number} over RGBA word
 * @returns {number} RGBA word
 */
export function multiplyBlend(under, over) {
  const [r, g, b] = joined(under, over, multiplyChannel);
  const a = Math.max(1 - Math.min(r, g, b), 1 / 255);
  return word((r - 1 + a) / a, (g - 1 + a) / a, (b - 1 + a) / a, a);
}
