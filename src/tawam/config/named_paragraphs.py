"""Paragraphs of another writer, who names places and knows nothing of ids: read from a file and measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from tawam.config.reading_quality import Paragraph, ReadingFigures, Stated, found_in
from tawam.places import queries as places
from tawam.places.rules.text import normalise

# What the writer calls a relation and we do otherwise; a plan is no statement, so that nothing must be found.
_RELATIONS = {"resumed": "twinned", "denied": "not_twinned"}
_PLANNED = "planned"
_OPTIONAL = ("years", "causes", "relation")

Bearers = Mapping[str, frozenset[str]]


class UnreadableParagraphs(ValueError):
    """The file is not a list of paragraphs with what they state."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"{path} holds no paragraphs to measure with: {why}. "
            "Each needs text, lang and pairs of names; years, causes and relation go by “name|name”."
        )


def named_paragraphs(path: Path) -> list[Paragraph]:
    """The paragraphs of a file, their pairs by names as written; raises UnreadableParagraphs."""
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
        return [Paragraph(row["text"], row["lang"], tuple(_states(row))) for row in rows]
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UnreadableParagraphs(path, str(error).splitlines()[0]) from None
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableParagraphs(path, f"{type(error).__name__}, {error}") from None


def _states(row: Mapping[str, Any]) -> list[Stated]:
    years, causes, relations = (row.get(name) or {} for name in _OPTIONAL)
    stated = []
    for one, other in row["pairs"]:
        key = f"{one}|{other}"
        relation = str(relations.get(key, "twinned"))
        if relation != _PLANNED:
            year, cause = str(years.get(key, "")), str(causes.get(key, ""))
            stated.append(Stated(frozenset({one, other}), _RELATIONS.get(relation, relation), year, cause))
    return stated


def measured(paragraphs: Sequence[Paragraph]) -> ReadingFigures:
    """The figures of such paragraphs; a place that is found is right if it bears the name that was written."""
    names = {normalise(name) for one in paragraphs for stated in one.states for name in stated.pair}
    borne = {norm: frozenset(key for key, _, _ in who) for norm, who in places.mentioned(names).items()}
    figures = ReadingFigures()
    for one in paragraphs:
        figures.add(one.states, [_as_written(found, one.states, borne) for found in found_in(one.text, began=True)])
    return figures


def _as_written(found: Stated, written: Sequence[Stated], borne: Bearers) -> Stated:
    """What was found, its places by the names that the writer gave them; unchanged if no pair of theirs is meant."""
    pair = next((one.pair for one in written if _means(found, one, borne)), found.pair)
    return Stated(pair, found.relation, found.year, found.cause)


def _means(found: Stated, written: Stated, borne: Bearers) -> bool:
    # Two places of one name are a pair of one name.
    names = sorted(written.pair) * (2 if len(written.pair) == 1 else 1)
    first, second = (borne.get(normalise(name), frozenset()) for name in names)
    return any(a in first and b in second for a in found.pair for b in found.pair - {a})
