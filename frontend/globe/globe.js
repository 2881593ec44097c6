/** One globe on the page: holds its state, decides what to draw when. */
import { buildArcs } from './arcs.js';
import { cameraOf, project } from './camera.js';
import { fillCard, moveCard } from './card.js';
import { activePlace } from './choice.js';
import { linksByPlace } from './decode.js';
import { Motion } from './motion.js';
import { Painter } from './painter.js';
import { FULL, movingQuality } from './quality.js';
import { selectLinks } from './selection.js';
import { unitVectors } from './sphere.js';
import { currentTheme } from './theme.js';

const HOME = { lon: 14, lat: 27, zoom: 1 };
const REST_MS = 140; // after so long without movement the careful picture is drawn
const IDLE_FRAME_MS = 30; // idle turning is drawn no more often than this, to spare the battery
const LONGEST_STEP = 0.05; // seconds: a slow frame does not make the globe jump

export class Globe {
  view = { ...HOME, width: 0, height: 0 };
  active = null;
  /** whether the active place was chosen, not only pointed at */
  pinned = false;
  /** the place that the page is about, or -1 */
  resting = -1;
  /** what is no longer as in the last picture */
  _stale = { any: true, view: true, lights: true };
  /** whether the arcs were last drawn with less care */
  _coarse = false;
  _frame = 0;
  _last = 0;
  _restlessUntil = 0;
  _onFull = null;

  /**
   * @param {HTMLElement} figure
   * @param {object} words see wordsOf
   * @param {() => boolean} calm whether the reader prefers reduced motion
   */
  constructor(figure, words, calm) {
    Object.assign(this, { figure, words });
    this.canvas = figure.querySelector('canvas');
    this.tip = figure.querySelector('[data-globe-tip]');
    this.live = figure.querySelector('[data-globe-live]');
    this.motion = new Motion(this.view, calm);
    this.painter = new Painter(this.canvas);
    const style = getComputedStyle(this.canvas);
    this.scene = {
      view: this.view, theme: currentTheme(document), shapes: null, arcs: null, vectors: null, names: null, selection: null,
      active: null, named: false, family: style.fontFamily, rtl: style.direction === 'rtl',
    };
  }

  /** Where the globe begins and returns to. */
  set home(view) {
    this.start = { ...HOME, ...view };
    Object.assign(this.view, this.start);
  }

  resize(width, height) {
    Object.assign(this.view, { width, height });
    this.refresh({ view: true });
  }

  showEarth(shapes) {
    this.scene.shapes = shapes;
    this.refresh({ view: true });
  }

  /** Takes the data; `full` is called when the first whole picture stands. */
  showLinks(links, names, filter, full) {
    this.links = links;
    this.byPlace = linksByPlace(links);
    Object.assign(this.scene, { names, arcs: buildArcs(links), vectors: unitVectors(links.lon, links.lat) });
    this._onFull = full;
    this.select(filter, false);
  }

  /** Shows the links that a filter leaves. */
  select(filter, quick) {
    this.scene.selection = selectLinks(this.links, this.scene.names, filter);
    if (this.active) this.single(this.active.place, this.pinned);
    this.refresh({ lights: true }, quick);
  }

  retheme() {
    this.scene.theme = currentTheme(document);
    this.refresh({ view: true });
  }

  /** Singles out a place; -1 goes back to the place that the page is about, if there is one. */
  single(place, pinned) {
    const target = place < 0 ? this.resting : place;
    this.active = target < 0 ? null : activePlace(target, this.links, this.byPlace, this.scene.selection);
    this.pinned = pinned && place >= 0;
    this.scene.active = this.active;
    this.scene.named = target === this.resting;
    if (this._hasCard) fillCard(this.tip, this.cardOf(target));
    else this.tip.hidden = true;
    this.refresh({});
  }

  /** The place that the page is about needs no card: the page says it all. */
  get _hasCard() {
    return Boolean(this.active) && this.active.place !== this.resting;
  }

  /** What the card of a place says; chosen places get their link. */
  cardOf(place) {
    const { names } = this.scene;
    const name = names.places[place];
    const content = { name, country: names.countries[this.links.country[place]]?.[1] ?? '',
      count: this.words.partnerships(this.active.links.length) };
    return this.pinned ? { ...content, href: this.addressOf(place), open: this.words.say('open', { name }) } : content;
  }

  addressOf(place) {
    const id = encodeURIComponent(this.scene.names.ids[place]).replace(/%3A/g, ':');
    return this.figure.dataset.placeUrl.replace('__ID__', id);
  }

  /** Goes to a view: see Motion.flyTo. */
  flyTo(target) {
    this.motion.flyTo(target);
    this.refresh({ view: true }, true);
  }

  announce(text) {
    if (this.live) this.live.textContent = text;
  }

  /** Asks for a new picture; quick: more changes will follow soon, so a coarse one will do. */
  refresh(changed, quick = false) {
    this._stale.any = true;
    this._stale.view ||= Boolean(changed.view);
    this._stale.lights ||= Boolean(changed.view || changed.lights);
    if (quick) this._restlessUntil = performance.now() + REST_MS;
    this.wake();
  }

  wake() {
    if (!this._frame) this._frame = requestAnimationFrame((now) => this._tick(now));
  }

  _tick(now) {
    this._frame = 0;
    if (this.motion.idling && now - this._last < IDLE_FRAME_MS) {
      this.wake();
      return;
    }
    const moved = this.motion.step(Math.min(LONGEST_STEP, Math.max(0, now - this._last) / 1000));
    this._last = now;
    if (moved) this.refresh({ view: true }, true);
    const restless = performance.now() < this._restlessUntil;
    if (this._coarse && !restless) this.refresh({ lights: true });
    if (this._stale.any && this.view.width && this.view.height) this._paint(restless);
    if (restless) this.wake();
  }

  _paint(restless) {
    const { selection } = this.scene;
    const quality = restless && selection ? movingQuality(selection.shown, this.painter.meter.cost, this.motion.idling) : FULL;
    this.painter.paint(this.scene, this._stale, quality);
    if (this._stale.lights) this._coarse = quality !== FULL;
    this._stale = { any: false, view: false, lights: false };
    this._placeCard();
    if (selection && !this._coarse) this._full();
  }

  /** Says once that the first whole picture stands. */
  _full() {
    const done = this._onFull;
    this._onFull = null;
    done?.();
  }

  /** Keeps the card beside its place; hides it while the place is behind the globe. */
  _placeCard() {
    if (!this._hasCard) return;
    const spot = project(cameraOf(this.view, 1), this.scene.vectors, this.active.place);
    this.tip.hidden = spot.depth <= 0;
    if (spot.depth <= 0) return;
    moveCard(this.tip, this.figure, { x: spot.x + this.canvas.offsetLeft, y: spot.y + this.canvas.offsetTop });
  }
}
