/** Puts the picture together from layers; each layer is drawn again only when it has to be. */
import { cameraOf } from './camera.js';
import { Earth } from './earth.js';
import { labelBudget, placeLabels } from './labels.js';
import { Lights } from './lights.js';
import { drawActive, drawNames, drawPlaces, nameFont } from './marks.js';
import { CostMeter, FULL } from './quality.js';

const MOST_PIXELS = 4_400_000; // of the raster: beyond this a large screen is drawn a little coarser
const MOST_SCALE = 2;

/**
 * Everything there is to draw; what has not been loaded yet is null.
 * @typedef {object} Scene
 * @property {import('./camera.js').View} view
 * @property {import('./theme.js').Theme} theme
 * @property {object | null} shapes
 * @property {import('./arcs.js').Arcs | null} arcs
 * @property {Float32Array | null} vectors
 * @property {import('./load.js').Names | null} names
 * @property {import('./selection.js').Selection | null} selection
 * @property {{place: number, links: number[], partners: number[]} | null} active the place that is singled out
 * @property {boolean} named whether the active place bears its name on the map, having no card
 * @property {string} family CSS font-family
 * @property {boolean} rtl
 */

/** Raster pixels in one CSS pixel. */
function scaleFor({ width, height }) {
  const wanted = Math.min(MOST_SCALE, window.devicePixelRatio || 1);
  return Math.min(wanted, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)));
}

export class Painter {
  meter = new CostMeter();
  _canvas;
  _context;
  _earth = new Earth();
  _ground = document.createElement('canvas').getContext('2d');
  _lights = new Lights();
  _widths = new Map();
  _font = '';

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this._canvas = canvas;
    this._context = canvas.getContext('2d');
  }

  /** The camera of the full raster. */
  camera(view) {
    return cameraOf(view, scaleFor(view));
  }

  _fit(camera) {
    for (const canvas of [this._canvas, this._ground.canvas]) {
      if (canvas.width !== camera.width) canvas.width = camera.width;
      if (canvas.height !== camera.height) canvas.height = camera.height;
    }
  }

  _drawLights(scene, camera, quality) {
    const began = performance.now();
    const own = quality.scale === 1 ? camera : cameraOf(scene.view, camera.scale * quality.scale);
    this._lights.draw(scene.arcs, scene.selection, own, scene.theme, quality.stride);
    this.meter.note(scene.selection.shown, performance.now() - began, quality);
  }

  _widthOf(scene, camera) {
    const font = nameFont(scene.family, camera.scale);
    if (font !== this._font) this.forgetWidths();
    this._font = font;
    this._context.font = font;
    return (place) => {
      if (!this._widths.has(place)) this._widths.set(place, this._context.measureText(scene.names.places[place]).width);
      return this._widths.get(place);
    };
  }

  /** Measures all names anew, as when a font has arrived. */
  forgetWidths() {
    this._widths.clear();
  }

  _drawMarks(scene, camera) {
    const { active, selection, vectors, view } = scene;
    const strength = active ? scene.theme.dimmed : 1;
    this._lights.compose(this._context, scene.theme, strength);
    drawPlaces(this._context, camera, scene, active ? 0.35 : 1);
    if (active) drawActive(this._context, camera, scene, active);
    const partners = active && (scene.named ? [active.place, ...active.partners] : active.partners);
    const labels = placeLabels(partners ?? selection.ranked, vectors, camera, this._widthOf(scene, camera), labelBudget(view.width, view.height));
    drawNames(this._context, camera, labels, scene);
  }

  /**
   * Paints the scene.
   * @param {Scene} scene
   * @param {{view: boolean, lights: boolean}} stale what is no longer as in the last picture
   * @param {import('./quality.js').Quality} quality
   */
  paint(scene, stale, quality = FULL) {
    const camera = this.camera(scene.view);
    this._fit(camera);
    if (stale.view) this._earth.draw(this._ground, camera, scene.theme, scene.shapes);
    const full = scene.selection && scene.names;
    if (full && stale.lights) this._drawLights(scene, camera, quality);
    this._context.clearRect(0, 0, camera.width, camera.height);
    this._context.drawImage(this._ground.canvas, 0, 0);
    if (full) this._drawMarks(scene, camera);
  }
}
