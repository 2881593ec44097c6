"""Opening the files that ship inside, and those a user names; every fault says which file."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path

import yaml

from tawam import __version__
from tawam.intake.rules.casebook import DATASET
from tawam.intake.values import BadRow, CasebookFiles, Publisher

_RULES = Path(__file__).resolve().parents[2]
DATA = Path(__file__).resolve().parents[1] / "data"
CASEBOOK = DATA / "casebook" / "casebook.yaml"
CASE_FILE = DATA / "casefiles" / "independent-arabia-twinning.yaml"
DEMONSTRATION = DATA / "demonstration" / "town.yaml"
PARAGRAPHS = DATA / "paragraphs"
# The largest file of ours has half a megabyte; a thousand times that is somebody's mistake.
LARGEST_FILE = 64_000_000
_PLACE_COLUMNS = {"name", "admin", "country", "place_id"}


class _Texts(yaml.CBaseLoader):
    """Every scalar as text, and a key that stands twice in one mapping as an error."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:
        """The mapping, if each of its keys stands once."""
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.constructor.ConstructorError(None, None, f"the key “{key}” stands twice", node.start_mark)
        return super().construct_mapping(node, deep)


def casebook_files(path: Path) -> CasebookFiles:
    """A casebook with its companions; publishers, places and Arabic notes come from its folder, or else from ours."""
    cases = _yaml(path)
    if not isinstance(cases, list) or not all(isinstance(case, Mapping) for case in cases):
        raise BadRow(path.name, "file", "top level", "must be a list of cases")
    arabic_path = _companion(path, "casebook.ar.yaml")
    if not cases:
        raise BadRow(path.name, "file", "top level", "holds no case; loading it would withdraw every case of before")
    publishers_path = _companion(path, "publishers.yaml")
    return CasebookFiles(
        name=path.name,
        dataset=casebook_dataset(path),
        arabic_name=arabic_path.name,
        cases=tuple(cases),
        arabic=_mapping(arabic_path),
        publishers=_publishers(publishers_path.name, _mapping(publishers_path)),
        places=_places(_companion(path, "places.csv")),
    )


def case_file_fields(path: Path) -> Mapping[str, object]:
    """The top level of a case file."""
    return _mapping(path)


def demonstration_file() -> tuple[Mapping[str, object], str]:
    """What tells of the made-up town, and the name of the file."""
    return _mapping(DEMONSTRATION), DEMONSTRATION.name


def edition(paths: Iterable[Path]) -> str:
    """What tells one edition of these files from another: a hash of their bytes and of our rules,
    so that an upgrade rebuilds what the old rules derived."""
    digest = hashlib.sha256(__version__.encode())
    for path in sorted([*paths, *_RULES.rglob("rules/*.py"), *_RULES.rglob("rules.py")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def casebook_dataset(path: Path) -> str:
    """The data set that a casebook is kept as: ours, or one of its own by the file's name, so that neither
    withdraws what the other says."""
    return DATASET if path.resolve() == CASEBOOK else f"{DATASET}:{path.stem[:60]}"


def casebook_paths(path: Path) -> list[Path]:
    """Every file that a casebook is read from."""
    return [path, *(_companion(path, name) for name in ("casebook.ar.yaml", "publishers.yaml", "places.csv"))]


def _companion(path: Path, name: str) -> Path:
    beside = path.parent / name
    return beside if beside.exists() else CASEBOOK.parent / name


def _yaml(path: Path) -> object:
    """The file with every scalar as text: YAML 1.1 would read the key "on" and Norway's code as booleans."""
    if not path.is_file():
        raise BadRow(path.name, "file", "path", f"there is no file {path}")
    if path.stat().st_size > LARGEST_FILE:
        raise BadRow(path.name, "file", "size", f"is larger than {LARGEST_FILE:,} bytes")
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Texts)  # noqa: S506 -- makes texts only
    except UnicodeDecodeError as error:
        raise BadRow(path.name, "file", f"byte {error.start}", "is not UTF-8") from None
    except RecursionError:
        raise BadRow(path.name, "file", "YAML", "is nested too deeply") from None
    except yaml.YAMLError as error:
        raise BadRow(path.name, "file", "YAML", " ".join(str(error).split())) from None


def _mapping(path: Path) -> Mapping[str, object]:
    fields = _yaml(path)
    if not isinstance(fields, Mapping):
        raise BadRow(path.name, "file", "top level", "must be a mapping")
    return fields


def _publishers(file: str, rows: Mapping[str, object]) -> dict[str, Publisher]:
    found: dict[str, Publisher] = {}
    for host, fields in rows.items():
        if not isinstance(fields, Mapping) or not fields.get("publisher") or not fields.get("kind"):
            raise BadRow(file, host, "publisher", "each host needs publisher and kind")
        if not all(isinstance(value, str) for value in fields.values()):
            raise BadRow(file, host, "publisher", "publisher, kind and weakness are texts")
        found[host] = Publisher(fields["publisher"], fields["kind"], fields.get("weakness", ""))
    return found


def _places(path: Path) -> dict[tuple[str, str, str], str]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            missing = _PLACE_COLUMNS - set(rows.fieldnames or ())
            if missing:
                raise BadRow(path.name, "file", "header", f"lacks the column {', '.join(sorted(missing))}")
            return {(row["name"], row["admin"], row["country"]): row["place_id"] for row in rows}
    except UnicodeDecodeError as error:
        raise BadRow(path.name, "file", f"byte {error.start}", "is not UTF-8") from None
    except (OSError, csv.Error) as error:
        raise BadRow(path.name, "file", "table", str(error)) from None
