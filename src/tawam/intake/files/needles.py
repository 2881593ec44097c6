"""Finding a few bytes in many with the C library, several times as fast here as ``bytes.find``."""

from __future__ import annotations

import ctypes

_C = ctypes.CDLL(None)
_memmem, _strstr = _C.memmem, _C.strstr
_memmem.restype = _strstr.restype = ctypes.c_void_p
_memmem.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_size_t]
_strstr.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
_NUL = b"\0"


def first(needle: bytes, data: bytes, begin: int, end: int) -> int:
    """Where the needle first stands in ``data[begin:end]``, counted from the start of the data, or -1.

    Fastest where the first two bytes of the needle are rare in the data. The needle holds no NUL.
    """
    if not 0 <= begin <= end <= len(data):
        raise IndexError(f"{begin}:{end} is not within {len(data)} bytes")
    # Python keeps a NUL behind the last byte of every bytes object: strstr ends there at the latest.
    address = ctypes.cast(ctypes.c_char_p(data), ctypes.c_void_p).value or 0
    found = _strstr(address + begin, needle)
    # No JSON holds a NUL. One that is made to would hide what stands behind it from strstr.
    if found is None and data.find(_NUL, begin, end) >= 0:
        found = _memmem(address + begin, end - begin, needle, len(needle))
    place = -1 if found is None else int(found) - address
    return place if place + len(needle) <= end else -1


def first_quoted(word: bytes, data: bytes, begin: int, end: int) -> int:
    """Where the word first stands between quotation marks in ``data[begin:end]``, or -1.

    In JSON nearly every second word begins with a quotation mark, so the word is looked for without it.
    """
    needle, at = word + b'"', min(begin + 1, end)
    while (found := first(needle, data, at, end)) >= 0:
        if data[found - 1 : found] == b'"':
            return found - 1
        at = found + 1
    return -1
