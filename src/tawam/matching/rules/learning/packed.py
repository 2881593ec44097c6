"""A trained model as bytes: plain arrays of numbers, and text in JSON. Nothing in it can run."""

from __future__ import annotations

import io
import json
import struct
import tokenize
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tawam.matching.rules.learning.model import Model
from tawam.matching.rules.learning.towns import Rows
from tawam.matching.rules.learning.trees import Trees, checked

# Raised whenever what a feature means changes: an older model would read it wrongly.
FORMAT = 1
# A model of the world's 16,000 links unfolds to some 5 MB; a small file can unfold into gigabytes.
_MOST_BYTES = 200_000_000
_COLUMNS = {"roots": "i4", "feature": "i2", "threshold": "f8", "left": "i4", "right": "i4", "worth": "f8"}
# What the libraries raise where a file lies about its parts, some of it not meant for their callers.
_UNREADABLE = (
    *(
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        OSError,
        EOFError,
        ArithmeticError,
        MemoryError,
        RuntimeError,
    ),
    *(SyntaxError, struct.error, tokenize.TokenError, zipfile.BadZipFile, zlib.error),
)


class UnfitModel(ValueError):
    """The bytes are no model that can be used here; the message says why."""


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """What a model is made of: the towns by id, their links, the spectrum of these, and the trees."""

    ids: Sequence[str]
    links: Rows
    spectrum: NDArray[np.float32]
    model: Model


def pack(one: Packed) -> bytes:
    """The bytes of a model; equal models make equal bytes."""
    trees, model = one.model.trees, one.model
    told = {"format": FORMAT, "ids": list(one.ids), "names": list(model.names)}
    told |= {"each": model.each, "kept": model.kept, "first": trees.first}
    arrays = {
        "told": np.frombuffer(json.dumps(told).encode(), dtype=np.uint8),
        "links": one.links.astype("i4"),
        "spectrum": one.spectrum.astype("f4"),
        **{f"trees_{name}": getattr(trees, name).astype(kind) for name, kind in _COLUMNS.items()},
    }
    out = io.BytesIO()
    np.savez_compressed(out, **arrays)
    return out.getvalue()


def unpack(content: bytes) -> Packed:
    """The model of these bytes; raises UnfitModel for whatever is none."""
    try:
        arrays = _arrays(content)
        return _packed(json.loads(arrays["told"].tobytes()), arrays)
    except _UNREADABLE as error:
        raise UnfitModel(f"The file holds no model that can be read: {error}.") from error


def _arrays(content: bytes) -> dict[str, NDArray[Any]]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        if sum(one.file_size for one in file.infolist()) > _MOST_BYTES:
            raise ValueError("it unfolds to more than a model takes")
    with np.load(io.BytesIO(content), allow_pickle=False) as found:
        return {name: found[name] for name in found.files}


def _packed(told: dict[str, Any], arrays: dict[str, NDArray[Any]]) -> Packed:
    if told["format"] != FORMAT:
        raise ValueError(f"it is of form {told['format']}, and form {FORMAT} is read here")
    columns = {name: arrays[f"trees_{name}"].astype(kind, casting="safe").ravel() for name, kind in _COLUMNS.items()}
    names = [str(name) for name in told["names"]]
    trees = checked(Trees(**columns, first=float(told["first"])), len(names))
    ids, links = [str(key) for key in told["ids"]], arrays["links"].astype(np.int64, casting="safe")
    spectrum = arrays["spectrum"].astype(np.float32, casting="safe")
    if links.ndim != 2 or links.shape[1] != 2 or spectrum.ndim != 2 or len(spectrum) != len(ids):
        raise ValueError("its arrays do not fit each other")
    if len(links) and not 0 <= links.min() <= links.max() < len(ids):
        raise ValueError("a link leads to a town that there is none of")
    if not np.isfinite(spectrum).all():
        raise ValueError("it holds what is no number")
    return Packed(ids, links, spectrum, Model(trees, names, int(_positive(told["each"])), _positive(told["kept"])))


def _positive(value: float) -> float:
    if not isinstance(value, int | float) or not 0 < value < 100_000:
        raise ValueError("a number lies outside what a model can have")
    return value
