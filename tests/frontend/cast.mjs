/** The small world of the tests: five places, five links. */
import { decodeLinks } from '../../frontend/globe/decode.js';
import { encodeLinks } from '../../frontend/dev/encode.js';

export const PLACES = [
  { lat: 48.86, lon: 2.35, country: 0 }, // 0 Paris
  { lat: 41.9, lon: 12.5, country: 1 }, // 1 Rome
  { lat: 35.68, lon: 139.69, country: 2 }, // 2 Tokyo
  { lat: -33.87, lon: 151.21, country: 3 }, // 3 Sydney
  { lat: 49.26, lon: 4.03, country: 0 }, // 4 Reims
];
export const LINKS = [
  { a: 0, b: 1, kind: 0, spans: [[0, 1956]] },
  { a: 0, b: 2, kind: 1, spans: [[0, 1982], [1, 2022]] },
  { a: 2, b: 3, kind: 0, spans: [[2, 1970], [0, 1972], [3, 2010]] },
  { a: 4, b: 1, kind: 0, spans: [[0, 0]] },
  { a: 4, b: 3, kind: 0, spans: [[4, 2025]] },
];
export const NAMES = {
  places: ['Paris', 'Rome', 'Tokyo', 'Sydney', 'Reims'],
  ids: ['gn:1', 'gn:2', 'gn:3', 'gn:4', 'gn:5'],
  countries: [['FR', 'France'], ['IT', 'Italy'], ['JP', 'Japan'], ['AU', 'Australia']],
  kinds: [['twinning', 'Twinning'], ['friendship', 'Friendship']],
  statuses: [['active', 'Active', 'alive'], ['dormant', 'Dormant', 'paused'], ['proposed', 'Proposed', 'open'],
    ['ended', 'Ended', 'over'], ['disputed', 'Disputed', 'open']],
};
export const ALL = { status: '', kind: '', country: '', year: 2026 };

/** The links as the globe reads them. */
export const links = () => decodeLinks(encodeLinks({ places: PLACES, links: LINKS }));
/** A view of a stage of 800 by 600 CSS pixels. */
export const view = (more = {}) => ({ lon: 10, lat: 30, zoom: 1, width: 800, height: 600, ...more });
export const close = (actual, expected, slack) => Math.abs(actual - expected) <= slack;
