/** Fetches what the globe needs, all at once. */
import { decodeLinks } from './decode.js';
import { earthShapes } from './earth.js';

async function fetched(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

/**
 * @typedef {object} Names
 * @property {string[]} places
 * @property {string[]} ids
 * @property {[string, string][]} countries code, name
 * @property {[string, string][]} kinds code, name
 * @property {[string, string, string][]} statuses code, name, colour group
 */

/**
 * Starts all downloads of a figure.
 * @param {DOMStringMap} urls with links, names and land
 * @returns {{earth: Promise<object>, links: Promise<import('./decode.js').Links>, names: Promise<Names>}}
 */
export function loadAll({ links, names, land }) {
  return {
    earth: fetched(land).then((r) => r.json()).then(earthShapes),
    links: fetched(links).then((r) => r.arrayBuffer()).then(decodeLinks),
    names: fetched(names).then((r) => r.json()),
  };
}
