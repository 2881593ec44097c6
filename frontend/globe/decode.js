/** Reads links.bin; the format is written down in frontend/README.md. */

const MAGIC = 0x314d5754; // 'TWM1', little endian
const HEADER_BYTES = 16;
const WIDE_INDEX = 65535; // more places than this need four bytes an index
const FULL_SCALE = 32767;

/**
 * @typedef {object} Links
 * @property {number} nPlaces
 * @property {number} nLinks
 * @property {Float32Array} lat degrees north, of each place
 * @property {Float32Array} lon degrees east, of each place
 * @property {Uint16Array} country of each place, an index into names.countries
 * @property {Uint16Array | Uint32Array} a one end of each link, an index of a place
 * @property {Uint16Array | Uint32Array} b the other end
 * @property {Uint8Array} kind of each link, an index into names.kinds
 * @property {Uint32Array} spanStart where the spans of each link begin; one entry more than there are links
 * @property {Uint8Array} spanStatus an index into names.statuses
 * @property {Uint16Array} spanFrom year in which the span begins; 0 is unknown
 */

/** A reader which hands out arrays, each from the next multiple of four bytes. */
function arraysOf(buffer) {
  let at = HEADER_BYTES;
  return (Kind, length) => {
    const array = new Kind(buffer, at, length);
    at += Math.ceil((length * Kind.BYTES_PER_ELEMENT) / 4) * 4;
    return array;
  };
}

/** Degrees from the int16 of the file. */
const degrees = (values, half) => Float32Array.from(values, (v) => (v * half) / FULL_SCALE);

/** Running sum of the number of spans. */
function startsOf(counts) {
  const starts = new Uint32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) starts[i + 1] = starts[i] + counts[i];
  return starts;
}

/**
 * The links of a file.
 * @param {ArrayBuffer} buffer the bytes of links.bin
 * @returns {Links}
 * @throws {RangeError} when the bytes are not such a file
 */
export function decodeLinks(buffer) {
  if (buffer.byteLength < HEADER_BYTES) throw new RangeError('links.bin is too short');
  const [magic, nPlaces, nLinks, nSpans] = new Uint32Array(buffer, 0, 4);
  if (magic !== MAGIC) throw new RangeError('links.bin does not begin with TWM1');
  const next = arraysOf(buffer);
  const Index = nPlaces > WIDE_INDEX ? Uint32Array : Uint16Array;
  const lat = degrees(next(Int16Array, nPlaces), 90);
  const lon = degrees(next(Int16Array, nPlaces), 180);
  const country = next(Uint16Array, nPlaces);
  const a = next(Index, nLinks);
  const b = next(Index, nLinks);
  const kind = next(Uint8Array, nLinks);
  const spanStart = startsOf(next(Uint8Array, nLinks));
  if (spanStart[nLinks] !== nSpans) throw new RangeError('links.bin counts its spans wrongly');
  const spanStatus = next(Uint8Array, nSpans);
  const spanFrom = next(Uint16Array, nSpans);
  return { nPlaces, nLinks, lat, lon, country, a, b, kind, spanStart, spanStatus, spanFrom };
}

/**
 * Which links touch each place.
 * @param {Links} links
 * @returns {{start: Uint32Array, link: Uint32Array}} the links of place p are link[start[p]] up to link[start[p + 1] - 1]
 */
export function linksByPlace(links) {
  const start = new Uint32Array(links.nPlaces + 1);
  for (const ends of [links.a, links.b]) for (const place of ends) start[place + 1]++;
  for (let p = 0; p < links.nPlaces; p++) start[p + 1] += start[p];
  const free = start.slice();
  const link = new Uint32Array(links.nLinks * 2);
  for (let i = 0; i < links.nLinks; i++) {
    link[free[links.a[i]]++] = i;
    link[free[links.b[i]]++] = i;
  }
  return { start, link };
}
