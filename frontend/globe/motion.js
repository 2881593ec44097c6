/** Everything that moves the view by itself: throwing, flying to a place, smooth zooming, idle turning. */
import { MAX_LATITUDE, MAX_ZOOM } from './camera.js';
import { wrapLongitude } from './sphere.js';

const FRICTION = 3.4; // a throw loses this share of its speed each second, continuously
const SLOWEST = 2; // degrees a second; below this a throw has ended
const IDLE_SPEED = 2.2; // degrees a second
const FLIGHT_RATE = 4.5; // share of the remaining way flown each second, continuously
const ARRIVED = 0.05; // degrees
const ZOOM_ARRIVED = 0.002; // share

const clampLatitude = (lat) => Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat));

/**
 * A zoom factor within what the globe allows.
 * @param {number} zoom
 * @returns {number} 1 to MAX_ZOOM
 */
export const clampZoom = (zoom) => Math.max(1, Math.min(MAX_ZOOM, zoom));

/** Moves one view. `step` is called once a frame; it says whether anything moved. */
export class Motion {
  /** whether the globe may turn by itself when nobody touches it */
  idle = false;
  /** whether idle turning is held back for the moment */
  held = false;
  _view;
  _speed = { lon: 0, lat: 0 };
  _target = null;
  _calm;

  /**
   * @param {import('./camera.js').View} view changed in place
   * @param {() => boolean} calm whether the reader prefers reduced motion
   */
  constructor(view, calm) {
    this._view = view;
    this._calm = calm;
  }

  /** Ends every movement, idle turning included. */
  halt() {
    this.idle = false;
    this._target = null;
    this._speed = { lon: 0, lat: 0 };
  }

  /** Turns the globe at once, degrees. */
  turn(lon, lat) {
    this._target = null;
    this._view.lon = wrapLongitude(this._view.lon + lon);
    this._view.lat = clampLatitude(this._view.lat + lat);
  }

  /** Lets the globe run on, degrees a second. */
  throw(lon, lat) {
    if (!this._calm()) this._speed = { lon, lat };
  }

  /** Goes to a view, gliding unless reduced motion is asked for; what is left out stays as it is. */
  flyTo({ lon, lat, zoom }) {
    const from = this._target ?? this._view;
    this._speed = { lon: 0, lat: 0 };
    this._target = { lon: lon ?? from.lon, lat: clampLatitude(lat ?? from.lat), zoom: clampZoom(zoom ?? from.zoom) };
    if (this._calm()) this._arrive();
  }

  get _coasting() {
    return Math.hypot(this._speed.lon, this._speed.lat) > SLOWEST / this._view.zoom;
  }

  /** Whether nothing moves the globe but its idle turning. */
  get idling() {
    return this.idle && !this.held && !this._target && !this._coasting && !this._calm();
  }

  /** The zoom that the view has or is on its way to. */
  get zoom() {
    return (this._target ?? this._view).zoom;
  }

  _arrive() {
    Object.assign(this._view, this._target);
    this._target = null;
  }

  _fly(seconds) {
    const [view, target] = [this._view, this._target];
    const share = 1 - Math.exp(-FLIGHT_RATE * seconds);
    const [east, north] = [wrapLongitude(target.lon - view.lon), target.lat - view.lat];
    view.lon = wrapLongitude(view.lon + east * share);
    view.lat += north * share;
    view.zoom *= (target.zoom / view.zoom) ** share;
    const near = Math.hypot(east, north) * view.zoom < ARRIVED && Math.abs(target.zoom / view.zoom - 1) < ZOOM_ARRIVED;
    if (near) this._arrive();
  }

  _coast(seconds) {
    this._view.lon = wrapLongitude(this._view.lon + this._speed.lon * seconds);
    this._view.lat = clampLatitude(this._view.lat + this._speed.lat * seconds);
    const kept = Math.exp(-FRICTION * seconds);
    this._speed = { lon: this._speed.lon * kept, lat: this._speed.lat * kept };
  }

  /**
   * Moves on.
   * @param {number} seconds since the last step
   * @returns {boolean} whether the view changed
   */
  step(seconds) {
    if (this._target) this._fly(seconds);
    else if (this._coasting) this._coast(seconds);
    else if (this.idling) this._view.lon = wrapLongitude(this._view.lon - IDLE_SPEED * seconds);
    else return false;
    return true;
  }
}
