"""Passes: what each looks for and keeps; its items travel as bytes that tell them from others."""

from __future__ import annotations

import json

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.wikidata_made import document, dump, line, statement, twin

from tawam.intake.files.dumps import BadDump, Position
from tawam.intake.files.passes import FIRST_PASS, LOOKING_UP, READING, STEPS, print_of, second_pass
from tawam.intake.files.staging import prints_of, stage, staged_entities, write_whole
from tawam.intake.rules.wikidata import BadEntity

QIDS = st.lists(st.integers(1, 10**9).map(lambda number: f"Q{number}"), max_size=20)
AT = Position(plain=70, entities=3, read=40, total=99)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "given"
    path.write_bytes(dump(30))
    return path


class TestTheFirstPass:
    def test_keeps_an_item_that_lists_twins(self):
        kept = FIRST_PASS.read("given", line(document("Q1", P190=[twin("Q2")])), AT)
        assert (kept.qid, kept.statements[0].target) == ("Q1", "Q2")

    def test_keeps_an_item_of_whose_list_nothing_could_be_read(self):
        kept = FIRST_PASS.read("given", line(document("Q1", P190=[twin("Q1")])), AT)
        assert (kept.statements, kept.problems) == ((), ("P190: names the item itself",))

    @pytest.mark.parametrize("claims", [{}, {"P190": []}, {"P31": [statement('the text "P190"')]}])
    def test_keeps_nothing_else(self, claims):
        assert FIRST_PASS.read("given", line(document("Q1", **claims)), AT) is None

    def test_has_no_items_to_look_for(self, file):
        assert (FIRST_PASS.items, FIRST_PASS.print) == (b"", "")
        assert len(prints_of([file], FIRST_PASS)) == 1

    def test_of_no_files_ends_at_once(self, tmp_path):
        done = stage([], tmp_path / "made")
        assert (done.finished, done.entities, done.path.read_bytes()) == (True, 0, b"")


class TestTheSecondPass:
    def test_keeps_an_item_whatever_it_says(self):
        over = second_pass(["Q1"])
        assert over.read("given", line(document("Q1")), AT).qid == "Q1"
        assert over.read("given", line(document("Q1", P190=[twin("Q2")])), AT).statements[0].target == "Q2"

    @given(QIDS)
    def test_is_the_same_for_the_same_items_in_any_order(self, qids):
        one, other = second_pass(qids), second_pass([*reversed(qids), *qids])
        assert (one.items, one.print) == (other.items, other.print)
        assert one.print == print_of(one.items)

    @given(QIDS, QIDS)
    def test_is_another_for_other_items(self, one, other):
        assert (second_pass(one).print == second_pass(other).print) == (set(one) == set(other))

    @given(QIDS)
    def test_comes_back_from_its_bytes(self, qids):
        again = second_pass(orjson.loads(second_pass(qids).items))
        assert again.print == second_pass(qids).print
        data = b"".join(line(document(one)) + b"\n" for one in sorted(set(qids)))
        assert again.find(data, 0, len(data)) == (0 if qids else -1)

    def test_is_told_from_the_first_and_from_others_beside_the_files(self, file):
        prints = {prints_of([file], one) for one in (FIRST_PASS, second_pass([]), second_pass(["Q1"]))}
        assert len(prints) == 3
        assert len({one[0] for one in prints}) == 1

    def test_needs_no_file_where_nothing_is_looked_for(self, file):
        assert second_pass([]).needed([file]) == ()
        assert second_pass(["Q1"]).needed([file]) == FIRST_PASS.needed([file]) == [file]

    def test_goes_on_where_an_earlier_one_stopped(self, tmp_path, file):
        over, folder = second_pass(f"Q{one}" for one in range(1, 31, 2)), tmp_path / "made"
        whole = stage([file], folder, run=over)
        state = json.loads((folder / over.checkpoint).read_bytes())
        first = whole.path.read_bytes().splitlines(keepends=True)[0]
        begun = {"plain": 2 + len(dump(30)[2:].splitlines(keepends=True)[0]), "entities": 1}
        problems = len(next(staged_entities(whole.path)).problems)
        counts = {"used": 1, "without_links": 0, "refused": 0, "problems": problems}
        state |= {"finished": False, "staged": len(first), "counts": counts}
        state["position"] |= begun
        (folder / over.checkpoint).write_bytes(json.dumps(state).encode())
        kept = whole.path.read_bytes()
        whole.path.write_bytes(first + b"half a li")
        assert stage([file], folder, run=over) == whole
        assert whole.path.read_bytes() == kept

    def test_does_not_take_what_the_first_left_for_its_own(self, tmp_path, file):
        over = second_pass(["Q4"])
        stage([file], tmp_path, run=FIRST_PASS)
        (tmp_path / FIRST_PASS.checkpoint).rename(tmp_path / over.checkpoint)
        assert [one.qid for one in staged_entities(stage([file], tmp_path, run=over).path)] == ["Q4"]


class TestEitherPass:
    PASSES = pytest.mark.parametrize("over", [FIRST_PASS, second_pass(["Q1"])], ids=STEPS)

    @PASSES
    @pytest.mark.parametrize("made", [{"type": "property", "id": "P190", "claims": {}}, {"id": "Q1"}, ["Q1"], "Q1", 7])
    def test_refuses_what_is_no_item(self, over, made):
        with pytest.raises(BadEntity):
            over.read("given", orjson.dumps(made), AT)

    @PASSES
    @pytest.mark.parametrize("data", [b'{"id":"Q1"', b'{"id":"\xff"}', b""])
    def test_tells_the_file_and_the_place_of_what_is_no_json(self, over, data):
        with pytest.raises(BadDump, match=r"^given: .*after 3 entities") as told:
            over.read("given", data, AT)
        assert told.value.position == AT

    def test_has_a_name_and_files_of_its_own(self):
        over = second_pass([])
        assert STEPS == (READING, LOOKING_UP) == (FIRST_PASS.step, over.step)
        assert len({FIRST_PASS.staged, FIRST_PASS.checkpoint, over.staged, over.checkpoint}) == 4


class TestAFileThatIsReplacedWhole:
    def test_is_the_new_one_and_nothing_is_left_beside_it(self, tmp_path):
        path = tmp_path / "one.items"
        write_whole(path, b"old")
        write_whole(path, b"new")
        assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("one.items", b"new")]

    def test_stays_what_it_was_until_the_new_one_is_safe(self, tmp_path, monkeypatch):
        def full(number: int) -> None:
            raise OSError(28, "No space left on device")

        path = tmp_path / "one.items"
        write_whole(path, b"old")
        monkeypatch.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space left"):
            write_whole(path, b"new")
        assert path.read_bytes() == b"old"
