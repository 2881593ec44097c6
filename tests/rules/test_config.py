"""What the surroundings say: arguments, environment, the secret."""

from __future__ import annotations

import stat
from types import SimpleNamespace

import pytest
from django.db import OperationalError

from tawam.config import cli, environment
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


class TestTheMail:
    @pytest.mark.parametrize(
        ("address", "expected"),
        [
            ("smtp://ann:p%40ss@mail.example:2525", ("mail.example", 2525, "ann", "p@ss", False, True)),
            ("smtp://ann:pw@mail.example", ("mail.example", 587, "ann", "pw", False, True)),
            ("smtps://ann:pw@mail.example", ("mail.example", 465, "ann", "pw", True, False)),
            ("smtp://localhost:25", ("localhost", 25, "", "", False, False)),  # nothing secret travels
        ],
    )
    def test_leaves_by_smtp_as_the_address_says(self, monkeypatch, address, expected):
        monkeypatch.setenv("TAWAM_EMAIL_URL", address)
        found = environment.mail()
        assert found["backend"].endswith("smtp.EmailBackend")
        assert tuple(found[name] for name in ("host", "port", "user", "password", "tls", "starttls")) == expected

    def test_is_put_into_a_folder(self, monkeypatch):
        monkeypatch.setenv("TAWAM_EMAIL_URL", "file:///var/mail/out%20box")
        assert environment.mail() == {
            "backend": "django.core.mail.backends.filebased.EmailBackend",
            "folder": "/var/mail/out box",
        }

    @pytest.mark.parametrize("address", [None, "", " ", "console://"])
    def test_is_else_printed(self, monkeypatch, address):
        monkeypatch.delenv("TAWAM_EMAIL_URL", raising=False)
        if address is not None:
            monkeypatch.setenv("TAWAM_EMAIL_URL", address)
        assert environment.mail()["backend"].endswith("console.EmailBackend")

    @pytest.mark.parametrize(
        "address", ["mail.example", "http://u:secret@mail.example", "smtp://", "smtp://u:secret@h:port", "file://"]
    )
    def test_address_that_cannot_be_used_is_refused_without_repeating_it(self, monkeypatch, address):
        monkeypatch.setenv("TAWAM_EMAIL_URL", address)
        with pytest.raises(environment.UnfitSurroundings, match="TAWAM_EMAIL_URL cannot be understood") as refused:
            environment.mail()
        assert "secret" not in str(refused.value)


class TestANumber:
    @pytest.mark.parametrize(("value", "number"), [(None, 3), ("", 3), ("0", 0), (" 12 ", 12)])
    def test_is_read_or_else_the_default(self, monkeypatch, value, number):
        monkeypatch.delenv("TAWAM_PROXIES", raising=False)
        if value is not None:
            monkeypatch.setenv("TAWAM_PROXIES", value)
        assert environment.number("TAWAM_PROXIES", 3) == number

    @pytest.mark.parametrize("value", ["-1", "1.5", "one", "٣", "²"])
    def test_that_is_none_is_refused_by_name(self, monkeypatch, value):
        monkeypatch.setenv("TAWAM_PROXIES", value)
        with pytest.raises(environment.UnfitSurroundings, match="TAWAM_PROXIES must be a whole number"):
            environment.number("TAWAM_PROXIES", 0)


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


class TestTheDoor:
    @pytest.mark.parametrize(
        "error", [OperationalError("database or disk is full"), OSError(28, "No space left on device")]
    )
    def test_says_in_a_sentence_that_the_disk_is_full(self, monkeypatch, error):
        def full() -> None:
            raise error

        monkeypatch.setattr(cli, "import_module", lambda name: SimpleNamespace(tawam=full))
        monkeypatch.setattr("sys.argv", ["tawam", "prepare"])
        with pytest.raises(SystemExit, match=r"Error: The data folder or the database cannot be used: .*(full|space)"):
            cli.main()
