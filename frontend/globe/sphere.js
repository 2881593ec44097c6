/** Geometry of the unit sphere. Axes: x to 0°E 0°N, y to 90°E 0°N, z to the north pole. */

/** Radians in one degree. */
export const RADIANS = Math.PI / 180;

/**
 * The point of the unit sphere at a longitude and latitude.
 * @param {number} lon degrees east
 * @param {number} lat degrees north
 * @returns {[number, number, number]} x, y, z, of length 1
 */
export function unitVector(lon, lat) {
  const around = Math.cos(lat * RADIANS);
  return [around * Math.cos(lon * RADIANS), around * Math.sin(lon * RADIANS), Math.sin(lat * RADIANS)];
}

/**
 * The angle seen from the centre of the sphere between two of its points.
 * @param {ArrayLike<number>} a unit vector
 * @param {ArrayLike<number>} b unit vector
 * @returns {number} radians, 0 to π
 */
export function angleBetween(a, b) {
  return Math.acos(Math.max(-1, Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])));
}

/**
 * The unit vectors of many points, one after the other.
 * @param {ArrayLike<number>} lons degrees east
 * @param {ArrayLike<number>} lats degrees north
 * @returns {Float32Array} x, y, z of each point
 */
export function unitVectors(lons, lats) {
  const vectors = new Float32Array(lons.length * 3);
  for (let i = 0; i < lons.length; i++) vectors.set(unitVector(lons[i], lats[i]), i * 3);
  return vectors;
}

/**
 * A longitude brought into the range -180 to 180.
 * @param {number} lon degrees east, any size
 * @returns {number} degrees east
 */
export function wrapLongitude(lon) {
  return ((((lon + 180) % 360) + 360) % 360) - 180;
}
