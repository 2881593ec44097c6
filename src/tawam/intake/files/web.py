"""Fetching from public services with good manners: who asks, how often, and when to come back."""

from __future__ import annotations

import email.utils
import http.client
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

import orjson

from tawam import __version__
from tawam.intake.rules.wikidata_live import Lagging, OddAnswer

# Fifty of the longest documents have fifteen.
LARGEST_ANSWER = 64_000_000
_PIECE = 1 << 16
_BUSY = (429, 500, 502, 503, 504)
_GZIP_WINDOW = 31
_FORBIDDEN, _TOO_MANY = 403, 429

Read = TypeVar("Read")


class NoAnswer(OSError):
    """A service that does not give what was asked for; says which, what happened, and what to do."""

    def __init__(self, host: str, problem: str, remedy: str) -> None:
        super().__init__(f"{host}: {problem}. {remedy} What was fetched so far is kept.")
        self.host, self.problem, self.remedy = host, problem, remedy


class _Refused(Exception):
    """One try that failed; ``wait`` seconds are asked for, if the service said so."""

    def __init__(self, problem: str, wait: float | None = None, remedy: str = "", *, final: bool = False) -> None:
        super().__init__(problem)
        self.problem, self.wait, self.remedy, self.final = problem, wait, remedy, final


@dataclass(frozen=True, slots=True)
class Manners:
    """How to ask: who we are, seconds between two requests, for one answer, and before the first new try.

    Each further try waits twice as long, or as long as the service asks for. Whoever asks for more than
    ``longest_wait`` seconds is left alone.
    """

    contact: str
    pause: float = 1.0
    timeout: float = 90.0
    first_wait: float = 5.0
    longest_wait: float = 600.0
    tries: int = 7

    @property
    def headers(self) -> Mapping[str, str]:
        """What every request says of itself."""
        agent = f"Tawam/{__version__} (registry of twinned cities; {self.contact})"
        return {"User-Agent": agent, "Accept": "application/json", "Accept-Encoding": "gzip"}


class _SafeRedirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects, but never from a secure address to an open one, nor to anything but the web."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: object,
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """The request that follows, or a refusal."""
        allowed = ("https",) if req.full_url.startswith("https:") else ("http", "https")
        if urlsplit(newurl).scheme not in allowed:
            raise _Refused(f"it sends us on to {newurl[:80]}", remedy="Check the address in the settings.", final=True)
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


class Visitor:
    """One who asks a service politely, one request after another."""

    def __init__(self, manners: Manners, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self.manners = manners
        self._sleep, self._last = sleep, float("-inf")
        self._opener = urllib.request.build_opener(_SafeRedirects)

    def ask(self, address: str, read: Callable[[object], Read]) -> Read:
        """What ``read`` makes of the JSON at an address; tries again while that may help, and raises NoAnswer."""
        host, wait = urlsplit(address).netloc or address[:60], self.manners.first_wait
        for left in reversed(range(self.manners.tries)):
            try:
                return self._read(address, read)
            except _Refused as refused:
                asked = wait if refused.wait is None else refused.wait
                remedy = refused.remedy or "Try again later: the same command goes on where it stopped."
                if refused.final or not left or asked > self.manners.longest_wait:
                    raise NoAnswer(host, refused.problem, remedy) from None
                self._sleep(asked)
                wait = min(wait * 2, self.manners.longest_wait)
        raise NoAnswer(host, "it was not asked", "Allow one try at least.")

    def _read(self, address: str, read: Callable[[object], Read]) -> Read:
        try:
            return read(orjson.loads(self._fetched(address)))
        except orjson.JSONDecodeError:
            raise _Refused("its answer is no JSON, or was cut off") from None
        except Lagging as error:
            raise _Refused(f"{error}") from None
        except OddAnswer as error:
            raise _Refused(f"its answer cannot be used: {error}") from None

    def _fetched(self, address: str) -> bytes:
        if not address.startswith(("http://", "https://")):
            raise _Refused("this is no web address", remedy="Check the addresses in the settings.", final=True)
        self._sleep_until(self._last + self.manners.pause)
        request = urllib.request.Request(address, headers=dict(self.manners.headers))  # noqa: S310 -- see _SafeRedirects
        try:
            with self._opener.open(request, timeout=self.manners.timeout) as response:
                return _body(response, self.manners.timeout)
        except urllib.error.HTTPError as error:
            raise _refusal(error) from None
        except (http.client.HTTPException, zlib.error, EOFError) as error:
            raise _Refused(f"its answer was cut off ({type(error).__name__})") from None
        except OSError as error:
            raise _Refused(f"it cannot be reached ({getattr(error, 'reason', error)})") from None
        finally:
            self._last = time.monotonic()

    def _sleep_until(self, moment: float) -> None:
        left = moment - time.monotonic()
        if left > 0:
            self._sleep(left)


def _body(response: http.client.HTTPResponse, timeout: float) -> bytes:
    """The whole answer, unpacked; bounded in size and, as a timeout of the socket is not, in time."""
    packed = response.headers.get("Content-Encoding", "") == "gzip"
    unpacker = zlib.decompressobj(_GZIP_WINDOW) if packed else None
    body, end = bytearray(), time.monotonic() + 2 * timeout
    while piece := response.read1(_PIECE):
        body += unpacker.decompress(piece, LARGEST_ANSWER) if unpacker else piece
        if len(body) > LARGEST_ANSWER or (unpacker and unpacker.unconsumed_tail):
            raise _Refused(f"its answer is larger than {LARGEST_ANSWER // 1_000_000} MB", final=True)
        if time.monotonic() > end:
            raise _Refused(f"its answer was not complete after {2 * timeout:.0f} seconds")
    if response.length or (unpacker and not unpacker.eof):
        raise EOFError
    return bytes(body)


def _refusal(error: urllib.error.HTTPError) -> _Refused:
    problem = f"it answers {error.code} {error.reason}"
    if error.code in _BUSY:
        return _Refused(problem, _asked_wait(error.headers.get("Retry-After", "")))
    remedy = "Set TAWAM_CONTACT to an address at which you can be reached." if error.code == _FORBIDDEN else ""
    return _Refused(problem, remedy=remedy or "Check the addresses in the settings.", final=True)


def _asked_wait(value: str) -> float | None:
    """The seconds that Retry-After asks for: a number, or a moment; None where it says neither."""
    if value.strip().isdecimal():
        return float(value)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None
