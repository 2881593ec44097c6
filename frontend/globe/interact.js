/** Joins the reader's gestures, keys and buttons to a globe. */
import { cameraOf, radiusOf, unproject } from './camera.js';
import { bindButtons } from './controls.js';
import { nearestPlace, placesByCloseness } from './hit.js';
import { listenToKeys } from './keyboard.js';
import { clampZoom } from './motion.js';
import { listenToPointer } from './pointer.js';
import { wrapLongitude } from './sphere.js';

const FINE_REACH = 11; // CSS pixels around a place that a mouse hits
const COARSE_REACH = 24; // the same for a finger

/** The place at a spot of the canvas (CSS pixels), or -1. */
function placeAt(globe, x, y, reach) {
  const { selection, vectors } = globe.scene;
  if (!selection) return -1;
  return nearestPlace(selection.ranked, vectors, selection.perPlace, cameraOf(globe.view, 1), x, y, reach);
}

/** Degrees that one CSS pixel in the middle of the globe is wide. */
const degreesPerPixel = (globe) => 180 / Math.PI / radiusOf(globe.view);

/** Zooms so that the point under the pointer stays there. */
function zoomAround(globe, factor, x, y) {
  const before = unproject(cameraOf(globe.view, 1), x, y);
  globe.view.zoom = clampZoom(globe.view.zoom * factor);
  const after = unproject(cameraOf(globe.view, 1), x, y);
  if (before && after) globe.motion.turn(wrapLongitude(before.lon - after.lon), before.lat - after.lat);
  globe.refresh({ view: true }, true);
}

/** Says where one is. */
function announcePlace(globe, place) {
  const { name, country, count } = globe.cardOf(place);
  const hint = globe.words.say('hint');
  globe.announce([name, country, count].filter(Boolean).join(', ') + (hint ? `. ${hint}` : ''));
}

/** Chooses a place with the keyboard and brings it to the middle. */
function choose(globe, place) {
  if (place < 0) return;
  globe.single(place, true);
  globe.flyTo({ lon: globe.links.lon[place], lat: globe.links.lat[place] });
  announcePlace(globe, place);
}

function pointerGestures(globe, touched) {
  const hover = (x, y, pinned, reach) => {
    const place = placeAt(globe, x, y, reach);
    globe.canvas.style.cursor = place < 0 ? '' : 'pointer';
    const wanted = place < 0 ? globe.resting : place;
    if (wanted !== (globe.active?.place ?? -1) || pinned !== globe.pinned) globe.single(place, pinned);
    return place;
  };
  return {
    touched,
    drag(dx, dy) {
      const degrees = degreesPerPixel(globe);
      globe.motion.turn(-dx * degrees, dy * degrees);
      globe.refresh({ view: true }, true);
    },
    release(vx, vy) {
      const degrees = degreesPerPixel(globe);
      globe.motion.throw(-vx * degrees, vy * degrees);
      globe.wake();
    },
    tap(x, y, fine) {
      const place = hover(x, y, true, fine ? FINE_REACH : COARSE_REACH);
      if (place >= 0) announcePlace(globe, place);
    },
    hover(x, y) {
      globe.motion.held = true;
      if (!globe.pinned) hover(x, y, false, FINE_REACH);
    },
    leave() {
      globe.motion.held = false;
      if (!globe.pinned && globe.active) globe.single(-1, false);
      globe.wake();
    },
    zoom: (factor, x, y) => zoomAround(globe, factor, x, y),
    canZoom: (factor) => clampZoom(globe.view.zoom * factor) !== globe.view.zoom,
  };
}

function keyActions(globe, touched) {
  const { motion } = globe;
  const chosen = () => (globe.pinned ? globe.active.place : -1);
  const nearest = () => placeAt(globe, globe.view.width / 2, globe.view.height / 2, Infinity);
  const open = (place) => { if (place >= 0) window.location.assign(globe.addressOf(place)); };
  let round = [];
  const go = (target) => {
    round = [];
    globe.flyTo(target);
  };
  return {
    touched,
    turn: (east, north) => go({ lon: globe.view.lon + east / globe.view.zoom, lat: globe.view.lat + north / globe.view.zoom }),
    zoom: (factor) => go({ zoom: motion.zoom * factor }),
    reset: () => go(globe.start),
    choose: () => (chosen() >= 0 ? open(chosen()) : choose(globe, nearest())),
    open: () => open(chosen() >= 0 ? chosen() : nearest()),
    cycle(step) {
      const { selection, vectors } = globe.scene;
      if (!selection?.ranked.length) return;
      if (!round.length) round = placesByCloseness(selection.ranked, vectors, cameraOf(globe.view, 1));
      const at = round.indexOf(chosen());
      choose(globe, round.at((at + step) % round.length));
    },
    dismiss: () => globe.single(-1, false),
  };
}

/**
 * Makes a globe answer to pointer, wheel, keys and the buttons of the page.
 * @param {import('./globe.js').Globe} globe
 */
export function makeInteractive(globe) {
  const spin = (on) => {
    globe.motion.idle = on;
    document.querySelectorAll('[data-globe-spin]').forEach((node) => node.setAttribute('aria-pressed', String(on)));
    globe.wake();
  };
  const touched = () => {
    globe.motion.halt();
    spin(false);
  };
  const keys = keyActions(globe, touched);
  listenToPointer(globe.canvas, pointerGestures(globe, touched));
  listenToKeys(globe.canvas, keys);
  globe.canvas.addEventListener('focus', touched);
  globe.tip.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    globe.single(-1, false);
    globe.canvas.focus();
  });
  bindButtons({
    zoom: (factor) => { touched(); keys.zoom(factor); },
    reset: () => { touched(); keys.dismiss(); keys.reset(); },
    spin,
  });
  return { spin };
}
