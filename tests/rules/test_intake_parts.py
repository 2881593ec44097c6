"""Parts: what was read from a stretch, as Parquet that is whole or not there, and the same each time it is made."""

from __future__ import annotations

import bz2
import gzip
import pickle

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rules.outside import shared
from tests.rules.test_intake_dumps import random_dump
from tests.rules.test_intake_stretches import written
from tests.rules.wikidata_made import document, dump, line, twin

from tawam.basics.dates import PartialDate
from tawam.intake.files import parquet, parts, staging
from tawam.intake.files.parquet import BrokenPart, PartWriter, Tally, part_entities, remove_unfinished, tally_of
from tawam.intake.files.parts import Fault, NotHere, Part, Stopped, look_around, make_part, share_items
from tawam.intake.files.passes import FIRST_PASS, second_pass
from tawam.intake.files.staging import Counts, fingerprint, reading, stage
from tawam.intake.files.stretches import cut
from tawam.intake.values.wikidata import Entity, Reference, TwinStatement

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DATES = st.none() | st.builds(PartialDate, st.integers(1, 9999), st.none() | st.integers(1, 12))
TEXTS = st.dictionaries(TEXT, TEXT, max_size=3)
REFERENCES = st.builds(Reference, TEXT, TEXT, DATES, TEXT, DATES)
STATEMENTS = st.builds(
    TwinStatement,
    TEXT,
    TEXT,
    since=DATES,
    until=DATES,
    on=DATES,
    cause=TEXT,
    qualifiers=TEXTS,
    references=st.lists(REFERENCES, max_size=2).map(tuple),
)
ENTITIES = st.builds(
    Entity,
    TEXT,
    labels=TEXTS,
    lat=st.none() | st.floats(-90, 90),
    lon=st.none() | st.floats(-180, 180),
    population=st.none() | st.integers(0, 10_000_000_000),
    population_on=DATES,
    country=TEXT,
    iso=TEXT,
    kinds=st.lists(TEXT, max_size=2).map(tuple),
    modified=TEXT,
    statements=st.lists(STATEMENTS, max_size=2).map(tuple),
    problems=st.lists(TEXT, max_size=2).map(tuple),
)
ONE_FOLDER = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def kept(path, entities) -> Tally:
    """Write these as a part."""
    with PartWriter(path, Tally("p", "r")) as writer:
        for one in entities:
            writer.add(one)
        writer.seen(len(entities) + 3, 999)
    return writer.tally


def part_of(path, most: int = 10**9, number: int = 0, **changed) -> Part:
    """A part of a file, beside it."""
    stretch = cut(path, most)[number]
    return Part(
        **{"stretch": stretch, "print": fingerprint(path), "folder": path.parent, "reading": reading(), **changed}
    )


@pytest.fixture
def mark(tmp_path):
    """Somebody waits."""
    path = tmp_path / "run-made"
    path.touch()
    return path


class TestParquet:
    @ONE_FOLDER
    @given(st.lists(ENTITIES, max_size=5))
    def test_gives_back_what_was_written(self, tmp_path, entities):
        path = tmp_path / "one.parquet"
        tally = kept(path, entities)
        assert list(part_entities(path, "p", "r")) == entities
        assert tally_of(path, "p", "r") == tally
        assert tally.counts == Counts(len(entities), 3, 0, sum(len(one.problems) for one in entities))

    @ONE_FOLDER
    @given(st.lists(ENTITIES, max_size=5))
    def test_gives_the_same_line_of_the_staging_file_to_the_byte(self, tmp_path, entities):
        kept(tmp_path / "one.parquet", entities)
        read = part_entities(tmp_path / "one.parquet", "p", "r")
        assert [orjson.dumps(one) for one in read] == [orjson.dumps(one) for one in entities]

    def test_is_the_same_file_when_made_twice(self, tmp_path, monkeypatch):
        monkeypatch.setattr(parquet, "ROWS", 7)
        many = [Entity(f"Q{one}", labels={"en": "x" * one}) for one in range(1, 40)]
        kept(tmp_path / "one.parquet", many)
        kept(tmp_path / "two.parquet", many)
        assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()
        assert pq.read_metadata(tmp_path / "one.parquet").num_row_groups == 6
        assert list(part_entities(tmp_path / "one.parquet", "p", "r")) == many

    def test_can_be_read_by_others_by_the_names_of_its_columns(self, tmp_path):
        kept(
            tmp_path / "one.parquet",
            [Entity("Q64", statements=(TwinStatement("s", "Q65", since=PartialDate(1967, 6)),))],
        )
        (row,) = pq.read_table(tmp_path / "one.parquet", columns=["qid", "statements"]).to_pylist()
        assert row["qid"] == "Q64"
        assert row["statements"][0]["target"] == "Q65"
        assert row["statements"][0]["since"] == {"year": 1967, "month": 6, "day": None}

    def test_carries_its_edition_and_what_it_is_of(self, tmp_path):
        kept(tmp_path / "one.parquet", [])
        about = orjson.loads(pq.read_metadata(tmp_path / "one.parquet").metadata[b"tawam"])
        assert about["edition"] == parquet.EDITION
        assert (about["part"], about["reading"], about["entities"], about["plain"]) == ("p", "r", 3, 999)

    def test_has_a_column_for_every_field(self):
        assert parquet.SCHEMA.names == list(Entity.__dataclass_fields__)
        assert parquet.SCHEMA.field("population").type == pa.int64()
        with pytest.raises(TypeError, match="has no column type"):
            parquet._arrow(complex)


