"""All figures in one run: `make bench`. Takes about six minutes; nothing else should run meanwhile."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.answers import page_times, search_times, told
from bench.serving import resident_megabytes, serving
from bench.weight import front_page


def main() -> None:
    """Measure and print."""
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory(prefix="tawam-bench-") as folder:
        with serving(Path(folder)) as first:
            print(f"first start on an empty folder: {first.seconds:.1f} s")
        with serving(Path(folder)) as server:
            print(f"second start: {server.seconds:.1f} s")
            print(f"search as you type, 2,000 questions: {told(search_times(server.port))}")
            for name, times in page_times(server.port).items():
                print(f"{name} page: {told(times)}")
            print(f"memory of the server after that: {resident_megabytes(server.process.pid):.0f} MB")
            if shutil.which("chromium"):
                _weights(server.port)
            pairs = {**os.environ, "TAWAM_DATA": folder}
            subprocess.run([sys.executable, "-m", "bench.pairs", "2000", "1"], check=True, env=pairs)
    for name in ("bench.assessing", "bench.reporting"):
        subprocess.run([sys.executable, "-m", name], check=True)
    if shutil.which("chromium"):
        subprocess.run([sys.executable, "-m", "bench.globe"], check=True)


def _weights(port: int) -> None:
    for language in ("en", "ar"):
        bytes_of, ready = front_page(port, language)
        total = sum(bytes_of.values()) / 1000
        print(f"front page {language}: {total:.1f} kB over the wire, globe ready {ready:.0f} ms")
        for address, size in sorted(bytes_of.items(), key=lambda item: -item[1]):
            print(f"    {size:>7,}  {address.split('/', 3)[-1]}")


if __name__ == "__main__":
    main()
