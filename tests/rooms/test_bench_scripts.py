"""Names are measured script by script, and an Arabic name as people type it is the same name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.config.quality import measured_by_script
from tawam.config.quality.scripts import as_typed, script
from tawam.places.rules.text import normalise

pytestmark = pytest.mark.django_db


def entity(geonames: str, **labels: str) -> str:
    claim = {"mainsnak": {"datavalue": {"value": geonames}}}
    return json.dumps({
        "id": "Q1",
        "labels": {lang: {"language": lang, "value": value} for lang, value in labels.items()},
        "claims": {"P1566": [claim, {"mainsnak": {"snaktype": "novalue"}}] if geonames else []},
    })  # fmt: skip


class TestAScript:
    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("Leipzig", "Latin"),
            ("Лейпциг", "Cyrillic"),
            ("لايبزيغ", "Arabic"),
            ("لایپزیگ", "Persian and others"),
            ("ライプツィヒ", "Japanese"),
            ("大阪", "Han"),
            ("라이프치히", "Hangul"),
            ("Λειψία", "Greek"),
            ("13", "Other"),
        ],
    )
    def test_is_that_of_most_letters(self, name: str, expected: str) -> None:
        assert script(name) == expected

    @given(st.text(max_size=20))
    def test_is_found_for_any_text(self, name: str) -> None:
        assert script(name)


class TestAnArabicNameAsItIsTyped:
    @given(st.text(alphabet="ابتةىيأإآكلمنوهد ", min_size=2, max_size=20))
    def test_is_the_same_name(self, name: str) -> None:
        assert normalise(as_typed(name)) == normalise(name)

    def test_differs_in_its_letters(self) -> None:
        assert as_typed("الإسكندرية") != "الإسكندرية"


class TestTheFigures:
    def test_count_labels_by_script(self, tmp_path: Path) -> None:
        path = tmp_path / "cities.ndjson"
        labels = {"en": "Leipzig", "ru": "Лейпциг", "ar": "لايبزيغ", "xx": "Xyzzyqqq"}
        path.write_text(f"[\n{entity('2879139', **labels)},\n{entity('', en='Lyon')}\n{{cut", encoding="utf-8")
        found = measured_by_script([path, tmp_path / "absent.json"])
        assert (found["Wikidata, Latin"].names, found["Wikidata, Latin"].right) == (2, 1)
        assert found["Wikidata, Latin"].unknown == 1
        assert found["Wikidata, Cyrillic"].precision == found["Wikidata, Arabic"].recall == 1.0

    def test_count_a_sure_answer_of_another_place_as_wrong(self, tmp_path: Path) -> None:
        path = tmp_path / "cities.ndjson"
        path.write_text(entity("2996944", en="Leipzig"), encoding="utf-8")
        found = measured_by_script([path])["Wikidata, Latin"]
        assert (found.right, found.wrong, found.held) == (0, 1, 1)

    def test_hold_tagged_arabic_names_against_their_places(self) -> None:
        found = measured_by_script([])
        assert set(found) == {
            "tagged Arabic, alone",
            "tagged Arabic, as typed",
            "tagged Arabic, with country",
        }
        typed, written = found["tagged Arabic, as typed"], found["tagged Arabic, with country"]
        assert (typed.right, typed.names) == (written.right, written.names)
        assert written.right >= 10
