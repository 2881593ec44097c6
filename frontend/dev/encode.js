/** Writes links.bin, for the harness and the tests; the page gets it from the server. */

const padded = (bytes) => Math.ceil(bytes / 4) * 4;

/**
 * The bytes of links.bin.
 * @param {{places: {lat: number, lon: number, country: number}[],
 *          links: {a: number, b: number, kind: number, spans: [status: number, fromYear: number][]}[]}} data degrees, indexes
 * @returns {ArrayBuffer}
 */
export function encodeLinks({ places, links }) {
  const spans = links.flatMap((link) => link.spans);
  const Index = places.length > 65535 ? Uint32Array : Uint16Array;
  const arrays = [
    Uint32Array.of(0x314d5754, places.length, links.length, spans.length),
    Int16Array.from(places, (p) => Math.round((p.lat * 32767) / 90)),
    Int16Array.from(places, (p) => Math.round((p.lon * 32767) / 180)),
    Uint16Array.from(places, (p) => p.country),
    Index.from(links, (l) => l.a),
    Index.from(links, (l) => l.b),
    Uint8Array.from(links, (l) => l.kind),
    Uint8Array.from(links, (l) => l.spans.length),
    Uint8Array.from(spans, ([status]) => status),
    Uint16Array.from(spans, ([, year]) => year),
  ];
  const out = new Uint8Array(arrays.reduce((sum, array) => sum + padded(array.byteLength), 0));
  let at = 0;
  for (const array of arrays) {
    out.set(new Uint8Array(array.buffer), at);
    at += padded(array.byteLength);
  }
  return out.buffer;
}
