"""What the surroundings say: arguments, environment, the secret."""

from __future__ import annotations

import stat

import pytest

from tawam.config import environment
from tawam.config.cli import data_folder_asked


class TestTheDataFolder:
    @pytest.mark.parametrize(
        ("arguments", "folder"),
        [
            ([], ""),
            (["serve"], ""),
            (["serve", "--data", "x"], "x"),
            (["--data=x", "serve"], "x"),
            (["serve", "--data=x=y"], "x=y"),  # only the first equals sign parts
            (["serve", "--data"], ""),  # click will complain
            (["serve", "--data", "x", "--data", "y"], "x"),
            (["load", "--database", "x"], ""),  # another option that begins alike
        ],
    )
    def test_is_that_of_the_arguments(self, arguments, folder):
        assert data_folder_asked(arguments) == folder

    def test_is_else_that_of_the_environment_and_is_made(self, tmp_path, monkeypatch):
        monkeypatch.setenv("TAWAM_DATA", str(tmp_path / "new" / "folder"))
        found = environment.data_folder()
        assert found == (tmp_path / "new" / "folder").resolve()
        assert found.is_dir()

    @pytest.mark.parametrize("value", [None, ""])
    def test_is_else_one_beside_us(self, tmp_path, monkeypatch, value):
        monkeypatch.chdir(tmp_path)
        monkeypatch.delenv("TAWAM_DATA", raising=False)
        if value is not None:
            monkeypatch.setenv("TAWAM_DATA", value)
        assert environment.data_folder() == tmp_path.resolve() / "tawam-data"


class TestTheSecretKey:
    def test_is_made_once_closed_to_others_and_kept(self, tmp_path, monkeypatch):
        monkeypatch.delenv("TAWAM_SECRET_KEY", raising=False)
        first = environment.secret_key(tmp_path)
        assert len(first) >= 50
        assert environment.secret_key(tmp_path) == first
        assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600

    def test_differs_between_two_folders(self, tmp_path, monkeypatch):
        monkeypatch.delenv("TAWAM_SECRET_KEY", raising=False)
        folders = [tmp_path / name for name in "ab"]
        for folder in folders:
            folder.mkdir()
        assert len({environment.secret_key(folder) for folder in folders}) == 2

    def test_may_be_given_and_is_then_not_written_down(self, tmp_path, monkeypatch):
        monkeypatch.setenv("TAWAM_SECRET_KEY", "given")
        assert environment.secret_key(tmp_path) == "given"
        assert not list(tmp_path.iterdir())


class TestASetting:
    @pytest.mark.parametrize(
        ("value", "parts"),
        [
            ("a,b", ["a", "b"]),
            (" a , b ,", ["a", "b"]),  # blanks and a last comma
            ("", []),
            (",", []),
            (None, ["x"]),  # the default
        ],
    )
    def test_may_be_a_list(self, monkeypatch, value, parts):
        monkeypatch.delenv("TAWAM_HOSTS", raising=False)
        if value is not None:
            monkeypatch.setenv("TAWAM_HOSTS", value)
        assert environment.listed("TAWAM_HOSTS", "x") == parts

    @pytest.mark.parametrize(
        ("value", "on"),
        [("1", True), ("true", True), ("YES", True), ("on", True), ("0", False), ("", False), ("off", False)],
    )
    def test_may_be_a_switch(self, monkeypatch, value, on):
        monkeypatch.setenv("TAWAM_DEBUG", value)
        assert environment.switched_on("TAWAM_DEBUG") is on


class TestSeconds:
    @pytest.mark.parametrize(("given", "seconds"), [(None, 1.5), ("", 1.5), ("0", 0), ("2.5", 2.5), ("3600", 3600)])
    def test_are_those_given_or_the_usual_ones(self, monkeypatch, given, seconds):
        monkeypatch.delenv("TAWAM_WIKIDATA_PAUSE", raising=False)
        if given is not None:
            monkeypatch.setenv("TAWAM_WIKIDATA_PAUSE", given)
        assert environment.seconds("TAWAM_WIKIDATA_PAUSE", 1.5) == seconds

    @pytest.mark.parametrize("given", ["soon", "-1", "3601", "nan", "inf", "1,5"])
    def test_that_cannot_be_meant_are_refused_by_name(self, monkeypatch, given):
        monkeypatch.setenv("TAWAM_WIKIDATA_PAUSE", given)
        with pytest.raises(environment.UnfitSurroundings, match=r"TAWAM_WIKIDATA_PAUSE is .* number of seconds"):
            environment.seconds("TAWAM_WIKIDATA_PAUSE", 1.5)