class TestABrokenPart:
    @ONE_FOLDER
    @given(st.floats(0, 1, exclude_max=True) | st.floats(0.6, 1, exclude_max=True), st.integers(1, 255))
    def test_is_never_taken_for_another_content(self, tmp_path, where, change):
        path = tmp_path / "one.parquet"
        many = [Entity(f"Q{one}", labels={"en": f"{one**7}"}) for one in range(1, 30)]
        tally, whole = kept(path, many), bytearray(path.read_bytes())
        whole[int(len(whole) * where)] ^= change
        path.write_bytes(bytes(whole))
        try:
            read = tally_of(path, "p", "r"), list(part_entities(path, "p", "r"))
        except BrokenPart:
            return
        assert read == (tally, many)

    @pytest.mark.parametrize("size", [0, 3, 100, -9])
    def test_that_was_cut_is_told(self, tmp_path, size):
        path = tmp_path / "one.parquet"
        kept(path, [Entity("Q1")])
        path.write_bytes(path.read_bytes()[:size])
        with pytest.raises(BrokenPart, match=r"one\.parquet"):
            tally_of(path, "p", "r")

    def test_of_another_edition_or_version_or_stretch_is_told(self, tmp_path, monkeypatch):
        path = tmp_path / "one.parquet"
        kept(path, [Entity("Q1")])
        with pytest.raises(BrokenPart, match="another part, or was read by another version"):
            tally_of(path, "q", "r")
        with pytest.raises(BrokenPart, match="another version"):
            list(part_entities(path, "p", "older"))
        monkeypatch.setattr(parquet, "EDITION", "2")
        with pytest.raises(BrokenPart, match="another edition"):
            tally_of(path, "p", "r")

    def test_that_says_something_else_of_itself_is_told(self, tmp_path):
        path = tmp_path / "one.parquet"
        kept(path, [Entity("Q1")])
        path.write_bytes(path.read_bytes().replace(b'"entities":4', b'"entities":5'))
        with pytest.raises(BrokenPart, match="says of itself was changed"):
            tally_of(path, "p", "r")

    def test_that_holds_other_rows_is_told_at_the_end(self, tmp_path):
        path, other = tmp_path / "one.parquet", tmp_path / "other.parquet"
        kept(path, [Entity("Q1")])
        kept(other, [Entity("Q2")])
        table = pq.read_table(other).replace_schema_metadata(pq.read_metadata(path).metadata)
        pq.write_table(table, path)
        read = part_entities(path, "p", "r")
        assert next(read) == Entity("Q2")
        with pytest.raises(BrokenPart, match="other rows"):
            next(read)

    def test_that_is_somebody_elses_table_is_told(self, tmp_path):
        path = tmp_path / "one.parquet"
        pq.write_table(pa.table({"x": [1]}), path)
        with pytest.raises(BrokenPart, match="another edition"):
            tally_of(path, "p", "r")

    def test_that_lacks_rows_is_told(self, tmp_path):
        path = tmp_path / "one.parquet"
        kept(path, [Entity("Q1")])
        known = pq.read_metadata(path).metadata
        about = {key: known[key] for key in (b"tawam", b"tawam.sha256")}
        pq.write_table(parquet.SCHEMA.empty_table().replace_schema_metadata(about), path)
        with pytest.raises(BrokenPart, match="holds 0 entities and says 1"):
            tally_of(path, "p", "r")

    def test_that_is_not_there_is_told_as_that(self, tmp_path):
        with pytest.raises(FileNotFoundError):
            tally_of(tmp_path / "none.parquet", "p", "r")

    def test_that_was_never_finished_leaves_nothing_behind(self, tmp_path):
        with pytest.raises(AttributeError), PartWriter(tmp_path / "p", Tally("p", "r")) as writer:
            writer.add(None)
        assert list(tmp_path.iterdir()) == []

    def test_that_a_kill_left_half_written_is_removed_and_nothing_else(self, tmp_path):
        kept(tmp_path / "one.parquet", [])
        (tmp_path / "two.parquet.0a1b.new").write_bytes(b"PAR1")
        remove_unfinished(tmp_path)
        assert [path.name for path in tmp_path.iterdir()] == ["one.parquet"]


