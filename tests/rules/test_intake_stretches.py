"""Stretches of a file: each line stands in one of them, whatever the edges; what cannot be cut stays whole."""

from __future__ import annotations

import bz2
import gzip
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rules.outside import shared
from tests.rules.test_intake_dumps import random_dump
from tests.rules.wikidata_made import document, dump, line, statement

from tawam.intake.files.blocks import Block
from tawam.intake.files.dumps import BadDump, LineTooLong, listing, named, opening, scan, scan_lines
from tawam.intake.files.dumps import Position as At
from tawam.intake.files.stretches import Stretch, cut, scan_stretch

SAME_FILE = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
FORMS = {
    "a dump": dump(60),
    "lines": dump(60)[2:-3],
    "lines that end like those of another system": dump(60).replace(b"\n", b"\r\n"),
    "a dump with a mark of its encoding": b"\xef\xbb\xbf" + dump(60),
    "lines of very different lengths": b"\n".join(
        line(document(f"Q{one}", P31=[statement("x" * (one % 7) ** 4)], P190=[])) for one in range(1, 60)
    ),
}
FINDERS = {"listing": listing, "named": named(f"Q{one}" for one in range(1, 90, 4))}


def written(folder, data: bytes, name: str = "given"):
    path = folder / name
    path.write_bytes(data)
    return path


def lines(given) -> list[bytes]:
    return [found for found, _ in given]


