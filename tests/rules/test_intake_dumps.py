"""Dumps: the lines that list twins are found in every wrapping; faults are told; a killed run ends the same."""

from __future__ import annotations

import bz2
import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
import tracemalloc

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rules.outside import ROOT, shared
from tests.rules.wikidata_made import document, dump, line, statement, twin

from tawam.intake.files import staging
from tawam.intake.files.blocks import BLOCK
from tawam.intake.files.dumps import BadDump, LineTooLong, Position, named, parsed, scan
from tawam.intake.files.needles import first, first_quoted
from tawam.intake.files.passes import CHECKPOINT, STAGED, second_pass
from tawam.intake.files.staging import Counts, stage, staged_entities
from tawam.intake.rules.wikidata import entity

WRAPPINGS = {
    "plain": bytes,
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "several gzip members": lambda data: gzip.compress(data[:700]) + b"\0" * 9 + gzip.compress(data[700:]) + b"\0" * 9,
    "several bzip2 streams": lambda data: bz2.compress(data[:700]) + bz2.compress(data[700:]),
}
MADE = dump(90)
LISTING = [f"Q{number}" for number in range(3, 91, 3)]


def ids(path, **options) -> list[str]:
    return [parsed("given", found, at)["id"] for found, at in scan(path, **options)]


