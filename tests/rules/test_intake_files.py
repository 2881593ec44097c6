"""Opening files: whatever is wrong with one, the message says which."""

from __future__ import annotations

import shutil

import pytest

from tawam.intake import files
from tawam.intake.values import BadRow


@pytest.fixture
def folder(tmp_path):
    """A casebook folder of our own, small and good."""
    (tmp_path / "mine.yaml").write_text("- id: here--there\n  'on': no\n", encoding="utf-8")
    (tmp_path / "casebook.ar.yaml").write_text("here--there:\n  events: []\n", encoding="utf-8")
    (tmp_path / "publishers.yaml").write_text("a.example:\n  publisher: A\n  kind: news\n", encoding="utf-8")
    (tmp_path / "places.csv").write_text("name,admin,country,place_id\nHere,,NO,gn:1\n", encoding="utf-8")
    return tmp_path


class TestACasebookOnDisk:
    def test_is_read_with_its_companions(self, folder):
        found = files.casebook_files(folder / "mine.yaml")
        assert found.name == "mine.yaml"
        assert found.publishers["a.example"].name == "A"
        assert found.places == {("Here", "", "NO"): "gn:1"}

    def test_is_read_as_texts_so_that_norway_is_no_false(self, folder):
        assert files.casebook_files(folder / "mine.yaml").cases == ({"id": "here--there", "on": "no"},)

    def test_takes_the_companions_that_it_lacks_from_ours(self, folder):
        (folder / "publishers.yaml").unlink()
        (folder / "places.csv").unlink()
        found = files.casebook_files(folder / "mine.yaml")
        assert len(found.publishers) > 100
        assert len(found.places) > 100

    @pytest.mark.parametrize(
        ("name", "content", "problem"),
        [
            ("mine.yaml", b"a: b", "must be a list of cases"),
            ("mine.yaml", b"- a\n- b", "must be a list of cases"),
            ("mine.yaml", b"", "must be a list of cases"),
            ("mine.yaml", b"- a: [b", "YAML"),  # a bracket that never closes
            ("mine.yaml", b"\xff\xfe", "is not UTF-8"),
            ("mine.yaml", b"- ? [a]\n  : b", "YAML"),  # a list for a key
            ("casebook.ar.yaml", b"here: [", "YAML"),
            ("casebook.ar.yaml", b"- a", "mapping"),
            ("publishers.yaml", b"a.example:\n  kind: news", "needs publisher and kind"),
            ("publishers.yaml", b"a.example: A", "needs publisher and kind"),
            ("publishers.yaml", b"- a.example", "mapping"),
            ("places.csv", b"town;country\nHere;NO", "place_id"),  # columns of another sort
            ("places.csv", b"name,admin,country,place_id\n\xff,,NO,gn:1", "is not UTF-8"),
        ],
    )
    def test_that_cannot_be_read_is_refused_by_the_name_of_the_file(self, folder, name, content, problem):
        (folder / name).write_bytes(content)
        with pytest.raises(BadRow) as told:
            files.casebook_files(folder / "mine.yaml")
        assert str(told.value).startswith(f"{name}: ")
        assert problem in str(told.value)

    def test_that_is_not_there_is_refused(self, tmp_path):
        for path in (tmp_path / "none.yaml", tmp_path):
            with pytest.raises(BadRow, match="there is no file"):
                files.casebook_files(path)

    def test_that_is_far_too_large_is_refused_unread(self, folder, monkeypatch):
        monkeypatch.setattr(files, "LARGEST_FILE", 10)
        with pytest.raises(BadRow, match="is larger than 10 bytes"):
            files.casebook_files(folder / "mine.yaml")


class TestACaseFileOnDisk:
    def test_must_be_a_mapping(self, tmp_path):
        path = tmp_path / "file.yaml"
        path.write_text("- a", encoding="utf-8")
        with pytest.raises(BadRow, match=r"file.yaml: file: top level: must be a mapping"):
            files.case_file_fields(path)

    def test_is_read_as_texts(self, tmp_path):
        path = tmp_path / "file.yaml"
        path.write_text("slug: a\nyear: 1957\nflag: true\nnothing: null", encoding="utf-8")
        assert files.case_file_fields(path) == {"slug": "a", "year": "1957", "flag": "true", "nothing": "null"}


class TestAnEdition:
    def test_is_the_same_for_the_same_bytes_in_whatever_order(self, folder):
        paths = files.casebook_paths(folder / "mine.yaml")
        assert files.edition(paths) == files.edition(paths[::-1])

    @pytest.mark.parametrize("name", ["mine.yaml", "casebook.ar.yaml", "publishers.yaml", "places.csv"])
    def test_changes_with_every_file_that_is_read(self, folder, name):
        paths = files.casebook_paths(folder / "mine.yaml")
        before = files.edition(paths)
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write("\n# one line more\n")
        assert files.edition(paths) != before

    def test_does_not_depend_on_where_the_files_lie(self, folder, tmp_path_factory):
        other = tmp_path_factory.mktemp("other") / "folder"
        shutil.copytree(folder, other)
        editions = {files.edition(files.casebook_paths(place / "mine.yaml")) for place in (folder, other)}
        assert len(editions) == 1
