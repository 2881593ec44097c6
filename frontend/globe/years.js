/** What a link was in a year. */

/** What `statusAt` says of a link that does not exist yet. */
export const NOT_YET = -1;

/**
 * The status of a link in a year: that of its last span begun by then. A span from year 0 was always there.
 * @param {import('./decode.js').Links} links
 * @param {number} link index of the link
 * @param {number} year
 * @returns {number} index into names.statuses, or NOT_YET
 */
export function statusAt(links, link, year) {
  for (let span = links.spanStart[link + 1] - 1; span >= links.spanStart[link]; span--) {
    if (links.spanFrom[span] <= year) return links.spanStatus[span];
  }
  return NOT_YET;
}

/**
 * The year in which a link begins.
 * @param {import('./decode.js').Links} links
 * @param {number} link index of the link
 * @returns {number} year; 0 when unknown or when it has no span
 */
export function firstYear(links, link) {
  const span = links.spanStart[link];
  return span < links.spanStart[link + 1] ? links.spanFrom[span] : 0;
}
