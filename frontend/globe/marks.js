/** What is drawn over the arcs: places, the links of one place, names. */
import { project } from './camera.js';

const FULL_CIRCLE = 2 * Math.PI;
const SMALL = 1.15; // raster pixels; smaller places are drawn as squares, which is quicker
const NAME_SIZE = 12.5; // CSS pixels
const MANY_PLACES = 2500;
const MOST_PLACES = 5000; // that are drawn at zoom 1; closer by, more
const MOST_DRAWN = 1500; // links of one place that are drawn one by one

/** The radius of a place, CSS pixels. */
const sizeOf = (count, zoom) => Math.min(4.2, (0.5 + 0.36 * Math.log2(1 + count / 3)) * Math.min(1.7, zoom ** 0.35));

/**
 * Draws the places that have links.
 * @param {CanvasRenderingContext2D} context
 * @param {import('./camera.js').Camera} camera
 * @param {{theme: object, vectors: Float32Array, selection: object, view: object}} scene
 * @param {number} strength 0 to 1
 */
export function drawPlaces(context, camera, { theme, vectors, selection, view }, strength) {
  context.save();
  context.globalAlpha = strength;
  context.fillStyle = selection.ranked.length > MANY_PLACES && view.zoom < 2 ? theme.placeFaint : theme.place;
  context.beginPath();
  for (const place of selection.ranked.slice(0, MOST_PLACES * view.zoom)) {
    const spot = project(camera, vectors, place);
    if (spot.depth <= 0 || spot.x < 0 || spot.y < 0 || spot.x > camera.width || spot.y > camera.height) continue;
    const size = sizeOf(selection.perPlace[place], view.zoom) * camera.scale;
    if (size < SMALL) context.rect(spot.x - size, spot.y - size, size * 2, size * 2);
    else {
      context.moveTo(spot.x + size, spot.y);
      context.arc(spot.x, spot.y, size, 0, FULL_CIRCLE);
    }
  }
  context.fill();
  context.restore();
}

/** Adds the part of an arc that can be seen to the path of the context. */
function traceArc(context, camera, { points, offset }, link) {
  let drawing = false;
  for (let at = offset[link]; at < offset[link + 1]; at++) {
    const { x, y, depth } = project(camera, points, at);
    const seen = depth > 0 || Math.hypot(x - camera.x0, y - camera.y0) > camera.radius;
    if (seen) context[drawing ? 'lineTo' : 'moveTo'](x, y);
    drawing = seen;
  }
}

/** Strokes the current path twice: a wide faint glow and a fine line. */
function strokeGlowing(context, colour, scale) {
  context.strokeStyle = colour;
  for (const [alpha, width] of [[0.16, 5], [0.92, 1.25]]) {
    context.globalAlpha = alpha;
    context.lineWidth = width * scale;
    context.stroke();
  }
}

/** A ring around the place itself. */
function drawRing(context, camera, vectors, place, colour) {
  const spot = project(camera, vectors, place);
  if (spot.depth <= 0) return;
  context.globalAlpha = 1;
  context.fillStyle = colour;
  context.beginPath();
  context.arc(spot.x, spot.y, 3.2 * camera.scale, 0, FULL_CIRCLE);
  context.fill();
  context.strokeStyle = colour;
  context.lineWidth = 1.4 * camera.scale;
  context.beginPath();
  context.arc(spot.x, spot.y, 7.5 * camera.scale, 0, FULL_CIRCLE);
  context.stroke();
}

/**
 * Draws the links of one place, each group in its colour.
 * @param {CanvasRenderingContext2D} context
 * @param {import('./camera.js').Camera} camera
 * @param {{theme: object, vectors: Float32Array, arcs: object, selection: object}} scene
 * @param {{place: number, links: number[]}} active
 */
export function drawActive(context, camera, { theme, vectors, arcs, selection }, { place, links }) {
  context.save();
  context.lineJoin = 'round';
  theme.groups.forEach((colour, group) => {
    const own = links.slice(0, MOST_DRAWN).filter((link) => selection.group[link] === group);
    if (!own.length) return;
    context.beginPath();
    for (const link of own) traceArc(context, camera, arcs, link);
    strokeGlowing(context, colour, camera.scale);
  });
  drawRing(context, camera, vectors, place, theme.active);
  context.restore();
}

/**
 * The font of names.
 * @param {string} family CSS font-family
 * @param {number} scale raster pixels in one CSS pixel
 * @returns {string} CSS font
 */
export const nameFont = (family, scale) => `400 ${NAME_SIZE * scale}px ${family}`;

/**
 * Draws names.
 * @param {CanvasRenderingContext2D} context
 * @param {import('./camera.js').Camera} camera
 * @param {import('./labels.js').Label[]} labels
 * @param {{theme: object, names: object, family: string, rtl: boolean}} scene
 */
export function drawNames(context, camera, labels, { theme, names, family, rtl }) {
  context.save();
  context.font = nameFont(family, camera.scale);
  context.textAlign = 'center';
  context.direction = rtl ? 'rtl' : 'ltr';
  context.lineJoin = 'round';
  context.lineWidth = 3.2 * camera.scale;
  context.strokeStyle = theme.halo;
  context.fillStyle = theme.text;
  for (const { place, x, y, depth } of labels) {
    context.globalAlpha = Math.min(1, 0.35 + depth * 1.3);
    context.strokeText(names.places[place], x, y);
    context.fillText(names.places[place], x, y);
  }
  context.restore();
}
