/** The page of the harness: the markup that frontend/README.md asks of the template. */
import { KINDS, STATUSES } from './samples.js';

const LABELS = {
  en: { partnerships_one: '1 partnership', partnerships_many: '{n} partnerships', open: 'Open the page of {name}',
    hint: 'Press Enter again to open its page.' },
  ar: { partnerships_zero: 'لا توأمة', partnerships_one: 'توأمة واحدة', partnerships_two: 'توأمتان', partnerships_few: '{n} توأمات',
    partnerships_many: '{n} توأمةً', partnerships_other: '{n} توأمة', open: 'صفحة {name}', hint: 'اضغط Enter مرة أخرى لفتح الصفحة.' },
};
const TEXT = {
  en: { title: 'Twinned cities of the world', status: 'Status', kind: 'Kind', country: 'Country', year: 'Year', all: 'All',
    play: 'Play the years', zoomIn: 'Zoom in', zoomOut: 'Zoom out', reset: 'Whole globe', shown: 'links shown', spin: 'Turn',
    groups: ['Alive', 'Paused', 'Over', 'Open question'] },
  ar: { title: 'مدن العالم المتوأمة', status: 'الحالة', kind: 'النوع', country: 'البلد', year: 'السنة', all: 'الكل',
    play: 'شغّل السنوات', zoomIn: 'تكبير', zoomOut: 'تصغير', reset: 'الكرة كلها', shown: 'توأمة على الخريطة', spin: 'دوران',
    groups: ['حية', 'متوقفة', 'منتهية', 'قيد السؤال'] },
};

const options = (rows, all) => [['', all], ...rows].map(([code, name]) => `<option value="${code}">${name}</option>`).join('');
const attribute = (value) => JSON.stringify(value).replace(/&/g, '&amp;').replace(/'/g, '&#39;');

function formOf(t) {
  return `<form data-globe-filters class="globe-filters">
  <label>${t.status} <select name="status">${options(STATUSES, t.all)}</select></label>
  <label>${t.kind} <select name="kind">${options(KINDS, t.all)}</select></label>
  <label>${t.country} <select name="country">${options([['Germany', 'Germany'], ['Japan', 'Japan'], ['Turkey', 'Turkey']], t.all)}</select></label>
  <label class="globe-years">${t.year} <input type="range" name="year" min="1920" max="2026" value="2026"> <output data-globe-year></output></label>
  <button type="button" data-globe-play>${t.play}</button>
  <span><b data-globe-count></b> ${t.shown}</span></form>`;
}

function figureOf(lang, t, extra, query) {
  return `<figure class="globe" data-globe ${extra} data-links="/map/links.bin?${query}" data-names="/map/names.json?${query}"
  data-land="/static/web/geo/world-110m.json" data-place-url="/${lang}/places/__ID__/" data-labels='${attribute(LABELS[lang])}'>
  <canvas tabindex="0" role="img" aria-label="${t.title}"></canvas>
  <p class="globe-tip" data-globe-tip hidden></p>
  <div data-globe-live aria-live="polite" class="visually-hidden"></div>
  <div class="globe-buttons">
    <button type="button" data-globe-zoom="in" aria-label="${t.zoomIn}">+</button>
    <button type="button" data-globe-zoom="out" aria-label="${t.zoomOut}">−</button>
    <button type="button" data-globe-reset aria-label="${t.reset}">⌂</button>
    <button type="button" data-globe-spin aria-pressed="false" aria-label="${t.spin}">↻</button>
  </div></figure>`;
}

const legend = (t) => `<ul class="globe-legend">${['alive', 'paused', 'over', 'open']
  .map((group, i) => `<li data-group="${group}">${t.groups[i]}</li>`).join('')}</ul>`;

/** The harness page for a query: lang, theme, links, focus, view, spin. */
export function pageOf(query) {
  const lang = query.get('lang') === 'ar' ? 'ar' : 'en';
  const t = TEXT[lang];
  const extra = ['focus', 'view', 'spin', 'digits'].filter((key) => query.has(key)).map((key) => `data-${key}="${query.get(key)}"`).join(' ');
  const theme = query.get('theme') ? ` data-theme="${query.get('theme')}"` : '';
  return `<!doctype html><html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"${theme}><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${t.title}</title>
<link rel="stylesheet" href="/static/web/fonts/fonts.css"><link rel="stylesheet" href="/static/web/globe.css">
<style>
body{margin:0;font:16px/1.5 "Tawam Sans","Tawam Arabic","IBM Plex Sans",sans-serif;background:#050d1a;color:#dfe9f2;color-scheme:dark}
html[data-theme=light] body{background:#fff;color:#14283c;color-scheme:light}
.globe-filters{display:flex;flex-wrap:wrap;gap:.5rem 1.2rem;align-items:center;padding:.8rem 1rem}
.globe-legend{padding-inline:1rem}
h1{margin:0;padding:.6rem 1rem;font-size:1.3rem;font-weight:600}
.globe{block-size:calc(100vh - 9rem)}
.visually-hidden{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
</style>
<script defer src="/static/web/globe.js"></script></head>
<body><h1>${t.title}</h1>${figureOf(lang, t, extra, query.toString().replace(/&/g, '&amp;'))}${formOf(t)}${legend(t)}</body></html>`;
}
