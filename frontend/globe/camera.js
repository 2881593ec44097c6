/** From the sphere to the screen and back, in orthographic projection. */
import { RADIANS, wrapLongitude } from './sphere.js';

/** Share of half the shorter side that the globe fills at zoom 1: wide stages, and narrow ones. */
const FILL = 0.88;
const FILL_NARROW = 0.94;
const NARROW = 520; // CSS pixels
export const MAX_ZOOM = 9;
export const MAX_LATITUDE = 85; // degrees: the globe never tumbles over a pole

/**
 * What one looks at.
 * @typedef {object} View
 * @property {number} lon degrees east at the centre
 * @property {number} lat degrees north at the centre
 * @property {number} zoom 1 shows the whole globe
 * @property {number} width of the stage, CSS pixels
 * @property {number} height of the stage, CSS pixels
 */

/**
 * A view worked out for one raster.
 * @typedef {object} Camera
 * @property {number} x0 centre of the globe, raster pixels
 * @property {number} y0 centre of the globe, raster pixels
 * @property {number} radius of the globe, raster pixels
 * @property {number} width of the raster, pixels
 * @property {number} height of the raster, pixels
 * @property {number} scale raster pixels in one CSS pixel
 */

/**
 * The radius of the globe on the page.
 * @param {View} view
 * @returns {number} CSS pixels
 */
export function radiusOf(view) {
  const side = Math.min(view.width, view.height);
  return (side / 2) * (side < NARROW ? FILL_NARROW : FILL) * view.zoom;
}

/**
 * The camera that draws a view on a raster.
 * @param {View} view
 * @param {number} scale raster pixels in one CSS pixel
 * @returns {Camera}
 */
export function cameraOf(view, scale) {
  const width = Math.max(1, Math.round(view.width * scale));
  const height = Math.max(1, Math.round(view.height * scale));
  return {
    scale, width, height, x0: width / 2, y0: height / 2, radius: radiusOf(view) * scale, lon: view.lon, lat: view.lat,
    cosLon: Math.cos(view.lon * RADIANS), sinLon: Math.sin(view.lon * RADIANS),
    cosLat: Math.cos(view.lat * RADIANS), sinLat: Math.sin(view.lat * RADIANS),
  };
}

/**
 * The same camera for the part of its raster that holds the globe, with a border for what rises above it.
 * @param {Camera} camera
 * @param {number} lift how far above the surface lines may run, in radii
 * @returns {Camera & {left: number, top: number}} left and top: where the part lies in the raster, pixels
 */
export function croppedCamera(camera, lift) {
  const reach = Math.ceil(camera.radius * (1 + lift)) + 2;
  const left = Math.max(0, Math.floor(camera.x0 - reach));
  const top = Math.max(0, Math.floor(camera.y0 - reach));
  return { ...camera, left, top, x0: camera.x0 - left, y0: camera.y0 - top,
    width: camera.width - 2 * left, height: camera.height - 2 * top };
}

/**
 * Where a vector falls on the raster.
 * @param {Camera} camera
 * @param {ArrayLike<number>} vectors x, y, z, one vector after the other
 * @param {number} index which vector
 * @returns {{x: number, y: number, depth: number}} raster pixels; depth is 1 at the centre, 0 at the limb, below 0 behind
 */
export function project(camera, vectors, index) {
  const [x, y, z] = [vectors[index * 3], vectors[index * 3 + 1], vectors[index * 3 + 2]];
  const toward = x * camera.cosLon + y * camera.sinLon;
  return {
    x: camera.x0 + camera.radius * (y * camera.cosLon - x * camera.sinLon),
    y: camera.y0 - camera.radius * (z * camera.cosLat - toward * camera.sinLat),
    depth: toward * camera.cosLat + z * camera.sinLat,
  };
}

/**
 * The place on earth under a raster pixel.
 * @param {Camera} camera
 * @param {number} x raster pixels
 * @param {number} y raster pixels
 * @returns {{lon: number, lat: number} | null} degrees, or null beside the globe
 */
export function unproject(camera, x, y) {
  const right = (x - camera.x0) / camera.radius;
  const up = (camera.y0 - y) / camera.radius;
  const rest = 1 - right * right - up * up;
  if (rest < 0) return null;
  const depth = Math.sqrt(rest);
  const toward = depth * camera.cosLat - up * camera.sinLat;
  const lon = camera.lon + Math.atan2(right, toward) / RADIANS;
  return { lon: wrapLongitude(lon), lat: Math.asin(depth * camera.sinLat + up * camera.cosLat) / RADIANS };
}

/**
 * Half the angle of the cap of the sphere that the raster can show.
 * @param {Camera} camera
 * @param {number} lift how far above the surface lines may run, in radii
 * @returns {number} radians
 */
export function visibleCap(camera, lift) {
  const corner = Math.hypot(camera.width, camera.height) / 2;
  if (corner < camera.radius) return Math.asin(corner / camera.radius);
  return Math.PI / 2 + Math.acos(1 / (1 + lift));
}
