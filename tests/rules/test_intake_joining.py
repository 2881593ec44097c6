"""Parts that are there become the staging file of the plain run, to the byte, and need no cluster."""

from __future__ import annotations

import bz2
import dataclasses
import gzip
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rules.test_intake_stretches import FORMS, written
from tests.rules.wikidata_made import document, dump, line, twin

from tawam.intake.files.cluster import planned, stage_on_cluster
from tawam.intake.files.engines import Cluster, ClusterTrouble
from tawam.intake.files.parts import make_part, share_items
from tawam.intake.files.passes import FIRST_PASS, STEPS, second_pass
from tawam.intake.files.staging import fingerprint, stage

NOBODY = "tcp://127.0.0.1:1"
both_passes = pytest.mark.parametrize(
    "over", [FIRST_PASS, second_pass(f"Q{one}" for one in range(2, 999, 7))], ids=STEPS
)
FEW = settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Joined:
    """Parts of files, made here, and the run that finds them."""

    def __init__(self, folder, most: int, over) -> None:
        folder.mkdir(exist_ok=True)
        self.folder, self.over = folder / "staged", over
        self.cluster = Cluster(NOBODY, folder / "parts", most, 0.2)
        self.cluster.parts.mkdir(exist_ok=True)
        self.states, self.told = [], []

    def make(self, *paths) -> list:
        share_items(self.cluster.parts, self.over)
        mark = self.cluster.parts / "mark"
        mark.touch()
        parts = [part for path in paths for part in planned(path, fingerprint(path), self.cluster, self.over)]
        for part in parts:
            make_part(part, mark)
        mark.unlink()
        return parts

    def join(self, *paths, over=None):
        return stage_on_cluster(
            paths, self.folder, self.states.append, over or self.over, cluster=self.cluster, watch=self._hear
        )

    def _hear(self, *told) -> None:
        self.told.append(told)


@pytest.fixture
def files(tmp_path):
    """Small dumps, of which the first can be cut."""
    return [
        written(tmp_path, dump(60), "plain.json"),
        written(tmp_path, gzip.compress(dump(30)), "two.gz"),
        written(tmp_path, bz2.compress(dump(20)), "three.bz2"),
    ]


class TestParts:
    @both_passes
    @FEW
    @given(most=st.integers(500, 9_000))
    def test_give_the_end_of_the_plain_run_wherever_files_were_cut(self, tmp_path, files, over, most):
        joined = Joined(tmp_path / f"{over.step}{most}", most, over)
        assert len(joined.make(*files)) > len(files)
        state, plain = joined.join(*files), stage(files, tmp_path / "plain", run=over)
        assert dataclasses.replace(state, path=plain.path) == plain
        assert state.path.read_bytes() == plain.path.read_bytes() != b""

    @both_passes
    @pytest.mark.parametrize("form", FORMS)
    def test_of_every_form_leave_the_checkpoint_of_the_plain_run(self, tmp_path, form, over):
        path, joined = written(tmp_path, FORMS[form]), Joined(tmp_path / "joined", 900, over)
        joined.make(path)
        joined.join(path)
        stage([path], tmp_path / "plain", run=over)
        kept = [json.loads((one / over.checkpoint).read_bytes()) for one in (joined.folder, tmp_path / "plain")]
        assert kept[0] == kept[1]

    @both_passes
    def test_with_what_is_no_item_are_counted_as_in_the_plain_run(self, tmp_path, over):
        odd = [{"type": "property", "id": "P190", "claims": {}}, document("Q9", P190=[twin("Q9")]), document("Q2")]
        path, joined = written(tmp_path, b"\n".join(map(line, odd * 9))), Joined(tmp_path / "joined", 200, over)
        joined.make(path)
        state, plain = joined.join(path), stage([path], tmp_path / "plain", run=over)
        assert (state.counts, state.entities) == (plain.counts, 27)
        assert plain.counts.refused == (9 if over is FIRST_PASS else 0)

    @both_passes
    def test_replace_what_an_interrupted_plain_run_left(self, tmp_path, files, over):
        joined = Joined(tmp_path / "joined", 2_000, over)
        joined.make(*files)
        state = joined.join(*files)
        whole, checkpoint = state.path.read_bytes(), joined.folder / over.checkpoint
        kept = json.loads(checkpoint.read_bytes())
        checkpoint.write_bytes(json.dumps({**kept, "finished": False, "staged": 5}).encode())
        state.path.write_bytes(b"some other bytes")
        assert joined.join(*files) == state
        assert state.path.read_bytes() == whole

    def test_are_all_told_at_once(self, tmp_path, files):
        joined = Joined(tmp_path / "joined", 2_000, FIRST_PASS)
        number = len(joined.make(*files))
        state = joined.join(*files)
        assert joined.told == [("reading: parts", number, number), ("reading: files", 3, 3)]
        (heard,) = joined.states
        assert (heard.counts, heard.entities) == (state.counts, 110)
        assert heard.position.read == heard.position.total == sum(path.stat().st_size for path in files)


class TestPartsThatDoNotFit:
    @pytest.fixture
    def joined(self, tmp_path, files):
        joined = Joined(tmp_path / "joined", 2_000, FIRST_PASS)
        joined.make(*files)
        return joined

    def asks(self, joined, files, **more) -> None:
        with pytest.raises(ClusterTrouble, match="No Dask scheduler answers"):
            joined.join(*files, **more)

    def test_since_the_files_were_cut_otherwise_are_not_used(self, joined, files):
        joined.cluster = dataclasses.replace(joined.cluster, most=3_000)
        self.asks(joined, files)

    def test_since_they_are_of_the_other_pass_are_not_used(self, joined, files):
        self.asks(joined, files, over=second_pass(["Q1"]))

    def test_since_the_file_changed_are_not_used(self, joined, files):
        files[1].write_bytes(gzip.compress(dump(31)))
        self.asks(joined, files)

    def test_since_they_were_read_by_an_older_tawam_are_not_used(self, joined, files, monkeypatch):
        monkeypatch.setattr("tawam.intake.files.cluster.reading", lambda: "newer")
        self.asks(joined, files)

    @pytest.mark.parametrize("size", [0, 90, -1])
    def test_since_one_was_cut_are_kept_but_for_that_one(self, joined, files, size):
        paths = sorted(joined.cluster.parts.glob("*.parquet"))
        paths[1].write_bytes(paths[1].read_bytes()[:size])
        self.asks(joined, files)
        assert joined.told[0] == ("reading: parts", len(paths) - 1, len(paths))
        assert not (joined.folder / FIRST_PASS.checkpoint).exists()

    def test_are_made_again_and_then_used(self, joined, files):
        lost, *kept = sorted(joined.cluster.parts.glob("*.parquet"))
        before = lost.read_bytes()
        lost.unlink()
        self.asks(joined, files)
        joined.make(*files)
        assert lost.read_bytes() == before
        assert joined.join(*files).finished
        assert {path.name for path in joined.cluster.parts.glob("*.parquet")} == {path.name for path in [lost, *kept]}
