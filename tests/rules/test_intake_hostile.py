"""Files made to do harm end in a clear error or a reported refusal, in a process whose memory is limited."""

from __future__ import annotations

import bz2
import gzip
import json
import os
import subprocess
import sys

import pytest
from tests.rules.outside import ROOT
from tests.rules.wikidata_made import document, item, line, statement, time, twin

MEMORY = 512 << 20
_LIMITED = """
import resource, sys
from pathlib import Path
from tawam.intake.files.dumps import BadDump
from tawam.intake.files.staging import stage, staged_entities
from tawam.intake.files.passes import second_pass
resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
path, folder = Path(sys.argv[1]), Path(sys.argv[2])
try:
    done = stage([path], folder)
    named = stage([path], folder, run=second_pass(["Q7"]))
    for one in [*staged_entities(done.path), *staged_entities(named.path)]:
        print("read", one.qid, len(one.statements), *one.problems, sep="|")
    print("refused", done.counts.refused, sep="|")
except BadDump as error:
    print("error", error, sep="|")
"""
GOOD = line(document("Q1", P190=[twin("Q2")])) + b",\n"
LAST = line(document("Q7", labels={"en": "Last"})) + b"\n]\n"


@pytest.fixture
def told(tmp_path):
    """What the import of a file says, line by line, in a process with half a gigabyte of address space."""

    def telling(data: bytes = b"", path=None) -> list[str]:
        if path is None:
            path = tmp_path / "hostile"
            path.write_bytes(data)
        command = [sys.executable, "-c", _LIMITED.format(memory=MEMORY), str(path), str(tmp_path / "staged")]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout.splitlines()

    return telling


def with_values(**claims: object) -> bytes:
    made = document("Q3", P190=[twin("Q2")], **{name: [statement(value)] for name, value in claims.items()})
    return b"[\n" + GOOD + line(made) + b",\n" + LAST


class TestALineWithoutEnd:
    """A gigabyte in one line, in every wrapping in which it fits into a small file."""

    @pytest.mark.parametrize(
        "pack", [lambda data: gzip.compress(data, 9, mtime=0), bz2.compress], ids=["gzip", "bzip2"]
    )
    def test_that_is_packed_is_refused(self, told, pack):
        bomb = pack(b"x" * (32 << 20)) * 32
        assert len(bomb) < 2 << 20
        (said,) = told(pack(b"[\n" + GOOD + b'{"type":"item","id":"Q3","x":"') + bomb)
        assert said.startswith("error|hostile: at ")
        assert "after 1 entities: a line is longer than 32 MB" in said

    def test_that_is_a_hole_in_the_file_is_refused(self, told, tmp_path):
        path = tmp_path / "holes"
        with path.open("wb") as file:
            file.write(b"[\n" + GOOD + b'{"type":"item","id":"Q3","x":"')
            file.truncate(1 << 30)
        (said,) = told(path=path)
        assert "a line is longer than 32 MB" in said

    def test_in_a_document_is_refused(self, told):
        bomb = gzip.compress(b" " * (32 << 20), 9, mtime=0) * 32
        (said,) = told(gzip.compress(b'{"entities": {"Q3": {', mtime=0) + bomb)
        assert "more than 32 MB" in said


class TestBrokenBytes:
    def test_of_a_file_cut_off_are_told_after_what_stands_before(self, told):
        packed = gzip.compress(b"[\n" + GOOD * 5_000, mtime=0)
        (said,) = told(packed[:-9])
        assert "ends too soon; it was not downloaded whole: download it again" in said

    @pytest.mark.parametrize("bad", [b"\xff", b"\xc3\x28", b"\xed\xa0\x80", b"\x00"])
    def test_that_are_no_utf_8_are_told(self, told, bad):
        (said,) = told(b"[\n" + GOOD + GOOD.replace(b'"Q1"', b'"Q3","x":"' + bad + b'"', 1) + LAST)
        assert "after 2 entities: what stands there is no JSON" in said

    def test_without_twins_do_not_stop_the_others(self, told):
        assert told(b"[\n" + GOOD + b'{"type":"item","id":"Q3","x":"\xff"},\n' + LAST) == [
            "read|Q1|1",
            "read|Q7|0",
            "refused|0",
        ]


