"""A data folder becomes one of a demonstration before it holds anything, or never."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tawam.config import cli
from tawam.config.environment import (
    DEMONSTRATION,
    UnfitSurroundings,
    claim_for_demonstration,
    demonstration_password,
    is_demonstration,
)


@pytest.fixture(autouse=True)
def no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """The surroundings of a stranger."""
    monkeypatch.delenv("DATABASE_URL", raising=False)


class TestAFolder:
    def test_that_is_empty_or_missing_is_claimed(self, tmp_path: Path):
        claim_for_demonstration(str(tmp_path / "new"))
        assert is_demonstration(tmp_path / "new")
        assert not is_demonstration(tmp_path)

    def test_that_is_claimed_stays_so_with_its_password(self, tmp_path: Path):
        claim_for_demonstration(str(tmp_path))
        password = demonstration_password(tmp_path)
        (tmp_path / "tawam.sqlite3").touch()
        claim_for_demonstration(str(tmp_path))
        assert demonstration_password(tmp_path) == password
        assert len(password) >= 10

    def test_has_a_password_of_its_own_that_only_its_owner_reads(self, tmp_path: Path):
        for name in ("one", "other"):
            claim_for_demonstration(str(tmp_path / name))
        assert demonstration_password(tmp_path / "one") != demonstration_password(tmp_path / "other")
        assert stat.S_IMODE((tmp_path / "one" / DEMONSTRATION).stat().st_mode) == 0o600

    def test_that_holds_a_registry_is_refused_and_left_as_it_is(self, tmp_path: Path):
        (tmp_path / "tawam.sqlite3").write_bytes(b"somebody's")
        with pytest.raises(UnfitSurroundings, match="no demonstration and stays as it is"):
            claim_for_demonstration(str(tmp_path))
        assert [one.name for one in tmp_path.iterdir()] == ["tawam.sqlite3"]

    def test_is_not_claimed_beside_a_database_elsewhere(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("DATABASE_URL", "postgresql:///towns")
        with pytest.raises(UnfitSurroundings, match="unset DATABASE_URL"):
            claim_for_demonstration(str(tmp_path))
        assert list(tmp_path.iterdir()) == []

    def test_that_cannot_be_made_is_told(self, tmp_path: Path):
        (tmp_path / "file").touch()
        with pytest.raises(UnfitSurroundings, match="cannot be written"):
            claim_for_demonstration(str(tmp_path / "file" / "folder"))


class TestTheDoor:
    @pytest.mark.parametrize(
        ("typed", "named", "folder"),
        [
            ("serve --demo", "", "tawam-demo"),
            ("prepare --demo --data here", "there", "here"),
            ("serve --demo", "there", "there"),
            ("serve", "there", None),
            ("status --demo", "there", None),
        ],
    )
    def test_claims_the_folder_that_is_meant_and_no_other(self, typed, named, folder, monkeypatch):
        claimed: list[str] = []
        monkeypatch.setenv("TAWAM_DATA", named)
        monkeypatch.setattr(cli.sys, "argv", ["tawam", *typed.split()])
        monkeypatch.setattr(cli, "claim_for_demonstration", claimed.append)
        monkeypatch.setattr(cli.django, "setup", lambda: None)
        monkeypatch.setattr(
            cli, "import_module", lambda name: type("Commands", (), {"tawam": staticmethod(lambda: None)})
        )
        cli.main()
        assert claimed == ([folder] if folder else [])

    def test_says_in_a_line_why_it_stays_shut(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        (tmp_path / "tawam.sqlite3").touch()
        monkeypatch.setattr(cli.sys, "argv", ["tawam", "serve", "--demo", f"--data={tmp_path}"])
        with pytest.raises(SystemExit, match="Error: The data folder"):
            cli.main()
