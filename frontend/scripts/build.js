/** Bundles globe/main.js into the one committed script of the page. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const outfile = at('../../src/tawam/web/static/web/globe.js');
const licences = '/* Tawam globe; contains d3-geo (ISC, Mike Bostock), d3-array (ISC) and topojson-client (ISC) */';

await build({
  entryPoints: [at('../globe/main.js')], outfile, bundle: true, minify: true, format: 'iife', target: 'es2020',
  charset: 'utf8', legalComments: 'none', banner: { js: licences },
});
const bytes = readFileSync(outfile);
console.log(`globe.js: ${bytes.length} raw, ${gzipSync(bytes, { level: 9 }).length} gz, ${brotliCompressSync(bytes).length} br`);
