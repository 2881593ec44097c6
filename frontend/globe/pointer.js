/** Mouse, pen and fingers on the canvas. */

const TAP_SLOP = 6; // CSS pixels a tap may wander
const MEMORY_MS = 90; // the speed of a throw is taken from the last moments of the drag
const WHEEL_RATE = 0.0016; // share of zoom for each pixel of the wheel
const PIXELS_PER_LINE = 16;

/**
 * What the globe does on gestures; all positions in CSS pixels from the corner of the canvas.
 * @typedef {object} Gestures
 * @property {() => void} touched any interaction begins
 * @property {(dx: number, dy: number) => void} drag
 * @property {(vx: number, vy: number) => void} release pixels a second
 * @property {(x: number, y: number, fine: boolean) => void} tap fine: a mouse or a pen
 * @property {(x: number, y: number) => void} hover
 * @property {() => void} leave
 * @property {(factor: number, x: number, y: number) => void} zoom around a spot
 * @property {(factor: number) => boolean} canZoom whether there is room to zoom by a factor
 */

const middleOf = (points) => {
  const all = [...points.values()];
  return { x: all.reduce((s, p) => s + p.x, 0) / all.length, y: all.reduce((s, p) => s + p.y, 0) / all.length };
};

const spreadOf = (points) => {
  const [p, q] = [...points.values()];
  return q ? Math.hypot(p.x - q.x, p.y - q.y) : 0;
};

/** Follows the fingers that are down. */
class Touches {
  points = new Map();
  moved = false;
  _trail = [];
  _start = null;

  down(id, spot, now) {
    this.points.set(id, spot);
    if (this.points.size > 1) this.moved = true;
    else [this.moved, this._start] = [false, spot];
    this._trail = [{ ...spot, now }];
  }

  /** Whether a finger has gone far enough; one alone must go sideways, for up and down it scrolls the page. */
  _leaves(spot, finger) {
    const [dx, dy] = [Math.abs(spot.x - this._start.x), Math.abs(spot.y - this._start.y)];
    return Math.hypot(dx, dy) > TAP_SLOP && (!finger || dx > dy);
  }

  /** @returns {{dx: number, dy: number, factor: number}} since the last call */
  move(id, spot, now, finger) {
    const [from, spread] = [middleOf(this.points), spreadOf(this.points)];
    this.points.set(id, spot);
    const to = middleOf(this.points);
    this.moved ||= this._leaves(spot, finger);
    this._trail = [...this._trail.filter((p) => now - p.now < MEMORY_MS), { ...to, now }];
    return { dx: to.x - from.x, dy: to.y - from.y, factor: spread ? spreadOf(this.points) / spread : 1 };
  }

  /** The speed of the last moments, CSS pixels a second. */
  speed(now) {
    const [first, last] = [this._trail[0], this._trail.at(-1)];
    const seconds = (last.now - first.now) / 1000;
    if (!seconds || now - last.now > MEMORY_MS) return { x: 0, y: 0 };
    return { x: (last.x - first.x) / seconds, y: (last.y - first.y) / seconds };
  }
}

/** Wheel: zooms only with the control key (as a pinch on a touchpad does) or when the canvas has the focus. */
function listenToWheel(canvas, gestures) {
  canvas.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && document.activeElement !== canvas) return;
    const pixels = event.deltaMode === 1 ? event.deltaY * PIXELS_PER_LINE : event.deltaY;
    const factor = Math.exp(-pixels * WHEEL_RATE * (event.ctrlKey ? 3 : 1));
    if (!event.ctrlKey && !gestures.canZoom(factor)) return; // at the end of the zoom the page scrolls on
    event.preventDefault();
    gestures.touched();
    gestures.zoom(factor, event.offsetX, event.offsetY);
  }, { passive: false });
}

/**
 * Listens to a canvas whose CSS says `touch-action: pan-y`: one finger moving up or down scrolls the page (the browser
 * then takes the finger away), sideways it turns the globe, and two fingers pinch.
 * @param {HTMLCanvasElement} canvas
 * @param {Gestures} gestures
 */
export function listenToPointer(canvas, gestures) {
  const touches = new Touches();
  const spotOf = (event) => ({ x: event.offsetX, y: event.offsetY });
  canvas.addEventListener('pointerdown', (event) => {
    if (event.button > 0) return;
    gestures.touched();
    canvas.setPointerCapture(event.pointerId);
    touches.down(event.pointerId, spotOf(event), event.timeStamp);
  });
  canvas.addEventListener('pointermove', (event) => {
    const spot = spotOf(event);
    if (!touches.points.has(event.pointerId)) {
      if (event.pointerType !== 'touch') gestures.hover(spot.x, spot.y);
      return;
    }
    const { dx, dy, factor } = touches.move(event.pointerId, spot, event.timeStamp, event.pointerType === 'touch');
    if (!touches.moved) return;
    gestures.drag(dx, dy);
    const middle = middleOf(touches.points);
    if (factor !== 1) gestures.zoom(factor, middle.x, middle.y);
  });
  const lift = (event) => {
    if (!touches.points.delete(event.pointerId) || touches.points.size) return;
    const speed = touches.speed(event.timeStamp);
    if (event.type === 'pointercancel') gestures.release(0, 0);
    else if (touches.moved) gestures.release(speed.x, speed.y);
    else gestures.tap(event.offsetX, event.offsetY, event.pointerType !== 'touch');
  };
  canvas.addEventListener('pointerup', lift);
  canvas.addEventListener('pointercancel', lift);
  canvas.addEventListener('pointerleave', () => gestures.leave());
  listenToWheel(canvas, gestures);
}
