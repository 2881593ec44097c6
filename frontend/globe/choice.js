/** The place that is singled out: under the pointer, or chosen. */
import { HIDDEN } from './selection.js';

/**
 * What is drawn for a singled-out place.
 * @param {number} place
 * @param {import('./decode.js').Links} links
 * @param {{start: Uint32Array, link: Uint32Array}} byPlace see linksByPlace
 * @param {import('./selection.js').Selection} selection
 * @returns {{place: number, links: number[], partners: number[]}} its shown links; its partners, those with most links first
 */
export function activePlace(place, links, byPlace, selection) {
  const own = [];
  const partners = new Set();
  for (let i = byPlace.start[place]; i < byPlace.start[place + 1]; i++) {
    const link = byPlace.link[i];
    if (selection.group[link] === HIDDEN) continue;
    own.push(link);
    partners.add(links.a[link] === place ? links.b[link] : links.a[link]);
  }
  const ranked = [...partners].sort((p, q) => selection.perPlace[q] - selection.perPlace[p] || p - q);
  return { place, links: own, partners: ranked };
}

/**
 * The middle of the places of a country, on the sphere.
 * @param {import('./decode.js').Links} links
 * @param {Float32Array} vectors x, y, z of every place
 * @param {number} country index into names.countries
 * @returns {{lon: number, lat: number} | null} degrees; null when it has no places
 */
export function middleOfCountry(links, vectors, country) {
  let [x, y, z, found] = [0, 0, 0, false];
  for (let p = 0; p < links.nPlaces; p++) {
    if (links.country[p] !== country) continue;
    [x, y, z, found] = [x + vectors[p * 3], y + vectors[p * 3 + 1], z + vectors[p * 3 + 2], true];
  }
  if (!found) return null;
  return { lon: (Math.atan2(y, x) * 180) / Math.PI, lat: (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI };
}