class TestAnAbsurdValue:
    @pytest.mark.parametrize(
        ("name", "value", "problem"),
        [
            ("P625", {"latitude": 1e308, "longitude": 0.0}, "P625: the coordinates are beyond 90 degrees"),
            ("P625", {"latitude": 10**400, "longitude": 0}, None),
            ("P625", {"latitude": "NaN", "longitude": 0}, "P625: “NaN” is no number of degrees"),
            ("P1082", {"amount": "+" + "1" + "0" * 30, "unit": "1"}, "people are not possible"),
            ("P1082", {"amount": "+1e30", "unit": "1"}, "is no number of people"),
            ("P1082", {"amount": "+" + "9" * 100_000, "unit": "1"}, "is no number of people"),
            ("P1566", "9" * 100_000, "has not the form of this code"),
            ("P17", {"id": "Q" + "9" * 100_000}, "is no id of an item"),
            ("P31", {"id": "Q0"}, "is no id of an item"),
        ],
        ids=lambda value: str(value)[:20],
    )
    def test_is_refused_by_its_property_or_ends_with_a_sentence(self, told, name, value, problem):
        said = told(with_values(**{name: value}))
        if problem is None:
            assert said[0].startswith("error|")
            return
        (about,) = [one for one in said if one.startswith("read|Q3|1|")]
        assert problem in about

    @pytest.mark.parametrize("when", ["+99999999999-00-00", "-99999999999-00-00", "+2000-13-45", "+0000-00-00"])
    def test_of_a_date_is_refused_and_the_statement_kept(self, told, when):
        made = document("Q3", P190=[twin("Q2", P580=time(when))])
        said = told(b"[\n" + line(made) + b",\n" + LAST)
        assert said[0].startswith("read|Q3|1|P190: Q2: P580: ")

    def test_of_a_twin_that_is_the_item_itself_is_refused(self, told):
        said = told(b"[\n" + line(document("Q3", P190=[statement(item("Q3")), twin("Q2")])) + b",\n" + LAST)
        assert said[0] == "read|Q3|1|P190: names the item itself"

    def test_of_twins_in_a_circle_is_two_lists(self, told):
        made = [document("Q3", P190=[twin("Q4")]), document("Q4", P190=[twin("Q3")])]
        assert told(b"[\n" + b",\n".join(map(line, made)) + b",\n" + LAST)[:2] == ["read|Q3|1", "read|Q4|1"]


class TestAnEntityThatIsTooMuch:
    @pytest.mark.parametrize("mark", [(b"[", b"]"), (b'{"x":', b"}")], ids=["lists", "mappings"])
    def test_by_nesting_is_told(self, told, mark):
        deep = mark[0] * 100_000 + b"0" + mark[1] * 100_000
        (said,) = told(b"[\n" + GOOD + b'{"type":"item","id":"Q3","claims":{"P190":' + deep + b"}},\n" + LAST)
        assert "what stands there is no JSON" in said

    def test_by_nesting_in_the_second_pass_is_passed_over(self, told):
        deep = b"[" * 100_000 + b"]" * 100_000
        assert told(b"[\n" + GOOD + b'{"x":' + deep + b',"id":"Q7"},\n' + LAST)[1] == "read|Q7|0"

    def test_by_a_million_statements_is_refused(self, told):
        one = json.dumps(twin("Q2"), separators=(",", ":")).encode()
        made = b'{"type":"item","id":"Q3","claims":{"P190":[' + b",".join([one] * 1_000_000) + b"]}},\n"
        (said,) = told(b"[\n" + GOOD + made + LAST)
        assert "a line is longer than 32 MB" in said

    def test_by_as_many_statements_as_fit_is_read_in_part(self, told):
        one = b'{"mainsnak":{"snaktype":"novalue"},"rank":"normal"}'
        made = b'{"type":"item","id":"Q3","claims":{"P190":[' + b",".join([one] * 300_000) + b"]}},\n"
        said = told(b"[\n" + GOOD + made + LAST)
        assert said[1] == "read|Q3|5000|P190: has 300,000 statements; the first 5,000 are read"

    @pytest.mark.parametrize(
        "value", [b"[]", b"{}", b'{"":[]}', b'""', b"7"], ids=["lists", "mappings", "both", "texts", "numbers"]
    )
    def test_by_the_number_of_its_values_is_told_before_it_is_parsed(self, told, value):
        many = b",".join([value] * (31_000_000 // (len(value) + 1)))
        (said,) = told(b"[\n" + GOOD + b'{"type":"item","id":"Q3","claims":{"P190":[' + many + b"]}},\n" + LAST)
        assert "holds more values than any entity" in said

    def test_by_the_number_of_its_values_is_no_item_that_is_looked_up(self, told):
        many = b",".join([b"[]"] * 9_000_000)
        said = told(b"[\n" + GOOD + b'{"claims":{"P31":[' + many + b']},"id":"Q7"},\n' + LAST)
        assert said == ["read|Q1|1", "read|Q7|0", "refused|0"]