class TestMakingAPart:
    @pytest.mark.parametrize("wrapping", [bytes, lambda data: bz2.compress(data, 1), gzip.compress])
    def test_reads_what_the_plain_run_reads(self, tmp_path, mark, wrapping):
        path, entities, tallies = written(tmp_path, wrapping(random_dump(1_600))), [], []
        for number in range(len(cut(path, 200_000))):
            part = part_of(path, 200_000, number)
            tallies.append(make_part(part, mark))
            entities += part_entities(part.path, part.name, reading())
        plain = stage([path], tmp_path / "plain")
        assert [orjson.dumps(one) for one in entities] == plain.path.read_bytes().splitlines()
        assert sum(tally.entities for tally in tallies) == plain.entities
        assert sum(tally.counts.without_links for tally in tallies) == plain.counts.without_links
        assert sum(tally.plain for tally in tallies) == plain.position.plain

    def test_twice_gives_the_same_file_under_the_same_name(self, tmp_path, mark):
        part = part_of(written(tmp_path, random_dump(1_600)), 200_000, 2)
        first = make_part(part, mark), part.path.read_bytes()
        assert (make_part(part, mark), part.path.read_bytes()) == first

    def test_reads_the_real_excerpt(self, tmp_path, mark):
        part = part_of(shared("data/wikidata/cities.ndjson"), folder=tmp_path)
        assert make_part(part, mark).counts == Counts(used=7, without_links=9, refused=0, problems=4)

    def test_counts_what_is_no_item(self, tmp_path, mark):
        made = [{"type": "property", "id": "P190", "claims": {}}, document(P190=[twin("Q64")]), document("Q1", P31=[])]
        tally = make_part(part_of(written(tmp_path, b"\n".join(map(line, made)))), mark)
        assert (tally.counts, tally.entities) == (Counts(used=1, without_links=1, refused=1, problems=1), 3)

    def test_tells_a_fault_and_leaves_no_part(self, tmp_path, mark):
        part = part_of(written(tmp_path, gzip.compress(random_dump(1_600))[:-700]))
        fault = make_part(part, mark)
        assert isinstance(fault, Fault)
        assert "ends too soon" in fault.problem
        assert fault.position.entities > 100
        assert [path.name for path in tmp_path.iterdir() if "parquet" in path.name] == []

    def test_stops_when_nobody_waits_any_more(self, tmp_path, monkeypatch):
        monkeypatch.setattr(parts, "_LOOK_EVERY", 0)
        with pytest.raises(Stopped, match="given"):
            make_part(part_of(written(tmp_path, dump(90))), tmp_path / "gone")
        assert [path.name for path in tmp_path.iterdir()] == ["given"]

    def test_tells_how_far_it_is(self, tmp_path, mark, monkeypatch):
        monkeypatch.setattr(parts, "_LOOK_EVERY", 0)
        part, heard = part_of(written(tmp_path, bz2.compress(random_dump(1_600), 1)), 200_000, 1), []
        make_part(part, mark, heard.append)
        assert heard == sorted(heard)
        assert 0 < heard[0] <= heard[-1] <= part.size


