/** Draws the globe itself: glow, ocean, grid, land and borders. */
import { geoOrthographic, geoStream } from 'd3-geo';
import { feature } from 'topojson-client';
import { unpackArcs } from './atlas.js';

const GLOW_REACH = 1.17; // radii
const FULL_CIRCLE = 2 * Math.PI;

const GRID_STEP = 15; // degrees
const GRID_POINT = 5; // degrees between the points of a grid line

/** Whole multiples of a step, both ends included. */
const range = (from, to, step) => Array.from({ length: (to - from) / step + 1 }, (_, i) => from + i * step);

/** Meridians and parallels. */
function gridLines() {
  const meridians = range(-180, 165, GRID_STEP).map((lon) => range(-80, 80, GRID_POINT).map((lat) => [lon, lat]));
  const parallels = range(-75, 75, GRID_STEP).map((lat) => range(-180, 180, GRID_POINT).map((lon) => [lon, lat]));
  return { type: 'MultiLineString', coordinates: [...meridians, ...parallels] };
}

/**
 * The shapes of a packed TopoJSON.
 * @param {object} packed the content of geo/world-110m.json
 * @returns {{land: object, borders: object, grid: object}} GeoJSON
 */
export function earthShapes(packed) {
  const topology = { ...packed, arcs: unpackArcs(packed.arcs) };
  return {
    land: feature(topology, topology.objects.land),
    borders: feature(topology, topology.objects.borders),
    grid: gridLines(),
  };
}

/** A gradient around the globe; `stops` are spread evenly from the inner to the outer radius. */
function gradient(context, camera, inner, outer, stops, shiftX = 0, shiftY = 0) {
  const { x0, y0, radius } = camera;
  const fill = context.createRadialGradient(
    x0 + shiftX * radius, y0 + shiftY * radius, inner * radius, x0, y0, outer * radius);
  stops.forEach((colour, i) => fill.addColorStop(i / (stops.length - 1), colour));
  return fill;
}

function disc(context, camera, size, fill) {
  context.fillStyle = fill;
  context.beginPath();
  context.arc(camera.x0, camera.y0, camera.radius * size, 0, FULL_CIRCLE);
  context.fill();
}

/** The air around the globe and the sea on it. */
function drawOcean(context, camera, theme) {
  disc(context, camera, GLOW_REACH, gradient(context, camera, 0.97, GLOW_REACH, theme.glow));
  disc(context, camera, 1, gradient(context, camera, 0.05, 1, theme.ocean, -0.32, -0.38));
}

/** Light from the upper left and a bright rim: what makes the disc a ball. */
function drawShading(context, camera, theme) {
  disc(context, camera, 1, gradient(context, camera, 0.45, 1.04, theme.shade, -0.2, -0.24));
  disc(context, camera, 1, gradient(context, camera, 0.88, 1.004, theme.rim));
}

/** A layer that stays the same while the globe only turns. */
class StillLayer {
  _canvas = document.createElement('canvas');
  _key = '';

  constructor(paint) {
    this._paint = paint;
  }

  drawOn(context, camera, theme) {
    const key = [camera.width, camera.height, camera.radius, theme.blend].join();
    if (key !== this._key) {
      [this._canvas.width, this._canvas.height] = [camera.width, camera.height];
      this._paint(this._canvas.getContext('2d'), camera, theme);
      this._key = key;
    }
    context.drawImage(this._canvas, 0, 0);
  }
}

/** Where d3-geo writes its projected points: the path of a context. */
function pathSink(context) {
  let [ring, started] = [false, false];
  return {
    polygonStart() { ring = true; },
    polygonEnd() { ring = false; },
    lineStart() { started = false; },
    lineEnd() { if (ring) context.closePath(); },
    sphere() {},
    point(x, y) {
      if (started) context.lineTo(x, y);
      else context.moveTo(x, y);
      started = true;
    },
  };
}

function stroke(context, trace, shape, colour, width) {
  trace(shape);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

function drawMap(context, camera, theme, shapes) {
  const { scale, x0, y0, radius, width, height } = camera;
  const projection = geoOrthographic().scale(radius).translate([x0, y0]).rotate([-camera.lon, -camera.lat])
    .clipAngle(90).clipExtent([[-9, -9], [width + 9, height + 9]]).precision(0.6);
  const trace = (shape) => {
    context.beginPath();
    geoStream(shape, projection.stream(pathSink(context)));
  };
  context.lineJoin = 'round';
  stroke(context, trace, shapes.grid, theme.grid, 0.7 * scale);
  trace(shapes.land);
  context.fillStyle = theme.land;
  context.fill();
  context.strokeStyle = theme.coast;
  context.lineWidth = 0.7 * scale;
  context.stroke();
  stroke(context, trace, shapes.borders, theme.border, 0.55 * scale);
}

/** Draws the globe without its links. */
export class Earth {
  _ocean = new StillLayer(drawOcean);
  _shading = new StillLayer(drawShading);

  /**
   * @param {CanvasRenderingContext2D} context of the raster of the camera; it is cleared
   * @param {import('./camera.js').Camera} camera
   * @param {import('./theme.js').Theme} theme
   * @param {{land: object, borders: object, grid: object} | null} shapes null draws the sea alone
   */
  draw(context, camera, theme, shapes) {
    context.clearRect(0, 0, camera.width, camera.height);
    this._ocean.drawOn(context, camera, theme);
    if (shapes) drawMap(context, camera, theme, shapes);
    this._shading.drawOn(context, camera, theme);
  }
}
