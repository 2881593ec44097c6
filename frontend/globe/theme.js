/** The colours of the globe by night and by day. */

/**
 * @typedef {object} Theme
 * @property {'screen' | 'multiply'} blend how arcs meet the map
 * @property {number[][][]} ramps by group: stops [place 0 to 1, red, green, blue, alpha 0 to 255]
 * @property {string[]} groups by group: the colour of a single line
 */

/** @type {Theme} */
export const NIGHT = {
  blend: 'screen',
  ramps: [
    [[0, 20, 104, 136, 0], [0.08, 22, 116, 146, 46], [0.26, 44, 158, 168, 108], [0.42, 140, 154, 92, 138],
      [0.58, 234, 142, 14, 176], [0.8, 255, 178, 44, 212], [0.95, 255, 212, 116, 234], [1, 255, 238, 196, 246]],
    [[0, 96, 78, 190, 0], [0.1, 112, 92, 214, 66], [0.45, 150, 124, 250, 150], [1, 206, 190, 255, 220]],
    [[0, 150, 44, 84, 0], [0.1, 164, 52, 92, 58], [0.45, 204, 78, 112, 120], [1, 244, 150, 172, 190]],
    [[0, 84, 112, 140, 0], [0.1, 98, 126, 154, 66], [0.45, 136, 162, 190, 130], [1, 190, 208, 226, 195]],
  ],
  groups: ['#ffc873', '#b09cff', '#f0769b', '#a9c0d6'],
  glow: ['rgba(98,184,236,.42)', 'rgba(70,150,214,.16)', 'rgba(60,140,210,0)'],
  ocean: ['#16395a', '#0c2340', '#071529'],
  land: '#21496b',
  coast: 'rgba(140,196,232,.26)',
  border: 'rgba(132,180,214,.3)',
  grid: 'rgba(128,178,216,.075)',
  shade: ['rgba(3,10,24,0)', 'rgba(3,10,24,.38)'],
  rim: ['rgba(110,196,250,0)', 'rgba(110,196,250,.03)', 'rgba(120,200,250,.24)'],
  place: 'rgba(255,238,206,.9)',
  placeFaint: 'rgba(255,232,190,.4)',
  text: '#eef5fb',
  halo: 'rgba(5,14,28,.88)',
  active: '#ffffff',
  dimmed: 0.22,
};

/** @type {Theme} */
export const DAY = {
  blend: 'multiply',
  ramps: [
    [[0, 90, 184, 192, 0], [0.08, 40, 156, 168, 48], [0.26, 8, 128, 142, 104], [0.44, 150, 140, 78, 128],
      [0.6, 226, 132, 36, 165], [0.82, 222, 100, 16, 198], [0.95, 192, 68, 10, 218], [1, 150, 44, 12, 230]],
    [[0, 150, 136, 220, 0], [0.1, 134, 112, 226, 56], [0.45, 104, 78, 204, 130], [1, 74, 46, 168, 205]],
    [[0, 224, 140, 166, 0], [0.1, 222, 110, 148, 52], [0.45, 198, 66, 112, 120], [1, 146, 30, 78, 195]],
    [[0, 150, 166, 182, 0], [0.1, 128, 148, 170, 58], [0.45, 88, 112, 138, 125], [1, 60, 84, 110, 195]],
  ],
  groups: ['#b65c14', '#5b45b8', '#b03565', '#55708c'],
  glow: ['rgba(110,170,214,.34)', 'rgba(140,190,226,.14)', 'rgba(150,196,230,0)'],
  ocean: ['#f0f7fb', '#dceaf4', '#c3daea'],
  land: '#fbf7ee',
  coast: 'rgba(96,128,152,.5)',
  border: 'rgba(120,140,156,.42)',
  grid: 'rgba(80,120,150,.1)',
  shade: ['rgba(60,104,142,0)', 'rgba(60,104,142,.13)'],
  rim: ['rgba(96,150,192,0)', 'rgba(96,150,192,.04)', 'rgba(84,140,184,.34)'],
  place: 'rgba(92,38,10,.85)',
  placeFaint: 'rgba(92,38,10,.38)',
  text: '#14283c',
  halo: 'rgba(255,255,255,.9)',
  active: '#0b1d30',
  dimmed: 0.2,
};

/**
 * The theme that the page asks for: html[data-theme], or what the reader's system prefers.
 * @param {Document} document
 * @returns {Theme}
 */
export function currentTheme(document) {
  const asked = document.documentElement.dataset.theme;
  if (asked === 'light') return DAY;
  if (asked === 'dark') return NIGHT;
  return document.defaultView.matchMedia('(prefers-color-scheme: light)').matches ? DAY : NIGHT;
}

/**
 * Calls back whenever the theme may have changed.
 * @param {Document} document
 * @param {() => void} changed
 */
export function watchTheme(document, changed) {
  const root = document.documentElement;
  new MutationObserver(changed).observe(root, { attributes: true, attributeFilter: ['data-theme'] });
  document.defaultView.matchMedia('(prefers-color-scheme: light)').addEventListener('change', changed);
}
