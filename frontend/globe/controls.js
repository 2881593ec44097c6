/** The native controls of the page: filters, the year and its replay, zoom buttons. */

const YEARS_A_SECOND = 11;
const LAST_YEAR = 9999;

const valueOf = (form, name) => form?.elements[name]?.value ?? '';

/**
 * What the form asks for.
 * @param {HTMLFormElement | null} form
 * @returns {import('./selection.js').Filter}
 */
export function filterOf(form) {
  const year = Number(valueOf(form, 'year')) || LAST_YEAR;
  return { status: valueOf(form, 'status'), kind: valueOf(form, 'kind'), country: valueOf(form, 'country'), year };
}

/** Moves the year slider forward while it is pressed. */
class Replay {
  _timer = 0;

  constructor(form, button, changed) {
    Object.assign(this, { form, button, changed });
    button.setAttribute('aria-pressed', 'false');
    button.addEventListener('click', () => (this._timer ? this.stop() : this.start()));
  }

  start() {
    const slider = this.form.elements.year;
    if (slider.value === slider.max) slider.value = slider.min;
    this.button.setAttribute('aria-pressed', 'true');
    this._timer = setInterval(() => this._advance(slider), 1000 / YEARS_A_SECOND);
    this._advance(slider);
  }

  stop() {
    clearInterval(this._timer);
    this._timer = 0;
    this.button.setAttribute('aria-pressed', 'false');
    this.changed(false);
  }

  _advance(slider) {
    slider.value = String(Number(slider.value) + 1);
    if (slider.value === slider.max) this.stop();
    else this.changed(true);
  }
}

/**
 * Connects the filter form.
 * @param {HTMLFormElement} form
 * @param {(quick: boolean) => void} changed quick: more changes are about to follow
 */
export function bindFilters(form, changed) {
  const button = form.querySelector('[data-globe-play]') ?? document.querySelector('[data-globe-play]');
  const replay = button && form.elements.year ? new Replay(form, button, changed) : null;
  form.addEventListener('input', (event) => {
    if (event.target.name === 'year') replay?.stop();
    changed(event.target.name === 'year');
  });
  form.addEventListener('change', () => changed(false));
  form.addEventListener('reset', () => setTimeout(() => changed(false)));
}

/**
 * Connects the buttons for zoom, reset and turning, wherever they are on the page.
 * @param {{zoom: (factor: number) => void, reset: () => void, spin: (on: boolean) => void}} actions
 */
export function bindButtons(actions) {
  const each = (selector, act) => document.querySelectorAll(selector)
    .forEach((node) => node.addEventListener('click', () => act(node)));
  each('[data-globe-zoom]', (node) => actions.zoom(node.dataset.globeZoom === 'in' ? 1.5 : 1 / 1.5));
  each('[data-globe-reset]', () => actions.reset());
  each('[data-globe-spin]', (node) => actions.spin(node.getAttribute('aria-pressed') !== 'true'));
}

/**
 * Writes the year and the number of links where the page wants them.
 * @param {{year: string, count: string}} texts
 * @param {HTMLFormElement | null} form
 */
export function showFigures({ year, count }, form) {
  document.querySelectorAll('[data-globe-count]').forEach((node) => { node.textContent = count; });
  document.querySelectorAll('output[data-globe-year]').forEach((node) => { node.textContent = year; });
  form?.elements.year?.setAttribute('aria-valuetext', year);
}
