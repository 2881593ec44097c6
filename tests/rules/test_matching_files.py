"""The two files of a model in the data folder, and what a reader finds while they are being replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawam.matching import files


class TestAKeptModel:
    def test_is_found_with_its_card(self, tmp_path: Path):
        files.keep_model(tmp_path, b"card", b"model")
        assert files.kept_model(tmp_path) == (b"card", b"model")
        assert sorted(path.name for path in tmp_path.iterdir()) == ["likely-links.json", "likely-links.npz"]

    def test_is_none_in_an_empty_folder_or_where_one_of_the_two_is_missing(self, tmp_path: Path):
        assert files.model_stamp(tmp_path) is None
        files.keep_model(tmp_path, b"card", b"model")
        (tmp_path / "likely-links.json").unlink()
        assert files.model_stamp(tmp_path) is None
        with pytest.raises(FileNotFoundError):
            files.kept_model(tmp_path)

    def test_has_another_stamp_when_either_changes(self, tmp_path: Path):
        stamps = []
        for card, model in ((b"card", b"model"), (b"card", b"another"), (b"new card", b"another")):
            files.keep_model(tmp_path, card, model)
            stamps.append(files.model_stamp(tmp_path))
        assert len(set(stamps)) == 3
        assert files.model_stamp(tmp_path) == stamps[-1]

    def test_is_never_half_of_one_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        files.keep_model(tmp_path, b"card", b"model")
        plain = Path.write_bytes

        def stopped(self: Path, content: bytes) -> int:
            plain(self, content[:2])
            raise OSError("the disk is full")

        monkeypatch.setattr(Path, "write_bytes", stopped)
        with pytest.raises(OSError, match="the disk is full"):
            files.keep_model(tmp_path, b"new card", b"new model")
        assert files.kept_model(tmp_path) == (b"card", b"model")

    def test_is_put_in_place_before_its_card(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        # A reader in between finds the new model beside the old card, whose sum does not fit: it is refused.
        put: list[str] = []
        plain = Path.replace
        monkeypatch.setattr(Path, "replace", lambda self, target: put.append(target.name) or plain(self, target))
        files.keep_model(tmp_path, b"card", b"model")
        assert put == ["likely-links.npz", "likely-links.json"]
