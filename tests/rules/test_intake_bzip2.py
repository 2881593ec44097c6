"""bzip2 from the middle: ranges side by side give every byte once, and every fault is told."""

from __future__ import annotations

import bz2
import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.outside import shared

from tawam.intake.files import bzip2
from tawam.intake.files.blocks import Broken
from tawam.intake.files.bzip2 import Mark, begins_well, unpacked


def noise(number: int, seed: int = 3) -> bytes:
    """Text that compresses to a bit more than half: every 100 KB of it are a block of level 1."""
    return random.Random(seed).randbytes(number // 2).hex().encode()


def in_ranges(packed: bytes, size: int) -> list[bytes]:
    """What each range of so many bytes holds."""
    file, ends = io.BytesIO(packed), range(0, len(packed), size)
    return [b"".join(one.data for one in unpacked(file, begin, begin + size)) for begin in ends]


def at_every_bit(data: bytes) -> list[bytes]:
    """The same blocks at each of the eight bits where they can begin, as streams with a changed head."""
    made = []
    for shift in range(8):
        whole = int.from_bytes(bz2.compress(data, 1), "big") << shift
        made.append(whole.to_bytes(len(bz2.compress(data, 1)) + 1, "big"))
    return made


class TestRangesSideBySide:
    @settings(max_examples=40)
    @given(
        st.lists(st.integers(0, 150_000), min_size=1, max_size=4),
        st.integers(5_000, 90_000),
        st.sampled_from([b"", b"\0" * 5]),
    )
    def test_give_every_byte_once_whatever_the_streams_and_the_edges(self, sizes, size, between):
        data = [noise(number, number) for number in sizes]
        packed = between.join(bz2.compress(one, 1) for one in data) + between
        assert b"".join(in_ranges(packed, size)) == b"".join(data)

    def test_each_hold_the_blocks_that_begin_in_them(self):
        packed = bz2.compress(noise(600_000), 1)
        found = in_ranges(packed, len(packed) // 3 + 1)
        assert b"".join(found) == noise(600_000)
        assert all(len(one) > 90_000 for one in found)

    def test_tell_how_far_in_the_file_they_are(self):
        packed = bz2.compress(noise(400_000), 1)
        reads = [one.read for one in unpacked(io.BytesIO(packed), 0)]
        assert reads == sorted(reads)
        assert reads[-1] == len(packed)

    @pytest.mark.parametrize("shift", range(8))
    def test_find_blocks_at_every_bit(self, shift):
        file = io.BytesIO(at_every_bit(noise(250_000))[shift])
        found = list(bzip2._marks(file, 0))
        assert [mark.block for mark in found] == [True, True, True, False]
        assert {mark.bit % 8 for mark in found[:1]} == {(40 - shift) % 8}

    def test_find_marks_across_the_pieces_in_which_the_file_is_read(self, monkeypatch):
        file = io.BytesIO(bz2.compress(noise(600_000), 1))
        whole = list(bzip2._marks(file, 0))
        for size in (50, 51, 63, 1000):
            monkeypatch.setattr(bzip2, "_READ", size)
            assert list(bzip2._marks(file, 0)) == whole

    def test_read_a_real_excerpt(self):
        data = shared("data/wikidata/cities.ndjson").read_bytes()
        for level in (1, 9):
            packed = bz2.compress(data, level)
            assert b"".join(in_ranges(packed, len(packed) // 5)) == data

    def test_are_not_confused_by_a_mark_that_stands_in_a_block_by_chance(self, monkeypatch):
        packed = bz2.compress(noise(250_000), 1)
        real = list(bzip2._marks(io.BytesIO(packed), 0))
        false = [Mark(real[0].bit + 5_001, block=True), Mark(real[0].bit + 9_003, block=False)]
        monkeypatch.setattr(bzip2, "_marks", lambda file, begin: iter(sorted([*real, *false])))
        # The false ones are never begun with: they lie inside the first block, which ends at a later mark.
        assert b"".join(one.data for one in unpacked(io.BytesIO(packed), 0)) == noise(250_000)


class TestAFault:
    @pytest.mark.parametrize("kept", [0.5, 0.9])
    def test_of_a_file_that_was_cut_comes_after_what_stands_before(self, kept):
        packed, got = bz2.compress(noise(600_000), 1), []
        with pytest.raises(Broken, match="ends too soon"):
            got.extend(unpacked(io.BytesIO(packed[: int(len(packed) * kept)]), 0))
        assert noise(600_000).startswith(b"".join(one.data for one in got))
        assert len(got) >= int(5 * kept)

    @pytest.mark.parametrize("tail", [b"BZh9", b"B", b"BZh9\x31\x41"])
    def test_of_a_stream_that_only_begins_is_told(self, tail):
        with pytest.raises(Broken, match="ends too soon"):
            list(unpacked(io.BytesIO(bz2.compress(noise(5_000)) + tail), 0))

    @pytest.mark.parametrize("tail", [b"and more", b"BZh0 and more of it", b"\0\0PK\x03\x04"])
    def test_of_what_follows_and_is_no_stream_is_told(self, tail):
        with pytest.raises(Broken, match="no stream follows"):
            list(unpacked(io.BytesIO(bz2.compress(noise(5_000)) + tail), 0))

    def test_of_an_end_that_lacks_its_sum_is_told(self):
        with pytest.raises(Broken, match="ends too soon"):
            list(unpacked(io.BytesIO(bz2.compress(noise(5_000))[:-2]), 0))

    @settings(max_examples=40)
    @given(st.floats(0.05, 0.95), st.integers(1, 255))
    def test_of_a_changed_byte_never_gives_other_data(self, where, change):
        data = noise(300_000)
        packed = bytearray(bz2.compress(data, 1))
        packed[int(len(packed) * where)] ^= change
        got = []
        with pytest.raises(Broken, match=r"broken|too soon"):
            got.extend(one.data for one in unpacked(io.BytesIO(bytes(packed)), 0))
        assert data.startswith(b"".join(got))

    def test_of_a_broken_block_is_told_by_the_range_in_which_it_begins(self):
        packed = bytearray(bz2.compress(noise(600_000), 1))
        packed[len(packed) // 2] ^= 1
        half, file = len(packed) // 4, io.BytesIO(bytes(packed))
        assert b"".join(one.data for one in unpacked(file, 0, half))
        with pytest.raises(Broken, match="broken"):
            list(unpacked(file, half, 3 * half))
        assert b"".join(one.data for one in unpacked(file, 3 * half, len(packed)))


class TestAFileThatBeginsWell:
    @pytest.mark.parametrize(
        ("head", "well"),
        [
            (bz2.compress(b"x")[:10], True),
            (bz2.compress(b"", 1)[:10], True),
            (bz2.compress(b"x")[:9], False),
            (b"BZh9nonsense", False),
            (b"BZh0" + bz2.compress(b"x")[4:10], False),
            (b"", False),
        ],
    )
    def test_has_its_first_block_where_it_must_be(self, head, well):
        assert begins_well(head) is well
