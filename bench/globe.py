"""How fast is the globe? Serves a small page with made-up links and times it in Chromium without a graphics card.

    python bench/globe.py [--links 20000 60000] [--runs 5] [--browser /usr/bin/chromium]

Prints, for each number of links: the time from navigation to `globe:ready` (median of the runs), the milliseconds a
frame while dragging (median and 95th percentile), and the bytes of links.bin, plain and compressed. Needs playwright.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import statistics
import struct
import threading
from array import array
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

STATIC = Path(__file__).resolve().parent.parent / "src" / "tawam" / "web" / "static"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SEED = 1947
FULL_SCALE = 32767
DRAG_STEPS = 60
VIEWPORT: ViewportSize = {"width": 1440, "height": 900}

# Where twinned places are dense: latitude, longitude, spread in degrees, share.
CLUSTERS = [
    (49.0, 4.0, 3.5, 22),
    (51.0, 10.5, 3.5, 20),
    (46.0, 12.0, 3.0, 8),
    (53.0, -1.5, 2.0, 8),
    (52.0, 20.0, 3.0, 8),
    (41.0, 24.0, 5.0, 7),
    (40.0, -4.0, 3.0, 5),
    (38.0, -85.0, 7.0, 8),
    (37.0, -119.0, 3.0, 3),
    (35.5, 137.0, 3.0, 7),
    (32.0, 116.0, 7.0, 7),
    (21.0, 78.0, 6.0, 3),
    (-21.0, -47.0, 6.0, 4),
    (33.0, 36.0, 2.5, 2),
    (34.0, 2.0, 6.0, 3),
    (9.0, 5.0, 7.0, 3),
    (-27.0, 28.0, 5.0, 2),
    (-34.0, 148.0, 4.0, 2),
    (55.0, 45.0, 8.0, 5),
    (19.0, -100.0, 4.0, 3),
]
NAMES = {
    "countries": [[f"C{i}", f"Country {i}"] for i in range(len(CLUSTERS))],
    "kinds": [["twinning", "Twinning"], ["friendship", "Friendship"]],
    "statuses": [
        ["active", "Active", "alive"],
        ["dormant", "Dormant", "paused"],
        ["ended", "Ended", "over"],
        ["proposed", "Proposed", "open"],
    ],
}
PAGE = """<!doctype html><html lang="en" data-theme="dark"><meta charset="utf-8"><title>Globe</title>
<link rel="stylesheet" href="/web/globe.css"><style>body{margin:0}.globe{block-size:100vh}</style>
<figure class="globe" data-globe data-spin="off" data-links="/made/links.bin" data-names="/made/names.json"
 data-land="/web/geo/world-110m.json" data-place-url="/places/__ID__/" data-labels="{}">
