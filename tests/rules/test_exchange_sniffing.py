"""What a file is, whatever its name says; and what is left of a photo."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps
from tests.pictures import FORMATS, MADE, ODT_TYPE, PDF, archive, docx, odt, picture

from tawam.exchange import files
from tawam.exchange.rules import sniffing
from tawam.exchange.rules.sniffing import TYPES, file_faults, kind_of, safe_name
from tawam.exchange.values import FaultCode, FileKind

PHOTOS = sorted(FORMATS)


def codes(content: bytes) -> list[FaultCode]:
    """What is wrong with a file."""
    return [one.code for one in file_faults(content)]


class TestAFile:
    @pytest.mark.parametrize("kind", sorted(FileKind))
    def test_is_known_by_its_bytes(self, kind):
        assert kind_of(MADE[kind]) is kind
        assert codes(MADE[kind]) == []

    def test_is_of_a_kind_that_has_a_type(self):
        assert TYPES.keys() == set(FileKind)
        assert not {"text/html", "image/svg+xml"} & set(TYPES.values())

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"hello",
            b"<!doctype html><script>alert(1)</script>",
            b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
            b"<?xml version='1.0'?><html/>",
            b" %PDF-1.7",  # what only holds the mark somewhere is none
            b"<html>%PDF-1.7",
            b"GIF89a<script>",
            b"MZ\x90\x00",
            b"#!/bin/sh\n",
            b"PK\x03\x04",
            b"PK\x03\x04" + b"\x00" * 60,
            archive({"index.html": "<script/>"}),
            archive({"word/document.xml": "<x/>"}),
            archive({"x": "y", "mimetype": ODT_TYPE}),
            archive({"mimetype": "application/epub+zip"}),
            archive({"mimetype": ODT_TYPE + "-template"}),
        ],
        ids=range(17),
    )
    def test_of_another_kind_is_refused(self, content):
        assert kind_of(content) is None
        assert codes(content) == [FaultCode.STRANGE_FILE]

    @given(st.binary(max_size=200))
    def test_whatever_it_is_is_judged_without_an_error(self, content):
        assert kind_of(content) in (None, *FileKind)

    @given(st.binary(max_size=200))
    def test_that_begins_like_an_archive_is_judged_without_an_error(self, content):
        assert kind_of(b"PK\x03\x04" + content) in (None, *FileKind)

    @pytest.mark.parametrize(
        "content",
        [
            docx(**{"word/vbaProject.bin": "x"}),
            odt(**{"Basic/Standard/Module1.xml": "x"}),
            odt(**{"Scripts/python/a.py": "x"}),
        ],
        ids=["docx", "odt-basic", "odt-scripts"],
    )
    def test_with_macros_is_refused(self, content):
        assert codes(content) == [FaultCode.HAS_MACROS]

    def test_that_is_too_large_is_refused(self, monkeypatch):
        monkeypatch.setattr(sniffing, "LARGEST", len(PDF))
        assert codes(PDF) == []
        assert codes(PDF + b" ") == [FaultCode.TOO_LARGE]


class TestAName:
    @pytest.mark.parametrize(
        ("name", "safe"),
        [
            ("Report 2025.pdf", "Report 2025.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("C:\\Users\\sam\\plan.PDF", "plan.pdf"),
            ("evil.pdf.exe", "evil.pdf.pdf"),
            ('a"; filename="b.html', "a__ filename=_b.pdf".replace("=", "_")),
            ("تقرير.pdf", "تقرير.pdf"),
            ("", "document.pdf"),
            ("...", "document.pdf"),
            ("a\r\nSet-Cookie: x", "a Set-Cookie_ x.pdf"),
        ],
    )
    def test_is_offered_without_what_a_header_or_a_path_would_read(self, name, safe):
        assert safe_name(name, FileKind.PDF) == safe

    @given(st.text(max_size=300), st.sampled_from(FileKind))
    def test_is_short_has_our_ending_and_no_path(self, name, kind):
        found = safe_name(name, kind)
        assert len(found) <= 120
        assert found.endswith("." + ("jpg" if kind is FileKind.JPEG else kind.value))
        assert not set(found) & set('/\\"\r\n;<>|:')


class TestAPhoto:
    @pytest.mark.parametrize("kind", PHOTOS)
    def test_loses_everything_but_the_picture(self, kind):
        content = picture(kind)
        assert b"SecretCamera" in content
        bare = files.bare_picture(content, kind)
        for secret in (b"SecretCamera", b"SecretComment", b"Exif"):
            assert secret not in bare
        with Image.open(io.BytesIO(bare)) as opened:
            assert (opened.format, opened.size, len(opened.getexif())) == (FORMATS[kind], (40, 20), 0)
            assert set(opened.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "loop", "background"}

    @pytest.mark.parametrize("kind", PHOTOS)
    def test_is_turned_as_the_library_itself_would(self, kind):
        for turned in range(1, 9):
            content = picture(kind, turned=turned)
            with Image.open(io.BytesIO(content)) as opened:
                wanted = ImageOps.exif_transpose(opened).size
            with Image.open(io.BytesIO(files.bare_picture(content, kind))) as bare:
                assert bare.size == wanted

    def test_is_turned_pixel_by_pixel(self):
        made, exif, written = Image.new("RGB", (2, 1), "white"), Image.Exif(), io.BytesIO()
        made.putpixel((0, 0), (0, 0, 0))
        for turned, black in (
            (1, (0, 0)),
            (2, (1, 0)),
            (3, (1, 0)),
            (4, (0, 0)),
            (5, (0, 0)),
            (6, (0, 0)),
            (7, (0, 1)),
        ):
            exif[0x0112] = turned
            written.seek(0)
            made.save(written, "PNG", exif=exif)
            with Image.open(io.BytesIO(files.bare_picture(written.getvalue(), FileKind.PNG))) as bare:
                assert bare.getpixel(black) == (0, 0, 0), turned

    @pytest.mark.filterwarnings("ignore")
    def test_is_kept_or_refused_whatever_its_camera_says_wrongly(self):
        """Camera data that were garbled, byte by byte, fell no server, and seldom cost the photo, which is sound."""
        exif, written, refused, tried = Image.Exif(), io.BytesIO(), 0, 0
        exif[0x0112], exif[0x010E] = 6, "hello"
        Image.new("RGB", (9, 7), "teal").save(written, "JPEG", exif=exif)
        content = written.getvalue()
        start = content.index(b"Exif")
        for at in range(start, start + 60):
            for value in (0, 1, 3, 7, 10, 255):
                tried += 1
                try:
                    bare = files.bare_picture(content[:at] + bytes([value]) + content[at + 1 :], FileKind.JPEG)
                except files.BrokenImage:
                    refused += 1
                else:
                    assert kind_of(bare) is FileKind.JPEG
        assert refused < tried / 10

    def test_is_turned_as_it_was_held(self):
        with Image.open(io.BytesIO(files.bare_picture(picture(turned=6), FileKind.JPEG))) as opened:
            assert opened.size == (20, 40)

    def test_is_made_smaller_where_it_is_wider_than_any_screen(self):
        with Image.open(io.BytesIO(files.bare_picture(picture(size=(5120, 100)), FileKind.JPEG))) as opened:
            assert opened.size == (2560, 50)

    @pytest.mark.parametrize("mode", ["L", "CMYK", "RGB"])
    def test_of_any_colours_is_kept(self, mode):
        assert kind_of(files.bare_picture(picture(mode=mode), FileKind.JPEG)) is FileKind.JPEG

    @pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA"])
    @pytest.mark.parametrize("turned", [1, 6])
    def test_keeps_its_colours_where_it_is_made_smaller_and_turned(self, mode, turned):
        made, exif, written = Image.new("RGB", (5120, 400), "white"), Image.Exif(), io.BytesIO()
        made.paste((0, 0, 0), (0, 0, 2560, 400))
        exif[0x0112] = turned
        made.convert(mode).save(written, "PNG", exif=exif)
        with Image.open(io.BytesIO(files.bare_picture(written.getvalue(), FileKind.PNG))) as bare:
            assert bare.size == ((2560, 200) if turned == 1 else (200, 2560))
            ends = [bare.getpixel((5, 5))[:3], bare.getpixel((bare.width - 5, bare.height - 5))[:3]]
        assert ends == [(0, 0, 0), (255, 255, 255)]

    def test_stays_clear_where_a_colour_was_named_as_clear(self):
        written = io.BytesIO()
        Image.new("RGB", (5120, 100), "white").save(written, "PNG", transparency=(255, 255, 255))
        with Image.open(io.BytesIO(files.bare_picture(written.getvalue(), FileKind.PNG))) as bare:
            assert bare.getpixel((7, 7))[3] == 0

    def test_keeps_what_can_be_seen_through(self):
        bare = files.bare_picture(picture(FileKind.PNG, mode="RGBA"), FileKind.PNG)
        with Image.open(io.BytesIO(bare)) as opened:
            assert opened.mode == "RGBA"

    @pytest.mark.parametrize("kind", PHOTOS)
    def test_that_is_cut_off_or_made_up_is_refused(self, kind):
        content = picture(kind)
        for broken in (content[: len(content) // 2], content[:20], content[:12] + b"\x00" * 200):
            with pytest.raises(files.BrokenImage):
                files.bare_picture(broken, kind)

    def test_that_says_to_be_another_kind_is_refused(self):
        with pytest.raises(files.BrokenImage):
            files.bare_picture(picture(FileKind.PNG), FileKind.JPEG)

    def test_that_would_unfold_into_gigabytes_is_refused(self, monkeypatch):
        monkeypatch.setattr(files, "_MOST_PIXELS", 100)
        with pytest.raises(files.BrokenImage):
            files.bare_picture(picture(), FileKind.JPEG)

    @given(st.binary(max_size=100))
    def test_of_any_bytes_is_a_picture_or_refused(self, content):
        with pytest.raises(files.BrokenImage):
            files.bare_picture(b"\xff\xd8\xff" + content, FileKind.JPEG)


class TestTheFolder:
    def test_is_entered_by_names_of_ours_only(self, tmp_path: Path):
        for name in ("../x", "a" * 31, "A" * 32, "", "a" * 32 + "/.."):
            with pytest.raises(ValueError, match="no name of a file"):
                files.path_of(tmp_path, name)

    def test_keeps_what_is_put_there(self, tmp_path: Path):
        files.keep(tmp_path, "ab" * 16, PDF)
        assert files.path_of(tmp_path, "ab" * 16).read_bytes() == PDF
