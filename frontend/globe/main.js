/** Starts every figure[data-globe] of the page. */
import { middleOfCountry } from './choice.js';
import { bindFilters, filterOf, showFigures } from './controls.js';
import { Globe } from './globe.js';
import { makeInteractive } from './interact.js';
import { loadAll } from './load.js';
import { wordsOf } from './text.js';
import { watchTheme } from './theme.js';

const ANNOUNCE_MS = 700; // the number of links is read out when the controls have been still for so long
const began = performance.now();

/** Keeps the globe as large as its canvas, drawn again when fonts arrive. */
function follow(globe) {
  new ResizeObserver(([entry]) => globe.resize(entry.contentRect.width, entry.contentRect.height)).observe(globe.canvas);
  watchTheme(document, () => globe.retheme());
  document.fonts?.addEventListener('loadingdone', () => {
    globe.painter.forgetWidths();
    globe.refresh({});
  });
  new IntersectionObserver(([entry]) => {
    globe.motion.held = !entry.isIntersecting;
    globe.wake();
  }).observe(globe.canvas);
}

/** Joins the filter form to the globe; returns what shows the figures of the moment. */
function joinFilters(globe, form, touched) {
  let [country, timer] = ['', 0];
  const figures = () => {
    const { year } = filterOf(form);
    showFigures({ year: globe.words.year(year), count: globe.words.number(globe.scene.selection.shown) }, form);
  };
  const lookAtCountry = (code) => {
    const index = globe.scene.names.countries.findIndex(([own]) => own === code);
    const middle = middleOfCountry(globe.links, globe.scene.vectors, index);
    if (middle) globe.flyTo(middle);
  };
  if (form) {
    bindFilters(form, (quick) => {
      const filter = filterOf(form);
      touched();
      globe.select(filter, quick);
      figures();
      if (filter.country !== country && filter.country) lookAtCountry(filter.country);
      country = filter.country;
      clearTimeout(timer);
      timer = setTimeout(() => globe.announce(globe.words.partnerships(globe.scene.selection.shown)), ANNOUNCE_MS);
    });
  }
  return figures;
}

/** Tells the page that the first full picture stands. */
function declareReady(figure) {
  performance.mark('globe:ready');
  figure.dataset.ready = 'true';
  const now = performance.now();
  figure.dispatchEvent(new CustomEvent('globe:ready', { bubbles: true, detail: { ms: now, own: now - began } }));
}

/** Singles out the place that the page is about, if it names one. */
function focusOn(globe, id) {
  const place = id ? globe.scene.names.ids.indexOf(id) : -1;
  if (place < 0) return;
  globe.home = { lon: globe.links.lon[place], lat: globe.links.lat[place] };
  globe.resting = place;
  globe.single(-1, false);
  globe.refresh({ view: true });
}

async function start(figure) {
  const { dataset } = figure;
  const reduced = window.matchMedia('(prefers-reduced-motion: reduce)');
  const words = wordsOf(document.documentElement.lang, JSON.parse(dataset.labels || '{}'), dataset.digits);
  const globe = new Globe(figure, words, () => reduced.matches);
  const [lon, lat] = (dataset.view ?? '').split(',').map(Number);
  globe.home = Number.isFinite(lat) ? { lon, lat } : {};
  follow(globe);
  const loading = loadAll(dataset);
  loading.earth.then((shapes) => {
    globe.showEarth(shapes);
    performance.mark('globe:land');
  });
  const [links, names, shapes] = await Promise.all([loading.links, loading.names, loading.earth]);
  const form = document.querySelector('form[data-globe-filters]');
  const { spin } = makeInteractive(globe);
  const figures = joinFilters(globe, form, () => spin(false));
  globe.scene.shapes = shapes;
  globe.showLinks(links, names, filterOf(form), () => {
    declareReady(figure);
    spin(!reduced.matches && !dataset.focus && dataset.spin !== 'off');
  });
  focusOn(globe, dataset.focus);
  figures();
}

/** Starts a figure; when something is missing, the page keeps what it shows without the script. */
function startSafely(figure) {
  start(figure).catch((error) => {
    figure.dataset.error = 'true';
    console.error('globe:', error);
  });
}

document.querySelectorAll('figure[data-globe]').forEach(startSafely);