<canvas tabindex="0" role="img" aria-label="Globe"></canvas><p class="globe-tip" data-globe-tip hidden></p></figure>
<script defer src="/web/globe.js"></script></html>"""


def padded(data: bytes) -> bytes:
    """Filled with zeros to a multiple of four bytes."""
    return data + bytes(-len(data) % 4)


def life(rng: random.Random) -> list[tuple[int, int]]:
    """The spans of a link: status and first year."""
    year = 0 if rng.random() < 0.08 else round(2024 - 76 * rng.random() ** 1.3)
    spans = [(0, year)]
    if rng.random() < 0.15:
        spans.append((rng.choice([1, 1, 2]), min(2025, (year or 1990) + rng.randint(5, 30))))
    return spans


def made_links(count: int) -> tuple[bytes, bytes]:
    """links.bin and names.json with so many links; the format is in frontend/README.md."""
    rng = random.Random(SEED)
    chosen = rng.choices(range(len(CLUSTERS)), [c[3] for c in CLUSTERS], k=min(15000, max(2, count // 3)))
    lats = [max(-80.0, min(80.0, rng.gauss(CLUSTERS[c][0], CLUSTERS[c][2] * 0.7))) for c in chosen]
    lons = [rng.gauss(CLUSTERS[c][1], CLUSTERS[c][2]) for c in chosen]
    ends = [int(rng.random() ** 1.8 * len(chosen)) for _ in range(2 * count)]
    lives = [life(rng) for _ in range(count)]
    spans = [span for spans in lives for span in spans]
    arrays = [
        array("h", (round(lat * FULL_SCALE / 90) for lat in lats)),
        array("h", (round(lon * FULL_SCALE / 180) for lon in lons)),
        array("H", chosen),
        array("H", ends[:count]),
        array("H", ends[count:]),
        array("B", (rng.randrange(2) for _ in range(count))),
        array("B", map(len, lives)),
        array("B", (status for status, _ in spans)),
        array("H", (year for _, year in spans)),
    ]
    head = struct.pack("<4sIII", b"TWM1", len(chosen), count, len(spans))
    places = {"places": [f"Town {i}" for i in range(len(chosen))], "ids": [f"gn:{i}" for i in range(len(chosen))]}
    return head + b"".join(padded(a.tobytes()) for a in arrays), json.dumps(NAMES | places).encode()


class Handler(SimpleHTTPRequestHandler):
    """Serves the static files of the product, and the made-up ones."""

    made: dict[str, tuple[str, bytes]] = {}

    def do_GET(self) -> None:
        if self.path not in self.made:
            super().do_GET()
            return
        kind, body = self.made[self.path]
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002, the name is that of the base class
        """Keeps quiet."""


READY = """() => new Promise((done) => {
  const figure = document.querySelector('figure');
  const now = () => done(performance.getEntriesByName('globe:ready')[0].startTime);
  figure.dataset.ready ? now() : figure.addEventListener('globe:ready', now);
})"""
# Turns the globe by synthetic drags, one a frame, and reads one pixel so that the frame is really drawn.
DRAG = """async (steps) => {
  const canvas = document.querySelector('canvas'), context = canvas.getContext('2d'), times = [];
  const send = (type, x) => canvas.dispatchEvent(new PointerEvent(type, { pointerId: 1, pointerType: 'mouse',
    bubbles: true, clientX: x, clientY: 420, button: type === 'pointermove' ? -1 : 0, buttons: 1 }));
  canvas.setPointerCapture = () => {};
  send('pointerdown', 500);
  for (let i = 0; i < steps; i++) {
    const began = performance.now();
    send('pointermove', 510 + i * 6);
    await new Promise((next) => requestAnimationFrame(next));
    context.getImageData(0, 0, 1, 1);
    times.push(performance.now() - began);
  }
  send('pointerup', 510 + steps * 6);
  return times;
}"""


def timed(browser: Browser, address: str) -> tuple[float, list[float]]:
    """Milliseconds to the first full picture, and of each frame of a drag."""
    page = browser.new_page(viewport=VIEWPORT, reduced_motion="reduce")
    page.goto(address)
    ready = float(page.evaluate(READY))
    page.wait_for_timeout(300)
    frames = [float(ms) for ms in page.evaluate(DRAG, DRAG_STEPS)]
    page.close()
    return ready, frames


def report(browser: Browser, address: str, count: int, runs: int) -> None:
    """Measures one number of links and prints a line."""
    binary, names = made_links(count)
    Handler.made = {
        "/": ("text/html", PAGE.encode()),
        "/made/links.bin": ("application/octet-stream", binary),
        "/made/names.json": ("application/json", names),
    }
    results = [timed(browser, address) for _ in range(runs)]
    frames = sorted(ms for _, times in results for ms in times)
    ready = statistics.median(first for first, _ in results)
    print(
        f"{count} links: ready {ready:.0f} ms; dragging {statistics.median(frames):.1f} ms a frame, "
        f"95% under {frames[int(len(frames) * 0.95)]:.1f} ms; "
        f"links.bin {len(binary)} bytes, {len(gzip.compress(binary))} gz"
    )


def main() -> None:
    """Starts the server and the browser, and measures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--links", type=int, nargs="+", default=[20000, 60000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--browser", default="/usr/bin/chromium")
    options = parser.parse_args()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(STATIC)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.browser, args=FLAGS)
        for count in options.links:
            report(browser, f"http://127.0.0.1:{server.server_port}/", count, options.runs)
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
