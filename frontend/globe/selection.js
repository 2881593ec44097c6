/** Which links are on the map, and in which colour. Pure. */
import { NOT_YET, firstYear, statusAt } from './years.js';

/** The colour groups, in the order of their numbers. */
export const GROUPS = ['alive', 'paused', 'over', 'open'];
/** The group number of a link that is not shown. */
export const HIDDEN = 255;

/**
 * What the reader asked for; an empty text means all.
 * @typedef {{status: string, kind: string, country: string, year: number}} Filter
 */

/**
 * @typedef {object} Selection
 * @property {Uint8Array} group of each link: an index into GROUPS, or HIDDEN
 * @property {Uint8Array} born 1 for each shown link that began in the year of the filter
 * @property {number} shown number of links on the map
 * @property {Uint32Array} perPlace number of shown links of each place
 * @property {number[]} perGroup number of shown links of each group
 * @property {number[]} ranked places with links, most first
 */

/**
 * The group number of each status.
 * @param {{statuses: [string, string, string][]}} names
 * @returns {Uint8Array} by index of names.statuses
 */
export function groupsOfStatuses(names) {
  return Uint8Array.from(names.statuses, ([, , group]) => Math.max(0, GROUPS.indexOf(group)));
}

/** Which statuses pass: the filter names a status or a whole group. */
function passingStatuses(names, wanted) {
  return names.statuses.map(([code, , group]) => !wanted || wanted === code || wanted === group);
}

/** The index of a code in a table whose rows begin with their code; -1 for all, -2 for a code it does not have. */
function indexOfCode(rows, code) {
  if (!code) return -1;
  const index = rows.findIndex(([own]) => own === code);
  return index < 0 ? -2 : index;
}

/** Tests kind and country of a link. */
function placeAndKindTest(links, names, filter) {
  const kind = indexOfCode(names.kinds, filter.kind);
  const country = indexOfCode(names.countries, filter.country);
  return (i) => (kind === -1 || links.kind[i] === kind)
    && (country === -1 || links.country[links.a[i]] === country || links.country[links.b[i]] === country);
}

/** Places with links, most first; equal ones in the order of the file. */
function rank(perPlace) {
  const places = [];
  for (let p = 0; p < perPlace.length; p++) if (perPlace[p]) places.push(p);
  return places.sort((p, q) => perPlace[q] - perPlace[p] || p - q);
}

/**
 * The links that a filter leaves on the map.
 * @param {import('./decode.js').Links} links
 * @param {{statuses: [string, string, string][], kinds: string[][], countries: string[][]}} names
 * @param {Filter} filter
 * @returns {Selection}
 */
export function selectLinks(links, names, filter) {
  const groups = groupsOfStatuses(names);
  const passes = passingStatuses(names, filter.status);
  const wanted = placeAndKindTest(links, names, filter);
  const group = new Uint8Array(links.nLinks).fill(HIDDEN);
  const born = new Uint8Array(links.nLinks);
  const perPlace = new Uint32Array(links.nPlaces);
  const perGroup = GROUPS.map(() => 0);
  let shown = 0;
  for (let i = 0; i < links.nLinks; i++) {
    const status = statusAt(links, i, filter.year);
    if (status === NOT_YET || !passes[status] || !wanted(i)) continue;
    group[i] = groups[status];
    born[i] = firstYear(links, i) === filter.year ? 1 : 0;
    perGroup[group[i]]++;
    perPlace[links.a[i]]++;
    perPlace[links.b[i]]++;
    shown++;
  }
  return { group, born, shown, perPlace, perGroup, ranked: rank(perPlace) };
}