class TestAFileThatIsCut:
    @pytest.mark.parametrize("find", FINDERS.values(), ids=FINDERS)
    @pytest.mark.parametrize("form", FORMS)
    @SAME_FILE
    @given(most=st.integers(60, 4_000))
    def test_gives_each_line_once_and_in_order(self, tmp_path, form, find, most):
        path = written(tmp_path, FORMS[form])
        stretches, whole = cut(path, most), lines(scan(path, find=find))
        assert whole
        assert len(stretches) >= len(FORMS[form]) / most
        assert [one for part in stretches for one in lines(scan_stretch(part, find=find))] == whole

    @pytest.mark.parametrize("form", FORMS)
    def test_counts_the_same_entities_and_bytes(self, tmp_path, form):
        path, whole = written(tmp_path, FORMS[form]), []
        list(scan(path, on_block=whole.append))
        for most in (70, 700, 7_000):
            last = [ends(part) for part in cut(path, most)]
            assert sum(at.entities for at in last) == whole[-1].entities
            assert sum(at.plain for at in last) == whole[-1].plain

    @pytest.mark.parametrize("pieces", [2, 3, 7, 30])
    def test_as_bzip2_gives_each_line_once_and_in_order(self, tmp_path, pieces):
        data = random_dump(1_600)
        whole = lines(scan(written(tmp_path, data, "plain")))
        for packed in (bz2.compress(data, 1), bz2.compress(data[:70_001], 1) + bz2.compress(data[70_001:], 2)):
            path = written(tmp_path, packed)
            stretches = cut(path, len(packed) // pieces)
            assert len(stretches) > 1
            assert [one for part in stretches for one in lines(scan_stretch(part))] == whole

    def test_leaves_lines_longer_than_a_stretch_whole(self, tmp_path):
        made = [document(f"Q{one}", P31=[statement("x" * 500)], P190=[]) for one in range(1, 9)]
        path = written(tmp_path, b"\n".join(map(line, made)))
        assert [one for part in cut(path, 100) for one in lines(scan_stretch(part))] == lines(scan(path))

    def test_does_not_mind_edges_exactly_at_line_ends(self, tmp_path):
        data = b"\n".join(line(document(f"Q{one}", P190=[])) for one in range(10, 30)) + b"\n"
        path, ends_of_lines = written(tmp_path, data), [at + 1 for at, one in enumerate(data) if one == 10]
        for edge in ends_of_lines[:-1]:
            parts = [Stretch(path, 0, edge, whole=False), Stretch(path, edge, len(data), whole=False)]
            assert [one for part in parts for one in lines(scan_stretch(part))] == lines(scan(path))

    def test_tells_how_far_it_is_in_the_file(self, tmp_path):
        path = written(tmp_path, random_dump(1_600))
        for part in cut(path, 200_000):
            assert part.begin < ends(part).read <= path.stat().st_size
            assert ends(part).total == path.stat().st_size

    def test_is_named_with_its_place(self, tmp_path):
        parts = cut(written(tmp_path, random_dump(1_600)), 700_000)
        assert str(parts[1]) == "given (0.7 to 1.3 MB)"
        assert str(Stretch(tmp_path / "one.gz", 0, 5, whole=True)) == "one.gz"

    def test_tells_a_fault_with_its_place(self, tmp_path):
        packed = bytearray(bz2.compress(random_dump(1_600), 1))
        packed[len(packed) * 3 // 4] ^= 1
        path = written(tmp_path, bytes(packed))
        with pytest.raises(BadDump, match="broken") as plain:
            lines(scan(path))
        found = []
        for part in cut(path, len(packed) // 4 + 1):
            try:
                lines(scan_stretch(part))
            except BadDump as error:
                found.append(error)
        (told,) = found
        assert told.file == "given"
        assert abs(told.position.read - plain.value.position.read) < 200_000


class TestAFileThatIsNotCut:
    @pytest.mark.parametrize(
        "data",
        [
            gzip.compress(dump(90)),
            gzip.compress(dump(40)) + gzip.compress(dump(50)),
            json.dumps({"entities": {"Q64": document(P190=[])}}, indent=1).encode(),
            json.dumps(document(P190=[]), indent=1).encode(),
            bz2.compress(json.dumps(document(P190=[]), indent=1).encode()),
            b"qid,name\n" * 90,
            b"BZh9 and something else that is not what it says",
            b"\n" * 90,
        ],
        ids=["gzip", "gzip in two", "EntityData", "a pretty document", "one in bzip2", "a table", "no bzip2", "blanks"],
    )
    def test_is_one_stretch(self, tmp_path, data):
        path = written(tmp_path, data)
        assert cut(path, 10) == [Stretch(path, 0, len(data), whole=True)]

    @pytest.mark.parametrize("find", FINDERS.values(), ids=FINDERS)
    def test_is_read_as_ever(self, tmp_path, find):
        path = written(tmp_path, gzip.compress(dump(90)))
        (only,) = cut(path, 10)
        assert list(scan_stretch(only, find=find)) == list(scan(path, find=find))

    def test_is_small(self, tmp_path):
        path = written(tmp_path, dump(90))
        assert cut(path, len(dump(90))) == [Stretch(path, 0, len(dump(90)), whole=True)]
        assert len(cut(path, len(dump(90)) - 1)) == 2


class TestLinesFromTheMiddle:
    def test_are_counted_from_where_they_begin(self):
        blocks = [Block(dump(6)[2:], 70)]
        found = list(scan_lines("given", blocks, start=At(plain=5, entities=0, read=0, total=99)))
        assert [(at.entities, at.read, at.total) for _, at in found] == [(3, 70, 99), (6, 70, 99)]

    def test_that_are_too_long_are_told(self):
        with pytest.raises(LineTooLong, match=r"^given: "):
            list(scan_lines("given", [Block(b"x" * 50, 50)], start=At(), longest=40))


class TestTheOpening:
    @pytest.mark.parametrize(("form", "bytes_before"), [("a dump", 2), ("lines", 0)])
    def test_is_what_stands_before_the_first_line(self, tmp_path, form, bytes_before):
        assert opening(written(tmp_path, FORMS[form])) == bytes_before
        assert opening(written(tmp_path, bz2.compress(FORMS[form]))) == bytes_before

    def test_of_a_document_is_none(self, tmp_path):
        assert opening(written(tmp_path, b'{"entities": {}}')) is None

    @pytest.mark.parametrize("data", [b"", b"x,y\n", b"\x1f\x8bnonsense and more of it"])
    def test_of_anything_else_is_a_fault(self, tmp_path, data):
        with pytest.raises(BadDump, match=r"^given: "):
            opening(written(tmp_path, data))

    def test_of_the_real_excerpts_is_found(self):
        assert opening(shared("data/wikidata/cities.ndjson")) == 0


def ends(part: Stretch) -> At:
    """The last position of a stretch; where it has no line, its beginning."""
    heard = []
    list(scan_stretch(part, heard.append))
    return heard[-1]
