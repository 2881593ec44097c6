"""All places against all, beside faiss-cpu's exact flat index: `python -m bench.pairs [PLACES] [ROUNDS]`.

Three ways in turn, round by round, with two threads each, in a folder with a gazetteer (TAWAM_DATA):

- faiss: the first N of every place by inner product, in an exact flat index;
- plain: the same by NumPy's product of matrices, block by block, with a bar that rises (checked: the same places);
- full: `tawam match-all`'s own search: every list by the full score, spread, sure to be that of the search for one.

The vectors say of the full score what an inner product can: see `features`. How many of the final lists' places stand
among the first N is printed too.
"""

from __future__ import annotations

import math
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(name, "2")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tawam.config.settings")

import datetime as dt  # noqa: E402

import django  # noqa: E402
import faiss  # noqa: E402
import numpy as np  # noqa: E402
from threadpoolctl import threadpool_limits  # noqa: E402 -- comes with scikit-learn

django.setup()

from tawam.matching.queries.everyone import everyone  # noqa: E402
from tawam.matching.rules.everyone.cells import cells  # noqa: E402
from tawam.matching.rules.everyone.choosing import Rule  # noqa: E402
from tawam.matching.rules.everyone.search import Proposals, Search  # noqa: E402
from tawam.matching.rules.everyone.world import World  # noqa: E402

Cells = np.ndarray

THREADS, FIRST, DIMENSIONS, RECALLED = 2, 100, 64, 200
ROWS, COLUMNS = 512, 8_192


def main() -> None:
    """Measure and print."""
    places = int(sys.argv[1]) if len(sys.argv) > 1 else 8_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    began = time.process_time()
    task = everyone(as_of=dt.date(2026, 6, 1))
    print(f"the world of {len(task.world):,} cities: {time.process_time() - began:.1f} s of processor time")
    asking = drawn(task.world, places)
    vectors, weights = features(task.world)
    faiss.omp_set_num_threads(THREADS)
    ways: dict[str, Callable[[], object]] = {
        "faiss": lambda: by_faiss(vectors, weights, asking),
        "plain": lambda: by_product(vectors, weights, asking),
        "full": lambda: by_full_score(task.world, asking, task.rule),
    }
    results: dict[str, object] = {}
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    for number in range(rounds):
        for name in list(ways)[number % 3 :] + list(ways)[: number % 3]:
            wall, busy = time.perf_counter(), time.process_time()
            results[name] = ways[name]()
            times[name].append((time.perf_counter() - wall, time.process_time() - busy))
    print(
        f"{len(asking):,} places against {len(task.world):,}, {DIMENSIONS} dimensions, first {FIRST}, {THREADS} threads"
    )
    base = statistics.median(busy for _, busy in times["faiss"])
    for name, told in times.items():
        clock, busy = ([one[side] for one in told] for side in (0, 1))
        print(f"{name}: clock {spread(clock)}, processor {spread(busy)}, {statistics.median(busy) / base:.2f} x faiss")
    print(f"plain and faiss name the same places, ties apart: {agree(results['faiss'], results['plain'])}")
    print(f"of the final lists' places among the first N by inner product: {recall(vectors, weights, results['full'])}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, {memory:.0f} MB at most, all ways in one process")


def spread(seconds: list[float]) -> str:
    """Median, least and most."""
    return f"{statistics.median(seconds):.1f} s ({min(seconds):.1f} to {max(seconds):.1f})"


def drawn(world: World, places: int) -> np.ndarray:
    """Whole cells drawn by chance: a run for all places meets them whole too."""
    found = cells(world, np.arange(len(world)))
    rows = np.concatenate([found[at].rows for at in np.random.default_rng(1).permutation(len(found))])
    return np.sort(rows[:places])


def features(world: World) -> tuple[np.ndarray, np.ndarray]:
    """Vectors of candidates and of places that ask, whose inner product comes near the standing.

    Country, time zone and capital, and the likenesses on a grid, are matrices whose best approximation of few
    dimensions is that of their largest singular values; the rest are points on the sphere, for the distance.
    """
    parts: list[tuple[np.ndarray, np.ndarray]] = []
    country = sum(world.weights[code] * _filled(table) for code, table in world.facets["country"].tables.items())
    np.fill_diagonal(country, -1.0)  # its own country is never proposed
    parts.append(_low(country, world.facets["country"].of, DIMENSIONS - 44))
    zone = world.weights["time_zone"] * _filled(world.facets["zone"].tables["time_zone"])
    parts.append(_low(zone, world.facets["zone"].of, 8))
    for code, dimensions in (("size", 20), ("rank", 10)):
        one = world.likeness[code]
        grid = np.linspace(0, np.nanmax(one.of), 257)
        table = np.full((258, 258), 0.25)
        table[:257, :257] = np.maximum(0, 1 - np.abs(grid[:, None] - grid[None]) / one.width)
        of = np.where(np.isnan(one.of), 257, np.rint(np.nan_to_num(one.of) / grid[1])).astype(int)
        parts.append(_low(world.weights[code] * table, of, dimensions))
    sphere = np.column_stack([world.directions, np.ones(len(world))])
    near = world.weights["distance"]
    parts.append((sphere * near * np.array([0.3, 0.3, 0.3, 0.3]), sphere))
    room = world.weights["room_on_the_list"] * world.alone["room_on_the_list"]
    parts.append((np.ones((len(world), 2)) * [1, 0], np.column_stack([room, np.zeros(len(world))])))
    asks, candidates = (np.concatenate(side, axis=1).astype(np.float32) for side in zip(*parts, strict=True))
    return np.ascontiguousarray(candidates), np.ascontiguousarray(asks)


