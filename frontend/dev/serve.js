/**
 * A page to look at the globe with, without the server:
 *   node dev/serve.js [--port 8765] [--data FOLDER]     then open /?lang=ar&theme=light&links=20000
 * FOLDER holds wikidata_large_cities_*_nodes.csv and …_edges.csv; without it, or with ?links=N, the links are made up.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { arabic } from './arabic.js';
import { fromFolder, synthetic } from './samples.js';
import { pageOf } from './page.js';

const { values } = parseArgs({ options: { port: { type: 'string', default: '8765' }, data: { type: 'string' } } });
const STATIC = fileURLToPath(new URL('../../src/tawam/web/static/', import.meta.url));
const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.woff2': 'font/woff2' };
const samples = new Map();

/** The sample a query asks for, made once. */
function sampleOf(query) {
  const [links, lang] = [query.get('links'), query.get('lang') ?? 'en'];
  const key = `${links} ${lang}`;
  if (!samples.has(key)) {
    const made = links || !values.data ? synthetic(Number(links) || 8000) : fromFolder(values.data, lang === 'ar' ? arabic : undefined);
    samples.set(key, made);
  }
  return samples.get(key);
}

/** Body and type of an answer. */
function answer(url) {
  if (url.pathname === '/') return [pageOf(url.searchParams), 'text/html; charset=utf-8'];
  if (url.pathname === '/map/links.bin') return [Buffer.from(sampleOf(url.searchParams).bin), 'application/octet-stream'];
  if (url.pathname === '/map/names.json') return [JSON.stringify(sampleOf(url.searchParams).names), 'application/json'];
  if (!url.pathname.startsWith('/static/')) throw new Error('nothing here');
  const path = join(STATIC, url.pathname.slice('/static/'.length));
  return [readFileSync(path), TYPES[extname(path)] ?? 'text/plain'];
}

createServer((request, response) => {
  try {
    const [body, type] = answer(new URL(request.url, 'http://localhost'));
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  } catch (error) {
    response.writeHead(404).end(String(error.message));
  }
}).listen(Number(values.port), '127.0.0.1', () => console.log(`http://localhost:${values.port}/`));
