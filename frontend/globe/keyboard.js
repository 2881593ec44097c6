/** Keys on the canvas. */

const TURN = 12; // degrees at zoom 1
const ZOOM_STEP = 1.35;

/**
 * What the globe does on keys.
 * @typedef {object} KeyActions
 * @property {() => void} touched
 * @property {(east: number, north: number) => void} turn degrees at zoom 1
 * @property {(factor: number) => void} zoom
 * @property {() => void} reset
 * @property {() => void} choose the place nearest to the middle, or open it when it is chosen already
 * @property {() => void} open the place that is chosen, or the nearest
 * @property {(step: 1 | -1) => void} cycle through the places around
 * @property {() => void} dismiss
 */

/** The action of each key; arrows say where the view goes, so the globe turns the other way under it. */
const KEYS = {
  ArrowLeft: (to) => to.turn(-TURN, 0),
  ArrowRight: (to) => to.turn(TURN, 0),
  ArrowUp: (to) => to.turn(0, TURN),
  ArrowDown: (to) => to.turn(0, -TURN),
  '+': (to) => to.zoom(ZOOM_STEP),
  '=': (to) => to.zoom(ZOOM_STEP),
  '-': (to) => to.zoom(1 / ZOOM_STEP),
  _: (to) => to.zoom(1 / ZOOM_STEP),
  Home: (to) => to.reset(),
  PageDown: (to) => to.cycle(1),
  PageUp: (to) => to.cycle(-1),
  Escape: (to) => to.dismiss(),
  Enter: (to, event) => (event.shiftKey ? to.open() : to.choose()),
};

/**
 * Listens to the keys of a canvas.
 * @param {HTMLCanvasElement} canvas
 * @param {KeyActions} actions
 */
export function listenToKeys(canvas, actions) {
  canvas.addEventListener('keydown', (event) => {
    const action = KEYS[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    actions.touched();
    action(actions, event);
  });
}