def _filled(table: np.ndarray) -> np.ndarray:
    return np.where(np.isnan(table), 0.25, table)


def _low(table: np.ndarray, of: np.ndarray, dimensions: int) -> tuple[np.ndarray, np.ndarray]:
    left, sizes, right = np.linalg.svd(table)
    half = np.sqrt(sizes[:dimensions])
    return (left[:, :dimensions] * half)[of], (right[:dimensions].T * half)[of]


def by_faiss(vectors: np.ndarray, asks: np.ndarray, asking: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The first N by the flat index."""
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    return index.search(asks[asking], FIRST)


def by_product(vectors: np.ndarray, asks: np.ndarray, asking: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The first N by products of blocks: what is below a place's N-th best so far is never sorted."""
    blocks = [asking[start : start + ROWS] for start in range(0, len(asking), ROWS)]
    columns = [np.ascontiguousarray(vectors[at : at + COLUMNS].T) for at in range(0, len(vectors), COLUMNS)]
    with ThreadPoolExecutor(THREADS) as pool, one_thread_each():
        found = list(pool.map(lambda rows: _block(columns, asks[rows]), blocks))
    scores, rows = (np.concatenate(side) for side in zip(*found, strict=True))
    return scores, rows


def one_thread_each() -> AbstractContextManager[object]:
    """One thread for each product: the blocks are the threads."""
    return threadpool_limits(1, user_api="blas")


def _block(columns: list[np.ndarray], asks: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    many = len(asks)
    kept, names = np.full((many, FIRST), -math.inf, np.float32), np.full((many, FIRST), -1, np.int64)
    begin = 0
    for part in columns:
        scores = asks @ part
        row, column = np.nonzero(scores > kept.min(axis=1, keepdims=True))
        _merge(kept, names, scores, row, column, begin)
        begin += part.shape[1]
    order = np.argsort(-kept, axis=1, kind="stable")
    return np.take_along_axis(kept, order, axis=1), np.take_along_axis(names, order, axis=1)


def _merge(kept: Cells, names: Cells, scores: Cells, row: Cells, column: Cells, begin: int) -> None:
    counts = np.bincount(row, minlength=len(kept))
    wide = int(counts.max(initial=0))
    if not wide:
        return
    at = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
    more, whose = np.full((len(kept), wide), -math.inf, np.float32), np.full((len(kept), wide), -1, np.int64)
    more[row, at], whose[row, at] = scores[row, column], column + begin
    both, all_names = np.concatenate([kept, more], axis=1), np.concatenate([names, whose], axis=1)
    best = np.argpartition(-both, FIRST - 1, axis=1)[:, :FIRST]
    kept[:], names[:] = np.take_along_axis(both, best, axis=1), np.take_along_axis(all_names, best, axis=1)


def by_full_score(world: World, asking: np.ndarray, rule: Rule) -> list[Proposals]:
    """Every list by the search of `tawam match-all`."""
    run = Search(world, rule)
    with ThreadPoolExecutor(THREADS) as pool:
        found = pool.map(lambda cell: list(run.proposals(cell)), cells(world, asking))
        return [one for some in found for one in some]


def agree(one: tuple[np.ndarray, np.ndarray], other: tuple[np.ndarray, np.ndarray]) -> str:
    """Whether both found the same scores (to single precision), and how many names differ."""
    same = np.allclose(one[0], other[0], atol=1e-5)
    differ = sum(len(set(a) - set(b)) for a, b in zip(one[1].tolist(), other[1].tolist(), strict=True))
    return f"{'yes' if same else 'NO'} ({differ:,} of {one[1].size:,} names differ where scores are equal)"


def recall(vectors: np.ndarray, asks: np.ndarray, lists: list[Proposals]) -> str:
    """The share of the final proposals that stand among the first N of a sample of places, for several N."""
    chance = np.random.default_rng(2)
    some = [lists[at] for at in chance.choice(len(lists), min(RECALLED, len(lists)), replace=False)]
    ranks: list[int] = []
    for one in some:
        scores = vectors @ asks[one.row]
        ranks += [int((scores > scores[item.row]).sum()) for item in one.items]
    return ", ".join(f"{n:,}: {np.mean(np.array(ranks) < n):.3f}" for n in (20, 100, 1_000, 10_000))


if __name__ == "__main__":
    main()
