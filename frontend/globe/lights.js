/** The layer of all arcs: density, tone, colour. */
import { MAX_LIFT } from './arcs.js';
import { croppedCamera } from './camera.js';
import { Density } from './density.js';
import { multiplyBlend, screenBlend } from './blend.js';
import { colourTable, gainFor, histogram, paintTone, rampColours, toneCurve } from './tone.js';

const RAMP_STEPS = 1024;
const SAMPLED = 60000; // pixels that the histogram looks at, about
const ramps = new Map();

/** The colours of a theme's ramps, computed once. */
function rampsOf(theme) {
  if (!ramps.has(theme)) ramps.set(theme, theme.ramps.map((stops) => rampColours(stops, RAMP_STEPS)));
  return ramps.get(theme);
}

/** One curve for all groups, so that a line is as bright in each. */
function commonCurve(buffers, shown, scale) {
  const used = buffers.filter(Boolean);
  const every = Math.max(1, Math.round(used[0].length / SAMPLED)) | 1;
  const counts = histogram(used[0], every);
  for (const buffer of used.slice(1)) histogram(buffer, every).forEach((n, bin) => { counts[bin] += n; });
  return toneCurve(counts, gainFor(shown, scale));
}

/** A canvas with the arcs on clear ground, no larger than the globe. */
export class Lights {
  canvas = document.createElement('canvas');
  _context = this.canvas.getContext('2d');
  _density = new Density();
  _image = null;
  _blank = true;
  _frame = [0, 0, 0, 0];

  _picture(width, height) {
    if (this._image?.width !== width || this._image.height !== height) {
      [this.canvas.width, this.canvas.height] = [width, height];
      this._image = this._context.createImageData(width, height);
    }
    return this._image;
  }

  /**
   * Draws the arcs.
   * @param {import('./arcs.js').Arcs} arcs
   * @param {import('./selection.js').Selection} selection
   * @param {import('./camera.js').Camera} whole camera of the whole raster
   * @param {import('./theme.js').Theme} theme
   * @param {number} stride see Density.add
   */
  draw(arcs, selection, whole, theme, stride) {
    this._blank = selection.shown === 0;
    if (this._blank) return;
    const camera = croppedCamera(whole, MAX_LIFT);
    this._frame = [camera.left / whole.width, camera.top / whole.height, camera.width / whole.width, camera.height / whole.height];
    const image = this._picture(camera.width, camera.height);
    const pixels = new Uint32Array(image.data.buffer);
    this._density.reset(camera.width, camera.height, selection.perGroup);
    this._density.add(arcs, selection, camera, stride);
    const { buffers } = this._density;
    const curve = commonCurve(buffers, selection.shown, camera.scale);
    const blend = theme.blend === 'screen' ? screenBlend : multiplyBlend;
    let first = true;
    buffers.forEach((buffer, group) => {
      if (!buffer) return;
      paintTone(buffer, colourTable(curve, rampsOf(theme)[group]), pixels, first ? null : blend);
      first = false;
    });
    this._context.putImageData(image, 0, 0);
  }

  /**
   * Lays the arcs over a picture.
   * @param {CanvasRenderingContext2D} context
   * @param {import('./theme.js').Theme} theme
   * @param {number} strength 0 to 1
   */
  compose(context, theme, strength) {
    if (this._blank) return;
    context.save();
    context.globalAlpha = strength;
    context.globalCompositeOperation = theme.blend;
    const { width, height } = context.canvas;
    const [left, top, wide, high] = this._frame;
    context.drawImage(this.canvas, left * width, top * height, wide * width, high * height);
    context.restore();
  }
}
