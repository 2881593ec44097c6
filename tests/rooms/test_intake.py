"""A file becomes claims, whole or not at all."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from tawam.evidence import models as evidence_models
from tawam.intake import files
from tawam.intake.actions import load_casebook
from tawam.intake.values import BadRow
from tawam.registry import queries as registry

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 23)

SMALL = """
- id: coventry--volgograd
  parties:
  - {name: Coventry, admin: England, country: GB}
  - {name: Volgograd, country: RU}
  kind: twinning
  events:
  - {event: signed, 'on': '1944', note: Signed in the war., source: 'https://theguardian.com/x',
     source_title: A story, quote_lang: en}
"""
SMALL_AR = "coventry--volgograd: {events: [وُقّعت في الحرب.]}\n"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A casebook of one case in a folder of its own."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    (tmp_path / "casebook.ar.yaml").write_text(SMALL_AR, encoding="utf-8")
    return path


class TestASmallCasebook:
    def test_is_loaded_with_its_own_companions(self, small: Path) -> None:
        report = load_casebook(path=small, actor="test")
        assert (report.fresh, report.claims, report.partnerships) == (True, 4, 1)
        event = registry.dossier("coventry--volgograd", as_of=TODAY).events[0]
        assert event.wording == {"en": "Signed in the war.", "ar": "وُقّعت في الحرب."}

    def test_stands_beside_another_casebook(self, small: Path) -> None:
        load_casebook(path=small, actor="test")
        other = small.with_name("other.yaml")
        other.write_text(SMALL.replace("1944", "1946").replace("id: coventry", "id: other-coventry"), encoding="utf-8")
        (small.parent / "casebook.ar.yaml").write_text(SMALL_AR + "other-" + SMALL_AR, encoding="utf-8")
        assert load_casebook(path=other, actor="test").withdrawn == 0
        assert registry.partnership_count() == 2

    def test_is_rebuilt_when_the_rules_are_new(self, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        load_casebook(path=small, actor="test")
        monkeypatch.setattr(files, "__version__", "9.9")
        again = load_casebook(path=small, actor="test")
        assert (again.fresh, again.withdrawn, again.partnerships) == (True, 0, 1)

    def test_replaces_the_edition_before_it(self, small: Path) -> None:
        load_casebook(path=small, actor="test")
        small.write_text(SMALL.replace("1944", "1945"), encoding="utf-8")
        report = load_casebook(path=small, actor="test")
        assert report.withdrawn == 1
        assert [str(one.on) for one in registry.dossier("coventry--volgograd", as_of=TODAY).events] == ["1945"]

    @pytest.mark.parametrize(
        ("old", "new", "names"),
        [
            ("event: signed", "event: sined", ["small.yaml", "coventry--volgograd", "events[1].event", "sined"]),
            ("'1944'", "'44'", ["events[1].on", "YYYY"]),
            ("name: Volgograd", "name: Wolgograd", ["parties[2].name", "Wolgograd", "places.csv"]),
            ("kind: twinning", "kind: marriage", ["kind", "marriage"]),
            ("https://theguardian.com/x", "theguardian", ["events[1].source"]),
            ("quote_lang: en", "quote_lang: en, scope: galaxy", ["events[1].scope", "galaxy"]),
            ("quote_lang: en", "quote_lang: en, date_basis: guess", ["events[1].date_basis", "guess"]),
            ("quote_lang: en", "quote_lang: en, event: ended", ["stands twice"]),
        ],
    )
    def test_with_a_broken_row_stops_and_writes_nothing(
        self, small: Path, old: str, new: str, names: list[str]
    ) -> None:
        small.write_text(SMALL.replace(old, new), encoding="utf-8")
        with pytest.raises(BadRow) as raised:
            load_casebook(path=small, actor="test")
        for name in names:
            assert name in str(raised.value)
        assert evidence_models.Claim.objects.count() == evidence_models.Source.objects.count() == 0

    def test_with_a_place_that_the_gazetteer_lacks_names_it(self, small: Path) -> None:
        places_csv = small.parent / "places.csv"
        shutil.copy(files.CASEBOOK.parent / "places.csv", places_csv)
        places_csv.write_text(places_csv.read_text(encoding="utf-8").replace("gn:472757", "gn:1"), encoding="utf-8")
        with pytest.raises(BadRow, match="no place gn:1"):
            load_casebook(path=small, actor="test")

    @pytest.mark.parametrize(
        ("content", "problem"),
        [
            (b"- id: [", "YAML"),
            (b"\xff\xfe", "not UTF-8"),
            (b"just a text", "must be a list of cases"),
        ],
    )
    def test_that_is_no_casebook_at_all_is_said_so(self, small: Path, content: bytes, problem: str) -> None:
        small.write_bytes(content)
        with pytest.raises(BadRow, match=problem):
            load_casebook(path=small, actor="test")

    def test_that_does_not_exist_is_said_so(self, tmp_path: Path) -> None:
        with pytest.raises(BadRow, match="there is no file"):
            load_casebook(path=tmp_path / "none.yaml", actor="test")