@pytest.fixture
def file(tmp_path):
    """Writes a file, whose name tells nothing, and gives its path."""

    def write(data: bytes, name: str = "given"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


class TestAScan:
    @pytest.mark.parametrize("wrapping", WRAPPINGS)
    def test_finds_the_lines_in_every_wrapping(self, file, wrapping):
        path, heard = file(WRAPPINGS[wrapping](MADE)), []
        found = list(scan(path, on_block=heard.append))
        assert [orjson.loads(one.rstrip(b",\n"))["id"] for one, _ in found] == LISTING
        size = path.stat().st_size
        assert heard[-1] == Position(len(MADE), 90, size, size)
        assert [position.entities for _, position in found] == list(range(3, 91, 3))

    @pytest.mark.parametrize("wrapping", WRAPPINGS)
    def test_goes_on_from_each_position(self, file, wrapping):
        path = file(WRAPPINGS[wrapping](MADE))
        whole = list(scan(path))
        for number, (_, position) in enumerate(whole, 1):
            rest = list(scan(path, start=position))
            assert [one for one, _ in rest] == [one for one, _ in whole[number:]]
            assert [(at.plain, at.entities) for _, at in rest] == [(at.plain, at.entities) for _, at in whole[number:]]

    @pytest.mark.parametrize(
        ("data", "found"),
        [
            (b"\n".join(line(document(f"Q{one}", P190=[])) for one in (1, 2)), ["Q1", "Q2"]),  # no line end at the end
            (b"\xef\xbb\xbf[\r\n" + line(document("Q1", P190=[])) + b",\r\n]\r\n", ["Q1"]),
            (b"[\n]\n", []),
            (b'{"entities": {"Q64": ' + line(document(P190=[twin("Q65")])) + b"}}", ["Q64"]),
            (json.dumps({"entities": {"Q64": document(P190=[]), "Q1": document("Q1")}}, indent=1).encode(), ["Q64"]),
            (json.dumps(document(P190=[]), indent=2).encode(), ["Q64"]),
            (json.dumps([document(P190=[]), document("Q7", P190=[])], indent=2).encode(), ["Q64", "Q7"]),
            (b"[" + line(document(P190=[])) + b",\n" + line(document("Q7", P190=[])) + b"]", ["Q64", "Q7"]),
            (line(document("Q1", P1900=[], P19=[])) + b"\n", []),
        ],
    )
    def test_knows_each_form(self, file, data, found):
        assert ids(file(data)) == found
        assert ids(file(gzip.compress(data))) == found

    def test_goes_on_within_a_document(self, file):
        path = file(json.dumps([document(f"Q{one}", P190=[]) for one in (1, 2, 3)], indent=1).encode())
        (_, after_first), *rest = scan(path)
        assert [one for one, _ in scan(path, start=after_first)] == [one for one, _ in rest]

    def test_finds_needles_and_lines_across_blocks(self, file):
        made = [document(f"Q{one}", P31=[statement("x" * (one * 99_991))], P190=[]) for one in range(1, 30)]
        assert ids(file(gzip.compress(b"\n".join(map(line, made)), 1))) == [one["id"] for one in made]

    def test_reads_the_real_excerpts(self):
        listing = ["Q64", "Q84", "Q175", "Q220", "Q268", "Q279", "Q288"]
        for name in ("cities.ndjson", "dump_excerpt.json"):
            found = list(scan(shared(f"data/wikidata/{name}")))
            assert [entity(parsed(name, one, at)).qid for one, at in found] == listing


class TestAFault:
    @pytest.mark.parametrize(
        ("data", "problem"),
        [
            (b"", "the file is empty"),
            (b" \n", "the file is empty"),
            # mtime: with the time of day in its name, each worker would collect another test.
            (gzip.compress(b"", mtime=0), "the file is empty"),
            (b"qid,name\n", "the file is no JSON"),
            (b"PK\x03\x04", "the file is no JSON"),
            (b'{"name": "x"}\n', "the first line is no Wikidata entity"),
            (b"{\n}\n", "holds no Wikidata entities"),
            (b'{"entities": {"Q64": ', "is no JSON"),
            (b"[[1,\n2]]", None),
            (b"\x1f\x8bnonsense and more of it", "broken"),
            (b"BZh9nonsense and more of it", "broken"),
            (b"\x1f\x8b\x08", "ends too soon"),
        ],
    )
    def test_is_told_with_the_file(self, file, data, problem):
        path = file(data)
        if problem is None:
            assert ids(path) == []
            return
        with pytest.raises(BadDump, match=problem) as told:
            ids(path)
        assert str(told.value).startswith(f"given: at 0.0 of {len(data) / 1e6:,.1f} MB, after 0 entities: ")

    @pytest.mark.parametrize("wrapping", ["gzip", "bzip2"])
    def test_at_the_end_of_a_file_that_was_cut_comes_after_what_stands_before(self, file, wrapping):
        packed = WRAPPINGS[wrapping](random_dump(3000))
        got = []
        with pytest.raises(BadDump, match=r"ends too soon; it was not downloaded whole: download it again") as told:
            got.extend(at for _, at in scan(file(packed[: len(packed) * 3 // 4])))
        assert len(got) > 100
        assert told.value.position.read == len(packed) * 3 // 4

    def test_inside_a_gzip_comes_after_what_stands_before(self, file):
        packed = bytearray(gzip.compress(random_dump(6000)))
        middle = len(packed) * 3 // 4
        packed[middle : middle + 64] = bytes(64)
        got = []
        with pytest.raises(BadDump, match="download the file again"):
            got.extend(parsed("given", found, at) for found, at in scan(file(bytes(packed))))
        assert len(got) > 100

    @pytest.mark.parametrize("cut", [-8, -4])
    def test_in_the_sums_at_the_end_is_told(self, file, cut):
        packed = bytearray(gzip.compress(MADE))
        packed[cut] ^= 1
        with pytest.raises(BadDump, match="broken"):
            ids(file(bytes(packed)))

    def test_of_a_line_names_its_entity(self, file):
        made = MADE.replace(b'"Q9"', b'"\xff9"', 1)
        with pytest.raises(BadDump, match=r"after 9 entities: what stands there is no JSON"):
            ids(file(made))

    @pytest.mark.parametrize("opening", [b'{"id":"Q1","x":"', b"[", b'{"entities":'])
    def test_of_a_bomb_is_told_before_the_memory_is_full(self, file, opening):
        path = file(gzip.compress(opening + b"x" * 60_000_000, 1))
        tracemalloc.start()
        with pytest.raises(BadDump, match=r"more than 8 MB|longer than 8 MB"):
            ids(path, longest=8_000_000)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 30_000_000

    def test_of_a_long_line_has_its_own_name_and_comes_after_what_stands_before(self, file):
        path, got = file(line(document(P190=[])) + b"\n" + b"x" * 5000), []
        with pytest.raises(LineTooLong):
            got.extend(scan(path, longest=4000))
        assert len(got) == 1


class TestANeedle:
    @given(st.text('P190"', max_size=60).map(str.encode), st.integers(0, 60), st.integers(0, 60))
    def test_is_found_where_python_finds_it(self, data, begin, end):
        begin, end = sorted((min(begin, len(data)), min(end, len(data))))
        assert first(b'"P190"', data, begin, end) == data.find(b'"P190"', begin, end)
        assert first(b"P", data, begin, end) == data.find(b"P", begin, end)

    @pytest.mark.parametrize(("begin", "end"), [(-1, 2), (0, 4), (3, 2)])
    def test_is_never_looked_for_outside(self, begin, end):
        with pytest.raises(IndexError):
            first(b"x", b"abc", begin, end)


class TestAWordInQuotationMarks:
    @given(st.text('P190"\0', max_size=60).map(str.encode), st.integers(0, 60), st.integers(0, 60))
    def test_is_found_where_python_finds_it(self, data, begin, end):
        begin, end = sorted((min(begin, len(data)), min(end, len(data))))
        assert first_quoted(b"P190", data, begin, end) == data.find(b'"P190"', begin, end)
        assert first_quoted(b"P", data, begin, end) == data.find(b'"P"', begin, end)

    def test_is_found_behind_a_nul(self):
        data = b"\0" * 5000 + b'P190" "P190"' + b"\0"
        assert first(b'P190"', data, 0, len(data)) == 5000
        assert first_quoted(b"P190", data, 0, len(data)) == 5006


class TestALookUp:
    """The second pass: items by their id."""

    @pytest.mark.parametrize("wrapping", WRAPPINGS)
    def test_finds_items_by_their_ids_in_every_wrapping(self, file, wrapping):
        path = file(WRAPPINGS[wrapping](MADE))
        assert ids(path, find=named(["Q1", "Q90", "Q44", "Q4444"])) == ["Q1", "Q44", "Q90"]

    def test_takes_no_item_for_another_that_it_only_mentions(self, file):
        made = [document("Q1", P190=[twin("Q2")]), document("Q22", P31=[statement("Q2")])]
        assert ids(file(b"\n".join(map(line, made))), find=named(["Q2"])) == []

    @pytest.mark.parametrize(
        "data",
        [
            b'{"type":"item","id":"Q7","claims":{}}',
            b'{ "id" : "Q7", "claims":{}}',
            b'{"pageid":138,"ns":0,"title":"Q7","lastrevid":9,"modified":"2026-01-01T00:00:00Z","type":"item","id":"Q7"}',
            b'{"labels":{"en":{"value":"the id"}},"claims":{"P1":[{"id":"Q9$1"}]},"id":"Q7","type":"item"},',
        ],
    )
    def test_knows_each_order_of_members(self, file, data):
        first_line = line(document("Q1")) + b",\n"
        assert ids(file(first_line + data + b"\n"), find=named(["Q7"])) == ["Q7"]

    @pytest.mark.parametrize("data", [b'{"labels":{},"id":"Q7', b'["Q7", "Q7"]', b'"Q7Q7Q7"', b'{"claims":{}, "x":7}'])
    def test_passes_over_what_is_no_entity(self, file, data):
        assert ids(file(line(document("Q1")) + b"\n" + data + b"\n"), find=named(["Q7"])) == []

    @given(st.sets(st.integers(1, 90)), st.integers(1, 400))
    @settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_finds_just_those_that_are_there(self, file, numbers, more):
        path = file(MADE)
        found = ids(path, find=named(f"Q{number}" for number in {*numbers, more}))
        assert found == [f"Q{number}" for number in sorted({*numbers, more}) if number <= 90]

    def test_reads_documents_of_several_entities(self, file):
        made = json.dumps({"entities": {f"Q{one}": document(f"Q{one}") for one in (1, 2, 3)}}, indent=1)
        assert ids(file(made.encode()), find=named(["Q1", "Q3"])) == ["Q1", "Q3"]


class TestTheSecondPass:
    def test_keeps_items_that_list_no_twins(self, tmp_path, file):
        done = stage([file(MADE)], tmp_path / "made", run=second_pass(["Q1", "Q3", "Q500"]))
        assert [one.qid for one in staged_entities(done.path)] == ["Q1", "Q3"]
        assert (done.finished, done.counts.used, done.entities) == (True, 2, 90)

    def test_leaves_the_first_alone(self, tmp_path, file):
        path = file(MADE)
        before = stage([path], tmp_path / "made").path.read_bytes()
        stage([path], tmp_path / "made", run=second_pass(["Q1"]))
        again = []
        assert stage([path], tmp_path / "made", again.append).path.read_bytes() == before
        assert not again

    def test_is_not_repeated_for_the_same_items_and_is_for_others(self, tmp_path, file):
        path, heard = file(MADE), []
        stage([path], tmp_path / "made", run=second_pass(["Q1", "Q2"]))
        stage([path], tmp_path / "made", heard.append, second_pass(["Q2", "Q1"]))
        assert not heard
        other = stage([path], tmp_path / "made", heard.append, second_pass(["Q1"]))
        assert heard
        assert [one.qid for one in staged_entities(other.path)] == ["Q1"]

    def test_reads_nothing_where_nothing_is_looked_for(self, tmp_path, file):
        heard = []
        done = stage([file(MADE)], tmp_path / "made", heard.append, second_pass([]))
        assert (done.finished, done.entities, heard) == (True, 0, [])
        assert list(staged_entities(done.path)) == []

    def test_gives_what_the_first_gives_for_the_items_of_the_first(self, tmp_path, file):
        path = file(gzip.compress(MADE))
        one = stage([path], tmp_path / "made")
        other = stage([path], tmp_path / "made", run=second_pass(LISTING))
        assert one.path.read_bytes() == other.path.read_bytes()


class TestStaging:
    def test_gives_back_what_was_read(self, tmp_path):
        cities = shared("data/wikidata/cities.ndjson")
        done = stage([cities], tmp_path / "made")
        read = [entity(json.loads(one)) for one in cities.read_bytes().splitlines()]
        assert list(staged_entities(done.path)) == [one for one in read if one.statements]
        assert done.counts == Counts(used=7, without_links=9, refused=0, problems=4)
        assert (done.finished, done.entities) == (True, 16)

    def test_counts_what_is_no_item_and_keeps_what_was_refused(self, tmp_path, file):
        made = [{"type": "property", "id": "P190", "claims": {}}, document(P190=[twin("Q64")]), document("Q1", P31=[])]
        done = stage([file(b"\n".join(map(line, made)))], tmp_path / "made")
        assert done.counts == Counts(used=1, without_links=1, refused=1, problems=1)
        (kept,) = staged_entities(done.path)
        assert kept.problems == ("P190: names the item itself",)

    def test_of_several_files_counts_them_together(self, tmp_path, file):
        done = stage([file(MADE, "a"), file(gzip.compress(MADE), "b")], tmp_path / "made")
        assert (done.entities, done.counts.used, done.counts.without_links) == (180, 60, 120)
        assert [one.qid for one in staged_entities(done.path)] == LISTING * 2

    def test_is_not_repeated_when_finished_unless_told_or_the_file_changed(self, tmp_path, file):
        path, heard = file(MADE), []
        begun = stage([path], tmp_path / "made", heard.append)
        assert heard[-1].counts == begun.counts
        heard.clear()
        assert stage([path], tmp_path / "made", heard.append) == begun
        assert not heard
        stage([path], tmp_path / "made", heard.append, resume=False)
        assert heard
        file(MADE + b"\n")
        assert stage([path], tmp_path / "made").files != begun.files

    @pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b'{"files": 3}', b"\xff"])
    def test_starts_afresh_when_the_checkpoint_is_spoilt(self, tmp_path, file, spoilt):
        path, folder = file(MADE), tmp_path / "made"
        before = stage([path], folder).path.read_bytes()
        (folder / CHECKPOINT).write_bytes(spoilt)
        assert stage([path], folder).path.read_bytes() == before

    def test_starts_afresh_when_our_reading_changed(self, tmp_path, file, monkeypatch):
        path, heard = file(MADE), []
        stage([path], tmp_path / "made")
        monkeypatch.setattr(staging, "reading", lambda: "another")
        stage([path], tmp_path / "made", heard.append)
        assert heard

    def test_keeps_what_stands_before_a_fault(self, tmp_path, file):
        packed = gzip.compress(random_dump(3000))
        with pytest.raises(BadDump, match="ends too soon"):
            stage([file(packed[: len(packed) // 2])], tmp_path / "made")
        assert len(list(staged_entities(tmp_path / "made" / STAGED))) > 100

    def test_ends_the_same_after_any_number_of_kills(self, tmp_path, file):
        path = file(gzip.compress(random_dump(12_000)))
        whole = stage([path, path], tmp_path / "whole")
        chance, folder, resumed = random.Random(11), tmp_path / "killed", 0
        for _ in range(6):
            with running(path, folder) as process:
                waits_until(lambda: (folder / CHECKPOINT).exists(), process)
                time.sleep(chance.uniform(0, 0.12))
                process.send_signal(signal.SIGKILL)
                process.wait()
            left = orjson.loads((folder / CHECKPOINT).read_bytes())
            resumed += 0 < left["staged"] < whole.staged
        ended = stage([path, path], folder, every=20)
        assert resumed, "every kill came after the end: make the dump longer"
        assert ended.path.read_bytes() == whole.path.read_bytes()
        assert (ended.counts, ended.entities) == (whole.counts, whole.entities)


def random_dump(number: int) -> bytes:
    """A dump whose text does not compress much, so that it spans many blocks."""
    chance = random.Random(5)
    made = [
        document(f"Q{one}", P31=[statement(chance.randbytes(300).hex())], **({} if one % 3 else {"P190": [twin("Q1")]}))
        for one in range(2, number + 2)
    ]
    assert len(made) * 700 > BLOCK
    return b"[\n" + b",\n".join(map(line, made)) + b"\n]\n"


def running(path, folder) -> subprocess.Popen:
    code = (
        "import sys, time; from pathlib import Path; from tawam.intake.files.staging import stage\n"
        "stage([Path(sys.argv[1])] * 2, Path(sys.argv[2]), lambda _: time.sleep(0.02), every=20)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.Popen([sys.executable, "-c", code, str(path), str(folder)], env=environment)


def waits_until(is_so, process) -> None:
    """Until it is so, or the process ended, or ten seconds are over."""
    end = time.monotonic() + 10
    while not is_so() and process.poll() is None and time.monotonic() < end:
        time.sleep(0.005)