class TestAPartOfTheSecondPass:
    OVER = second_pass(["Q5", "Q600", "Q1200", "Q77777"])

    @pytest.mark.parametrize("wrapping", [bytes, lambda data: bz2.compress(data, 1), gzip.compress])
    def test_reads_what_the_plain_run_reads(self, tmp_path, mark, wrapping):
        path, entities, tallies = written(tmp_path, wrapping(random_dump(1_600))), [], []
        share_items(tmp_path, self.OVER)
        for number in range(len(cut(path, 200_000))):
            part = part_of(path, 200_000, number, wanted=self.OVER.print)
            tallies.append(make_part(part, mark))
            entities += part_entities(part.path, part.name, reading())
        plain = stage([path], tmp_path / "plain", run=self.OVER)
        assert [one.qid for one in entities] == ["Q5", "Q600", "Q1200"]
        assert [orjson.dumps(one) for one in entities] == plain.path.read_bytes().splitlines()
        assert sum(tally.counts.without_links for tally in tallies) == plain.counts.without_links

    def test_has_a_name_of_its_own_for_each_set_of_items(self, tmp_path):
        path = written(tmp_path, dump(90))
        prints = ["", *(second_pass(qids).print for qids in ([], ["Q1"], ["Q2"], ["Q1", "Q2"]))]
        assert len({part_of(path, wanted=one).name for one in prints}) == 5
        assert second_pass(["Q2", "Q1", "Q2"]).print == prints[-1]

    def test_carries_none_of_the_items(self, tmp_path):
        many = second_pass(f"Q{number}" for number in range(1, 100_000))
        part = part_of(written(tmp_path, dump(9)), wanted=many.print)
        assert len(pickle.dumps(part)) < 1_000

    def test_reads_the_items_once_for_all_parts_of_a_worker(self, tmp_path, mark):
        path = written(tmp_path, dump(90))
        share_items(tmp_path, self.OVER)
        first = make_part(part_of(path, 900, 1, wanted=self.OVER.print), mark)
        (tmp_path / f"{self.OVER.print}.items").unlink()
        assert first.counts.used == 1
        assert make_part(part_of(path, 900, 2, wanted=self.OVER.print), mark).counts.used == 0

    def test_is_not_made_where_the_items_are_not_seen(self, tmp_path, mark):
        part = part_of(written(tmp_path, dump(9)), wanted=self.OVER.print)
        with pytest.raises(NotHere, match=r"the items to look up, .*\.items, cannot be read there \(No such file"):
            make_part(part, mark)
        share_items(tmp_path, self.OVER)
        assert make_part(part, mark).counts.used == 1

    @pytest.mark.parametrize("spoilt", [b"", b'["Q5"', b'["Q5"]'])
    def test_is_not_made_of_other_items(self, tmp_path, mark, spoilt):
        share_items(tmp_path, self.OVER)
        (tmp_path / f"{self.OVER.print}.items").write_bytes(spoilt)
        with pytest.raises(NotHere, match="does not hold the items to look up"):
            make_part(part_of(written(tmp_path, dump(9)), wanted=self.OVER.print), mark)

    def test_needs_no_file_of_items_in_the_first_pass(self, tmp_path):
        share_items(tmp_path, FIRST_PASS)
        assert list(tmp_path.iterdir()) == []


class TestTheNameOfAPart:
    def test_tells_stretches_and_files_apart_and_nothing_else(self, tmp_path):
        path = written(tmp_path, dump(90))
        names = [part_of(path, 900, number).name for number in range(3)]
        assert len(set(names)) == 3
        assert part_of(path, 900, 1, reading="another", folder=tmp_path / "else").name == names[1]
        written(tmp_path, dump(91))
        assert part_of(path, 900, 0).name != names[0]


class TestAMachine:
    def test_that_can_make_parts_has_nothing_to_say(self, mark):
        assert look_around(mark, reading()) == ""
        assert [path.name for path in mark.parent.iterdir()] == ["run-made"]

    def test_that_does_not_share_the_folder_says_so(self, tmp_path):
        told = look_around(tmp_path / "elsewhere" / "run-made", reading())
        assert "does not see" in told
        assert "--parts" in told

    def test_that_has_another_version_says_so(self, mark):
        assert "has another version of Tawam" in look_around(mark, "older")

    def test_that_must_not_write_says_so(self, mark, monkeypatch):
        def refuse(path):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("pathlib.Path.touch", refuse)
        assert "cannot write in" in look_around(mark, reading())

    @pytest.mark.parametrize(
        ("changed", "told"),
        [
            ({"reading": "older"}, "another version of Tawam"),
            ({"print": "9-9-9"}, "another file is at"),
            ({"folder": "nowhere"}, "the folder .*nowhere is not there"),
        ],
    )
    def test_that_cannot_make_a_part_says_why(self, tmp_path, mark, changed, told):
        if "folder" in changed:
            changed = {"folder": tmp_path / "nowhere"}
        part = part_of(written(tmp_path, dump(9)), **changed)
        with pytest.raises(NotHere, match=told):
            make_part(part, mark)

    def test_that_does_not_see_the_file_says_so(self, tmp_path, mark):
        part = part_of(written(tmp_path, dump(9)))
        part.stretch.path.unlink()
        with pytest.raises(NotHere, match="cannot be read there"):
            make_part(part, mark)

    def test_knows_its_version_by_what_it_reads_with(self):
        assert reading() == staging.reading()
        assert len(reading()) == 64
