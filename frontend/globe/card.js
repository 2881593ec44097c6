/** The little note beside a place: a tooltip under the pointer, a card with a link once a place is chosen. */

const GAP = 14; // CSS pixels between the place and the note
const MARGIN = 8; // CSS pixels kept free at the edges of the figure

function element(tag, name, text) {
  const node = document.createElement(tag);
  node.className = `globe-tip-${name}`;
  node.textContent = text;
  return node;
}

/**
 * Fills the note.
 * @param {HTMLElement} tip
 * @param {{name: string, country: string, count: string, href?: string, open?: string}} content without href it has no link
 */
export function fillCard(tip, content) {
  const name = element('strong', 'name', content.name);
  name.dir = 'auto';
  const parts = [name, element('span', 'country', content.country), element('span', 'count', content.count)];
  if (content.href) {
    const link = element('a', 'link', content.open);
    link.href = content.href;
    parts.push(link);
  }
  tip.replaceChildren(...parts);
  tip.toggleAttribute('data-pinned', Boolean(content.href));
  tip.hidden = false;
}

/**
 * Where a note goes: above its place, or below when there is no room, and never over an edge.
 * @param {{x: number, y: number}} spot the place, CSS pixels from the top left corner of the figure
 * @param {{width: number, height: number}} note CSS pixels
 * @param {{width: number, height: number}} figure CSS pixels
 * @returns {{left: number, top: number}} CSS pixels
 */
export function cardPosition(spot, note, figure) {
  const most = Math.max(MARGIN, figure.width - note.width - MARGIN);
  const left = Math.min(most, Math.max(MARGIN, spot.x - note.width / 2));
  const above = spot.y - GAP - note.height;
  const lowest = Math.max(MARGIN, figure.height - note.height - MARGIN);
  return { left, top: above >= MARGIN ? above : Math.min(lowest, spot.y + GAP) };
}

/**
 * Puts the note beside a place, in the reading direction of the page.
 * @param {HTMLElement} tip positioned in the figure
 * @param {HTMLElement} figure
 * @param {{x: number, y: number}} spot CSS pixels from the top left corner of the figure
 */
export function moveCard(tip, figure, spot) {
  const box = { width: figure.clientWidth, height: figure.clientHeight };
  const note = { width: tip.offsetWidth, height: tip.offsetHeight };
  const { left, top } = cardPosition(spot, note, box);
  const fromEnd = getComputedStyle(figure).direction === 'rtl';
  tip.style.insetInlineStart = `${Math.round(fromEnd ? box.width - left - note.width : left)}px`;
  tip.style.insetBlockStart = `${Math.round(top)}px`;
}
